/** 18: servers with clocks for requests. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: '18',
  runtime: 'node',
  codename: 'hydrogen',
  last: '18.20.8',
  releases:
    '17.0.0-1 17.1.0 17.2.0 17.3.0-1 17.4.0 17.5.0 17.6.0 17.7.0-2 17.8.0 17.9.0-1 18.0.0 18.1.0 18.2.0 18.3.0 18.4.0 18.5.0 18.6.0 18.7.0 18.8.0 18.9.0-1 18.10.0 18.11.0 18.12.0-1 18.13.0 18.14.0-2 18.15.0 18.16.0-1 18.17.0-1 18.18.0-2 18.19.0-1 18.20.0-8',
  recorded: ['18.20.8'],
  changes: [
    // agent
    ['agent.noDelay', true, '18.0.0', 'recording: api/agent-options-object'],
  ],
}
export default line
