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
    ['module.methodNames', { cork: 'cork', uncork: 'uncork' }, '22.17.0', 'surface: 22.23.5'],
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
      'measured: module-shape',
    ],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer validateHeaderName validateHeaderValue get request setMaxIdleHTTPParsers maxHeaderSize globalAgent WebSocket CloseEvent MessageEvent',
      ),
      '22.5.0',
      'measured: module-shape',
    ],
    // socket
    ['socket.highWaterMark', 65536, '22.0.0', 'recording: api/server-later-properties'],
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
    ['server.keepAliveGrace', 1000, '22.0.0', 'recording: server/keepalive-timeout'],
    ['server.endlessRest', 'forever', '22.20.0', 'recording: server/keepalive-timeout-odd-values'],
    // agent
    ['agent.ownDefaults', true, '22.21.0', 'process: agents-of-today'],
    // process
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
