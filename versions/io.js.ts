/** io.js: flowing streams, raw headers, agents that keep sockets. */

import { gone, type Line, membersOf, words } from '../src/profile/line'
import { errata } from './errata/io.js'

const line: Line = {
  name: 'io.js',
  runtime: 'io.js',
  last: '3.3.1',
  releases:
    '1.0.0-4 1.1.0 1.2.0 1.3.0 1.4.1-3 1.5.0-1 1.6.0-4 1.7.1 1.8.1-4 2.0.0-2 2.1.0 2.2.0-1 2.3.0-4 2.4.0 2.5.0 3.0.0 3.1.0 3.2.0 3.3.0-1',
  recorded: ['iojs-1.8.1', 'iojs-3.3.1'],
  changes: [
    // module
    [
      'module.parserMethods',
      words('close reinitialize pause resume consume unconsume getCurrentBuffer'),
      '3.0.0',
      'process: parser-members',
    ],
    [
      'module.parserConstants',
      words('kOnHeaders kOnHeadersComplete kOnBody kOnMessageComplete kOnExecute'),
      '3.0.0',
      'process: parser-members',
    ],
    ['module.parserTells', 'arguments', '1.8.1', 'process: parser-members'],
    ['module.parserCut', 'error', '3.0.0', 'process: parser-members'],
    ['module.methodNames', { flushHeaders: '' }, '1.0.0', 'surface: iojs-1.8.1'],
    ['module.methodNames', { flush: 'deprecated' }, '1.6.0', 'surface: iojs-1.8.1'],
    [
      'module.methodNames',
      { _getSession: '_getSession', _cacheSession: '_cacheSession' },
      '2.5.0',
      'surface: iojs-3.3.1',
    ],
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
    ['module.wording', 'signature', '1.0.0', 'recording: api/outgoing-message-by-hand'],
    // wire
    [
      'wire.methods',
      [
        'DELETE',
        'GET',
        'HEAD',
        'POST',
        'PUT',
        'CONNECT',
        'OPTIONS',
        'TRACE',
        'COPY',
        'LOCK',
        'MKCOL',
        'MOVE',
        'PROPFIND',
        'PROPPATCH',
        'UNLOCK',
        'REPORT',
        'MKACTIVITY',
        'CHECKOUT',
        'MERGE',
        'M-SEARCH',
        'NOTIFY',
        'SUBSCRIBE',
        'UNSUBSCRIBE',
        'PATCH',
        'SEARCH',
        'PURGE',
        'MKCALENDAR',
      ],
      '1.8.2',
      'recording: server/request-methods',
    ],
    ['wire.connectionWords', 'list', '1.8.2', 'catalog: server-connection-token-list'],
    ['wire.colonlessLines', 'refused', '1.8.2', 'catalog: server-header-line-without-colon'],
    ['wire.upgradeNeeds', 'headerAndConnection', '1.8.2', 'recording: server/upgrade-header-only'],
    ['wire.upgradeBody', 'framed', '1.8.2', 'recording: server/upgrade-with-length'],
    ['wire.headerSizeNoticed', 'fieldAndPiece', '1.8.2', 'measured: head-too-large'],
    ['wire.headerSizeLate', true, '1.8.2', 'measured: head-too-large'],
    ['wire.headerValueBytes', 'all', '1.0.0', 'catalog: server-header-control-characters'],
    ['wire.valueLineFeed', 'any byte', '1.0.0', 'catalog: server-header-bare-cr'],
    ['wire.repeatedLength', 'lastCounts', '1.0.0', 'catalog: server-length-twice-same'],
    ['wire.lengthBesideCoding', 'ignored', '1.0.0', 'catalog: server-length-and-chunked'],
    // socket
    ['socket.remembersPeer', true, '1.0.0', 'process: socket-addresses'],
    ['socket.errors', 'address', '1.0.0', 'catalog: error-refused-message; catalog: error-refused-properties'],
    // incoming
    ['incoming.pendingFields', false, '2.0.0', 'surface: iojs-3.3.1'],
    ['incoming.setTimeout', 'itself', '2.2.0', 'catalog: response-set-timeout'],
    // outgoing: it left 0.11 with flush alone
    [
      'outgoing.methods',
      words(
        'setTimeout destroy _send _writeRaw _buffer _storeHeader setHeader getHeader removeHeader _renderHeaders headersSent write addTrailers end _finish _flush flush',
      ),
      '1.0.0',
      'catalog: request-flush',
    ],
    [
      'outgoing.methods',
      words(
        'setTimeout destroy _send _writeRaw _buffer _storeHeader setHeader getHeader removeHeader _renderHeaders headersSent write addTrailers end _finish _flush flushHeaders flush',
      ),
      '1.6.0',
      'surface: iojs-3.3.1',
    ],
    ['outgoing.checksNames', false, '1.0.0', 'catalog: server-header-name-validation'],
    ['outgoing.noReplace', 'expression', '2.0.0', 'process: header-values-no-text'],
    ['outgoing.values', 'stripped', '1.0.0', 'recording: server/header-value-crlf'],
    ['outgoing.wideValues', 'cut', '1.0.0', 'recording: server/header-value-encoding'],
    ['outgoing.nameMatch', 'whole', '1.4.2', 'catalog: server-lookalike-connection-name'],
    ['outgoing.knowsLength', true, '1.5.0', 'recording: server/end-string-framing'],
    ['outgoing.hangupField', false, '2.0.0', 'surface: iojs-3.3.1'],
    ['outgoing.flushesRendered', true, '2.2.0', 'recording: client/flush-headers-after-set'],
    ['outgoing.setTimeoutReturnsSelf', true, '2.1.0', 'recording: server/setheader-return-value'],
    ['outgoing.warnsFlush', true, '1.6.0', 'process: messages-by-hand'],
    // response
    ['response.statusCheck', 'none', '1.0.0', 'recording: server/writehead-invalid-status'],
    ['response.checksReason', false, '1.0.0', 'recording: server/header-value-crlf'],
    // server
    ['server.handedPauses', true, '3.0.0', 'process: connect-listeners'],
    ['server.tellsCut', true, '3.0.0', 'catalog: server-client-error-on-truncation'],
    ['server.refs', 'self', '2.0.0', 'process: listen-again'],
    ['server.listenPort', 'checked', '1.0.0', 'process: listen-arguments'],
    ['server.nextTurn', 'finish', '3.0.0', 'recording: server/finish-is-late'],
    // client
    ['client.optionsWritten', 'place', '1.1.0', 'catalog: request-options-mutated'],
    ['client.optionsWritten', 'nothing', '2.0.0', 'catalog: request-options-mutated'],
    ['client.abortEvent', true, '1.4.1', 'recording: client/abort-while-waiting'],
    ['client.lookupError', 'place', '1.0.0', 'measured: lookup-error'],
    ['client.settersReturnThis', true, '2.0.0', 'catalog: request-set-timeout-return'],
    ['client.hostText', 'replaced', '2.0.0', 'recording: client/host-header-odd'],
    // agent
    ['agent.keepsAtLimit', true, '1.8.1', 'catalog: agent-keep-alive-one-socket'],
    ['agent.nameEnd', 'nothing', '3.0.0', 'catalog: agent-get-name'],
    // legacy: 1.8.1 still has the sentences, 2.3.3 no longer
    ['legacy.deprecation', 'prefixed', '2.0.0', 'measured: create-client-words'],
    // https
    ['https.agentWithoutNew', 'throws', '2.5.0', 'process: https-agents'],
    [
      'https.agentMethods',
      words('createConnection/3 getName/1 _getSession/1 _cacheSession/2'),
      '2.5.0',
      'surface: iojs-3.3.1',
    ],
    ['https.cachedSessions', 100, '2.5.0', 'surface: iojs-3.3.1'],
    ['https.servername', 'given', '1.8.1', 'program: servername'],
    // process
    [
      'process.members',
      { ...membersOf('emitter', 'getMaxListeners'), ...membersOf('util', '_exceptionWithHostPort') },
      '1.0.0',
      'process: module-members',
    ],
    ['process.members', membersOf('emitter', 'listenerCount'), '3.2.0', 'process: module-members'],
    [
      'process.globals',
      words(
        'global process GLOBAL root Buffer clearImmediate clearInterval clearTimeout setImmediate setInterval setTimeout console',
      ),
      '1.0.0',
      'process: globals',
    ],
    ['process.rejectionEvents', true, '1.4.1', 'process: rejections'],
    [
      'process.debugLines',
      { 'parser.head': gone, 'outgoing.unframed': 'Both Content-Length and Transfer-Encoding are removed' },
      '1.0.0',
      'process: debug-lines',
    ],
    [
      'process.debugLines',
      { 'https.reuses': 'reuse session for {key}', 'https.evicts': 'evicting {key}' },
      '2.5.0',
      'process: debug-lines',
    ],
    [
      'process.debugLines',
      { 'server.consumed': 'SERVER socketOnParserExecute {length}', 'server.cut': 'parse error' },
      '3.0.0',
      'process: debug-lines',
    ],
  ],
  errata,
}
export default line
