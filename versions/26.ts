/** 26: writes of a turn in one chunk. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: '26',
  runtime: 'node',
  codename: 'lithium',
  last: '26.12.1',
  releases:
    '25.0.0 25.1.0 25.2.0-1 25.3.0 25.4.0 25.5.0 25.6.0-1 25.7.0 25.8.0-2 25.9.0 26.0.0 26.1.0 26.2.0 26.3.0-1 26.4.0 26.5.0-1 26.6.0 26.7.0 26.8.0-2 26.9.0 26.10.0 26.11.0-1 26.12.0-1',
  recorded: ['26.12.1'],
  changes: [],
}
export default line
