/** io.js: flowing streams, raw headers, agents that keep sockets. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: 'io.js',
  last: '3.3.1',
  recorded: ['iojs-1.8.1', 'iojs-3.3.1'],
  changes: [
    // wire
    ['wire.headerCharset', 'latin1', '0.11.6', 'recording: server/request-header-charset'],
    // stream
    ['stream.readable', 'streams3', '0.11.4', 'recording: stream/pause-state-and-flowing'],
    // socket
    ['socket.ondata', false, '0.11.3', 'recording: api/upgrade-socket-ondata'],
    // incoming
    ['incoming.rawHeaders', true, '0.11.6', 'manual: 003 message.rawHeaders'],
    // agent
    ['agent.kind', 'keepAlive', '0.11.4', 'recording: client/agent-fields'],
    ['agent.maxSockets', Infinity, '0.11.4', 'recording: client/agent-max-sockets-default'],
  ],
}
export default line
