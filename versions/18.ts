/** 18: servers with clocks for requests. */

import { type Line, words } from '../src/profile/line'

const line: Line = {
  name: '18',
  runtime: 'node',
  codename: 'hydrogen',
  last: '18.20.8',
  releases:
    '17.0.0-1 17.1.0 17.2.0 17.3.0-1 17.4.0 17.5.0 17.6.0 17.7.0-2 17.8.0 17.9.0-1 18.0.0 18.1.0 18.2.0 18.3.0 18.4.0 18.5.0 18.6.0 18.7.0 18.8.0 18.9.0-1 18.10.0 18.11.0 18.12.0-1 18.13.0 18.14.0-2 18.15.0 18.16.0-1 18.17.0-1 18.18.0-2 18.19.0-1 18.20.0-8',
  recorded: ['18.20.8'],
  changes: [
    // module
    ['module.channels', words('server.request.start server.response.finish'), '17.0.0', 'process: channels-of-http'],
    [
      'module.channels',
      words('client.request.start client.response.finish server.request.start server.response.finish'),
      '18.6.0',
      'process: channels-of-http',
    ],
    [
      'module.commonNames',
      words(
        'CRLF HTTPParser _checkInvalidHeaderChar _checkIsHttpToken chunkExpression continueExpression freeParser isLenient kIncomingMessage methods parsers prepareError',
      ),
      '18.0.0',
      'process: inner-modules',
    ],
    [
      'module.methodNames',
      { 'Server.close': '', 'Server.closeAllConnections': '', 'Server.closeIdleConnections': '' },
      '18.0.0',
      'surface: 18.20.8',
    ],
    ['module.functions', { validateHeaderName: ['__node_internal_', 2] }, '18.14.0', 'measured: module-shape'],
    [
      'module.functions',
      { OutgoingMessage: ['OutgoingMessage', 1], ServerResponse: ['ServerResponse', 2] },
      '18.17.0',
      'measured: module-shape',
    ],
    ['module.namesLabel', true, '18.14.0', 'catalog: name-validate-header-label'],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer validateHeaderName validateHeaderValue get request maxHeaderSize globalAgent',
      ),
      '17.0.0',
      'measured: module-shape',
    ],
    [
      'module.exports',
      words(
        '_connectionListener METHODS STATUS_CODES Agent ClientRequest IncomingMessage OutgoingMessage Server ServerResponse createServer validateHeaderName validateHeaderValue get request setMaxIdleHTTPParsers maxHeaderSize globalAgent',
      ),
      '18.8.0',
      'measured: module-shape',
    ],
    // wire
    ['wire.repeatedCoding', 'replaces', '17.0.0', 'measured: requests-by-parser'],
    ['wire.repeatedCoding', 'refusedAfterChunked', '18.5.0', 'measured: requests-by-parser'],
    ['wire.knownVersions', false, '17.0.0', 'measured: requests-by-parser'],
    ['wire.knownVersions', true, '18.9.0', 'measured: requests-by-parser'],
    ['wire.lineFeedAlone', 'taken', '17.0.0', 'measured: requests-by-parser'],
    ['wire.lineFeedAlone', 'refusedAfterText', '18.5.0', 'measured: requests-by-parser'],
    ['wire.lineFeedAlone', 'refusedInValues', '18.9.1', 'measured: requests-by-parser'],
    ['wire.afterCarriageReturn', 'any byte', '17.0.0', 'measured: requests-by-parser'],
    ['wire.afterCarriageReturn', 'line feed in values', '18.16.1', 'measured: requests-by-parser'],
    ['wire.foldedValues', 'kept', '17.0.0', 'measured: requests-by-parser'],
    ['wire.foldedValues', 'keptAfterText', '18.16.1', 'measured: requests-by-parser'],
    ['wire.foldedValues', 'refused', '18.20.1', 'measured: requests-by-parser'],
    ['wire.wordBeforeFold', 'counts', '17.0.0', 'measured: requests-by-parser'],
    ['wire.wordBeforeFold', 'connectionCounts', '18.9.1', 'measured: requests-by-parser'],
    ['wire.chunkedWord', 'last', '17.0.0', 'measured: requests-by-parser'],
    ['wire.chunkedWord', 'lastOnce', '18.5.0', 'measured: requests-by-parser'],
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
      '17.0.0',
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
      '18.5.0',
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
      '18.16.1',
      'process: lenient-parser',
    ],
    ['wire.chunkBlanks', 'refused', '18.19.1', 'measured: requests-by-parser'],
    ['wire.maxChunkExtensions', 16384, '18.19.1', 'recording: api/chunk-extensions-limit'],
    ['wire.chunkExtensionsOf', 'chunk', '18.19.1', 'recording: api/chunk-extensions-limit'],
    // stream
    ['stream.pipelineTells', 'atFailure', '17.3.1', 'process: pipelined-streams'],
    ['stream.leaves', 'aborted', '17.0.0', 'process: iterated-requests'],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap Readable.fromWeb Readable.toWeb',
      ),
      '17.0.0',
      'recording: stream/stream-helpers-present',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap Readable.fromWeb Readable.toWeb map filter',
      ),
      '17.4.0',
      'recording: stream/stream-helpers-present',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap Readable.fromWeb Readable.toWeb map filter asIndexedPairs drop flatMap take every forEach reduce toArray some find',
      ),
      '17.5.0',
      'recording: stream/stream-helpers-present',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap Readable.fromWeb Readable.toWeb map filter asIndexedPairs drop flatMap take every forEach reduce toArray some find errored closed',
      ),
      '18.0.0',
      'recording: stream/stream-state-properties',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap Readable.fromWeb Readable.toWeb map filter asIndexedPairs drop flatMap take every forEach reduce toArray some find errored closed compose',
      ),
      '18.13.0',
      'recording: stream/stream-helpers-present',
    ],
    [
      'stream.shows',
      words(
        'destroyed readableHighWaterMark readableBuffer readableFlowing readableLength readableObjectMode readableEncoding readableEnded rejection iterator readableDidRead readableAborted Readable.wrap Readable.fromWeb Readable.toWeb map filter asIndexedPairs drop flatMap take every forEach reduce toArray some find errored closed compose asyncDispose',
      ),
      '18.18.0',
      'recording: stream/stream-helpers-present',
    ],
    [
      'stream.module',
      words(
        'isDisturbed Readable Writable Duplex Transform PassThrough pipeline addAbortSignal finished destroy compose promises Stream _isUint8Array _uint8ArrayToBuffer',
      ),
      '17.0.0',
      'surface: 18.20.8',
    ],
    [
      'stream.module',
      words(
        'isDisturbed isErrored Readable Writable Duplex Transform PassThrough pipeline addAbortSignal finished destroy compose promises Stream _isUint8Array _uint8ArrayToBuffer',
      ),
      '17.3.0',
      'surface: 18.20.8',
    ],
    [
      'stream.module',
      words(
        'isDisturbed isErrored isReadable Readable Writable Duplex Transform PassThrough pipeline addAbortSignal finished destroy compose promises Stream _isUint8Array _uint8ArrayToBuffer',
      ),
      '17.4.0',
      'surface: 18.20.8',
    ],
    [
      'stream.module',
      words(
        'isDestroyed isDisturbed isErrored isReadable isWritable Readable Writable Duplex Transform PassThrough pipeline addAbortSignal finished destroy compose setDefaultHighWaterMark getDefaultHighWaterMark promises Stream _isUint8Array _uint8ArrayToBuffer',
      ),
      '18.17.0',
      'surface: 18.20.8',
    ],
    // socket
    ['socket.failsUnsent', true, '18.14.0', 'process: unsent-requests'],
    ['socket.connectOptions', ['highWaterMark', 'signal'], '17.0.0', 'process: net-connect-options'],
    [
      'socket.connectOptions',
      ['highWaterMark', 'signal', 'noDelay', 'keepAlive', 'keepAliveInitialDelay'],
      '17.7.0',
      'process: net-connect-options',
    ],
    // incoming
    [
      'incoming.methods',
      words('connection headers trailers setTimeout _read _destroy _addHeaderLines _addHeaderLine _dump'),
      '17.0.0',
      'recording: server/headers-distinct',
    ],
    [
      'incoming.methods',
      words(
        'connection headers headersDistinct trailers trailersDistinct setTimeout _read _destroy _addHeaderLines _addHeaderLine _addHeaderLineDistinct _dump',
      ),
      '18.3.0',
      'surface: 18.20.8',
    ],
    ['incoming.joinsRepeated', true, '18.14.0', 'recording: api/incoming-later-properties'],
    ['incoming.settles', 'nextTick', '17.0.0', 'process: ticks-of-messages'],
    // outgoing
    ['outgoing.takesOptions', true, '18.17.0', 'surface: 18.20.8'],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [connection] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '17.0.0',
      'recording: api/append-header',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [connection] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '18.3.0',
      'recording: api/append-header',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [closed] [connection] [errored] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '18.13.0',
      'recording: api/outgoing-stream-state',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send _writeRaw _storeHeader setHeader setHeaders appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [closed] [connection] [errored] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '18.15.0',
      'recording: api/set-headers-kinds',
    ],
    [
      'outgoing.methods',
      words(
        '_renderHeaders cork uncork setTimeout destroy _send/4 _writeRaw/4 _storeHeader setHeader setHeaders appendHeader getHeader getHeaderNames getRawHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders pipe [_headerNames] [_headers] [closed] [connection] [errored] [writableCorked] [writableEnded] [writableFinished] [writableHighWaterMark] [writableLength] [writableNeedDrain] [writableObjectMode]',
      ),
      '18.16.0',
      'surface: 18.20.8',
    ],
    ['outgoing.uniqueHeaders', false, '17.0.0', 'recording: client/unique-headers'],
    ['outgoing.uniqueHeaders', true, '18.3.0', 'recording: client/unique-headers'],
    ['outgoing.trailerLists', false, '17.0.0', 'recording: server/unique-headers-option'],
    ['outgoing.trailerLists', true, '18.3.0', 'recording: server/unique-headers-option'],
    ['outgoing.dispositions', 'texts', '18.16.0', 'recording: server/content-disposition-charset'],
    ['outgoing.dispositions', 'bytes', '18.20.5', 'recording: server/content-disposition-charset'],
    ['outgoing.strictLength', 'absent', '17.0.0', 'recording: client/strict-content-length'],
    ['outgoing.strictLength', 'answers', '18.10.0', 'recording: client/strict-content-length'],
    ['outgoing.strictLength', 'all', '18.16.0', 'recording: client/strict-content-length'],
    ['outgoing.saysAssigned', true, '18.17.0', 'surface: 18.20.8'],
    // response
    [
      'response.methods',
      words(
        '_finish statusCode statusMessage assignSocket detachSocket writeContinue writeProcessing writeEarlyHints/2 _implicitHeader writeHead writeHeader',
      ),
      '18.11.0',
      'recording: server/early-hints',
    ],
    ['response.findsHeaders', true, '18.14.0', 'recording: server/writehead-reason-undefined'],
    ['response.hintLinks', 'any', '18.16.0', 'recording: server/early-hints-refused'],
    // server
    ['server.listenPortWords', 'optionReceived', '18.13.0', 'process: errors-of-listening'],
    ['server.timeOptions', 'lessSaidMore', '18.0.0', 'recording: api/server-option-timeouts-together'],
    ['server.timeOptions', 'less', '18.8.0', 'recording: api/server-option-timeouts-together'],
    ['server.timeOptions', 'atMost', '18.14.0', 'recording: api/server-option-timeouts-together'],
    ['server.requestTimeout', 300000, '18.0.0', 'recording: api/server-later-properties'],
    ['server.connectionsCheckingInterval', 30000, '18.0.0', 'recording: api/server-later-properties'],
    ['server.looksFrom', 'listening', '18.19.0', 'recording: api/server-later-properties'],
    ['server.joinDuplicateHeaders', true, '18.14.0', 'recording: api/server-later-properties'],
    ['server.rejectNonStandardBodyWrites', true, '18.17.0', 'recording: api/server-later-properties'],
    ['server.uniqueHeaders', 'absent', '17.0.0', 'recording: server/unique-headers-option'],
    ['server.uniqueHeaders', 'any', '18.3.0', 'recording: server/unique-headers-option'],
    ['server.socketOptions', 'absent', '17.0.0', 'recording: api/server-later-properties'],
    ['server.socketOptions', 'taken', '17.7.0', 'recording: api/server-later-properties'],
    ['server.socketOptions', 'noDelay', '18.0.0', 'recording: api/server-later-properties'],
    ['server.highWaterMark', true, '18.17.0', 'recording: api/server-later-properties'],
    ['server.closesIdle', true, '18.19.0', 'recording: server/server-close-idle'],
    ['server.closesIdle', false, '18.20.3', 'recording: server/server-close-idle'],
    ['server.closeGives', 'nothing', '18.0.0', 'recording: server/server-close-idle'],
    ['server.asyncDispose', 'nets', '18.18.0', 'recording: api/server-async-dispose'],
    ['server.headClock', 'looked', '18.0.0', 'recording: server/headers-timeout'],
    ['server.methods', words('close setTimeout'), '18.0.0', 'recording: server/close-all-connections'],
    [
      'server.methods',
      words('close closeAllConnections closeIdleConnections setTimeout'),
      '18.2.0',
      'recording: server/close-all-connections',
    ],
    ['server.idle', 'answered', '18.7.0', 'recording: server/close-idle-connections'],
    ['server.errorAfterAnswer', 'answeredBetween', '18.11.0', 'recording: server/client-error-after-response'],
    ['server.hintsMaxRequests', false, '17.0.0', 'recording: server/max-requests-per-socket'],
    ['server.hintsMaxRequests', true, '18.8.0', 'recording: server/max-requests-per-socket'],
    ['server.dropRequest', false, '17.0.0', 'recording: server/max-requests-per-socket'],
    ['server.dropRequest', true, '18.7.0', 'recording: server/max-requests-per-socket'],
    // client
    ['client.splitsHosts', 'never', '18.13.0', 'process: hosts-of-urls'],
    ['client.urlFields', true, '18.17.0', 'process: inherited-options'],
    ['client.urlLike', 'inheritsRefused', '18.16.0', 'process: inherited-options'],
    ['client.urlLike', 'made', '18.17.0', 'process: inherited-options'],
    ['client.joinOption', true, '18.14.0', 'process: requests-of-today'],
    ['client.portCheck', 'codedReceived', '18.13.0', 'process: requests-of-today'],
    ['client.addressOrder', 'resolved', '17.0.0', 'process: upgrade-order-of-addresses'],
    ['client.triesAddresses', 'asked', '18.13.0', 'process: upgrade-addresses-of-a-name'],
    ['client.signal', 'untilClosed', '17.0.0', 'process: life-of-requests'],
    ['client.signalCause', false, '17.0.0', 'process: life-of-requests'],
    ['client.signalCause', true, '17.3.0', 'process: life-of-requests'],
    // agent
    ['agent.totalAbove', false, '18.14.0', 'process: total-of-no-sockets'],
    ['agent.countsFree', false, '17.0.0', 'process: agent-totals'],
    ['agent.countsFree', true, '17.2.0', 'process: agent-totals'],
    ['agent.namesDelay', false, '17.0.0', 'process: options-of-connections'],
    ['agent.namesDelay', true, '18.6.0', 'process: options-of-connections'],
    ['agent.noDelay', true, '18.0.0', 'recording: api/agent-options-object'],
    ['agent.namesNothing', false, '17.0.0', 'process: methods-of-agents'],
    ['agent.namesNothing', true, '17.7.0', 'process: methods-of-agents'],
    [
      'agent.methods',
      words(
        'createConnection/0 getName/1 addRequest/4 createSocket/3 removeSocket/2 keepSocketAlive/1 reuseSocket/2 destroy/0',
      ),
      '17.0.0',
      'process: methods-of-agents',
    ],
    [
      'agent.methods',
      words(
        'createConnection/0 getName/0 addRequest/4 createSocket/3 removeSocket/2 keepSocketAlive/1 reuseSocket/2 destroy/0',
      ),
      '17.7.0',
      'process: methods-of-agents',
    ],
    // https
    [
      'https.serverMethods',
      words('closeAllConnections closeIdleConnections setTimeout'),
      '18.2.0',
      'recording: server/close-all-connections',
    ],
    [
      'https.serverMethods',
      words('closeAllConnections closeIdleConnections setTimeout close'),
      '18.19.0',
      'recording: server/close-all-connections',
    ],
    [
      'https.agentMethods',
      words('createConnection/3 getName/1 _getSession/1 _cacheSession/2 _evictSession/1'),
      '17.0.0',
      'process: methods-of-agents',
    ],
    [
      'https.agentMethods',
      words('createConnection/3 getName/0 _getSession/1 _cacheSession/2 _evictSession/1'),
      '17.7.0',
      'process: methods-of-agents',
    ],
    // process
    [
      'process.globals',
      words(
        'global clearInterval clearTimeout setInterval setTimeout queueMicrotask performance clearImmediate setImmediate structuredClone [console] [process] [Buffer] [atob] [btoa] [URL] [URLSearchParams] [DOMException] [TextEncoder] [TextDecoder] [AbortController] [AbortSignal] [EventTarget] [Event] [MessageChannel] [MessagePort] [MessageEvent]',
      ),
      '17.0.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global queueMicrotask clearImmediate setImmediate structuredClone clearInterval clearTimeout setInterval setTimeout performance fetch [console] [process] [Blob] [Buffer] [atob] [btoa] [BroadcastChannel] [URL] [URLSearchParams] [DOMException] [TextEncoder] [TextDecoder] [AbortController] [AbortSignal] [EventTarget] [Event] [MessageChannel] [MessagePort] [MessageEvent] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultWriter] [WritableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [FormData] [Headers] [Request] [Response]',
      ),
      '18.0.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global queueMicrotask clearImmediate setImmediate structuredClone clearInterval clearTimeout setInterval setTimeout atob btoa performance fetch [console] [process] [Buffer] [BroadcastChannel] [URL] [URLSearchParams] [DOMException] [TextEncoder] [TextDecoder] [AbortController] [AbortSignal] [EventTarget] [Event] [MessageChannel] [MessagePort] [MessageEvent] [Blob] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultWriter] [WritableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [FormData] [Headers] [Request] [Response]',
      ),
      '18.4.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global queueMicrotask clearImmediate setImmediate structuredClone clearInterval clearTimeout setInterval setTimeout atob btoa performance fetch [console] [process] [Buffer] [BroadcastChannel] [URL] [URLSearchParams] [DOMException] [TextEncoder] [TextDecoder] [AbortController] [AbortSignal] [EventTarget] [Event] [MessageChannel] [MessagePort] [MessageEvent] [Blob] [Performance] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultWriter] [WritableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [FormData] [Headers] [Request] [Response]',
      ),
      '18.8.0',
      'process: globals',
    ],
    [
      'process.globals',
      words(
        'global queueMicrotask clearImmediate setImmediate structuredClone clearInterval clearTimeout setInterval setTimeout atob btoa performance fetch [console] [process] [Buffer] [URL] [URLSearchParams] [DOMException] [BroadcastChannel] [AbortController] [AbortSignal] [Event] [EventTarget] [MessageChannel] [MessagePort] [MessageEvent] [Blob] [Performance] [TextEncoder] [TextDecoder] [TransformStream] [TransformStreamDefaultController] [WritableStream] [WritableStreamDefaultController] [WritableStreamDefaultWriter] [ReadableStream] [ReadableStreamDefaultReader] [ReadableStreamBYOBReader] [ReadableStreamBYOBRequest] [ReadableByteStreamController] [ReadableStreamDefaultController] [ByteLengthQueuingStrategy] [CountQueuingStrategy] [TextEncoderStream] [TextDecoderStream] [CompressionStream] [DecompressionStream] [FormData] [Headers] [Request] [Response]',
      ),
      '18.19.0',
      'process: globals',
    ],
  ],
}
export default line
