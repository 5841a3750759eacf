/** 16: messages that destroy themselves. */

import { type Line, words } from '../src/profile/line'

const line: Line = {
  name: '16',
  runtime: 'node',
  codename: 'gallium',
  last: '16.20.2',
  releases:
    '15.0.0-1 15.1.0 15.2.0-1 15.3.0 15.4.0 15.5.0-1 15.6.0 15.7.0 15.8.0 15.9.0 15.10.0 15.11.0 15.12.0 15.13.0 15.14.0 16.0.0 16.1.0 16.2.0 16.3.0 16.4.0-2 16.5.0 16.6.0-2 16.7.0 16.8.0 16.9.0-1 16.10.0 16.11.0-1 16.12.0 16.13.0-2 16.14.0-2 16.15.0-1 16.16.0 16.17.0-1 16.18.0-1 16.19.0-1 16.20.0-2',
  recorded: ['16.20.2'],
  changes: [
    // module
    ['module.channels', [], '15.0.0', 'process: channels-of-http'],
    ['module.channels', words('server.request.start server.response.finish'), '15.1.0', 'process: channels-of-http'],
    [
      'module.channels',
      words('client.request.start client.response.finish server.request.start server.response.finish'),
      '16.17.0',
      'process: channels-of-http',
    ],
    [
      'module.commonNames',
      words(
        'CRLF HTTPParser _checkInvalidHeaderChar _checkIsHttpToken chunkExpression continueExpression freeParser isLenient kIncomingMessage kRequestTimeout methods parsers prepareError',
      ),
      '15.13.0',
      'process: inner-modules',
    ],
    ['module.errorCodes', 'plain', '15.0.0', 'process: classes-of-errors'],
    [
      'module.functions',
      { validateHeaderName: ['hidden', 0], validateHeaderValue: ['hidden', 0] },
      '15.0.0',
      'measured: module-shape',
    ],
    [
      'module.functions',
      { validateHeaderName: ['__node_internal_', 1], validateHeaderValue: ['__node_internal_', 2] },
      '15.7.0',
      'measured: module-shape',
    ],
    ['module.functions', { setMaxIdleHTTPParsers: ['setMaxIdleHTTPParsers', 1] }, '16.18.0', 'measured: module-shape'],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer validateHeaderName validateHeaderValue get request setMaxIdleHTTPParsers maxHeaderSize globalAgent',
      ),
      '16.18.0',
      'measured: module-shape',
    ],
    // wire
    ['wire.framingNames', 'blanks', '15.0.0', 'measured: requests-by-parser'],
    ['wire.framingNames', 'noBlank', '16.11.1', 'measured: requests-by-parser'],
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK SOURCE',
      ),
      '16.0.0',
      'recording: server/http2-preface',
    ],
    ['wire.repeatedCoding', 'keeps', '15.0.0', 'measured: requests-by-parser'],
    ['wire.repeatedCoding', 'replaces', '15.5.1', 'measured: requests-by-parser'],
    ['wire.repeatedCoding', 'refusedAfterChunked', '16.16.0', 'measured: requests-by-parser'],
    ['wire.rtspProtocol', 'requests', '16.0.0', 'measured: requests-by-parser'],
    ['wire.http2Preface', true, '16.0.0', 'recording: server/http2-preface'],
    ['wire.knownVersions', true, '16.17.1', 'measured: requests-by-parser'],
    ['wire.unlistedMethods', 'unnamed', '16.0.0', 'measured: requests-by-parser'],
    ['wire.lineFeedAlone', 'taken', '15.0.0', 'measured: requests-by-parser'],
    ['wire.lineFeedAlone', 'refusedAfterText', '16.16.0', 'measured: requests-by-parser'],
    ['wire.lineFeedAlone', 'refusedInValues', '16.17.1', 'measured: requests-by-parser'],
    ['wire.afterCarriageReturn', 'line feed in values', '16.20.1', 'measured: requests-by-parser'],
    ['wire.foldedValues', 'keptAfterText', '16.20.1', 'measured: requests-by-parser'],
    ['wire.wordBeforeFold', 'counts', '15.0.0', 'measured: requests-by-parser'],
    ['wire.wordBeforeFold', 'connectionCounts', '16.17.1', 'measured: requests-by-parser'],
    ['wire.chunkedWord', 'last', '15.0.0', 'measured: requests-by-parser'],
    ['wire.chunkedWord', 'lastOnce', '16.16.0', 'measured: requests-by-parser'],
    [
      'wire.insecure',
      {
        framingNames: 'blanks',
        headerValueBytes: 'all',
        lengthBesideCoding: 'refusedIfChunked',
        codedRequests: 'untilEnd',
      },
      '15.0.0',
      'process: lenient-parser',
    ],
    [
      'wire.insecure',
      {
        headerValueBytes: 'all',
        lengthBesideCoding: 'ignored',
        codedRequests: 'untilEnd',
        afterClose: 'anything',
        afterOldClose: 'anything',
      },
      '16.0.0',
      'process: lenient-parser',
    ],
    [
      'wire.insecure',
      {
        headerValueBytes: 'all',
        lengthBesideCoding: 'ignored',
        codedRequests: 'untilEnd',
        afterClose: 'anything',
        afterOldClose: 'anything',
        framingNames: 'blanks',
      },
      '16.11.1',
      'process: lenient-parser',
    ],
    [
      'wire.insecure',
      {
        headerValueBytes: 'all',
        lengthBesideCoding: 'ignored',
        codedRequests: 'untilEnd',
        afterClose: 'anything',
        afterOldClose: 'anything',
        framingNames: 'blanks',
        lineFeedAlone: 'taken',
      },
      '16.16.0',
      'process: lenient-parser',
    ],
    [
      'wire.insecure',
      {
        headerValueBytes: 'all',
        lengthBesideCoding: 'ignored',
        codedRequests: 'untilEnd',
        afterClose: 'anything',
        afterOldClose: 'anything',
        framingNames: 'blanks',
        lineFeedAlone: 'taken',
        foldedValues: 'kept',
        afterCarriageReturn: 'nothing after empty values',
      },
      '16.20.1',
      'process: lenient-parser',
    ],
    ['wire.chunkExtensions', 'all', '15.0.0', 'measured: requests-by-parser'],
    ['wire.chunkExtensions', 'checked', '16.11.1', 'measured: requests-by-parser'],
    ['wire.afterClose', 'dropped', '16.0.0', 'measured: requests-by-parser'],
    ['wire.afterOldClose', 'dropped', '16.0.0', 'measured: requests-by-parser'],
    // stream
    ['stream.pipelineTells', 'afterFinish', '15.7.0', 'process: pipelined-streams'],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection',
      ),
      '15.0.0',
      'recording: stream/stream-state-properties',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator',
      ),
      '16.3.0',
      'recording: stream/stream-helpers-present',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead',
      ),
      '16.7.0',
      'recording: stream/stream-state-properties',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap',
      ),
      '16.8.0',
      'recording: stream/stream-state-properties',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap map filter',
      ),
      '16.14.0',
      'recording: stream/stream-helpers-present',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap map filter asIndexedPairs drop flatMap take every forEach reduce toArray some',
      ),
      '16.15.0',
      'recording: stream/stream-helpers-present',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap map filter asIndexedPairs drop flatMap take every forEach reduce toArray some find',
      ),
      '16.17.0',
      'recording: stream/stream-helpers-present',
    ],
    [
      'stream.module',
      words(
        'Readable Writable Duplex Transform PassThrough pipeline finished promises Stream _isUint8Array _uint8ArrayToBuffer',
      ),
      '15.0.0',
      'surface: 16.20.2',
    ],
    [
      'stream.module',
      words(
        'Readable Writable Duplex Transform PassThrough pipeline addAbortSignal finished promises Stream _isUint8Array _uint8ArrayToBuffer',
      ),
      '15.4.0',
      'surface: 16.20.2',
    ],
    [
      'stream.module',
      words(
        'isDisturbed Readable Writable Duplex Transform PassThrough pipeline addAbortSignal finished promises Stream _isUint8Array _uint8ArrayToBuffer',
      ),
      '16.8.0',
      'surface: 16.20.2',
    ],
    [
      'stream.module',
      words(
        'isDisturbed Readable Writable Duplex Transform PassThrough pipeline addAbortSignal finished destroy compose promises Stream _isUint8Array _uint8ArrayToBuffer',
      ),
      '16.9.0',
      'surface: 16.20.2',
    ],
    [
      'stream.module',
      words(
        'isDisturbed isErrored isReadable Readable Writable Duplex Transform PassThrough pipeline addAbortSignal finished destroy compose promises Stream _isUint8Array _uint8ArrayToBuffer',
      ),
      '16.14.0',
      'surface: 16.20.2',
    ],
    // socket
    ['socket.connectOptions', ['highWaterMark', 'signal'], '15.7.0', 'process: net-connect-options'],
    [
      'socket.connectOptions',
      ['highWaterMark', 'signal', 'noDelay', 'keepAlive', 'keepAliveInitialDelay'],
      '16.15.0',
      'process: net-connect-options',
    ],
    // incoming
    [
      'incoming.methods',
      words('connection headers trailers setTimeout _read destroy _addHeaderLines _addHeaderLine _dump'),
      '15.1.0',
      'recording: api/incoming-later-properties',
    ],
    [
      'incoming.methods',
      words('connection headers trailers setTimeout _read _destroy _addHeaderLines _addHeaderLine _dump'),
      '16.0.0',
      'surface: 16.20.2',
    ],
    [
      'incoming.methods',
      words(
        'connection headers headersDistinct trailers trailersDistinct setTimeout _read _destroy _addHeaderLines _addHeaderLine _addHeaderLineDistinct _dump',
      ),
      '16.17.0',
      'surface: 16.20.2',
    ],
    ['incoming.autoDestroy', true, '16.0.0', 'recording: stream/close-event-of-unread-request'],
    ['incoming.settles', 'atOnce', '16.0.0', 'process: ticks-of-messages'],
    // outgoing
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader getHeader getHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [connection] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableObjectMode]',
      ),
      '15.0.0',
      'surface: 14.21.3',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader getHeader getHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [connection] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '15.2.0',
      'recording: api/outgoing-stream-state',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [connection] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '15.13.0',
      'surface: 16.20.2',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [connection] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '16.17.0',
      'recording: api/append-header',
    ],
    ['outgoing.limitField', true, '16.10.0', 'recording: api/outgoing-stream-state'],
    ['outgoing.knowsClosed', true, '15.0.0', 'recording: server/response-properties'],
    ['outgoing.setHeaderReturnsSelf', false, '15.0.0', 'recording: server/setheader-return-value'],
    ['outgoing.setHeaderReturnsSelf', true, '15.4.0', 'recording: server/setheader-return-value'],
    ['outgoing.uniqueHeaders', true, '16.17.0', 'recording: client/unique-headers'],
    ['outgoing.trailerLists', true, '16.17.0', 'recording: server/unique-headers-option'],
    ['outgoing.strictLength', 'answers', '16.18.0', 'recording: client/strict-content-length'],
    ['outgoing.framesHead', true, '15.7.0', 'recording: server/head-response'],
    ['outgoing.framesHead', false, '16.4.0', 'recording: server/head-response'],
    ['outgoing.tellsBodyless', true, '15.0.0', 'recording: server/head-response'],
    ['outgoing.namesAllBytes', 'always', '15.0.0', 'recording: client/write-array-of-bytes'],
    ['outgoing.lateWrites', 'refused', '15.0.0', 'recording: stream/write-after-end'],
    ['outgoing.lateEnds', 'writesAgain', '15.0.0', 'recording: stream/end-callback-errors'],
    ['outgoing.lateEnds', 'refused', '15.3.0', 'recording: stream/end-callback-errors'],
    ['outgoing.unknownEncoding', 'refused', '15.0.0', 'measured: unknown-encoding'],
    ['outgoing.writable', 'allBytes', '15.0.0', 'recording: stream/write-chunk-types'],
    // response
    ['response.requestField', true, '15.7.0', 'recording: server/response-request-property'],
    // server
    ['server.listenRefusal', 'propertyInvalid', '15.0.0', 'process: errors-of-listening'],
    ['server.refusesEncoding', true, '15.0.0', 'process: handed-over-sockets'],
    ['server.uniqueHeaders', 'any', '16.17.0', 'recording: server/unique-headers-option'],
    ['server.maxRequestsPerSocket', 'null', '16.10.0', 'recording: api/server-later-properties'],
    ['server.maxRequestsPerSocket', 'zero', '16.11.0', 'recording: api/server-later-properties'],
    ['server.dropRequest', true, '16.17.0', 'recording: server/max-requests-per-socket'],
    ['server.socketOptions', 'taken', '16.15.0', 'recording: api/server-later-properties'],
    ['server.cutRequests', 'fails', '15.0.0', 'recording: server/request-error-listener'],
    ['server.cutRequests', 'destroyed', '16.0.0', 'recording: server/aborted-pipelined'],
    ['server.closes', 'response', '16.0.0', 'recording: server/event-order-post'],
    ['server.connectionsProperty', 'absent', '15.0.0', 'measured: fields-of-new-servers'],
    ['server.hintsMaxRequests', true, '16.18.0', 'recording: server/max-requests-per-socket'],
    // client
    ['client.answerDestroyed', false, '16.0.0', 'process: answers-of-kept-connections'],
    ['client.sendsAfterSocket', false, '15.0.0', 'process: unsent-requests'],
    ['client.sendsAfterSocket', true, '15.7.0', 'process: unsent-requests'],
    ['client.cutResponse', 'fails', '15.0.0', 'recording: client/close-in-counted-body'],
    ['client.cutResponse', 'destroyed', '16.0.0', 'recording: client/destroy-response'],
    ['client.keptCloses', 'request', '16.0.0', 'recording: client/events-post-kept-alive'],
    ['client.urlAuth', 'written', '15.0.0', 'process: requests-of-today'],
    ['client.urlAuth', 'decoded', '16.7.0', 'process: requests-of-today'],
    ['client.urlArgument', 'whatwgAlone', '16.0.0', 'process: requests-of-today'],
    ['client.urlWithoutHost', 'noUrlBare', '16.3.0', 'process: requests-of-today'],
    ['client.hostText', 'string', '16.3.0', 'process: requests-of-today'],
    ['client.creationThrows', 'thrown', '15.0.0', 'process: requests-of-today'],
    ['client.creationThrows', 'emitted', '15.7.0', 'process: requests-of-today'],
    [
      'client.methods',
      words(
        '_finish/0 _implicitHeader/0 abort/0 destroy/1 onSocket/2 _deferToConnect/2 setTimeout/2 setNoDelay/1 setSocketKeepAlive/2 clearTimeout/1',
      ),
      '16.3.0',
      'process: requests-of-today',
    ],
    ['client.signal', 'unread', '15.0.0', 'process: life-of-requests'],
    ['client.signal', 'listened', '15.3.0', 'process: life-of-requests'],
    ['client.signal', 'untilSent', '15.4.0', 'process: life-of-requests'],
    ['client.signalCause', true, '16.17.0', 'process: life-of-requests'],
    // agent
    ['agent.countsFree', true, '16.14.0', 'process: agent-totals'],
    ['agent.namesDelay', true, '16.17.0', 'process: options-of-connections'],
    ['agent.schedulingRefusal', 'argument', '15.0.0', 'process: agent-totals'],
    ['agent.usesFirst', 'fifo', '15.0.0', 'process: agents-of-today'],
    ['agent.usesFirst', 'lifo', '15.6.0', 'process: agents-of-today'],
    ['agent.bareLists', true, '16.0.0', 'recording: api/agent-options-object'],
    ['agent.namesNothing', true, '16.15.0', 'process: methods-of-agents'],
    [
      'agent.methods',
      words(
        'createConnection/0 getName/0 addRequest/4 createSocket/3 removeSocket/2 keepSocketAlive/1 reuseSocket/2 destroy/0',
      ),
      '16.15.0',
      'process: methods-of-agents',
    ],
    // https
    ['https.serverOptions', false, '15.0.0', 'surface: 14.21.3'],
    ['https.serverOptions', true, '16.5.0', 'surface: 14.21.3'],
    [
      'https.nameParts',
      words(
        'ca cert clientCertEngine ciphers key pfx rejectUnauthorized servername minVersion maxVersion secureProtocol crl honorCipherOrder ecdhCurve dhparam secureOptions sessionIdContext',
      ),
      '15.0.0',
      'process: names-of-secure-agents',
    ],
    [
      'https.nameParts',
      words(
        'ca cert clientCertEngine ciphers key pfx rejectUnauthorized servername minVersion maxVersion secureProtocol crl honorCipherOrder ecdhCurve dhparam secureOptions sessionIdContext sigalgs privateKeyIdentifier privateKeyEngine',
      ),
      '15.7.0',
      'process: names-of-secure-agents',
    ],
    [
      'https.agentMethods',
      words('createConnection/3 getName/0 _getSession/1 _cacheSession/2 _evictSession/1'),
      '16.15.0',
      'process: methods-of-agents',
    ],
    // process
    [
      'process.globals',
      words(
        'global clearInterval clearTimeout setInterval setTimeout queueMicrotask clearImmediate setImmediate [console] [process] [Buffer] [URL] [URLSearchParams] [TextEncoder] [TextDecoder] [AbortController] [AbortSignal] [EventTarget] [Event] [MessageChannel] [MessagePort] [MessageEvent]',
      ),
      '15.0.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global clearInterval clearTimeout setInterval setTimeout queueMicrotask performance clearImmediate setImmediate [console] [process] [Buffer] [atob] [btoa] [URL] [URLSearchParams] [TextEncoder] [TextDecoder] [AbortController] [AbortSignal] [EventTarget] [Event] [MessageChannel] [MessagePort] [MessageEvent]',
      ),
      '16.0.0',
      'process: globals',
    ],
  ],
}
export default line
