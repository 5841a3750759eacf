/** The lines in the order of history. */

import type { Line } from '../src/profile/line'
import v0_4 from './0.4'
import v0_6 from './0.6'
import v0_10 from './0.10'
import v12 from './12'
import iojs from './io.js'

export const lines: readonly Line[] = [v0_4, v0_6, v0_10, iojs, v12]
