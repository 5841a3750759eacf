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
    ['server.uniqueHeaders', 'any', '16.17.0', 'recording: server/unique-headers-option'],
    ['server.maxRequestsPerSocket', 'null', '16.10.0', 'recording: api/server-later-properties'],
    ['server.maxRequestsPerSocket', 'zero', '16.11.0', 'recording: api/server-later-properties'],
    ['server.hintsMaxRequests', true, '16.10.0', 'recording: server/max-requests-per-socket'],
    ['server.dropRequest', true, '16.17.0', 'recording: server/max-requests-per-socket'],
    ['server.socketOptions', 'taken', '16.15.0', 'recording: api/server-later-properties'],
    ['server.connectionsProperty', false, '15.0.0', 'recording: api/server-connections-count'],
    // agent
    ['agent.usesFirst', 'fifo', '15.0.0', 'process: agents-of-today'],
    ['agent.usesFirst', 'lifo', '15.6.0', 'process: agents-of-today'],
    ['agent.bareLists', true, '16.0.0', 'recording: api/agent-options-object'],
    // https
    ['https.serverOptions', false, '15.0.0', 'surface: 14.21.3'],
    ['https.serverOptions', true, '16.5.0', 'surface: 14.21.3'],
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
