/** io.js: flowing streams, raw headers, agents that keep sockets. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: 'io.js',
  last: '3.3.1',
  releases:
    '1.0.0-4 1.1.0 1.2.0 1.3.0 1.4.1-3 1.5.0-1 1.6.0-4 1.7.1 1.8.1-4 2.0.0-2 2.1.0 2.2.0-1 2.3.0-4 2.4.0 2.5.0 3.0.0 3.1.0 3.2.0 3.3.0-1',
  recorded: ['iojs-1.8.1', 'iojs-3.3.1'],
  changes: [
    // module
    [
      'module.exports',
      [
        'IncomingMessage',
        'METHODS',
        'OutgoingMessage',
        'ServerResponse',
        'STATUS_CODES',
        'Agent',
        'globalAgent',
        'ClientRequest',
        'request',
        'get',
        '_connectionListener',
        'Server',
        'createServer',
        'Client',
        'createClient',
      ],
      '0.11.8',
      'surface: iojs-3.3.1',
    ],
    ['module.statusCodes', { 308: 'Permanent Redirect' }, '0.11.14', 'catalog: server-status-308-text'],
    [
      'module.statusCodes',
      {
        208: 'Already Reported',
        226: 'IM Used',
        302: 'Found',
        408: 'Request Timeout',
        413: 'Payload Too Large',
        414: 'URI Too Long',
        416: 'Range Not Satisfiable',
        421: 'Misdirected Request',
        504: 'Gateway Timeout',
        508: 'Loop Detected',
      },
      '3.0.0',
      'catalog: server-status-302-text; recording: api/status-codes',
    ],
    // wire
    ['wire.headerValueBreaks', 'stripped', '0.11.0', 'catalog: server-header-value-crlf'],
    ['wire.checksHeaderNames', false, '0.11.0', 'catalog: server-header-name-validation'],
    ['wire.repeatedHeaders', 'joinOthers', '0.11.11', 'catalog: server-duplicate-headers-default'],
    [
      'wire.listedHeaders',
      [
        'authorization',
        'content-length',
        'content-type',
        'from',
        'host',
        'if-modified-since',
        'if-unmodified-since',
        'location',
        'max-forwards',
        'proxy-authorization',
        'referer',
        'user-agent',
      ],
      '0.11.11',
      'catalog: response-headers-joined',
    ],
    ['wire.headerCharset', 'latin1', '0.11.6', 'recording: server/request-header-charset'],
    // stream
    ['stream.readable', 'streams3', '0.11.4', 'recording: stream/pause-state-and-flowing'],
    ['stream.emptyText', true, '0.11.4', 'recording: client/response-in-small-packets'],
    // socket
    ['socket.ondata', false, '0.11.3', 'recording: api/upgrade-socket-ondata'],
    ['socket.dataBeside', 'after', '0.11.3', 'recording: stream/data-listener-on-server-socket'],
    // incoming
    ['incoming.rawHeaders', true, '0.11.6', 'manual: 003 message.rawHeaders'],
    ['incoming.statusMessage', true, '0.11.10', 'recording: client/response-raw-headers'],
    ['incoming.headerLine', 'into', '0.11.6', 'recording: api/add-header-line'],
    ['incoming.setTimeout', 'itself', '2.2.0', 'catalog: response-set-timeout'],
    ['incoming.endsWhenCut', false, '3.0.0', 'recording: server/request-aborted-while-waiting'],
    ['incoming.dump', 'drained', '0.11.4', 'catalog: abort-in-body'],
    // agent
    ['agent.kind', 'keepAlive', '0.11.4', 'recording: client/agent-fields'],
    ['agent.maxSockets', Infinity, '0.11.4', 'recording: client/agent-max-sockets-default'],
  ],
  errata: [
    {
      entry: '003 HTTP (introduction), rawHeaders example',
      promise: 'an example list holds content-length twice with different values',
      binary: '0.12.18 refuses such a message; 0.11.14 takes it',
    },
    {
      entry: '003 message.url, url.parse examples',
      promise: 'url.parse gives href, search, query, pathname',
      binary: 'a Url object with 12 names (path and nulls among them)',
    },
    {
      entry: '004 message.url, url.parse examples',
      promise: 'url.parse gives href, search, query, pathname',
      binary: 'a Url object with 12 names (path and nulls among them)',
    },
  ],
}
export default line
