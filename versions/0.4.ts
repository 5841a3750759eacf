/** 0.4: where this history begins, so every behaviour has its first value here. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: '0.4',
  last: '0.4.12',
  recorded: ['0.4.12'],
  changes: [
    // module
    ['module.exports', ['parsers', 'STATUS_CODES', 'IncomingMessage'], '0.4.0', 'surface: 0.4.12'],
    // wire
    ['wire.headerCharset', 'utf8', '0.4.0', 'recording: server/request-header-charset'],
    // stream
    ['stream.readable', 'old', '0.4.0', 'manual: 001 http.ServerRequest'],
    // socket
    ['socket.ondata', true, '0.4.0', 'manual: 001 net.Socket'],
    // incoming
    ['incoming.rawHeaders', false, '0.4.0', 'surface: 0.4.12'],
    // outgoing
    ['outgoing.sendsDate', false, '0.4.0', 'catalog: server-date-header-default'],
    // server
    ['server.timeout', 120000, '0.4.0', 'recording: api/server-defaults'],
    // client
    ['client.defaultHost', 'none', '0.4.0', 'catalog: request-host-default'],
    // agent
    ['agent.kind', 'perHost', '0.4.0', 'manual: 001 http.getAgent'],
    ['agent.maxSockets', 5, '0.4.0', 'manual: 001 agent.maxSockets'],
    // legacy
    ['legacy.createClient', 'agentSocket', '0.4.0', 'surface: 0.4.12'],
  ],
}
export default line
