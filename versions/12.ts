/** 12: llhttp, strict heads, a server that times out heads. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: '12',
  last: '12.22.12',
  recorded: ['12.0.0', '12.22.12'],
  changes: [
    // module
    [
      'module.exports',
      [
        '_connectionListener',
        'METHODS',
        'STATUS_CODES',
        'Agent',
        'ClientRequest',
        'globalAgent',
        'IncomingMessage',
        'OutgoingMessage',
        'Server',
        'ServerResponse',
        'createServer',
        'get',
        'request',
      ],
      '8.0.0',
      'surface: 8.17.0',
    ],
    [
      'module.exports',
      [
        '_connectionListener',
        'METHODS',
        'STATUS_CODES',
        'Agent',
        'ClientRequest',
        'IncomingMessage',
        'OutgoingMessage',
        'Server',
        'ServerResponse',
        'createServer',
        'get',
        'request',
        'maxHeaderSize',
        'globalAgent',
      ],
      '11.6.0',
      'surface: 12.22.12',
    ],
    [
      'module.functions',
      { createServer: ['createServer', 1], request: ['request', 2], get: ['get', 2] },
      '8.0.0',
      'surface: 8.17.0',
    ],
    ['module.functions', { Server: ['Server', 2], createServer: ['createServer', 2] }, '9.6.0', 'surface: 10.24.1'],
    [
      'module.functions',
      { ClientRequest: ['ClientRequest', 3], request: ['request', 3], get: ['get', 3] },
      '10.9.0',
      'surface: 10.24.1',
    ],
    ['module.statusCodes', { 451: 'Unavailable For Legal Reasons' }, '4.0.0', 'recording: api/status-codes'],
    ['module.statusCodes', { 103: 'Early Hints' }, '8.0.0', 'recording: api/status-codes'],
    ['module.statusCodes', { 418: "I'm a Teapot" }, '10.0.0', 'catalog: server-status-418-text'],
    ['module.globalAgent', 'live', '10.0.0', 'catalog: global-agent-replaced'],
    // stream
    ['stream.readable', 'streams3b', '10.0.0', 'recording: stream/readable-and-data-together'],
    // legacy
    ['legacy.createClient', 'absent', '8.0.0', 'surface: 8.17.0'],
  ],
}
export default line
