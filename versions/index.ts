/** The lines in the order of history. */

import type { Line } from '../src/profile/line'
import v0_4 from './0.4'
import v0_6 from './0.6'
import v0_8 from './0.8'
import v0_10 from './0.10'
import v0_12 from './0.12'
import v4 from './4'
import v6 from './6'
import v8 from './8'
import v10 from './10'
import v12 from './12'
import iojs from './io.js'

export const lines: readonly Line[] = [v0_4, v0_6, v0_8, v0_10, v0_12, iojs, v4, v6, v8, v10, v12]

/** The releases whose profiles are held against every recording and surface; the other lines are on their way. */
export const judged: readonly string[] = [
  '0.4.12',
  '0.6.21',
  '0.8.28',
  '0.10.48',
  'iojs-3.3.1',
  '4.9.1',
  '6.17.1',
  '8.17.0',
  '10.24.1',
  '12.22.12',
]

/** Releases held against every recording, but not against the catalogs and surfaces yet. */
export const judgedEarlier: readonly string[] = ['0.10.4', '0.12.18', 'iojs-1.8.1', '12.0.0']
