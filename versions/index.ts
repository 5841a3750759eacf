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
import v14 from './14'
import v16 from './16'
import v18 from './18'
import v20 from './20'
import v22 from './22'
import v24 from './24'
import v26 from './26'
import iojs from './io.js'

export const lines: readonly Line[] = [
  v0_4,
  v0_6,
  v0_8,
  v0_10,
  v0_12,
  iojs,
  v4,
  v6,
  v8,
  v10,
  v12,
  v14,
  v16,
  v18,
  v20,
  v22,
  v24,
  v26,
]

/** The releases whose profiles are held against every recording, the catalogs and their surface: all recorded ones. */
export const judged: readonly string[] = lines.flatMap(line => line.recorded)
