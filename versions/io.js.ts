/** io.js: flowing streams, raw headers, agents that keep sockets. */

import { type Line, words } from '../src/profile/line'

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
    // outgoing
    [
      'outgoing.methods',
      words(
        'setTimeout destroy _send _writeRaw _buffer _storeHeader setHeader getHeader removeHeader _renderHeaders headersSent write addTrailers end _finish _flush flushHeaders flush',
      ),
      '1.6.0',
      'surface: iojs-3.3.1',
    ],
    ['outgoing.layout', 'callbacks', '0.11.6', 'surface: iojs-3.3.1'],
    ['outgoing.headerStore', 'null', '0.11.15', 'catalog: server-private-headers-field'],
    ['outgoing.wording', 'signature', '1.0.0', 'recording: api/outgoing-message-by-hand'],
    ['outgoing.checksNames', false, '1.0.0', 'catalog: server-header-name-validation'],
    ['outgoing.values', 'stripped', '1.0.0', 'recording: server/header-value-crlf'],
    ['outgoing.undefinedValue', 'notSet', '0.11.15', 'recording: api/outgoing-message-by-hand'],
    ['outgoing.nameMatch', 'whole', '1.4.2', 'catalog: server-lookalike-connection-name'],
    ['outgoing.removesAutomatic', true, '0.11.6', 'recording: server/remove-automatic-headers'],
    ['outgoing.knowsLength', true, '1.5.0', 'recording: server/end-string-framing'],
    ['outgoing.loneHeadCharset', 'latin1', '0.11.6', 'recording: server/header-value-encoding'],
    ['outgoing.endWrites', 'always', '0.11.0', 'recording: api/end-data-goes-through-write'],
    ['outgoing.lateTrailers', false, '0.11.0', 'recording: server/trailers-chunked'],
    ['outgoing.finish', 'written', '0.11.6', 'recording: server/finish-is-late'],
    ['outgoing.lateWrite', 'error', '0.11.14', 'recording: server/write-after-end'],
    ['outgoing.callbacks', 'own', '0.11.6', 'recording: server/write-callbacks'],
    ['outgoing.setTimeoutReturnsSelf', true, '2.1.0', 'recording: server/setheader-return-value'],
    // response
    [
      'response.methods',
      words(
        '_finish statusCode statusMessage assignSocket detachSocket writeContinue _implicitHeader writeHead writeHeader',
      ),
      '0.11.8',
      'surface: iojs-3.3.1',
    ],
    ['response.statusCheck', 'none', '1.0.0', 'recording: server/writehead-invalid-status'],
    ['response.checksReason', false, '1.0.0', 'recording: server/header-value-crlf'],
    ['response.statusMessage', true, '0.11.8', 'recording: server/writehead-reason-phrase'],
    ['response.merge', 'set', '0.11.12', 'recording: server/writehead-merges-setheader'],
    // server
    ['server.listen', 'object', '0.11.0', 'recording: server/server-listen-forms'],
    ['server.closeTwice', 'error', '0.11.11', 'catalog: server-close-not-listening'],
    ['server.chainsFinish', 'fails', '3.0.0', 'recording: server/pipelining-order'],
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
