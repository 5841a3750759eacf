/** 22: larger buffers. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: '22',
  runtime: 'node',
  codename: 'jod',
  last: '22.23.5',
  releases:
    '21.0.0 21.1.0 21.2.0 21.3.0 21.4.0 21.5.0 21.6.0-2 21.7.0-3 22.0.0 22.1.0 22.2.0 22.3.0 22.4.0-1 22.5.0-1 22.6.0 22.7.0 22.8.0 22.9.0 22.10.0 22.11.0 22.12.0 22.13.0-1 22.14.0 22.15.0-1 22.16.0 22.17.0-1 22.18.0 22.19.0 22.20.0 22.21.0-1 22.22.0-3 22.23.0-5',
  recorded: ['22.23.5'],
  changes: [
    // socket
    ['socket.highWaterMark', 65536, '22.0.0', 'recording: api/server-later-properties'],
    // server
    ['server.keepAliveTimeoutBuffer', true, '22.19.0', 'recording: api/server-later-properties'],
    ['server.shouldUpgradeCallback', true, '22.21.0', 'recording: api/server-later-properties'],
    ['server.closeGives', 'nothing', '21.0.0', 'recording: server/server-close-idle'],
    ['server.closeGives', 'self', '21.7.0', 'recording: server/server-close-idle'],
    ['server.asyncDispose', 'nodes', '22.17.0', 'recording: api/server-async-dispose'],
    ['server.uniqueHeaders', 'any', '21.0.0', 'recording: server/unique-headers-option'],
    ['server.uniqueHeaders', 'texts', '22.5.0', 'recording: server/unique-headers-option'],
    ['server.keepAliveGrace', 0, '21.0.0', 'recording: server/keepalive-timeout'],
    ['server.keepAliveGrace', 1000, '22.0.0', 'recording: server/keepalive-timeout'],
    ['server.endlessRest', 'forever', '22.20.0', 'recording: server/keepalive-timeout-odd-values'],
    // agent
    ['agent.ownDefaults', true, '22.21.0', 'process: agents-of-today'],
  ],
}
export default line
