/** 0.10: streams2. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: '0.10',
  last: '0.10.48',
  releases: '0.9.0-12 0.10.0-48',
  recorded: ['0.10.4', '0.10.48'],
  changes: [
    // module
    ['module.functions', { Client: ['deprecated', 0], createClient: ['deprecated', 0] }, '0.7.0', 'surface: 0.8.28'],
    [
      'module.statusCodes',
      {
        428: 'Precondition Required',
        429: 'Too Many Requests',
        431: 'Request Header Fields Too Large',
        511: 'Network Authentication Required',
      },
      '0.7.7',
      'recording: api/status-codes',
    ],
    ['module.statusCodes', { 505: 'HTTP Version Not Supported' }, '0.9.11', 'catalog: server-status-505-text'],
    // wire
    [
      'wire.listedHeaders',
      [
        'accept',
        'accept-charset',
        'accept-encoding',
        'accept-language',
        'connection',
        'cookie',
        'link',
        'pragma',
        'proxy-authenticate',
        'sec-websocket-extensions',
        'sec-websocket-protocol',
        'www-authenticate',
        'x-*',
      ],
      '0.8.12',
      'catalog: server-duplicate-proxy-authenticate',
    ],
    ['wire.headerValueBreaks', 'stripped', '0.8.20', 'catalog: server-header-value-crlf'],
    ['wire.headerValueBreaks', 'refused', '0.10.42', 'catalog: server-header-value-crlf'],
    ['wire.checksHeaderNames', true, '0.10.42', 'catalog: server-header-name-validation'],
    // stream
    ['stream.domainField', true, '0.7.2', 'recording: api/request-own-properties'],
    ['stream.pipeCounts', false, '0.7.0', 'surface: 0.8.28'],
    [
      'stream.module',
      ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough', 'Stream'],
      '0.9.4',
      'surface: 0.10.48',
    ],
    ['stream.readable', 'streams2', '0.9.4', 'recording: stream/stream-methods-present'],
    ['stream.decoder', 'bytes', '0.9.4', 'recording: stream/set-encoding-truncated-character'],
    // socket
    ['socket.dataBeside', 'nothing', '0.9.4', 'recording: stream/data-listener-on-server-socket'],
    // incoming
    ['incoming.headerLine', 'lowered', '0.7.0', 'recording: api/add-header-line'],
    ['incoming.setTimeout', 'nothing', '0.9.12', 'catalog: response-set-timeout'],
    // outgoing
    ['outgoing.sendsDate', true, '0.7.5', 'catalog: server-date-header-default'],
  ],
  errata: [
    {
      entry: '000 message.url, url.parse examples',
      promise: 'url.parse gives href, search, query, pathname',
      binary: 'a Url object with 12 names (path and nulls among them)',
    },
  ],
}
export default line
