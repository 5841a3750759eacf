/** 26: writes of a turn in one chunk. */

import { type Line, words } from '../src/profile/line'

const line: Line = {
  name: '26',
  runtime: 'node',
  codename: 'lithium',
  last: '26.12.1',
  releases:
    '25.0.0 25.1.0 25.2.0-1 25.3.0 25.4.0 25.5.0 25.6.0-1 25.7.0 25.8.0-2 25.9.0 26.0.0 26.1.0 26.2.0 26.3.0-1 26.4.0 26.5.0-1 26.6.0 26.7.0 26.8.0-2 26.9.0 26.10.0 26.11.0-1 26.12.0-1',
  recorded: ['26.12.1'],
  changes: [
    // module
    [
      'module.commonNames',
      words(
        'CRLF HTTPParser _checkInvalidHeaderChar _checkIsHttpToken chunkExpression continueExpression freeParser isLenient kIncomingMessage kSkipPendingData methods parsers prepareError',
      ),
      '25.0.0',
      'process: inner-modules',
    ],
    [
      'module.commonNames',
      words(
        'CRLF HTTPParser _checkInvalidHeaderChar _checkIsHttpToken calculateLenientFlags chunkExpression continueExpression freeParser isLenient kIncomingMessage kSkipPendingData methods parsers prepareError',
      ),
      '26.3.0',
      'process: inner-modules',
    ],
    [
      'module.functions',
      {
        isValidHeaderName: ['isValidHeaderName', 1],
        isValidHeaderValue: ['isValidHeaderValue', 2],
        websocketMask: ['websocketMask', 5],
        websocketUnmask: ['websocketUnmask', 2],
      },
      '26.12.1',
      'measured: module-shape',
    ],
    ['module.validatesLeniently', false, '25.0.0', 'catalog: name-validate-lenient'],
    ['module.validatesLeniently', true, '26.3.0', 'catalog: name-validate-lenient'],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer validateHeaderName validateHeaderValue get request setMaxIdleHTTPParsers maxHeaderSize globalAgent WebSocket CloseEvent MessageEvent',
      ),
      '25.0.0',
      'measured: module-shape',
    ],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer validateHeaderName validateHeaderValue get request setMaxIdleHTTPParsers setGlobalProxyFromEnv maxHeaderSize globalAgent WebSocket CloseEvent MessageEvent',
      ),
      '25.4.0',
      'measured: module-shape',
    ],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer isValidHeaderName isValidHeaderValue validateHeaderName validateHeaderValue get request setMaxIdleHTTPParsers setGlobalProxyFromEnv websocketMask websocketUnmask maxHeaderSize globalAgent WebSocket CloseEvent MessageEvent',
      ),
      '26.12.1',
      'measured: module-shape',
    ],
    // wire
    ['wire.afterCarriageReturn', 'line feed or return', '25.0.0', 'measured: requests-by-parser'],
    ['wire.afterCarriageReturn', 'line feed', '26.3.1', 'measured: requests-by-parser'],
    ['wire.connectionWords', 'looseList', '25.0.0', 'measured: requests-by-parser'],
    ['wire.connectionWords', 'looseListWithTabs', '26.3.1', 'measured: requests-by-parser'],
    ['wire.lengthBlanks', 'atEnd', '25.0.0', 'measured: requests-by-parser'],
    ['wire.lengthBlanks', 'atEndWithTabs', '26.1.0', 'measured: requests-by-parser'],
    ['wire.emptyCoding', 'nothing', '25.0.0', 'measured: requests-by-parser'],
    ['wire.emptyCoding', 'refused', '26.5.1', 'measured: requests-by-parser'],
    ['wire.upgradeBody', 'framed', '26.0.0', 'recording: server/upgrade-with-length'],
    // incoming
    ['incoming.signal', false, '25.0.0', 'recording: server/request-signal'],
    ['incoming.signal', true, '26.1.0', 'recording: server/request-signal'],
    ['incoming.bareDistinct', false, '25.0.0', 'recording: api/incoming-distinct-by-hand'],
    ['incoming.bareDistinct', true, '25.8.2', 'recording: api/incoming-distinct-by-hand'],
    ['incoming.settles', 'nextTick', '25.0.0', 'process: ticks-of-messages'],
    ['incoming.settles', 'wholeAtOnce', '26.9.0', 'process: ticks-of-messages'],
    ['incoming.dump', 'unheard', '25.0.0', 'process: ticks-of-messages'],
    ['incoming.dump', 'unlessEmpty', '26.9.0', 'process: ticks-of-messages'],
    [
      'incoming.methods',
      words(
        'connection headers headersDistinct trailers trailersDistinct setTimeout _read _destroy _addHeaderLines _addHeaderLine _addHeaderLineDistinct _dump',
      ),
      '25.0.0',
      'surface: 24.22.3',
    ],
    [
      'incoming.methods',
      words(
        'connection headers headersDistinct trailers trailersDistinct setTimeout _read _destroy _addHeaderLines _addHeaderLine _addHeaderLineDistinct _dumpAndCloseReadable _dump',
      ),
      '25.1.0',
      'surface: 26.12.1',
    ],
    [
      'incoming.methods',
      words(
        'connection headers headersDistinct trailers trailersDistinct setTimeout _read/0 _destroy _addHeaderLines _addHeaderLine _addHeaderLineDistinct _dumpAndCloseReadable _dump',
      ),
      '26.6.0',
      'surface: 26.12.1',
    ],
    // outgoing
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send/4 _writeRaw/4 _storeHeader setHeader setHeaders appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [closed] [connection] [errored] [socket] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '25.0.0',
      'surface: 24.22.3',
    ],
    [
      'outgoing.methods',
      words(
        '_isLenientHeaderValidation _renderHeaders cork uncork setTimeout destroy _send/4 _writeRaw/4 _storeHeader setHeader setHeaders appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [closed] [connection] [errored] [socket] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '26.3.0',
      'surface: 26.12.1',
    ],
    ['outgoing.closesUnconnected', false, '25.0.0', 'recording: api/outgoing-destroy'],
    ['outgoing.closesUnconnected', true, '26.1.0', 'recording: api/outgoing-destroy'],
    ['outgoing.counts', 'flushed', '25.0.0', 'recording: api/response-progress-flags'],
    ['outgoing.counts', 'told', '26.7.0', 'recording: api/response-progress-flags'],
    ['outgoing.endsWithData', false, '25.0.0', 'process: members-of-messages'],
    ['outgoing.endsWithData', true, '26.8.0', 'process: members-of-messages'],
    ['outgoing.unknownEncoding', 'refused', '25.0.0', 'measured: unknown-encoding'],
    ['outgoing.unknownEncoding', 'checked', '26.9.0', 'measured: unknown-encoding'],
    ['outgoing.joinsChunks', 'corked', '25.0.0', 'recording: server/cork-chunks'],
    ['outgoing.joinsChunks', 'turn', '26.9.0', 'recording: server/cork-chunks'],
    // response
    [
      'response.methods',
      words(
        '_finish statusCode statusMessage assignSocket detachSocket writeContinue writeProcessing writeEarlyHints/2 _implicitHeader writeHead writeHeader',
      ),
      '25.0.0',
      'recording: server/write-information',
    ],
    [
      'response.methods',
      words(
        '_finish statusCode statusMessage assignSocket detachSocket writeContinue writeProcessing writeEarlyHints/2 _implicitHeader writeHead',
      ),
      '26.0.0',
      'recording: server/response-aliases',
    ],
    [
      'response.methods',
      words(
        '_finish statusCode statusMessage assignSocket detachSocket writeInformation/3 writeContinue writeProcessing writeEarlyHints/2 _implicitHeader writeHead',
      ),
      '26.2.0',
      'recording: server/response-aliases',
    ],
    ['response.interim', 'anywhere', '25.0.0', 'recording: server/continue-after-headers'],
    ['response.interim', 'information', '26.2.0', 'recording: server/continue-after-headers'],
    ['response.checksHints', false, '25.0.0', 'recording: server/early-hints-refused'],
    ['response.checksHints', true, '25.8.0', 'recording: server/early-hints-refused'],
    ['response.hintLinks', 'any', '25.0.0', 'process: links-of-early-hints'],
    ['response.hintLinks', 'oneLine', '25.8.0', 'process: links-of-early-hints'],
    // server
    ['server.optimizeEmptyRequests', false, '25.0.0', 'recording: api/server-option-flags'],
    ['server.optimizeEmptyRequests', true, '25.1.0', 'recording: api/server-option-flags'],
    ['server.httpValidation', false, '25.0.0', 'recording: api/server-later-properties'],
    ['server.httpValidation', true, '26.3.0', 'recording: api/server-later-properties'],
    ['server.idle', 'fromStart', '26.4.0', 'recording: server/close-idle-connections'],
    ['server.drainsEarly', true, '25.0.0', 'measured: drain-while-others-wait'],
    ['server.drainsEarly', false, '26.1.0', 'measured: drain-while-others-wait'],
    ['server.closesWaiting', false, '25.0.0', 'recording: server/pipelining-response-close'],
    ['server.closesWaiting', true, '26.1.0', 'recording: server/pipelining-response-close'],
    ['server.expectFrom', 'lines', '26.12.1', 'recording: server/raw-headers-changed-first'],
    ['server.linesBeyond', 'dropped', '25.0.0', 'recording: server/max-headers-count'],
    ['server.linesBeyond', 'refused', '26.5.1', 'recording: server/max-headers-count'],
    // client
    ['client.endedDestroy', false, '25.0.0', 'process: ended-destroys'],
    ['client.takesMark', false, '25.0.0', 'process: options-of-connections'],
    ['client.takesMark', true, '26.7.0', 'process: options-of-connections'],
    ['client.endedDestroy', true, '26.10.0', 'process: ended-destroys'],
    ['client.connectTarget', 'path', '26.5.0', 'process: requests-of-today'],
    ['client.connectTarget', 'pathOfUrl', '26.12.1', 'process: requests-of-today'],
    ['client.pathAccessor', false, '25.0.0', 'process: requests-of-today'],
    ['client.pathAccessor', true, '25.8.0', 'process: requests-of-today'],
    ['client.attemptTime', 500, '25.2.0', 'process: upgrade-time-for-an-address'],
    [
      'client.methods',
      words(
        '_finish/0 _implicitHeader/0 abort/0 destroy/1 onSocket/2 _deferToConnect/2 setTimeout/2 setNoDelay/1 setSocketKeepAlive/2 clearTimeout/1',
      ),
      '25.0.0',
      'process: requests-of-today',
    ],
    [
      'client.methods',
      words(
        'path _finish/0 _implicitHeader/0 abort/0 destroy/1 onSocket/2 _deferToConnect/2 setTimeout/2 setNoDelay/1 setSocketKeepAlive/2 clearTimeout/1',
      ),
      '25.8.0',
      'process: requests-of-today',
    ],
    ['client.resetCause', true, '26.12.1', 'recording: client/response-error-listener'],
    // agent
    ['agent.idleBytes', 'dropped', '25.0.0', 'recording: client/idle-socket-gets-bytes'],
    ['agent.idleBytes', 'destroy', '26.3.1', 'recording: client/idle-socket-gets-bytes'],
    ['agent.idleBytes', 'destroyUnread', '26.4.0', 'recording: client/agent-keep-socket-alive-hooks'],
    ['agent.proxySuffixes', 'letters', '25.0.0', 'process: proxied-requests'],
    ['agent.proxySuffixes', 'labels', '26.1.0', 'process: proxied-requests'],
    ['agent.proxyVariables', 'proxies', '25.0.0', 'process: proxies-of-the-environment'],
    ['agent.proxyVariables', 'all', '25.4.0', 'process: proxies-of-the-environment'],
    ['agent.proxyTarget', 'resolved', '25.0.0', 'process: proxied-requests'],
    ['agent.proxyTarget', 'authority', '26.5.0', 'process: proxied-requests'],
    ['agent.tunnelFailsTwice', true, '25.0.0', 'process: proxied-secure-requests'],
    ['agent.tunnelFailsTwice', false, '25.4.0', 'process: proxied-secure-requests'],
    ['agent.tunnelHead', 0, '25.0.0', 'process: proxied-secure-requests'],
    ['agent.tunnelHead', 16384, '26.9.0', 'process: proxied-secure-requests'],
    // https
    [
      'https.nameParts',
      words(
        'ca cert clientCertEngine ciphers key pfx rejectUnauthorized servername minVersion maxVersion secureProtocol crl honorCipherOrder ecdhCurve dhparam secureOptions sessionIdContext sigalgs privateKeyIdentifier privateKeyEngine',
      ),
      '25.0.0',
      'process: names-of-secure-agents',
    ],
    ['https.nameValues', 'text', '25.0.0', 'process: names-of-secure-agents'],
    ['https.nameValues', 'pfxApart', '26.5.1', 'process: names-of-secure-agents'],
    ['https.identityAlone', false, '25.0.0', 'process: names-of-secure-agents'],
    ['https.identityAlone', true, '26.5.1', 'process: names-of-secure-agents'],
    [
      'https.agentMethods',
      words('createConnection/0 getName/0 _getSession/1 _cacheSession/2 _evictSession/1'),
      '25.0.0',
      'process: methods-of-agents',
    ],
    [
      'https.agentMethods',
      words('createConnection/0 keepSocketAlive/1 getName/0 _getSession/1 _cacheSession/2 _evictSession/1'),
      '26.5.1',
      'process: methods-of-agents',
    ],
    // process
    [
      'process.globals',
      words(
        'global clearImmediate setImmediate clearInterval clearTimeout setInterval setTimeout queueMicrotask structuredClone atob btoa performance fetch crypto navigator localStorage sessionStorage [console] [process] [Buffer] [URL] [URLSearchParams] [DOMException] [AbortController] [AbortSignal] [Event] [EventTarget] [CustomEvent] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [BroadcastChannel] [MessageChannel] [MessagePort] [Blob] [File] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [URLPattern] [FormData] [Headers] [Request] [Response] [MessageEvent] [CloseEvent] [ErrorEvent] [WebSocket] [Crypto] [CryptoKey] [SubtleCrypto] [Navigator] [Storage]',
      ),
      '25.0.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global clearImmediate setImmediate clearInterval clearTimeout setInterval setTimeout queueMicrotask structuredClone atob btoa performance fetch crypto navigator sessionStorage [console] [process] [Buffer] [URL] [URLSearchParams] [DOMException] [QuotaExceededError] [AbortController] [AbortSignal] [Event] [EventTarget] [CustomEvent] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [BroadcastChannel] [MessageChannel] [MessagePort] [Blob] [File] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [URLPattern] [FormData] [Headers] [Request] [Response] [MessageEvent] [CloseEvent] [ErrorEvent] [WebSocket] [Crypto] [CryptoKey] [SubtleCrypto] [Navigator] [Storage] [localStorage]',
      ),
      '26.0.0',
      'process: globals',
    ],
  ],
}
export default line
