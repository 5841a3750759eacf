/** 0.10: streams2. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: '0.10',
  last: '0.10.48',
  recorded: ['0.10.4', '0.10.48'],
  changes: [
    // stream
    ['stream.readable', 'streams2', '0.9.4', 'recording: stream/stream-methods-present'],
    // outgoing
    ['outgoing.sendsDate', true, '0.7.5', 'catalog: server-date-header-default'],
  ],
}
export default line
