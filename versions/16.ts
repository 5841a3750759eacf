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
    // stream
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
    ['server.dropRequest', true, '16.17.0', 'recording: server/max-requests-per-socket'],
    ['server.socketOptions', 'taken', '16.15.0', 'recording: api/server-later-properties'],
    ['server.cutRequests', 'fails', '15.0.0', 'recording: server/request-error-listener'],
    ['server.cutRequests', 'destroyed', '16.0.0', 'recording: server/aborted-pipelined'],
    ['server.closes', 'response', '16.0.0', 'recording: server/event-order-post'],
    ['server.connectionsProperty', 'absent', '15.0.0', 'measured: fields-of-new-servers'],
    ['server.hintsMaxRequests', true, '16.18.0', 'recording: server/max-requests-per-socket'],
    // client
    ['client.cutResponse', 'fails', '15.0.0', 'recording: client/close-in-counted-body'],
    ['client.cutResponse', 'destroyed', '16.0.0', 'recording: client/destroy-response'],
    ['client.keptCloses', 'request', '16.0.0', 'recording: client/events-post-kept-alive'],
    // agent
    ['agent.usesFirst', 'fifo', '15.0.0', 'process: agents-of-today'],
    ['agent.usesFirst', 'lifo', '15.6.0', 'process: agents-of-today'],
    ['agent.bareLists', true, '16.0.0', 'recording: api/agent-options-object'],
    // https
    ['https.serverOptions', false, '15.0.0', 'surface: 14.21.3'],
    ['https.serverOptions', true, '16.5.0', 'surface: 14.21.3'],
  ],
}
export default line
