/** 10: options for request beside a URL, informational responses, later streams. */

import { gone, type Line, words } from '../src/profile/line'

const line: Line = {
  name: '10',
  codename: 'dubnium',
  last: '10.24.1',
  releases:
    '9.0.0 9.1.0 9.2.0-1 9.3.0 9.4.0 9.5.0 9.6.0-1 9.7.0-1 9.8.0 9.9.0 9.10.0-1 9.11.0-2 10.0.0 10.1.0 10.2.0-1 10.3.0 10.4.0-1 10.5.0 10.6.0 10.7.0 10.8.0 10.9.0 10.10.0 10.11.0 10.12.0 10.13.0 10.14.0-2 10.15.0-3 10.16.0-3 10.17.0 10.18.0-1 10.19.0 10.20.0-1 10.21.0 10.22.0-1 10.23.0-3 10.24.0-1',
  recorded: ['10.24.1'],
  changes: [
    // module
    ['module.functions', { Server: ['Server', 1] }, '9.0.0', 'measured: module-shape'],
    ['module.functions', { Server: ['Server', 2] }, '9.6.0', 'surface: 10.24.1'],
    ['module.functions', { createServer: ['createServer', 2] }, '9.11.0', 'surface: 10.24.1'],
    [
      'module.functions',
      { ClientRequest: ['ClientRequest', 3], request: ['request', 3], get: ['get', 3] },
      '10.9.0',
      'surface: 10.24.1',
    ],
    ['module.statusCodes', { 103: gone }, '9.0.0', 'recording: api/status-codes'],
    ['module.statusCodes', { 103: 'Early Hints' }, '9.2.0', 'recording: api/status-codes'],
    ['module.statusCodes', { 418: "I'm a Teapot" }, '10.2.0', 'catalog: server-status-418-text'],
    ['module.globalAgent', 'live', '10.16.0', 'catalog: global-agent-replaced'],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest globalAgent IncomingMessage OutgoingMessage Server ServerResponse createServer get request',
      ),
      '9.0.0',
      'surface: 8.17.0',
    ],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest globalAgent IncomingMessage OutgoingMessage Server ServerResponse createServer get request maxHeaderSize',
      ),
      '10.15.0',
      'measured: module-shape',
    ],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer get request maxHeaderSize globalAgent',
      ),
      '10.16.0',
      'surface: 10.24.1',
    ],
    ['module.refusals', 'types', '9.0.0', 'recording: api/outgoing-message-by-hand'],
    // wire
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK',
      ),
      '9.0.0',
      'recording: server/request-methods',
    ],
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK SOURCE',
      ),
      '9.10.0',
      'recording: server/request-methods',
    ],
    ['wire.versionDigits', 'many', '9.0.0', 'catalog: status-version-two-digits'],
    ['wire.versionDigits', 'one', '9.10.0', 'catalog: status-version-two-digits'],
    ['wire.zeroMajorRequest', false, '9.0.0', 'recording: server/request-line-variants'],
    ['wire.zeroMajorRequest', true, '9.10.0', 'recording: server/request-line-variants'],
    ['wire.maxHeaderSize', 80 * 1024, '9.0.0', 'catalog: header-size-limit'],
    ['wire.maxHeaderSize', 8 * 1024, '10.14.0', 'catalog: header-size-limit'],
    ['wire.rawPacket', 'none', '9.0.0', 'recording: server/client-error-event'],
    ['wire.rawPacket', 'requests', '9.4.0', 'recording: server/client-error-event'],
    ['wire.trailingBlanks', 'dropped', '10.19.0', 'catalog: header-trailing-blanks'],
    ['wire.chunkedWord', 'lastOfTokens', '10.19.0', 'recording: server/request-transfer-encoding-odd'],
    ['wire.emptyLength', 'refused', '10.19.0', 'catalog: server-length-empty'],
    ['wire.afterUnheardUpgrade', 'lost', '10.0.0', 'catalog: server-upgrade-without-listener'],
    ['wire.repeatedLength', 'refusedAtName', '9.0.0', 'catalog: server-length-twice-same'],
    ['wire.repeatedLength', 'refusedAtDigit', '9.10.0', 'catalog: server-length-twice-same'],
    ['wire.lengthBlanks', 'anywhere', '9.0.0', 'recording: server/request-content-length-odd'],
    ['wire.lengthBlanks', 'atEnd', '9.10.0', 'recording: server/request-content-length-odd'],
    ['wire.foldedLength', 'anew', '9.0.0', 'recording: server/request-content-length-odd'],
    ['wire.foldedLength', 'ignored', '9.10.0', 'recording: server/request-content-length-odd'],
    ['wire.foldedLength', 'goesOn', '10.19.0', 'recording: server/request-content-length-odd'],
    ['wire.lengthBesideCoding', 'refused', '10.19.0', 'recording: server/request-framing-conflicts'],
    ['wire.headerValueBytes', 'checkedButFirst', '10.15.0', 'catalog: server-header-control-characters'],
    ['wire.iceProtocol', true, '10.15.0', 'recording: server/request-methods'],
    ['wire.upgradeBody', 'framed', '9.0.0', 'recording: server/upgrade-with-length'],
    ['wire.upgradeBody', 'none', '9.5.0', 'recording: server/upgrade-with-length'],
    // stream
    ['stream.readable', 'streams3b', '10.0.0', 'recording: stream/readable-and-data-together'],
    [
      'stream.module',
      ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough', 'pipeline', 'finished', 'Stream'],
      '10.0.0',
      'surface: 12.22.12',
    ],
    ['stream.encodesBuffered', true, '10.16.1', 'measured: readable-encoding-late'],
    ['stream.domainField', false, '9.6.0', 'recording: api/request-own-properties'],
    ['stream.encodingErrorCode', true, '9.0.0', 'recording: stream/set-encoding-forms'],
    ['stream.shows', ['destroyed'], '9.0.0', 'recording: stream/stream-state-properties'],
    [
      'stream.shows',
      ['destroyed', 'readableHighWaterMark', 'writableHighWaterMark'],
      '9.3.0',
      'recording: stream/stream-state-properties',
    ],
    [
      'stream.shows',
      ['destroyed', 'readableHighWaterMark', 'readableLength', 'readableFlowing', 'writableHighWaterMark'],
      '9.4.0',
      'surface: 10.24.1',
    ],
    // socket
    ['socket.readableStopsFlow', true, '10.10.0', 'recording: stream/readable-listener-on-server-socket'],
    // incoming
    [
      'incoming.methods',
      words('setTimeout _read destroy _addHeaderLines _addHeaderLine _dump'),
      '10.0.0',
      'surface: 10.24.1',
    ],
    ['incoming.consumed', 'need', '10.0.0', 'surface: 10.24.1'],
    ['incoming.upgradeAsked', true, '10.0.0', 'catalog: server-upgrade-without-listener'],
    ['incoming.abortedProperty', false, '9.0.0', 'catalog: response-aborted-property'],
    ['incoming.abortedProperty', true, '10.1.0', 'catalog: response-aborted-property'],
    // outgoing
    [
      'outgoing.methods',
      words(
        '_renderHeaders setTimeout destroy _send _writeRaw _storeHeader setHeader getHeader getHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders flush pipe [_headerNames] [_headers]',
      ),
      '9.0.0',
      'surface: 10.24.1',
    ],
    ['outgoing.wording', 'codedEarly', '9.0.0', 'recording: api/outgoing-message-by-hand'],
    ['outgoing.wording', 'coded', '10.0.0', 'recording: api/outgoing-message-by-hand'],
    ['outgoing.checksTrailer', true, '9.0.0', 'recording: server/trailers-implicit'],
    ['outgoing.endReturnsSelf', true, '10.0.0', 'recording: server/write-return-values'],
    ['outgoing.closeMatch', 'word', '10.0.0', 'recording: server/connection-header-values'],
    // response
    [
      'response.methods',
      words(
        '_finish statusCode statusMessage assignSocket detachSocket writeContinue writeProcessing _implicitHeader writeHead writeHeader',
      ),
      '10.0.0',
      'surface: 12.22.12',
    ],
    ['response.writeHeadReturnsSelf', true, '10.17.0', 'recording: server/setheader-return-value'],
    // server
    ['server.takesOptions', false, '9.0.0', 'catalog: server-createserver-options'],
    ['server.closeTwice', 'coded', '10.0.0', 'measured: close-not-listening'],
    ['server.takesOptions', true, '9.6.0', 'catalog: server-createserver-options'],
    ['server.clientError', 'answered', '9.0.0', 'recording: server/client-error-default'],
    ['server.closes', 'beforeFinish', '10.2.0', 'recording: server/response-close-event'],
    ['server.closes', 'atOnce', '10.3.0', 'recording: server/response-close-event'],
    ['server.closes', 'dropped', '10.8.0', 'recording: server/response-close-event'],
    ['server.tellsAnswered', false, '9.0.0', 'recording: server/client-error-default'],
    ['server.tellsAnswered', true, '10.14.2', 'recording: server/client-error-default'],
    ['server.unheardUpgrade', 'request', '10.0.0', 'catalog: server-upgrade-without-listener'],
    ['server.headersTimeout', -1, '9.0.0', 'recording: server/headers-timeout'],
    ['server.headersTimeout', 40000, '10.14.0', 'recording: server/headers-timeout'],
    ['server.pendingField', false, '10.16.0', 'surface: 10.24.1'],
    ['server.errorAnswer', 'closing', '10.16.0', 'recording: server/client-error-default'],
    ['server.headClock', 'connection', '9.0.0', 'surface: 4.9.1'],
    ['server.headClock', 'requestEnd', '10.15.2', 'surface: 10.24.1'],
    // client
    ['client.urlArgument', 'whatwg', '10.0.0', 'catalog: request-url-string-parser'],
    ['client.urlAndOptions', true, '10.9.0', 'recording: client/request-url-and-options'],
    ['client.setHost', 'falsy', '9.11.0', 'catalog: request-set-host'],
    ['client.codedErrors', true, '9.0.0', 'recording: client/request-method-invalid'],
    ['client.headBeforeAgent', false, '9.6.0', 'recording: client/flush-headers-after-set'],
    ['client.timeoutCheck', 'connectionAndRequest', '10.8.0', 'recording: client/timeout-option-kinds'],
    ['client.closeOrder', 'last', '9.0.0', 'recording: client/close-in-counted-body'],
    ['client.requestTimeout', 'shared', '10.0.0', 'recording: client/timeout-option-kinds'],
    ['client.responseCloses', true, '10.2.0', 'recording: client/events-simple-get'],
    ['client.information', 'status', '10.0.0', 'recording: client/information-102-103'],
    ['client.listenerError', 'coded', '9.0.0', 'recording: client/request-url-and-options'],
    ['client.pathCheck', 'controls', '9.0.0', 'catalog: request-path-beyond-latin1'],
    ['client.pathCheck', 'printable', '10.0.0', 'catalog: request-path-beyond-latin1'],
    ['client.insecureParser', true, '10.19.0', 'surface: 10.24.1'],
    ['client.upgradeAnswer', 'taken', '10.0.0', 'recording: api/response-defaults'],
    ['client.upgradeForgets', false, '9.0.0', 'measured: upgraded-connection'],
    ['client.upgradeForgets', true, '9.7.0', 'measured: upgraded-connection'],
    // agent
    ['agent.removalForgets', true, '9.7.0', 'catalog: agent-remove-event'],
    ['agent.removalForgets', false, '10.2.0', 'catalog: agent-remove-event'],
    // https
    ['https.exports', words('Agent globalAgent Server createServer get request'), '9.0.0', 'surface: 10.24.1'],
    ['https.functions', { request: ['request', 0], get: ['get', 3] }, '10.9.0', 'surface: 10.24.1'],
    [
      'https.nameParts',
      words('ca cert clientCertEngine ciphers key pfx rejectUnauthorized servername secureProtocol'),
      '9.3.0',
      'measured: https-agent-name; program: names',
    ],
    [
      'https.nameParts',
      words(
        'ca cert clientCertEngine ciphers key pfx rejectUnauthorized servername secureProtocol crl honorCipherOrder ecdhCurve dhparam secureOptions sessionIdContext',
      ),
      '9.6.0',
      'measured: https-agent-name; program: names',
    ],
    [
      'https.nameParts',
      words(
        'ca cert clientCertEngine ciphers key pfx rejectUnauthorized servername minVersion maxVersion secureProtocol crl honorCipherOrder ecdhCurve dhparam secureOptions sessionIdContext',
      ),
      '10.16.0',
      'measured: https-agent-name; program: names',
    ],
    ['https.halfOpenField', true, '9.0.0', 'program: fields'],
    ['https.identityError', 'coded', '9.0.0', 'program: identity'],
    ['https.maxHeadersField', true, '10.1.0', 'program: fields'],
  ],
}
export default line
