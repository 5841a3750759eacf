/** 0.6: one agent for all hosts. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: '0.6',
  last: '0.6.21',
  recorded: ['0.6.21'],
  changes: [
    // client
    ['client.defaultHost', 'localhost', '0.5.3', 'catalog: request-host-default'],
    // agent
    ['agent.kind', 'pool', '0.5.3', 'recording: client/global-agent-replaced'],
    // legacy
    ['legacy.createClient', 'facade', '0.5.3', 'surface: 0.6.21'],
  ],
}
export default line
