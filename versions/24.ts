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
    ['module.methodNames', { cork: '', uncork: '' }, '23.0.0', 'surface: 22.23.5'],
    ['module.methodNames', { cork: 'cork', uncork: 'uncork' }, '24.1.0', 'surface: 24.22.3'],
    ['module.methodNames', { _isLenientHeaderValidation: '' }, '24.19.0', 'surface: 24.22.3'],
    // incoming
    ['incoming.signal', true, '24.16.0', 'recording: server/request-signal'],
    ['incoming.bareDistinct', false, '23.0.0', 'recording: api/incoming-distinct-by-hand'],
    ['incoming.bareDistinct', true, '24.14.1', 'recording: api/incoming-distinct-by-hand'],
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
    ['server.closesWaiting', true, '24.16.0', 'recording: server/aborted-pipelined'],
    // agent
    ['agent.ownDefaults', false, '23.0.0', 'process: agents-of-today'],
    ['agent.ownDefaults', true, '24.5.0', 'process: agents-of-today'],
  ],
}
export default line
