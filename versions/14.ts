/** 14: a server that waits, heads of 16 KB. */

import { type Line, words } from '../src/profile/line'

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
    ['module.channels', words('server.request.start server.response.finish'), '14.17.0', 'process: channels-of-http'],
    [
      'module.commonNames',
      words(
        'CRLF HTTPParser _checkInvalidHeaderChar _checkIsHttpToken chunkExpression continueExpression debug freeParser kIncomingMessage methods parsers prepareError',
      ),
      '13.0.0',
      'process: inner-modules',
    ],
    [
      'module.commonNames',
      words(
        'CRLF HTTPParser _checkInvalidHeaderChar _checkIsHttpToken chunkExpression continueExpression debug freeParser isLenient kIncomingMessage methods parsers prepareError',
      ),
      '13.4.0',
      'process: inner-modules',
    ],
    [
      'module.commonNames',
      words(
        'CRLF HTTPParser _checkInvalidHeaderChar _checkIsHttpToken chunkExpression continueExpression debug freeParser isLenient kIncomingMessage kRequestTimeout methods parsers prepareError',
      ),
      '14.11.0',
      'process: inner-modules',
    ],
    ['module.statusCodes', { 425: 'Too Early' }, '13.0.0', 'recording: api/status-codes'],
    ['module.refusals', 'types', '13.0.0', 'recording: api/outgoing-message-by-hand'],
    ['module.refusals', 'values', '13.6.0', 'recording: api/outgoing-message-by-hand'],
    [
      'module.functions',
      { validateHeaderName: ['hidden', 0], validateHeaderValue: ['hidden', 0] },
      '14.3.0',
      'measured: module-shape',
    ],
    [
      'module.functions',
      { validateHeaderName: ['__node_internal_', 1], validateHeaderValue: ['__node_internal_', 2] },
      '14.18.0',
      'measured: module-shape',
    ],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer validateHeaderName validateHeaderValue get request maxHeaderSize globalAgent',
      ),
      '14.3.0',
      'measured: module-shape',
    ],
    ['module.innerValidators', true, '14.5.0', 'process: inner-modules'],
    // wire
    ['wire.framingNames', 'blanks', '13.0.0', 'measured: requests-by-parser'],
    ['wire.framingNames', 'noBlank', '14.18.1', 'measured: requests-by-parser'],
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK SOURCE',
      ),
      '13.0.0',
      'measured: requests-by-parser',
    ],
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK SOURCE PRI',
      ),
      '14.11.0',
      'measured: requests-by-parser',
    ],
    ['wire.headerValueBytes', 'checkedTo254', '13.0.0', 'measured: header-byte-255'],
    ['wire.headerValueBytes', 'checked', '14.13.1', 'measured: header-byte-255'],
    ['wire.repeatedCoding', 'keeps', '13.0.0', 'measured: requests-by-parser'],
    ['wire.repeatedCoding', 'replaces', '14.15.4', 'measured: requests-by-parser'],
    ['wire.repeatedCoding', 'refusedAfterChunked', '14.20.0', 'measured: requests-by-parser'],
    ['wire.returnAsDash', true, '13.0.0', 'measured: requests-by-parser'],
    ['wire.returnAsDash', false, '14.11.0', 'measured: requests-by-parser'],
    ['wire.lineFeedAlone', 'refusedAfterText', '14.20.0', 'measured: requests-by-parser'],
    ['wire.lineFeedAlone', 'refusedInValues', '14.20.1', 'measured: requests-by-parser'],
    ['wire.trailingBlanks', 'kept', '13.0.0', 'measured: requests-by-parser'],
    ['wire.trailingBlanks', 'dropped', '13.8.0', 'measured: requests-by-parser'],
    ['wire.wordBeforeFold', 'connectionCounts', '14.20.1', 'measured: requests-by-parser'],
    ['wire.chunkedWord', 'alone', '13.0.0', 'measured: requests-by-parser'],
    ['wire.chunkedWord', 'last', '13.8.0', 'measured: requests-by-parser'],
    ['wire.chunkedWord', 'lastOnce', '14.20.0', 'measured: requests-by-parser'],
    ['wire.lengthBesideCoding', 'refusedIfChunked', '13.0.0', 'measured: requests-by-parser'],
    ['wire.lengthBesideCoding', 'refused', '13.8.0', 'measured: requests-by-parser'],
    ['wire.insecure', {}, '13.0.0', 'process: lenient-parser'],
    [
      'wire.insecure',
      {
        framingNames: 'blanks',
        headerValueBytes: 'all',
        lengthBesideCoding: 'refusedIfChunked',
        codedRequests: 'untilEnd',
      },
      '13.8.0',
      'process: lenient-parser',
    ],
    [
      'wire.insecure',
      {
        framingNames: 'blanks',
        headerValueBytes: 'all',
        lengthBesideCoding: 'refusedIfChunked',
        codedRequests: 'untilEnd',
        lineFeedAlone: 'taken',
        repeatedCoding: 'replaces',
      },
      '14.20.0',
      'process: lenient-parser',
    ],
    ['wire.emptyLength', 'zero', '13.0.0', 'measured: requests-by-parser'],
    ['wire.emptyLength', 'refused', '13.8.0', 'measured: requests-by-parser'],
    ['wire.chunkExtensions', 'all', '13.0.0', 'measured: requests-by-parser'],
    ['wire.chunkExtensions', 'checked', '14.18.1', 'measured: requests-by-parser'],
    ['wire.maxHeaderSize', 16 * 1024, '13.13.0', 'recording: server/header-size-limit'],
    // stream
    ['stream.readable', 'host', '14.0.0', 'recording: stream/request-state-on-server'],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection',
      ),
      '14.0.0',
      'recording: stream/stream-state-properties',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection readableDidRead',
      ),
      '14.18.0',
      'recording: stream/stream-state-properties',
    ],
    // socket
    ['socket.goneTimeout', 'nothing', '13.0.0', 'process: gone-timeouts'],
    ['socket.goneTimeout', 'self', '13.13.0', 'process: gone-timeouts'],
    ['socket.errors', 'number', '13.0.0', 'process: errno-of-connections'],
    ['socket.writesUnopened', true, '14.0.0', 'process: unconnected-connection'],
    // incoming
    [
      'incoming.methods',
      words('connection setTimeout _read destroy _addHeaderLines _addHeaderLine _dump'),
      '13.0.0',
      'surface: 14.21.3',
    ],
    [
      'incoming.methods',
      words('connection headers trailers setTimeout _read destroy _addHeaderLines _addHeaderLine _dump'),
      '14.15.2',
      'recording: api/incoming-later-properties',
    ],
    [
      'incoming.methods',
      words('connection setTimeout _read destroy _addHeaderLines _addHeaderLine _dump'),
      '14.16.0',
      'surface: 14.21.3',
    ],
    ['incoming.holdsAsConnection', false, '13.0.0', 'process: net-connect-options'],
    ['incoming.holdsAsConnection', true, '13.1.0', 'recording: api/message-high-water-mark'],
    // outgoing
    ['outgoing.rejectionDestroys', false, '13.0.0', 'surface: 14.21.3'],
    ['outgoing.rejectionDestroys', true, '13.4.0', 'surface: 14.21.3'],
    [
      'outgoing.methods',
      words(
        '_renderHeaders setTimeout destroy _send _writeRaw _storeHeader setHeader getHeader getHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders flush pipe [_headerNames] [_headers] [connection] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableObjectMode]',
      ),
      '13.0.0',
      'surface: 14.21.3',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader getHeader getHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders flush pipe [_headerNames] [_headers] [connection] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableObjectMode]',
      ),
      '13.2.0',
      'surface: 14.21.3',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader getHeader getHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [connection] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableObjectMode]',
      ),
      '14.0.0',
      'recording: client/flush-headers',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [connection] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '14.17.0',
      'surface: 14.21.3',
    ],
    ['outgoing.socketPlace', 'connectionShared', '13.0.0', 'recording: api/outgoing-connection-alias'],
    ['outgoing.knowsDestroyed', true, '14.0.0', 'recording: api/outgoing-stream-state'],
    ['outgoing.destroyReturnsSelf', true, '14.5.0', 'recording: api/outgoing-destroy'],
    ['outgoing.setHeaderReturnsSelf', true, '14.17.0', 'recording: server/setheader-return-value'],
    ['outgoing.arrays', 'pairs', '14.14.0', 'recording: server/writehead-array-flat'],
    ['outgoing.keepAliveHint', 'never', '13.0.0', 'recording: server/keepalive-timeout'],
    ['outgoing.keepAliveHint', 'exact', '14.8.0', 'recording: server/keepalive-timeout'],
    ['outgoing.keepAliveHint', 'whole', '14.12.0', 'recording: server/keepalive-timeout'],
    ['outgoing.headlessGoesOn', false, '14.0.0', 'process: outgoing-without-head'],
    ['outgoing.namesAllBytes', 'never', '13.0.0', 'recording: client/write-array-of-bytes'],
    ['outgoing.namesAllBytes', 'write', '14.5.0', 'recording: client/write-array-of-bytes'],
    ['outgoing.lateEnds', 'waits', '13.0.0', 'recording: stream/end-callback-errors'],
    ['outgoing.lateEnds', 'writes', '14.0.0', 'recording: stream/end-callback-errors'],
    ['outgoing.endUncorks', false, '13.0.0', 'surface: 14.21.3'],
    ['outgoing.endUncorks', true, '13.2.0', 'surface: 14.21.3'],
    ['outgoing.writable', 'buffers', '13.0.0', 'recording: stream/write-chunk-types'],
    ['outgoing.writable', 'bytes', '14.5.0', 'recording: stream/write-chunk-types'],
    // response
    ['response.mergedArrays', 'set', '14.14.0', 'recording: server/writehead-flat-array-over-set'],
    // server
    ['server.listenPortWords', 'coded', '13.0.0', 'process: errors-of-listening'],
    ['server.listenPortWords', 'option', '13.11.0', 'process: errors-of-listening'],
    ['server.handedTimeouts', false, '13.0.0', 'process: handed-over-sockets'],
    ['server.faultDemandsHandle', true, '13.0.0', 'process: duplex-connections'],
    ['server.faultDemandsHandle', false, '13.2.0', 'process: duplex-connections'],
    ['server.requestTimeout', 0, '14.11.0', 'recording: api/server-later-properties'],
    ['server.maxHeaderSize', true, '13.3.0', 'recording: api/server-later-properties'],
    ['server.timeout', 0, '13.0.0', 'recording: api/server-defaults'],
    ['server.headersTimeout', 40000, '13.0.0', 'recording: server/keepalive-timeout'],
    ['server.headersTimeout', 60000, '13.5.0', 'recording: server/keepalive-timeout'],
    ['server.closes', 'atOnce', '13.0.0', 'process: answer-before-body'],
    ['server.closes', 'inOrder', '13.13.0', 'process: answer-before-body'],
    ['server.errorAfterAnswer', 'answered', '13.0.0', 'recording: server/client-error-after-response'],
    ['server.errorAfterAnswer', 'unanswered', '14.7.0', 'recording: server/client-error-after-response'],
    // client
    ['client.sendsAfterSocket', true, '14.17.0', 'process: unsent-requests'],
    ['client.notModified', 'passedOver', '14.12.0', 'measured: answers-by-parser'],
    ['client.insecureName', 'argument', '13.0.0', 'process: errors-of-requests'],
    ['client.insecureName', 'option', '13.13.0', 'process: errors-of-requests'],
    ['client.insecureParser', false, '13.0.0', 'recording: api/server-option-flags'],
    ['client.insecureParser', true, '13.8.0', 'recording: api/server-option-flags'],
    ['client.cutResponse', 'closes', '13.0.0', 'recording: client/close-in-counted-body'],
    ['client.keptCloses', 'both', '14.0.0', 'recording: client/events-post-kept-alive'],
    ['client.abort', 'destroys', '14.0.0', 'process: life-of-requests'],
    ['client.knowsOver', true, '14.3.0', 'process: life-of-requests'],
    ['client.signal', 'listened', '14.17.0', 'process: life-of-requests'],
    ['client.methodCheck', 'tokenString', '13.0.0', 'process: requests-of-today'],
    ['client.methodCheck', 'tokenOption', '13.13.0', 'process: requests-of-today'],
    ['client.hostField', false, '13.0.0', 'process: requests-of-today'],
    ['client.hostField', true, '14.5.0', 'process: requests-of-today'],
    ['client.urlAuth', 'decoded', '14.18.0', 'process: requests-of-today'],
    ['client.maxHeaderSizeOption', true, '13.3.0', 'process: requests-of-today'],
    ['client.hostText', 'ofString', '13.0.0', 'process: requests-of-today'],
    ['client.creationThrows', 'emitted', '14.17.0', 'process: requests-of-today'],
    [
      'client.methods',
      words(
        '_finish/0 _implicitHeader/0 abort/0 destroy/1 onSocket/1 _deferToConnect/3 setTimeout/2 setNoDelay/1 setSocketKeepAlive/2 clearTimeout/1',
      ),
      '14.0.0',
      'process: requests-of-today',
    ],
    [
      'client.methods',
      words(
        '_finish/0 _implicitHeader/0 abort/0 destroy/1 onSocket/2 _deferToConnect/3 setTimeout/2 setNoDelay/1 setSocketKeepAlive/2 clearTimeout/1',
      ),
      '14.2.0',
      'process: requests-of-today',
    ],
    ['client.responseTimeout', true, '14.14.0', 'recording: api/message-set-timeout-callback'],
    // agent
    ['agent.usesFirst', 'lifo', '14.17.0', 'process: agents-of-today'],
    ['agent.totalLimit', false, '13.0.0', 'process: agents-of-today'],
    ['agent.totalLimit', true, '14.5.0', 'process: agents-of-today'],
    ['agent.scheduling', false, '13.0.0', 'process: agents-of-today'],
    ['agent.scheduling', true, '14.5.0', 'process: agents-of-today'],
    ['agent.schedulingRefusal', 'optionListed', '14.9.0', 'process: agent-totals'],
    ['agent.schedulingFirst', true, '14.5.0', 'process: agents-of-today'],
    ['agent.waitsInContext', true, '14.8.0', 'process: contexts-of-requests'],
    ['agent.failsRequests', true, '14.2.0', 'process: life-of-requests'],
    ['agent.timeout', 'request', '13.0.0', 'process: keep-alive-hints'],
    ['agent.timeout', 'freed', '13.11.0', 'process: keep-alive-hints'],
    ['agent.timeout', 'free', '14.2.0', 'process: calls-of-requests'],
    // https
    ['https.serverOptions', true, '14.18.0', 'surface: 14.21.3'],
    [
      'https.nameParts',
      words(
        'ca cert clientCertEngine ciphers key pfx rejectUnauthorized servername minVersion maxVersion secureProtocol crl honorCipherOrder ecdhCurve dhparam secureOptions sessionIdContext sigalgs privateKeyIdentifier privateKeyEngine',
      ),
      '14.17.0',
      'process: names-of-secure-agents',
    ],
    // process
    [
      'process.globals',
      words(
        'global clearInterval clearTimeout setInterval setTimeout queueMicrotask clearImmediate setImmediate [console] [process] [Buffer] [URL] [URLSearchParams] [TextEncoder] [TextDecoder]',
      ),
      '14.0.0',
      'process: globals',
    ],
  ],
}
export default line
