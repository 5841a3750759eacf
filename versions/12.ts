/** 12: llhttp, strict heads, a server that times out heads. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: '12',
  last: '12.22.12',
  releases:
    '11.0.0 11.1.0 11.2.0 11.3.0 11.4.0 11.5.0 11.6.0 11.7.0 11.8.0 11.9.0 11.10.0 11.11.0 11.12.0 11.13.0 11.14.0 11.15.0 12.0.0 12.1.0 12.2.0 12.3.0-1 12.4.0 12.5.0 12.6.0 12.7.0 12.8.0-1 12.9.0-1 12.10.0 12.11.0-1 12.12.0 12.13.0-1 12.14.0-1 12.15.0 12.16.0-3 12.17.0 12.18.0-4 12.19.0-1 12.20.0-2 12.21.0 12.22.0-12',
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
    // wire
    ['wire.headerValueBreaks', 'refused', '4.3.0', 'catalog: server-header-value-crlf'],
    ['wire.checksHeaderNames', true, '4.3.0', 'catalog: server-header-name-validation'],
    ['wire.inheritedNames', 'absent', '4.0.0', 'catalog: server-header-named-constructor'],
    [
      'wire.listedHeaders',
      [
        'age',
        'authorization',
        'content-length',
        'content-type',
        'etag',
        'expires',
        'from',
        'host',
        'if-modified-since',
        'if-unmodified-since',
        'last-modified',
        'location',
        'max-forwards',
        'proxy-authorization',
        'referer',
        'retry-after',
        'server',
        'user-agent',
      ],
      '5.0.0',
      'catalog: server-duplicate-etag',
    ],
    ['wire.cookieSeparator', '; ', '8.0.0', 'catalog: server-duplicate-cookie'],
    // stream
    ['stream.readable', 'streams3b', '10.0.0', 'recording: stream/readable-and-data-together'],
    // legacy
    ['legacy.createClient', 'absent', '8.0.0', 'surface: 8.17.0'],
  ],
  errata: [
    {
      entry: '002 HTTP (introduction), rawHeaders example',
      promise: 'an example list holds content-length twice with different values',
      binary: 'the parser refuses such a message: clientError HPE_UNEXPECTED_CONTENT_LENGTH',
    },
  ],
}
export default line
