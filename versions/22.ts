/** 22: larger buffers. */

import { type Line, words } from '../src/profile/line'

const line: Line = {
  name: '22',
  runtime: 'node',
  codename: 'jod',
  last: '22.23.5',
  releases:
    '21.0.0 21.1.0 21.2.0 21.3.0 21.4.0 21.5.0 21.6.0-2 21.7.0-3 22.0.0 22.1.0 22.2.0 22.3.0 22.4.0-1 22.5.0-1 22.6.0 22.7.0 22.8.0 22.9.0 22.10.0 22.11.0 22.12.0 22.13.0-1 22.14.0 22.15.0-1 22.16.0 22.17.0-1 22.18.0 22.19.0 22.20.0 22.21.0-1 22.22.0-3 22.23.0-5',
  recorded: ['22.23.5'],
  changes: [
    // module
    [
      'module.channels',
      words('client.request.start client.response.finish server.request.start server.response.finish'),
      '21.0.0',
      'process: channels-of-http',
    ],
    [
      'module.channels',
      words(
        'client.request.error client.request.start client.response.finish server.request.start server.response.finish',
      ),
      '22.6.0',
      'process: channels-of-http',
    ],
    [
      'module.channels',
      words(
        'client.request.created server.response.created client.request.error client.request.start client.response.finish server.request.start server.response.finish',
      ),
      '22.12.0',
      'process: channels-of-http',
    ],
    [
      'module.commonNames',
      words(
        'CRLF HTTPParser _checkInvalidHeaderChar _checkIsHttpToken chunkExpression continueExpression freeParser isLenient kIncomingMessage kSkipPendingData methods parsers prepareError',
      ),
      '22.22.1',
      'process: inner-modules',
    ],
    [
      'module.methodNames',
      {
        cork: 'cork',
        uncork: 'uncork',
        'Server.close': 'close',
        'Server.closeAllConnections': 'closeAllConnections',
        'Server.closeIdleConnections': 'closeIdleConnections',
      },
      '22.17.0',
      'surface: 22.23.5',
    ],
    [
      'module.functions',
      { validateHeaderName: ['__node_internal_', 2], validateHeaderValue: ['__node_internal_', 2] },
      '21.0.0',
      'measured: module-shape',
    ],
    [
      'module.functions',
      { validateHeaderName: ['wrappedFn', 0], validateHeaderValue: ['wrappedFn', 0] },
      '21.2.0',
      'measured: module-shape',
    ],
    [
      'module.functions',
      { validateHeaderName: ['validateHeaderName', 0], validateHeaderValue: ['validateHeaderValue', 0] },
      '22.17.0',
      'measured: validate-functions',
    ],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer validateHeaderName validateHeaderValue get request setMaxIdleHTTPParsers maxHeaderSize globalAgent WebSocket CloseEvent MessageEvent',
      ),
      '22.5.0',
      'measured: module-shape',
    ],
    // wire
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK SOURCE',
      ),
      '21.0.0',
      'measured: requests-by-parser',
    ],
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK SOURCE QUERY',
      ),
      '21.7.2',
      'measured: requests-by-parser',
    ],
    ['wire.rtspProtocol', 'requests', '21.0.0', 'measured: requests-by-parser'],
    ['wire.rtspProtocol', 'all', '22.17.0', 'measured: requests-by-parser'],
    ['wire.unlistedMethods', 'unnamed', '21.0.0', 'measured: requests-by-parser'],
    ['wire.unlistedMethods', 'unnamedWithQuery', '21.7.2', 'measured: requests-by-parser'],
    ['wire.unlistedMethods', 'named', '22.2.0', 'measured: requests-by-parser'],
    ['wire.emptyHeaderNames', true, '21.0.0', 'measured: requests-by-parser'],
    ['wire.emptyHeaderNames', false, '21.7.2', 'measured: requests-by-parser'],
    ['wire.afterCarriageReturn', 'line feed', '22.23.0', 'measured: requests-by-parser'],
    ['wire.foldedValues', 'keptAfterText', '21.0.0', 'measured: requests-by-parser'],
    ['wire.foldedValues', 'refused', '21.7.2', 'measured: requests-by-parser'],
    ['wire.maxChunkExtensions', 0, '21.0.0', 'recording: api/chunk-extensions-limit'],
    ['wire.maxChunkExtensions', 16384, '21.6.2', 'recording: api/chunk-extensions-limit'],
    ['wire.chunkExtensionsOf', 'message', '21.0.0', 'recording: api/chunk-extensions-limit'],
    ['wire.chunkExtensionsOf', 'chunk', '21.6.2', 'recording: api/chunk-extensions-limit'],
    ['wire.chunkExtensions', 'grammar', '21.0.0', 'measured: requests-by-parser'],
    ['wire.chunkExtensions', 'grammarWithPairs', '21.2.0', 'measured: requests-by-parser'],
    ['wire.switchedUnasked', 'lost', '21.0.0', 'measured: answers-by-parser'],
    ['wire.switchedUnasked', 'lostAfter101', '21.2.0', 'measured: answers-by-parser'],
    ['wire.connectionWords', 'looseListWithTabs', '22.23.0', 'measured: requests-by-parser'],
    ['wire.lengthBlanks', 'atEndWithTabs', '22.23.0', 'measured: requests-by-parser'],
    ['wire.emptyCoding', 'refused', '22.23.2', 'measured: requests-by-parser'],
    // stream
    ['stream.pipelineTells', 'whenClosed', '22.5.0', 'process: pipelined-streams'],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap Readable.fromWeb Readable.toWeb map filter drop flatMap take every forEach reduce toArray some find errored closed compose asyncDispose',
      ),
      '21.0.0',
      'recording: stream/stream-helpers-present',
    ],
    ['stream.highWaterMark', 64 * 1024, '22.0.0', 'recording: api/message-high-water-mark'],
    [
      'stream.module',
      words(
        'isDestroyed isDisturbed isErrored isReadable isWritable Readable Writable Duplex Transform PassThrough pipeline addAbortSignal finished destroy compose setDefaultHighWaterMark getDefaultHighWaterMark promises Stream _isUint8Array _uint8ArrayToBuffer',
      ),
      '21.0.0',
      'surface: 22.23.5',
    ],
    [
      'stream.module',
      words(
        'isDestroyed isDisturbed isErrored isReadable isWritable Readable Writable Duplex Transform PassThrough pipeline addAbortSignal finished destroy compose setDefaultHighWaterMark getDefaultHighWaterMark promises Stream _isArrayBufferView _isUint8Array _uint8ArrayToBuffer',
      ),
      '22.0.0',
      'surface: 22.23.5',
    ],
    [
      'stream.module',
      words(
        'isDestroyed isDisturbed isErrored isReadable isWritable Readable Writable Duplex Transform PassThrough duplexPair pipeline addAbortSignal finished destroy compose setDefaultHighWaterMark getDefaultHighWaterMark promises Stream _isArrayBufferView _isUint8Array _uint8ArrayToBuffer',
      ),
      '22.6.0',
      'surface: 22.23.5',
    ],
    // socket
    ['socket.highWaterMark', 65536, '22.0.0', 'recording: api/server-later-properties'],
    // incoming
    ['incoming.bareDistinct', false, '21.0.0', 'recording: api/incoming-distinct-by-hand'],
    ['incoming.bareDistinct', true, '22.22.2', 'recording: api/incoming-distinct-by-hand'],
    // outgoing
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send/4 _writeRaw/4 _storeHeader setHeader setHeaders appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [closed] [connection] [errored] [socket] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '21.0.0',
      'recording: api/outgoing-connection-alias',
    ],
    ['outgoing.socketPlace', 'shared', '21.0.0', 'recording: api/outgoing-connection-alias'],
    ['outgoing.cookieLists', false, '21.0.0', 'recording: api/set-headers-cookies'],
    ['outgoing.cookieLists', true, '21.7.0', 'recording: api/set-headers-cookies'],
    ['outgoing.dispositions', 'texts', '21.0.0', 'recording: server/content-disposition-charset'],
    ['outgoing.dispositions', 'bytes', '21.5.0', 'recording: server/content-disposition-charset'],
    ['outgoing.lateEnds', 'refused', '21.0.0', 'recording: stream/end-callback-errors'],
    ['outgoing.lateEnds', 'refusedOpen', '22.13.0', 'recording: stream/end-callback-errors'],
    ['outgoing.joinsChunks', 'corked', '21.0.0', 'recording: server/cork-chunks'],
    // response
    ['response.mergedArrays', 'appended', '22.0.0', 'recording: server/writehead-flat-array-over-set'],
    // server
    ['server.keepAliveTimeoutBuffer', true, '22.19.0', 'recording: api/server-later-properties'],
    ['server.shouldUpgradeCallback', true, '22.21.0', 'recording: api/server-later-properties'],
    ['server.closeGives', 'nothing', '21.0.0', 'recording: server/server-close-idle'],
    ['server.closeGives', 'self', '21.7.0', 'recording: server/server-close-idle'],
    ['server.asyncDispose', 'nodes', '22.17.0', 'recording: api/server-async-dispose'],
    ['server.uniqueHeaders', 'any', '21.0.0', 'recording: server/unique-headers-option'],
    ['server.uniqueHeaders', 'texts', '22.5.0', 'recording: server/unique-headers-option'],
    ['server.keepAliveGrace', 0, '21.0.0', 'recording: server/keepalive-timeout'],
    ['server.keepAliveGrace', 1000, '22.9.0', 'recording: server/keepalive-timeout'],
    ['server.endlessRest', 'forever', '22.20.0', 'recording: server/keepalive-timeout-odd-values'],
    ['server.linesBeyond', 'refused', '22.23.2', 'recording: server/max-headers-count'],
    // client
    ['client.defaultHeadersOption', true, '22.13.0', 'process: requests-of-today'],
    // agent
    ['agent.idleBytes', 'destroy', '22.23.0', 'recording: client/idle-socket-gets-bytes'],
    ['agent.idleBytes', 'destroyUnread', '22.23.1', 'recording: client/agent-keep-socket-alive-hooks'],
    ['agent.ownDefaults', true, '22.21.0', 'process: agents-of-today'],
    ['agent.ownCreation', true, '22.21.0', 'process: methods-of-agents'],
    ['agent.hint', 'shortens', '21.0.0', 'process: keep-alive-hints'],
    ['agent.hint', 'shortensEarly', '22.9.0', 'process: keep-alive-hints'],
    ['agent.hintBuffer', true, '22.20.0', 'process: keep-alive-hints'],
    ['agent.proxies', true, '22.21.0', 'process: proxied-requests'],
    ['agent.proxyRefusal', 'config', '22.23.0', 'process: proxied-requests'],
    ['agent.tunnelFailsTwice', true, '22.21.0', 'process: proxied-secure-requests'],
    ['agent.tunnelFailsTwice', false, '22.22.1', 'process: proxied-secure-requests'],
    // https
    [
      'https.nameParts',
      words(
        'ca cert clientCertEngine ciphers key pfx rejectUnauthorized servername minVersion maxVersion secureProtocol crl honorCipherOrder ecdhCurve dhparam secureOptions sessionIdContext sigalgs privateKeyIdentifier privateKeyEngine secureContext allowPartialTrustChain ALPNProtocols certificateCompression minDHSize pskCallback requestOCSP session',
      ),
      '22.23.5',
      'process: names-of-secure-agents',
    ],
    ['https.nameValues', 'pfxApart', '22.23.2', 'process: names-of-secure-agents'],
    ['https.nameValues', 'typed', '22.23.5', 'process: names-of-secure-agents'],
    ['https.identityAlone', true, '22.23.2', 'process: names-of-secure-agents'],
    [
      'https.agentMethods',
      words('createConnection/0 getName/0 _getSession/1 _cacheSession/2 _evictSession/1'),
      '22.21.0',
      'process: methods-of-agents',
    ],
    [
      'https.agentMethods',
      words('createConnection/0 keepSocketAlive/1 getName/0 _getSession/1 _cacheSession/2 _evictSession/1'),
      '22.23.2',
      'process: methods-of-agents',
    ],
    // process
    [
      'process.options',
      words('--max-http-header-size --unhandled-rejections --insecure-http-parser --use-env-proxy'),
      '22.21.0',
      'process: proxies-of-the-environment',
    ],
    [
      'process.globals',
      words(
        'global clearImmediate setImmediate clearInterval clearTimeout setInterval setTimeout queueMicrotask structuredClone atob btoa performance navigator fetch crypto [console] [process] [Buffer] [URL] [URLSearchParams] [DOMException] [AbortController] [AbortSignal] [Event] [EventTarget] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [BroadcastChannel] [MessageChannel] [MessagePort] [MessageEvent] [Blob] [File] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [Navigator] [FormData] [Headers] [Request] [Response] [Crypto] [CryptoKey] [SubtleCrypto] [CustomEvent]',
      ),
      '21.0.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global clearImmediate setImmediate clearInterval clearTimeout setInterval setTimeout queueMicrotask structuredClone atob btoa performance fetch navigator crypto [console] [process] [Buffer] [URL] [URLSearchParams] [DOMException] [AbortController] [AbortSignal] [Event] [EventTarget] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [BroadcastChannel] [MessageChannel] [MessagePort] [MessageEvent] [Blob] [File] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [FormData] [Headers] [Request] [Response] [Navigator] [Crypto] [CryptoKey] [SubtleCrypto] [CustomEvent]',
      ),
      '21.7.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global clearImmediate setImmediate clearInterval clearTimeout setInterval setTimeout queueMicrotask structuredClone atob btoa performance fetch navigator crypto [console] [process] [Buffer] [URL] [URLSearchParams] [DOMException] [AbortController] [AbortSignal] [Event] [EventTarget] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [BroadcastChannel] [MessageChannel] [MessagePort] [MessageEvent] [Blob] [File] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [FormData] [Headers] [Request] [Response] [WebSocket] [Navigator] [Crypto] [CryptoKey] [SubtleCrypto] [CustomEvent]',
      ),
      '22.0.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global clearImmediate setImmediate clearInterval clearTimeout setInterval setTimeout queueMicrotask structuredClone atob btoa performance fetch navigator crypto [console] [process] [Buffer] [URL] [URLSearchParams] [DOMException] [AbortController] [AbortSignal] [Event] [EventTarget] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [BroadcastChannel] [MessageChannel] [MessagePort] [Blob] [File] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [FormData] [Headers] [Request] [Response] [MessageEvent] [WebSocket] [Navigator] [Crypto] [CryptoKey] [SubtleCrypto] [CustomEvent]',
      ),
      '22.3.0',
      'process: globals',
    ],
  ],
}
export default line
