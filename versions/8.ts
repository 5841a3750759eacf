/** 8: headers out of sight, idle connections time out. */

import { type Line, words } from '../src/profile/line'

const line: Line = {
  name: '8',
  codename: 'carbon',
  last: '8.17.0',
  releases:
    '7.0.0 7.1.0 7.2.0-1 7.3.0 7.4.0 7.5.0 7.6.0 7.7.0-4 7.8.0 7.9.0 7.10.0-1 8.0.0 8.1.0-4 8.2.0-1 8.3.0 8.4.0 8.5.0 8.6.0 8.7.0 8.8.0-1 8.9.0-4 8.10.0 8.11.0-4 8.12.0 8.13.0 8.14.0-1 8.15.0-1 8.16.0-2 8.17.0',
  recorded: ['8.17.0'],
  changes: [
    // module
    ['module.methodNames', { flushHeaders: 'flushHeaders' }, '7.0.0', 'surface: 8.17.0'],
    ['module.methodNames', { writeHeader: 'writeHead' }, '8.0.0', 'surface: 8.17.0'],
    ['module.statusCodes', { 103: 'Early Hints' }, '8.12.0', 'recording: api/status-codes'],
    ['module.methodsNamed', true, '7.0.0', 'surface: 8.17.0'],
    [
      'module.exports',
      words(
        'IncomingMessage OutgoingMessage METHODS Agent globalAgent ServerResponse STATUS_CODES _connectionListener Server createServer ClientRequest request get',
      ),
      '7.0.0',
      'measured: module-shape',
    ],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest globalAgent IncomingMessage OutgoingMessage Server ServerResponse createServer get request',
      ),
      '8.0.0',
      'surface: 8.17.0',
    ],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest globalAgent IncomingMessage OutgoingMessage Server ServerResponse createServer get request maxHeaderSize',
      ),
      '8.15.0',
      'surface: 8.17.0',
    ],
    [
      'module.functions',
      { createServer: ['createServer', 1], request: ['request', 2], get: ['get', 2] },
      '7.0.0',
      'surface: 8.17.0',
    ],
    ['module.functions', { Server: ['Server', 2] }, '8.12.0', 'surface: 8.17.0'],
    // wire
    ['wire.upgradeBody', 'none', '8.12.0', 'recording: server/upgrade-with-length'],
    ['wire.cookieSeparator', '; ', '8.0.0', 'catalog: server-duplicate-cookie'],
    ['wire.maxHeaderSize', 80 * 1024, '7.0.0', 'catalog: header-size-limit'],
    ['wire.maxHeaderSize', 8 * 1024, '8.14.0', 'catalog: header-size-limit'],
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK',
      ),
      '7.0.0',
      'recording: server/request-methods',
    ],
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK SOURCE',
      ),
      '8.11.0',
      'recording: server/request-methods',
    ],
    ['wire.versionDigits', 'many', '7.0.0', 'catalog: status-version-two-digits'],
    ['wire.versionDigits', 'one', '8.11.0', 'catalog: status-version-two-digits'],
    ['wire.zeroMajorRequest', false, '7.0.0', 'recording: server/request-line-variants'],
    ['wire.zeroMajorRequest', true, '8.11.0', 'recording: server/request-line-variants'],
    ['wire.rawPacket', 'requests', '8.10.0', 'recording: server/client-error-event'],
    ['wire.repeatedLength', 'refusedAtName', '7.0.0', 'catalog: server-length-twice-same'],
    ['wire.repeatedLength', 'refusedAtDigit', '8.11.0', 'catalog: server-length-twice-same'],
    ['wire.lengthBlanks', 'anywhere', '7.0.0', 'recording: server/request-content-length-odd'],
    ['wire.lengthBlanks', 'atEnd', '8.11.0', 'recording: server/request-content-length-odd'],
    ['wire.foldedLength', 'anew', '7.0.0', 'recording: server/request-content-length-odd'],
    ['wire.foldedLength', 'ignored', '8.11.0', 'recording: server/request-content-length-odd'],
    // stream
    ['stream.decoder', 'character', '8.0.0', 'recording: stream/set-encoding-truncated-character'],
    ['stream.destroy', true, '8.0.0', 'recording: stream/stream-state-properties'],
    ['stream.shows', ['destroyed'], '8.0.0', 'recording: stream/stream-state-properties'],
    [
      'stream.shows',
      ['destroyed', 'readableHighWaterMark', 'writableHighWaterMark'],
      '8.10.0',
      'recording: stream/stream-state-properties',
    ],
    // incoming
    ['incoming.rawHeadersLimited', false, '7.4.0', 'catalog: max-headers-count-raw'],
    ['incoming.abortedProperty', true, '8.13.0', 'catalog: response-aborted-property'],
    ['incoming.dump', 'unheard', '8.1.0', 'measured: abort-paused-response'],
    // outgoing
    ['outgoing.headerStore', 'hidden', '8.0.0', 'recording: server/response-private-fields'],
    ['outgoing.undefinedValue', 'refused', '8.0.0', 'recording: server/writehead-odd-headers'],
    ['outgoing.chunkedMatch', 'word', '8.0.0', 'catalog: server-transfer-encoding-value-match'],
    ['outgoing.joinsCookies', true, '8.0.0', 'recording: server/header-array-values'],
    ['outgoing.endWrites', 'never', '8.0.0', 'recording: api/end-data-goes-through-write'],
    [
      'outgoing.methods',
      words(
        'setTimeout destroy _send _writeRaw _buffer _storeHeader setHeader getHeader getHeaderNames getHeaders hasHeader removeHeader _renderHeaders _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders flush',
      ),
      '7.7.0',
      'catalog: get-headers-methods',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders setTimeout destroy _send _writeRaw _storeHeader setHeader getHeader getHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders flush [_headerNames] [_headers]',
      ),
      '8.0.0',
      'surface: 8.17.0',
    ],
    ['outgoing.hexTexts', 'taken', '8.0.0', 'measured: hex-texts'],
    ['outgoing.unknownEncoding', 'late', '8.2.0', 'measured: unknown-encoding'],
    ['outgoing.textEncoding', 'binaryApart', '7.0.0', 'recording: server/end-encodings'],
    ['outgoing.textEncoding', 'apart', '8.0.0', 'recording: server/write-encodings'],
    ['outgoing.layout', 'marks', '8.0.0', 'surface: 8.17.0'],
    ['outgoing.wording', 'parted', '7.0.0', 'recording: server/trailers-invalid'],
    ['outgoing.bareHeaders', true, '8.0.0', 'recording: client/headers-getters'],
    ['outgoing.wording', 'strings', '8.0.0', 'recording: api/outgoing-message-by-hand'],
    ['outgoing.closeMatch', 'first', '8.0.0', 'recording: server/connection-header-values'],
    // response
    ['response.statusCheck', 'number', '8.0.0', 'recording: server/writehead-invalid-status'],
    ['response.writeHeaderApart', false, '8.0.0', 'recording: api/patched-write-head'],
    // server
    ['server.takesStreams', true, '8.10.0', 'recording: api/connection-injected'],
    ['server.maxHeadersCount', 'null', '7.5.0', 'recording: api/server-defaults'],
    ['server.expectMatch', 'word', '8.0.0', 'catalog: server-expect-match'],
    ['server.keepAliveTimeout', -1, '7.0.0', 'recording: server/keepalive-timeout'],
    ['server.keepAliveTimeout', 5000, '8.0.0', 'recording: server/keepalive-timeout'],
    ['server.headersTimeout', -1, '7.0.0', 'recording: server/headers-timeout'],
    ['server.headersTimeout', 40000, '8.14.0', 'recording: server/headers-timeout'],
    ['server.takesOptions', true, '8.12.0', 'catalog: server-createserver-options'],
    ['server.headClock', 'connection', '7.0.0', 'surface: 4.9.1'],
    ['server.headClock', 'requestEnd', '8.15.1', 'surface: 8.17.0'],
    // client
    ['client.urlArgument', 'stringOrObject', '7.5.0', 'catalog: request-url-object'],
    ['client.getCalls', 'own', '8.0.0', 'measured: get-calls-request'],
    ['client.agentOption', 'checked', '8.0.0', 'catalog: request-agent-falsy'],
    ['client.methodCheck', 'tokenString', '7.5.0', 'recording: client/request-method-invalid'],
    ['client.hostCheck', true, '8.0.0', 'recording: client/request-host-kinds'],
    [
      'client.methods',
      [
        '_finish/0',
        '_implicitHeader/0',
        'abort/0',
        'onSocket/1',
        '_deferToConnect/3',
        'setTimeout/2',
        'setNoDelay/1',
        'setSocketKeepAlive/2',
        'clearTimeout/1',
      ],
      '7.5.0',
      'surface: 8.17.0',
    ],
    ['client.ownFields', 'all', '7.5.0', 'recording: client/request-own-properties'],
    ['client.socketMethodArguments', 'all', '7.5.0', 'recording: client/socket-options-early'],
    ['client.hostBrackets', 'address', '8.0.0', 'recording: client/request-host-kinds'],
    ['client.pathCheck', 'controls', '7.0.0', 'catalog: request-path-beyond-latin1'],
    ['client.pathCheck', 'printable', '8.14.0', 'catalog: request-path-beyond-latin1'],
    ['client.upgradeForgets', false, '7.0.0', 'measured: upgraded-connection'],
    ['client.upgradeForgets', true, '8.11.2', 'measured: upgraded-connection'],
    // agent
    [
      'agent.methods',
      words('createConnection getName/1 addRequest/2 createSocket/3 removeSocket/2 destroy/0'),
      '7.0.0',
      'recording: client/agent-methods',
    ],
    [
      'agent.methods',
      words('createConnection getName/1 addRequest/4 createSocket/3 removeSocket/2 destroy/0'),
      '8.0.0',
      'recording: client/agent-methods',
    ],
    ['agent.hooks', false, '7.0.0', 'recording: client/agent-keep-socket-alive-hooks'],
    ['agent.hooks', true, '8.1.0', 'recording: client/agent-keep-socket-alive-hooks'],
    [
      'agent.methods',
      [
        'createConnection',
        'getName/1',
        'addRequest/4',
        'createSocket/3',
        'removeSocket/2',
        'keepSocketAlive/1',
        'reuseSocket/2',
        'destroy/0',
      ],
      '8.1.0',
      'surface: 8.17.0',
    ],
    ['agent.nameEnd', 'familyAndPath', '8.7.0', 'catalog: agent-get-name-socket-path'],
    ['agent.removalForgets', false, '7.0.0', 'catalog: agent-remove-event'],
    ['agent.removalForgets', true, '8.11.2', 'catalog: agent-remove-event'],
    ['agent.removalForgets', false, '8.12.0', 'catalog: agent-remove-event'],
    // legacy
    ['legacy.createClient', 'absent', '7.0.0', 'surface: 8.17.0'],
    // https
    [
      'https.functions',
      { createServer: ['createServer', 2], request: ['request', 2], get: ['get', 2] },
      '7.2.1',
      'surface: 8.17.0',
    ],
    [
      'https.nameParts',
      words('ca cert ciphers key pfx rejectUnauthorized servername'),
      '7.0.0',
      'measured: https-agent-name; program: names',
    ],
    [
      'https.nameParts',
      words('ca cert ciphers key pfx rejectUnauthorized servername secureProtocol'),
      '7.5.0',
      'measured: https-agent-name; program: names',
    ],
    ['https.serverVerifies', true, '8.0.0', 'program: clientCertificate'],
    ['https.requiresOptions', false, '8.2.0', 'program: fields'],
    ['https.halfOpenField', false, '8.12.0', 'program: fields'],
  ],
}
export default line
