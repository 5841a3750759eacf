/** 24: no private headers. */

import { type Line, words } from '../src/profile/line'

const line: Line = {
  name: '24',
  runtime: 'node',
  codename: 'krypton',
  last: '24.22.3',
  releases:
    '23.0.0 23.1.0 23.2.0 23.3.0 23.4.0 23.5.0 23.6.0-1 23.7.0 23.8.0 23.9.0 23.10.0 23.11.0-1 24.0.0-2 24.1.0 24.2.0 24.3.0 24.4.0-1 24.5.0 24.6.0 24.7.0 24.8.0 24.9.0 24.10.0 24.11.0-1 24.12.0 24.13.0-1 24.14.0-1 24.15.0 24.16.0 24.17.0 24.18.0-1 24.19.0 24.20.0 24.21.0 24.22.0-3',
  recorded: ['24.22.3'],
  changes: [
    // module
    [
      'module.channels',
      words(
        'client.request.error client.request.start client.response.finish server.request.start server.response.finish',
      ),
      '23.0.0',
      'process: channels-of-http',
    ],
    [
      'module.channels',
      words(
        'client.request.created server.response.created client.request.error client.request.start client.response.finish server.request.start server.response.finish',
      ),
      '23.2.0',
      'process: channels-of-http',
    ],
    [
      'module.commonNames',
      words(
        'CRLF HTTPParser _checkInvalidHeaderChar _checkIsHttpToken chunkExpression continueExpression freeParser isLenient kIncomingMessage methods parsers prepareError',
      ),
      '23.0.0',
      'process: inner-modules',
    ],
    [
      'module.commonNames',
      words(
        'CRLF HTTPParser _checkInvalidHeaderChar _checkIsHttpToken chunkExpression continueExpression freeParser isLenient kIncomingMessage kSkipPendingData methods parsers prepareError',
      ),
      '24.11.1',
      'process: inner-modules',
    ],
    [
      'module.commonNames',
      words(
        'CRLF HTTPParser _checkInvalidHeaderChar _checkIsHttpToken calculateLenientFlags chunkExpression continueExpression freeParser isLenient kIncomingMessage kSkipPendingData methods parsers prepareError',
      ),
      '24.19.0',
      'process: inner-modules',
    ],
    [
      'module.methodNames',
      { cork: '', uncork: '', 'Server.close': '', 'Server.closeAllConnections': '', 'Server.closeIdleConnections': '' },
      '23.0.0',
      'surface: 22.23.5',
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
      '24.1.0',
      'surface: 24.22.3',
    ],
    ['module.methodNames', { _isLenientHeaderValidation: '' }, '24.19.0', 'surface: 24.22.3'],
    [
      'module.functions',
      { validateHeaderName: ['wrappedFn', 0], validateHeaderValue: ['wrappedFn', 0] },
      '23.0.0',
      'measured: validate-functions',
    ],
    [
      'module.functions',
      { validateHeaderName: ['validateHeaderName', 0], validateHeaderValue: ['validateHeaderValue', 0] },
      '24.1.0',
      'measured: validate-functions',
    ],
    ['module.functions', { setGlobalProxyFromEnv: ['setGlobalProxyFromEnv', 0] }, '24.14.0', 'measured: module-shape'],
    ['module.validatesLeniently', true, '24.19.0', 'catalog: name-validate-lenient'],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer validateHeaderName validateHeaderValue get request setMaxIdleHTTPParsers setGlobalProxyFromEnv maxHeaderSize globalAgent WebSocket CloseEvent MessageEvent',
      ),
      '24.14.0',
      'measured: module-shape',
    ],
    // wire
    ['wire.rtspProtocol', 'requests', '23.0.0', 'measured: requests-by-parser'],
    ['wire.rtspProtocol', 'all', '24.1.0', 'measured: requests-by-parser'],
    ['wire.afterCarriageReturn', 'line feed or return', '23.0.0', 'measured: requests-by-parser'],
    ['wire.afterCarriageReturn', 'line feed', '24.17.0', 'measured: requests-by-parser'],
    ['wire.connectionWords', 'looseList', '23.0.0', 'measured: requests-by-parser'],
    ['wire.connectionWords', 'looseListWithTabs', '24.17.0', 'measured: requests-by-parser'],
    ['wire.lengthBlanks', 'atEnd', '23.0.0', 'measured: requests-by-parser'],
    ['wire.lengthBlanks', 'atEndWithTabs', '24.16.0', 'measured: requests-by-parser'],
    ['wire.emptyCoding', 'nothing', '23.0.0', 'measured: requests-by-parser'],
    ['wire.emptyCoding', 'refused', '24.18.1', 'measured: requests-by-parser'],
    // incoming
    ['incoming.signal', true, '24.16.0', 'recording: server/request-signal'],
    ['incoming.bareDistinct', false, '23.0.0', 'recording: api/incoming-distinct-by-hand'],
    ['incoming.bareDistinct', true, '24.14.1', 'recording: api/incoming-distinct-by-hand'],
    ['incoming.settles', 'wholeAtOnce', '24.22.1', 'process: ticks-of-messages'],
    ['incoming.dump', 'unlessEmpty', '24.22.1', 'process: ticks-of-messages'],
    [
      'incoming.methods',
      words(
        'connection headers headersDistinct trailers trailersDistinct setTimeout _read _destroy _addHeaderLines _addHeaderLine _addHeaderLineDistinct _dumpAndCloseReadable _dump',
      ),
      '24.12.0',
      'surface: 24.22.3',
    ],
    [
      'incoming.methods',
      words(
        'connection headers headersDistinct trailers trailersDistinct setTimeout _read/0 _destroy _addHeaderLines _addHeaderLine _addHeaderLineDistinct _dumpAndCloseReadable _dump',
      ),
      '24.20.0',
      'surface: 24.22.3',
    ],
    // outgoing
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send/4 _writeRaw/4 _storeHeader setHeader setHeaders appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [closed] [connection] [errored] [socket] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '24.0.0',
      'recording: api/outgoing-private-headers-assigned',
    ],
    [
      'outgoing.methods',
      words(
        '_isLenientHeaderValidation _renderHeaders cork uncork setTimeout destroy _send/4 _writeRaw/4 _storeHeader setHeader setHeaders appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [closed] [connection] [errored] [socket] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '24.19.0',
      'surface: 24.22.3',
    ],
    ['outgoing.closesUnconnected', true, '24.16.0', 'recording: api/outgoing-destroy'],
    ['outgoing.counts', 'told', '24.20.0', 'recording: api/response-progress-flags'],
    ['outgoing.endsWithData', true, '24.21.0', 'process: members-of-messages'],
    ['outgoing.lateEnds', 'refused', '23.0.0', 'recording: stream/end-callback-errors'],
    ['outgoing.lateEnds', 'refusedOpen', '23.2.0', 'recording: stream/end-callback-errors'],
    ['outgoing.unknownEncoding', 'checked', '24.22.1', 'measured: unknown-encoding'],
    ['outgoing.joinsChunks', 'turn', '24.22.1', 'recording: server/cork-chunks'],
    // response
    [
      'response.methods',
      words(
        '_finish statusCode statusMessage assignSocket detachSocket writeInformation/3 writeContinue writeProcessing writeEarlyHints/2 _implicitHeader writeHead writeHeader',
      ),
      '24.18.0',
      'recording: server/write-information',
    ],
    ['response.interim', 'information', '24.18.0', 'recording: server/continue-after-headers'],
    ['response.checksHints', true, '24.15.0', 'recording: server/early-hints-refused'],
    ['response.hintLinks', 'oneLine', '24.15.0', 'process: links-of-early-hints'],
    // server
    ['server.keepAliveTimeoutBuffer', false, '23.0.0', 'recording: api/server-later-properties'],
    ['server.keepAliveTimeoutBuffer', true, '24.6.0', 'recording: api/server-later-properties'],
    ['server.optimizeEmptyRequests', true, '24.12.0', 'recording: api/server-option-flags'],
    ['server.httpValidation', true, '24.19.0', 'recording: api/server-later-properties'],
    ['server.shouldUpgradeCallback', false, '23.0.0', 'recording: api/server-later-properties'],
    ['server.shouldUpgradeCallback', true, '24.9.0', 'recording: api/server-later-properties'],
    ['server.asyncDispose', 'anonymous', '23.0.0', 'recording: api/server-async-dispose'],
    ['server.asyncDispose', 'engines', '24.1.0', 'recording: api/server-async-dispose'],
    ['server.endlessRest', 'throws', '23.0.0', 'recording: server/keepalive-timeout-odd-values'],
    ['server.endlessRest', 'forever', '24.8.0', 'recording: server/keepalive-timeout-odd-values'],
    ['server.drainsEarly', false, '24.16.0', 'measured: drain-while-others-wait'],
    ['server.closesWaiting', true, '24.16.0', 'recording: server/pipelining-response-close'],
    ['server.linesBeyond', 'dropped', '23.0.0', 'recording: server/max-headers-count'],
    ['server.linesBeyond', 'refused', '24.18.1', 'recording: server/max-headers-count'],
    // client
    ['client.endedDestroy', true, '24.22.1', 'process: ended-destroys'],
    ['client.takesMark', true, '24.20.0', 'process: options-of-connections'],
    ['client.defaultHeadersOption', false, '23.0.0', 'process: requests-of-today'],
    ['client.defaultHeadersOption', true, '23.5.0', 'process: requests-of-today'],
    ['client.pathAccessor', true, '24.15.0', 'process: requests-of-today'],
    [
      'client.methods',
      words(
        'path _finish/0 _implicitHeader/0 abort/0 destroy/1 onSocket/2 _deferToConnect/2 setTimeout/2 setNoDelay/1 setSocketKeepAlive/2 clearTimeout/1',
      ),
      '24.15.0',
      'process: requests-of-today',
    ],
    // agent
    ['agent.idleBytes', 'dropped', '23.0.0', 'recording: client/idle-socket-gets-bytes'],
    ['agent.idleBytes', 'destroy', '24.17.0', 'recording: client/idle-socket-gets-bytes'],
    ['agent.idleBytes', 'destroyUnread', '24.18.0', 'recording: client/agent-keep-socket-alive-hooks'],
    ['agent.ownDefaults', false, '23.0.0', 'process: agents-of-today'],
    ['agent.ownDefaults', true, '24.5.0', 'process: agents-of-today'],
    ['agent.ownCreation', false, '23.0.0', 'process: methods-of-agents'],
    ['agent.ownCreation', true, '24.5.0', 'process: methods-of-agents'],
    ['agent.hintBuffer', false, '23.0.0', 'process: keep-alive-hints'],
    ['agent.hintBuffer', true, '24.7.0', 'process: keep-alive-hints'],
    ['agent.proxies', false, '23.0.0', 'process: proxied-requests'],
    ['agent.proxies', true, '24.5.0', 'process: proxied-requests'],
    ['agent.proxyRefusal', 'url', '23.0.0', 'process: proxied-requests'],
    ['agent.proxyRefusal', 'config', '24.9.0', 'process: proxied-requests'],
    ['agent.proxySuffixes', 'labels', '24.16.0', 'process: proxied-requests'],
    ['agent.proxyVariables', 'all', '24.14.0', 'process: proxies-of-the-environment'],
    ['agent.proxyTarget', 'authority', '24.19.0', 'process: proxied-requests'],
    ['agent.tunnelFailsTwice', true, '24.5.0', 'process: proxied-secure-requests'],
    ['agent.tunnelFailsTwice', false, '24.13.1', 'process: proxied-secure-requests'],
    ['agent.tunnelHead', 16384, '24.22.1', 'process: proxied-secure-requests'],
    // https
    [
      'https.nameParts',
      words(
        'ca cert clientCertEngine ciphers key pfx rejectUnauthorized servername minVersion maxVersion secureProtocol crl honorCipherOrder ecdhCurve dhparam secureOptions sessionIdContext sigalgs privateKeyIdentifier privateKeyEngine',
      ),
      '23.0.0',
      'process: names-of-secure-agents',
    ],
    [
      'https.nameParts',
      words(
        'ca cert clientCertEngine ciphers key pfx rejectUnauthorized servername minVersion maxVersion secureProtocol crl honorCipherOrder ecdhCurve dhparam secureOptions sessionIdContext sigalgs privateKeyIdentifier privateKeyEngine secureContext allowPartialTrustChain ALPNProtocols certificateCompression minDHSize pskCallback requestOCSP session',
      ),
      '24.22.3',
      'process: names-of-secure-agents',
    ],
    ['https.nameValues', 'text', '23.0.0', 'process: names-of-secure-agents'],
    ['https.nameValues', 'pfxApart', '24.18.1', 'process: names-of-secure-agents'],
    ['https.nameValues', 'typed', '24.22.3', 'process: names-of-secure-agents'],
    ['https.identityAlone', false, '23.0.0', 'process: names-of-secure-agents'],
    ['https.identityAlone', true, '24.18.1', 'process: names-of-secure-agents'],
    [
      'https.agentMethods',
      words('createConnection/3 getName/0 _getSession/1 _cacheSession/2 _evictSession/1'),
      '23.0.0',
      'process: methods-of-agents',
    ],
    [
      'https.agentMethods',
      words('createConnection/0 getName/0 _getSession/1 _cacheSession/2 _evictSession/1'),
      '24.5.0',
      'process: methods-of-agents',
    ],
    [
      'https.agentMethods',
      words('createConnection/0 keepSocketAlive/1 getName/0 _getSession/1 _cacheSession/2 _evictSession/1'),
      '24.18.1',
      'process: methods-of-agents',
    ],
    // process
    [
      'process.options',
      words('--max-http-header-size --unhandled-rejections --insecure-http-parser'),
      '23.0.0',
      'process: proxies-of-the-environment',
    ],
    [
      'process.options',
      words('--max-http-header-size --unhandled-rejections --insecure-http-parser --use-env-proxy'),
      '24.5.0',
      'process: proxies-of-the-environment',
    ],
    [
      'process.globals',
      words(
        'global clearImmediate setImmediate clearInterval clearTimeout setInterval setTimeout queueMicrotask structuredClone atob btoa performance fetch crypto navigator [console] [process] [Buffer] [URL] [URLSearchParams] [DOMException] [AbortController] [AbortSignal] [Event] [EventTarget] [CustomEvent] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [BroadcastChannel] [MessageChannel] [MessagePort] [Blob] [File] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [FormData] [Headers] [Request] [Response] [MessageEvent] [CloseEvent] [WebSocket] [Crypto] [CryptoKey] [SubtleCrypto] [Navigator]',
      ),
      '23.0.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global clearImmediate setImmediate clearInterval clearTimeout setInterval setTimeout queueMicrotask structuredClone atob btoa performance fetch crypto navigator [console] [process] [Buffer] [URL] [URLSearchParams] [DOMException] [AbortController] [AbortSignal] [Event] [EventTarget] [CustomEvent] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [BroadcastChannel] [MessageChannel] [MessagePort] [Blob] [File] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [URLPattern] [FormData] [Headers] [Request] [Response] [MessageEvent] [CloseEvent] [WebSocket] [Crypto] [CryptoKey] [SubtleCrypto] [Navigator]',
      ),
      '24.0.0',
      'process: globals',
    ],
  ],
}
export default line
