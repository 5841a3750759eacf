/** 20: connections that are kept, hosts that must be named. */

import { type Line, words } from '../src/profile/line'

const line: Line = {
  name: '20',
  runtime: 'node',
  codename: 'iron',
  last: '20.20.2',
  releases:
    '19.0.0-1 19.1.0 19.2.0 19.3.0 19.4.0 19.5.0 19.6.0-1 19.7.0 19.8.0-1 19.9.0 20.0.0 20.1.0 20.2.0 20.3.0-1 20.4.0 20.5.0-1 20.6.0-1 20.7.0 20.8.0-1 20.9.0 20.10.0 20.11.0-1 20.12.0-2 20.13.0-1 20.14.0 20.15.0-1 20.16.0 20.17.0 20.18.0-3 20.19.0-6 20.20.0-2',
  recorded: ['20.20.2'],
  changes: [
    // module
    ['module.refusals', 'shortly', '20.10.0', 'recording: api/outgoing-message-by-hand'],
    [
      'module.functions',
      {
        OutgoingMessage: ['OutgoingMessage', 0],
        ServerResponse: ['ServerResponse', 1],
        validateHeaderName: ['__node_internal_', 1],
      },
      '19.0.0',
      'measured: module-shape',
    ],
    ['module.functions', { validateHeaderName: ['__node_internal_', 2] }, '19.5.0', 'measured: module-shape'],
    [
      'module.functions',
      { OutgoingMessage: ['OutgoingMessage', 1], ServerResponse: ['ServerResponse', 2] },
      '20.1.0',
      'measured: module-shape',
    ],
    [
      'module.functions',
      { validateHeaderName: ['wrappedFn', 0], validateHeaderValue: ['wrappedFn', 0] },
      '20.12.0',
      'measured: module-shape',
    ],
    ['module.namesLabel', false, '19.0.0', 'catalog: name-validate-header-label'],
    ['module.namesLabel', true, '19.5.0', 'catalog: name-validate-header-label'],
    // wire
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK SOURCE QUERY',
      ),
      '20.19.2',
      'measured: requests-by-parser',
    ],
    ['wire.targetBytes', 'narrowToBlanks', '20.19.2', 'measured: requests-by-parser'],
    ['wire.rtspProtocol', 'all', '20.19.5', 'measured: requests-by-parser'],
    ['wire.unlistedMethods', 'unnamedWithQuery', '20.19.2', 'measured: requests-by-parser'],
    ['wire.unlistedMethods', 'named', '20.19.3', 'measured: requests-by-parser'],
    ['wire.statusCode', 'three digits', '20.12.1', 'measured: answers-by-parser'],
    ['wire.blanksInNames', false, '20.19.2', 'measured: requests-by-parser'],
    ['wire.blankBeforeColon', 'refusedAtOnce', '20.19.2', 'measured: requests-by-parser'],
    ['wire.blankBeforeName', 'refusedAtFirst', '19.0.0', 'measured: requests-by-parser'],
    ['wire.emptyHeaderNames', false, '20.19.2', 'measured: requests-by-parser'],
    ['wire.lineFeedAlone', 'refused', '20.19.2', 'measured: requests-by-parser'],
    ['wire.afterCarriageReturn', 'any byte', '19.0.0', 'measured: requests-by-parser'],
    ['wire.afterCarriageReturn', 'line feed in values', '20.3.1', 'measured: requests-by-parser'],
    ['wire.afterCarriageReturn', 'line feed or return', '20.19.2', 'measured: requests-by-parser'],
    ['wire.foldedValues', 'kept', '19.0.0', 'measured: requests-by-parser'],
    ['wire.foldedValues', 'keptAfterText', '20.3.1', 'measured: requests-by-parser'],
    ['wire.foldedValues', 'refused', '20.12.1', 'measured: requests-by-parser'],
    ['wire.lengthBesideCoding', 'refusedAtName', '20.19.2', 'measured: requests-by-parser'],
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
        blankBeforeName: 'droppedAtFirst',
      },
      '19.0.0',
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
        blankBeforeName: 'droppedAtFirst',
      },
      '20.3.1',
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
        lineFeedAlone: 'takenAtChunks',
        foldedValues: 'kept',
        afterCarriageReturn: 'nothing',
        blankBeforeName: 'droppedAtFirst',
        repeatedCoding: 'replaces',
        knownVersions: false,
        chunkEnd: 'optional',
        chunkBlanks: 'passedOver',
      },
      '20.19.2',
      'process: lenient-parser',
    ],
    ['wire.chunkEnd', 'line break', '20.19.2', 'measured: requests-by-parser'],
    ['wire.chunkBlanks', 'refusedBehind', '20.19.2', 'measured: requests-by-parser'],
    ['wire.chunkExtensions', 'grammar', '19.0.0', 'measured: requests-by-parser'],
    ['wire.chunkExtensions', 'grammarWithPairs', '20.19.2', 'measured: requests-by-parser'],
    ['wire.bodylessStatuses', 'noneIfKnown', '20.19.2', 'measured: answers-by-parser'],
    ['wire.afterClose', 'nothing', '20.19.2', 'measured: requests-by-parser'],
    ['wire.afterOldClose', 'nothing', '20.19.2', 'measured: requests-by-parser'],
    ['wire.switchedUnasked', 'lostAfter101', '20.19.2', 'measured: answers-by-parser'],
    ['wire.lengthStart', 'anew', '19.0.0', 'measured: answers-by-parser'],
    // stream
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap Readable.fromWeb Readable.toWeb map filter asIndexedPairs drop flatMap take every forEach reduce toArray some find errored closed',
      ),
      '19.0.0',
      'recording: stream/stream-helpers-present',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap Readable.fromWeb Readable.toWeb map filter asIndexedPairs drop flatMap take every forEach reduce toArray some find errored closed compose',
      ),
      '19.1.0',
      'recording: stream/stream-helpers-present',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap Readable.fromWeb Readable.toWeb map filter asIndexedPairs drop flatMap take every forEach reduce toArray some find errored closed compose asyncDispose',
      ),
      '20.4.0',
      'recording: stream/stream-helpers-present',
    ],
    [
      'stream.module',
      words(
        'isDisturbed isErrored isReadable Readable Writable Duplex Transform PassThrough pipeline addAbortSignal finished destroy compose promises Stream _isUint8Array _uint8ArrayToBuffer',
      ),
      '19.0.0',
      'surface: 20.20.2',
    ],
    [
      'stream.module',
      words(
        'isDestroyed isDisturbed isErrored isReadable isWritable Readable Writable Duplex Transform PassThrough pipeline addAbortSignal finished destroy compose setDefaultHighWaterMark getDefaultHighWaterMark promises Stream _isUint8Array _uint8ArrayToBuffer',
      ),
      '20.0.0',
      'surface: 20.20.2',
    ],
    [
      'stream.module',
      words(
        'isDestroyed isDisturbed isErrored isReadable isWritable Readable Writable Duplex Transform PassThrough pipeline addAbortSignal finished destroy compose setDefaultHighWaterMark getDefaultHighWaterMark promises Stream _isArrayBufferView _isUint8Array _uint8ArrayToBuffer',
      ),
      '20.13.0',
      'surface: 20.20.2',
    ],
    [
      'stream.module',
      words(
        'isDestroyed isDisturbed isErrored isReadable isWritable Readable Writable Duplex Transform PassThrough duplexPair pipeline addAbortSignal finished destroy compose setDefaultHighWaterMark getDefaultHighWaterMark promises Stream _isArrayBufferView _isUint8Array _uint8ArrayToBuffer',
      ),
      '20.17.0',
      'surface: 20.20.2',
    ],
    // incoming
    ['incoming.joinsRepeated', false, '19.0.0', 'recording: api/incoming-later-properties'],
    ['incoming.joinsRepeated', true, '19.5.0', 'recording: api/incoming-later-properties'],
    ['incoming.bareDistinct', true, '20.20.2', 'recording: api/incoming-distinct-by-hand'],
    ['incoming.keepsAssigned', false, '19.1.0', 'process: upgrade-headers-assigned'],
    ['incoming.keepsAssigned', true, '19.2.0', 'process: upgrade-headers-assigned'],
    // outgoing
    ['outgoing.takesOptions', false, '19.0.0', 'surface: 18.20.8'],
    ['outgoing.takesOptions', true, '20.1.0', 'surface: 18.20.8'],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [connection] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '19.0.0',
      'recording: api/set-headers-kinds',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [closed] [connection] [errored] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '19.3.0',
      'recording: api/outgoing-stream-state',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader setHeaders appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [closed] [connection] [errored] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '19.6.0',
      'recording: api/set-headers-kinds',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send/4 _writeRaw/4 _storeHeader setHeader setHeaders appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [closed] [connection] [errored] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '19.8.0',
      'surface: 20.20.2',
    ],
    ['outgoing.cookieLists', true, '20.12.0', 'recording: api/set-headers-cookies'],
    ['outgoing.dispositions', 'asOthers', '19.0.0', 'recording: server/content-disposition-charset'],
    ['outgoing.dispositions', 'texts', '19.8.0', 'recording: server/content-disposition-charset'],
    ['outgoing.dispositions', 'bytes', '20.12.0', 'recording: server/content-disposition-charset'],
    ['outgoing.strictLength', 'answers', '19.0.0', 'recording: client/strict-content-length'],
    ['outgoing.strictLength', 'all', '19.8.0', 'recording: client/strict-content-length'],
    ['outgoing.withoutHeaders', 'frames', '20.0.0', 'recording: server/remove-automatic-headers'],
    ['outgoing.bodyless', 'beforeHead', '20.2.0', 'recording: server/head-response'],
    ['outgoing.bodyless', 'afterHead', '20.3.0', 'recording: server/head-response'],
    ['outgoing.saysAssigned', false, '19.0.0', 'surface: 18.20.8'],
    ['outgoing.saysAssigned', true, '20.1.0', 'surface: 18.20.8'],
    ['outgoing.lateEnds', 'refusedOpen', '20.19.0', 'recording: stream/end-callback-errors'],
    ['outgoing.callbacks', 'nulls', '19.0.0', 'recording: stream/write-callback'],
    // response
    ['response.findsHeaders', false, '19.0.0', 'recording: server/writehead-reason-undefined'],
    ['response.findsHeaders', true, '19.5.0', 'recording: server/writehead-reason-undefined'],
    ['response.headOnce', true, '20.0.0', 'recording: server/writehead-twice'],
    ['response.hintLinks', 'named', '19.0.0', 'recording: server/early-hints-refused'],
    ['response.hintLinks', 'any', '19.8.0', 'recording: server/early-hints-refused'],
    // server
    ['server.requireHostHeader', true, '20.0.0', 'recording: api/server-later-properties'],
    ['server.socketOptions', 'noDelayOrNull', '20.0.0', 'recording: api/server-later-properties'],
    ['server.highWaterMark', false, '19.0.0', 'recording: api/server-later-properties'],
    ['server.highWaterMark', true, '20.1.0', 'recording: api/server-later-properties'],
    ['server.closesIdle', true, '19.0.0', 'recording: server/server-close-idle'],
    ['server.closeGives', 'self', '20.12.0', 'recording: server/server-close-idle'],
    ['server.asyncDispose', 'absent', '19.0.0', 'recording: api/server-async-dispose'],
    ['server.asyncDispose', 'anonymous', '20.4.0', 'recording: api/server-async-dispose'],
    ['server.rejectNonStandardBodyWrites', false, '19.0.0', 'recording: api/server-later-properties'],
    ['server.rejectNonStandardBodyWrites', true, '20.2.0', 'recording: api/server-later-properties'],
    ['server.joinDuplicateHeaders', false, '19.0.0', 'recording: api/server-later-properties'],
    ['server.joinDuplicateHeaders', true, '19.5.0', 'recording: api/server-later-properties'],
    ['server.timeOptions', 'less', '19.0.0', 'recording: api/server-option-timeouts-together'],
    ['server.timeOptions', 'atMost', '19.4.0', 'recording: api/server-option-timeouts-together'],
    ['server.looksFrom', 'made', '19.0.0', 'recording: api/server-later-properties'],
    ['server.looksFrom', 'listening', '20.6.0', 'recording: api/server-later-properties'],
    ['server.optionsChecked', 'lists', '20.0.0', 'surface: 20.20.2'],
    ['server.uniqueHeaders', 'texts', '20.18.0', 'recording: server/unique-headers-option'],
    ['server.keepAliveGrace', 1000, '20.18.0', 'recording: server/keepalive-timeout'],
    // client
    ['client.joinOption', false, '19.0.0', 'process: requests-of-today'],
    ['client.joinOption', true, '19.5.0', 'process: requests-of-today'],
    ['client.portCheck', 'coded', '19.0.0', 'process: requests-of-today'],
    ['client.portCheck', 'codedReceived', '19.1.0', 'process: requests-of-today'],
    // agent
    ['agent.globalKeeps', true, '19.0.0', 'recording: client/default-agent-keeps-socket'],
    ['agent.globalTimeout', 5000, '19.0.0', 'recording: client/agent-fields'],
    ['agent.hint', 'shortens', '19.0.0', 'process: keep-alive-hints'],
    ['agent.hint', 'shortensEarly', '20.18.0', 'process: keep-alive-hints'],
    // https
    ['https.serverOptionsChecked', true, '20.0.0', 'surface: 20.20.2'],
    ['https.serverMethods', words('closeAllConnections closeIdleConnections setTimeout'), '19.0.0', 'surface: 20.20.2'],
    [
      'https.serverMethods',
      words('closeAllConnections closeIdleConnections setTimeout close'),
      '20.4.0',
      'surface: 20.20.2',
    ],
    // process
    [
      'process.globals',
      words(
        'global queueMicrotask clearImmediate setImmediate structuredClone clearInterval clearTimeout setInterval setTimeout atob btoa performance fetch crypto [console] [process] [Buffer] [BroadcastChannel] [URL] [URLSearchParams] [DOMException] [TextEncoder] [TextDecoder] [AbortController] [AbortSignal] [EventTarget] [Event] [MessageChannel] [MessagePort] [MessageEvent] [Blob] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultWriter] [WritableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [FormData] [Headers] [Request] [Response] [Crypto] [CryptoKey] [SubtleCrypto] [CustomEvent]',
      ),
      '19.0.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global queueMicrotask clearImmediate setImmediate structuredClone clearInterval clearTimeout setInterval setTimeout atob btoa performance fetch crypto [console] [process] [Buffer] [BroadcastChannel] [URL] [URLSearchParams] [DOMException] [AbortController] [AbortSignal] [EventTarget] [Event] [MessageChannel] [MessagePort] [MessageEvent] [Blob] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [FormData] [Headers] [Request] [Response] [Crypto] [CryptoKey] [SubtleCrypto] [CustomEvent]',
      ),
      '19.3.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global queueMicrotask clearImmediate setImmediate structuredClone clearInterval clearTimeout setInterval setTimeout atob btoa performance fetch crypto [console] [process] [Buffer] [BroadcastChannel] [URL] [URLSearchParams] [DOMException] [AbortController] [AbortSignal] [Event] [EventTarget] [MessageChannel] [MessagePort] [MessageEvent] [Blob] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [FormData] [Headers] [Request] [Response] [Crypto] [CryptoKey] [SubtleCrypto] [CustomEvent]',
      ),
      '19.4.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global queueMicrotask clearImmediate setImmediate structuredClone clearInterval clearTimeout setInterval setTimeout atob btoa performance fetch crypto [console] [process] [Buffer] [URL] [URLSearchParams] [DOMException] [BroadcastChannel] [AbortController] [AbortSignal] [Event] [EventTarget] [MessageChannel] [MessagePort] [MessageEvent] [Blob] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [FormData] [Headers] [Request] [Response] [Crypto] [CryptoKey] [SubtleCrypto] [CustomEvent]',
      ),
      '19.8.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global queueMicrotask clearImmediate setImmediate structuredClone clearInterval clearTimeout setInterval setTimeout atob btoa performance fetch crypto [console] [process] [Buffer] [URL] [URLSearchParams] [DOMException] [AbortController] [AbortSignal] [Event] [EventTarget] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [BroadcastChannel] [MessageChannel] [MessagePort] [MessageEvent] [Blob] [File] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [FormData] [Headers] [Request] [Response] [Crypto] [CryptoKey] [SubtleCrypto] [CustomEvent]',
      ),
      '20.0.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global clearImmediate setImmediate clearInterval clearTimeout setInterval setTimeout queueMicrotask structuredClone atob btoa performance fetch crypto [console] [process] [Buffer] [URL] [URLSearchParams] [DOMException] [AbortController] [AbortSignal] [Event] [EventTarget] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [BroadcastChannel] [MessageChannel] [MessagePort] [MessageEvent] [Blob] [File] [Performance] [PerformanceEntry] [PerformanceMark] [PerformanceMeasure] [PerformanceObserver] [PerformanceObserverEntryList] [PerformanceResourceTiming] [FormData] [Headers] [Request] [Response] [Crypto] [CryptoKey] [SubtleCrypto] [CustomEvent]',
      ),
      '20.4.0',
      'process: globals',
    ],
  ],
}
export default line
