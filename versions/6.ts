/** 6: clientError leaves the connection to the program. */

import { type Line, words } from '../src/profile/line'

const line: Line = {
  name: '6',
  last: '6.17.1',
  releases:
    '5.0.0 5.1.0-1 5.2.0 5.3.0 5.4.0-1 5.5.0 5.6.0 5.7.0-1 5.8.0 5.9.0-1 5.10.0-1 5.11.0-1 5.12.0 6.0.0 6.1.0 6.2.0-2 6.3.0-1 6.4.0 6.5.0 6.6.0 6.7.0 6.8.0-1 6.9.0-5 6.10.0-3 6.11.0-5 6.12.0-3 6.13.0-1 6.14.0-4 6.15.0-1 6.16.0 6.17.0-1',
  recorded: ['6.17.1'],
  changes: [
    // module
    [
      'module.exports',
      words(
        'IncomingMessage METHODS OutgoingMessage ServerResponse STATUS_CODES Agent globalAgent ClientRequest request get _connectionListener Server createServer Client createClient maxHeaderSize',
      ),
      '6.16.0',
      'surface: 6.17.1',
    ],
    ['module.methodNames', { removeSocket: 'removeSocket' }, '6.11.2', 'surface: 6.17.1'],
    [
      'module.methodNames',
      { keepSocketAlive: 'keepSocketAlive', reuseSocket: 'reuseSocket', 'Agent.destroy': 'destroy' },
      '6.13.0',
      'surface: 6.17.1',
    ],
    // wire
    ['wire.maxHeaderSize', 8 * 1024, '6.15.0', 'catalog: header-size-limit'],
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
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR',
      ),
      '5.0.0',
      'recording: server/request-methods',
    ],
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK',
      ),
      '5.1.0',
      'recording: server/request-methods',
    ],
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK SOURCE',
      ),
      '6.14.0',
      'recording: server/request-methods',
    ],
    ['wire.versionDigits', 'many', '5.0.0', 'catalog: status-version-two-digits'],
    ['wire.versionDigits', 'one', '6.14.0', 'catalog: status-version-two-digits'],
    ['wire.zeroMajorRequest', false, '5.0.0', 'recording: server/request-line-variants'],
    ['wire.zeroMajorRequest', true, '6.14.0', 'recording: server/request-line-variants'],
    ['wire.headerValueBytes', 'all', '5.0.0', 'catalog: server-header-control-characters'],
    ['wire.headerValueBytes', 'checkedSecond', '5.6.0', 'catalog: server-header-control-characters'],
    ['wire.valueLineFeed', 'any byte', '5.0.0', 'catalog: server-header-bare-cr'],
    ['wire.valueLineFeed', 'needed', '5.6.0', 'catalog: server-header-bare-cr'],
    ['wire.repeatedLength', 'lastCounts', '5.0.0', 'catalog: server-length-twice-same'],
    ['wire.repeatedLength', 'refusedAtName', '5.6.0', 'catalog: server-length-twice-same'],
    ['wire.lengthBesideCoding', 'ignored', '5.0.0', 'catalog: server-length-and-chunked'],
    ['wire.lengthBesideCoding', 'refusedIfChunked', '5.6.0', 'catalog: server-length-and-chunked'],
    ['wire.repeatedLength', 'refusedAtDigit', '6.14.0', 'catalog: server-length-twice-same'],
    ['wire.lengthBlanks', 'anywhere', '5.0.0', 'recording: server/request-content-length-odd'],
    ['wire.lengthBlanks', 'atEnd', '6.14.0', 'recording: server/request-content-length-odd'],
    ['wire.foldedLength', 'anew', '5.0.0', 'recording: server/request-content-length-odd'],
    ['wire.foldedLength', 'ignored', '6.14.0', 'recording: server/request-content-length-odd'],
    ['wire.upgradeNeeds', 'headerAndConnection', '5.0.0', 'catalog: upgrade-on-200-with-connection'],
    ['wire.upgradeNeeds', 'status101', '5.7.0', 'catalog: upgrade-on-200-with-connection'],
    // stream
    ['stream.writableKnowsAll', true, '6.0.0', 'recording: stream/instanceof-stream-classes'],
    // outgoing
    [
      'outgoing.methods',
      words(
        'setTimeout destroy _send _writeRaw _buffer _storeHeader setHeader getHeader removeHeader _renderHeaders _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders flush',
      ),
      '6.4.0',
      'surface: 6.17.1',
    ],
    ['outgoing.wording', 'quoted', '6.0.0', 'recording: client/headers-after-sent'],
    ['outgoing.values', 'stripped', '5.0.0', 'recording: server/header-value-crlf'],
    ['outgoing.values', 'refused', '5.6.0', 'recording: server/header-value-crlf'],
    ['outgoing.closeMatch', 'part', '5.0.0', 'recording: server/connection-header-values'],
    ['outgoing.closeMatch', 'word', '6.6.0', 'recording: server/connection-header-values'],
    ['outgoing.textEncoding', 'headApart', '6.11.2', 'recording: server/end-encodings'],
    // response
    ['response.statusCheck', 'none', '5.0.0', 'recording: server/writehead-invalid-status'],
    ['response.statusCheck', 'coerced', '5.11.0', 'recording: server/writehead-invalid-status'],
    ['response.checksReason', false, '5.0.0', 'recording: server/header-value-crlf'],
    ['response.checksReason', true, '6.7.0', 'recording: server/header-value-crlf'],
    // server
    ['server.refusesExpectations', true, '5.5.0', 'recording: server/expect-other'],
    ['server.showsListening', true, '5.7.0', 'catalog: server-listening-property'],
    ['server.clientError', 'heard', '6.0.0', 'recording: server/client-error-event'],
    ['server.keepAliveTimeout', 5000, '6.17.0', 'recording: server/keepalive-timeout'],
    ['server.headersTimeout', 40000, '6.15.0', 'recording: server/headers-timeout'],
    ['server.headClock', 'requestEnd', '6.17.0', 'surface: 6.17.1'],
    // client
    ['client.createConnection', 'callback', '5.7.0', 'recording: client/request-create-connection'],
    ['client.timeoutOption', true, '6.8.0', 'recording: client/timeout-option'],
    ['client.methodCheck', 'token', '5.0.0', 'recording: client/request-method-invalid'],
    ['client.timeoutCheck', 'connection', '6.8.0', 'recording: client/timeout-option-kinds'],
    ['client.hostBrackets', 'never', '5.0.0', 'recording: client/request-host-kinds'],
    ['client.hostBrackets', 'colon', '5.10.1', 'recording: client/request-host-kinds'],
    ['client.pathCheck', 'blank', '5.0.0', 'recording: client/request-path-line-break'],
    ['client.pathCheck', 'controls', '6.10.1', 'recording: client/request-path-line-break'],
    ['client.pathCheck', 'printable', '6.15.0', 'catalog: request-path-beyond-latin1'],
    ['client.ownFields', 'bare', '5.0.0', 'surface: 4.9.1'],
    ['client.ownFields', 'ended', '6.2.2', 'surface: 6.17.1'],
    ['client.upgradeAnswer', 'taken', '5.0.0', 'recording: client/upgrade-header-on-200'],
    ['client.upgradeAnswer', 'headers', '5.7.0', 'recording: client/upgrade-header-on-200'],
    ['client.upgradeAnswer', 'upgrading', '6.6.0', 'recording: api/response-defaults'],
    ['client.connectAnswer', 'parsed', '5.0.0', 'recording: client/connect-method-early-bytes'],
    ['client.connectAnswer', 'tunnel', '5.11.0', 'recording: client/connect-method-early-bytes'],
    ['client.waitsForEnd', false, '5.0.0', 'catalog: early-response'],
    ['client.waitsForEnd', true, '6.2.2', 'catalog: early-response'],
    // agent
    [
      'agent.methods',
      ['createConnection', 'getName/1', 'addRequest/2', 'createSocket/3', 'removeSocket/2', 'destroy/0'],
      '5.7.0',
      'recording: client/agent-methods',
    ],
    [
      'agent.methods',
      [
        'createConnection',
        'getName/1',
        'addRequest/2',
        'createSocket/3',
        'removeSocket/2',
        'keepSocketAlive/1',
        'reuseSocket/2',
        'destroy/0',
      ],
      '6.13.0',
      'surface: 6.17.1',
    ],
    ['agent.createCallback', true, '5.7.0', 'recording: client/agent-create-connection'],
    ['agent.hooks', true, '6.13.0', 'recording: client/agent-keep-socket-alive-hooks'],
    ['agent.removalForgets', true, '6.14.2', 'catalog: agent-remove-event'],
    ['agent.nameEnd', 'nothing', '5.0.0', 'catalog: agent-get-name-family'],
    ['agent.nameEnd', 'family', '6.2.1', 'catalog: agent-get-name-family'],
    // legacy
    ['legacy.deprecation', 'constructing', '6.5.0', 'recording: client/legacy-client-present'],
    // https
    [
      'https.agentMethods',
      words('createConnection/3 getName/1 _getSession/1 _cacheSession/2'),
      '5.0.0',
      'surface: iojs-3.3.1',
    ],
    [
      'https.agentMethods',
      words('createConnection/3 getName/1 _getSession/1 _cacheSession/2 _evictSession/1'),
      '5.7.0',
      'surface: 6.17.1',
    ],
    // It had not gone into the first releases of 5 yet.
    [
      'https.nameParts',
      words('ca cert ciphers key pfx rejectUnauthorized'),
      '5.0.0',
      'changelog: 4.2.5, https: use servername in agent key',
    ],
    [
      'https.nameParts',
      words('ca cert ciphers key pfx rejectUnauthorized servername'),
      '5.4.0',
      'changelog: 5.4.0, https: use servername in agent key',
    ],
    [
      'https.nameParts',
      words('ca cert ciphers key pfx rejectUnauthorized servername secureProtocol'),
      '6.12.0',
      'changelog: 6.12.0, https: secureProtocol in the names of agents',
    ],
  ],
}
export default line
