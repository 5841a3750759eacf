/** 14: a server that waits, heads of 16 KB. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: '14',
  runtime: 'node',
  codename: 'fermium',
  last: '14.21.3',
  releases:
    '13.0.0-1 13.1.0 13.2.0 13.3.0 13.4.0 13.5.0 13.6.0 13.7.0 13.8.0 13.9.0 13.10.0-1 13.11.0 13.12.0 13.13.0 13.14.0 14.0.0 14.1.0 14.2.0 14.3.0 14.4.0 14.5.0 14.6.0 14.7.0 14.8.0 14.9.0 14.10.0-1 14.11.0 14.12.0 14.13.0-1 14.14.0 14.15.0-5 14.16.0-1 14.17.0-6 14.18.0-3 14.19.0-3 14.20.0-1 14.21.0-3',
  recorded: ['14.21.3'],
  changes: [
    // module
    ['module.statusCodes', { 425: 'Too Early' }, '13.0.0', 'recording: api/status-codes'],
    // server
    ['server.requestTimeout', 0, '14.11.0', 'recording: api/server-later-properties'],
    ['server.maxHeaderSize', true, '13.3.0', 'recording: api/server-later-properties'],
    ['server.timeout', 0, '13.0.0', 'recording: api/server-defaults'],
    ['server.headersTimeout', 40000, '13.0.0', 'recording: server/keepalive-timeout'],
    ['server.headersTimeout', 60000, '13.5.0', 'recording: server/keepalive-timeout'],
    // client
    ['client.insecureName', 'argument', '13.0.0', 'process: errors-of-requests'],
    ['client.insecureName', 'option', '13.13.0', 'process: errors-of-requests'],
    ['client.insecureParser', false, '13.0.0', 'recording: api/server-option-flags'],
    ['client.insecureParser', true, '13.8.0', 'recording: api/server-option-flags'],
    // agent
    ['agent.usesFirst', 'lifo', '14.17.0', 'process: agents-of-today'],
    ['agent.totalLimit', false, '13.0.0', 'process: agents-of-today'],
    ['agent.totalLimit', true, '14.5.0', 'process: agents-of-today'],
    ['agent.scheduling', false, '13.0.0', 'process: agents-of-today'],
    ['agent.scheduling', true, '14.5.0', 'process: agents-of-today'],
    ['agent.schedulingFirst', true, '14.5.0', 'process: agents-of-today'],
    // https
    ['https.serverOptions', true, '14.18.0', 'surface: 14.21.3'],
  ],
}
export default line
