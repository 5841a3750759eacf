/** 12: llhttp, strict heads, a server that times out heads. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: '12',
  last: '12.22.12',
  recorded: ['12.0.0', '12.22.12'],
  changes: [
    // stream
    ['stream.readable', 'streams3b', '10.0.0', 'recording: stream/readable-and-data-together'],
    // legacy
    ['legacy.createClient', 'absent', '8.0.0', 'surface: 8.17.0'],
  ],
}
export default line
