/** 0.10: streams2. */

import { gone, type Line, membersOf, words } from '../src/profile/line'
import { errata } from './errata/0.10'

const line: Line = {
  name: '0.10',
  runtime: 'node',
  last: '0.10.48',
  releases: '0.9.0-12 0.10.0-48',
  recorded: ['0.10.4', '0.10.48'],
  changes: [
    // module
    ['module.parserMethods', words('reinitialize'), '0.9.0', 'process: parser-members'],
    ['module.parserMethods', words('reinitialize pause resume'), '0.10.21', 'process: parser-members'],
    ['module.statusCodes', { 505: 'HTTP Version Not Supported' }, '0.9.11', 'catalog: server-status-505-text'],
    ['module.asserts', 'wordedName', '0.10.3', 'process: errors-of-asserts'],
    ['module.asserts', 'plain', '0.10.5', 'process: errors-of-asserts'],
    // wire
    ['wire.methodsOfThirdAny', [], '0.10.17', 'recording: server/client-error-event'],
    ['wire.vagueMethods', [], '0.10.17', 'measured: method-faults'],
    ['wire.targetBytes', 'wide', '0.9.0', 'measured: targets'],
    ['wire.targetHosts', 'withUser', '0.9.0', 'measured: targets'],
    ['wire.headerValueBytes', 'checkedButFirst', '0.10.42', 'catalog: server-header-control-characters'],
    ['wire.valueLineFeed', 'needed', '0.10.42', 'catalog: server-header-bare-cr'],
    ['wire.repeatedLength', 'refusedAtName', '0.10.42', 'catalog: server-length-twice-same'],
    ['wire.lengthBesideCoding', 'refusedIfChunked', '0.10.42', 'catalog: server-length-and-chunked'],
    // stream
    [
      'stream.module',
      ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough', 'Stream'],
      '0.9.4',
      'surface: 0.10.48',
    ],
    ['stream.readable', 'streams2', '0.9.4', 'recording: stream/stream-methods-present'],
    ['stream.decoder', 'bytes', '0.9.4', 'recording: stream/set-encoding-truncated-character'],
    // socket
    ['socket.closesInTick', false, '0.10.0', 'process: close-of-destroyed'],
    ['socket.closesUnopened', false, '0.10.0', 'process: unconnected-connection'],
    ['socket.unshiftsHead', true, '0.10.8', 'measured: upgrade-first-bytes'],
    ['socket.unshiftsHead', false, '0.10.11', 'measured: upgrade-first-bytes'],
    [
      'socket.addresses',
      words('remoteAddress remotePort localAddress localPort'),
      '0.9.5',
      'process: socket-addresses',
    ],
    ['socket.gone', 'closing', '0.9.4', 'process: socket-addresses'],
    ['socket.dataBeside', 'nothing', '0.9.4', 'recording: stream/data-listener-on-server-socket'],
    ['socket.drain', 'full', '0.9.4', 'recording: stream/client-write-before-connect; catalog: event-drain-waiting'],
    ['socket.resetIsError', true, '0.9.4', 'catalog: error-reset-in-body; recording: server/client-reset'],
    ['socket.connectOptions', ['highWaterMark'], '0.9.4', 'process: net-connect-options'],
    // incoming
    [
      'incoming.methods',
      words('read _read destroy _addHeaderLine _dump'),
      '0.9.4',
      'recording: stream/stream-methods-present',
    ],
    ['incoming.methods', words('setTimeout read _read destroy _addHeaderLine _dump'), '0.9.12', 'surface: 0.10.48'],
    ['incoming.pendingFields', true, '0.9.4', 'surface: 0.10.4'],
    ['incoming.setTimeout', 'nothing', '0.9.12', 'catalog: response-set-timeout'],
    // outgoing
    [
      'outgoing.methods',
      words(
        'setTimeout destroy _send/2 _writeRaw/2 _buffer/2 _storeHeader setHeader getHeader removeHeader _renderHeaders headersSent write addTrailers end _finish _flush',
      ),
      '0.9.12',
      'surface: 0.10.48',
    ],
    ['outgoing.destroyWaits', false, '0.9.0', 'recording: client/destroy-request'],
    ['outgoing.destroyWaits', true, '0.10.5', 'recording: client/destroy-request'],
    ['outgoing.hexTexts', 'checkedType', '0.10.0', 'process: odd-responses'],
    ['outgoing.hexTexts', 'even', '0.10.6', 'measured: hex-texts'],
    ['outgoing.unknownEncoding', 'named', '0.9.4', 'measured: unknown-encoding'],
    ['outgoing.endWrites', 'unlessFirstSmall', '0.10.1', 'process: members-of-messages'],
    ['outgoing.endWrites', 'always', '0.10.32', 'measured: end-buffer-with-trailers'],
    ['outgoing.endWrites', 'unlessFirstSmall', '0.10.37', 'measured: end-buffer-with-trailers'],
    ['outgoing.layout', 'placed', '0.9.3', 'recording: client/request-own-properties'],
    ['outgoing.layout', 'early', '0.10.16', 'recording: api/response-progress-flags'],
    ['outgoing.checksNames', true, '0.10.42', 'catalog: server-header-name-validation; measured: header-checks'],
    // What 0.8.20 had was not in the first releases of 0.9.
    ['outgoing.values', 'sent', '0.9.0', 'recording: server/header-value-crlf'],
    ['outgoing.values', 'stripped', '0.9.4', 'recording: server/header-value-crlf'],
    ['outgoing.values', 'refused', '0.10.42', 'recording: server/header-value-crlf; measured: header-checks'],
    ['outgoing.wideValues', 'refused', '0.10.42', 'recording: server/header-value-encoding'],
    ['outgoing.unchunksBodyless', true, '0.9.8', 'catalog: server-bodyless-status-chunked'],
    ['outgoing.endsBodylessChunks', false, '0.10.32', 'recording: server/head-response'],
    ['outgoing.textEncoding', 'writtenApart', '0.10.4', 'recording: server/write-encodings'],
    ['outgoing.textEncoding', 'binaryWithEnd', '0.10.8', 'process: members-of-messages'],
    ['outgoing.textEncoding', 'hexApart', '0.10.16', 'recording: server/write-encodings'],
    ['outgoing.chunkParts', 'oneBuffer', '0.10.8', 'process: members-of-messages'],
    ['outgoing.joinsWaiting', false, '0.10.16', 'recording: client/write-base64'],
    ['outgoing.lateTrailers', true, '0.10.16', 'measured: end-buffer-with-trailers'],
    ['outgoing.lateTrailers', false, '0.10.32', 'measured: end-buffer-with-trailers'],
    ['outgoing.lateTrailers', true, '0.10.37', 'measured: end-buffer-with-trailers'],
    ['outgoing.emptyWrite', 'true', '0.10.8', 'recording: server/write-return-values'],
    ['outgoing.socketEvent', true, '0.9.12', 'process: messages-by-hand'],
    // response
    [
      'response.statusCheck',
      'coerced',
      '0.10.47',
      'recording: server/writehead-invalid-status; measured: header-checks',
    ],
    ['response.checksReason', true, '0.10.47', 'recording: server/header-value-crlf; measured: header-checks'],
    ['response.http10Chunks', false, '0.9.0', 'recording: server/http10-te-chunked'],
    ['response.http10Chunks', true, '0.9.2', 'recording: server/http10-te-chunked'],
    // server
    ['server.methods', ['setTimeout'], '0.9.12', 'surface: 0.10.48'],
    ['server.timeoutEvents', true, '0.9.12', 'recording: server/server-timeout-property'],
    ['server.clientError', 'destroyed', '0.9.3', 'recording: server/client-error-event'],
    // 0.8 had it from 0.8.26 on, after 0.10 was out.
    ['server.pausesFlood', 'never', '0.9.0', 'catalog: server-pipelining-flood-pause'],
    ['server.pausesFlood', 'connection', '0.10.21', 'catalog: server-pipelining-flood-pause'],
    ['server.refs', 'nothing', '0.9.1', 'process: listen-again'],
    ['server.counts', true, '0.9.7', 'recording: api/server-connections-count'],
    // client
    ['client.agentOption', 'falsy', '0.10.27', 'recording: client/headers-agent-connection'],
    ['client.abortDumps', true, '0.10.13', 'recording: client/abort-in-body'],
    ['client.freesAtOnce', false, '0.9.7', 'recording: client/agent-queue-one-socket'],
    ['client.requestTimeout', 'renewed', '0.9.12', 'catalog: request-timeout-event'],
    ['client.readyBeforeResponse', true, '0.9.5', 'recording: client/response-own-properties'],
    ['client.watchesEndFirst', true, '0.10.3', 'process: throw-in-client-listener'],
    ['client.dumpsUnheard', true, '0.9.5', 'recording: client/response-unlistened'],
    ['client.listenerError', 'listener', '0.9.8', 'recording: client/request-url-and-options'],
    // agent
    [
      'agent.methods',
      ['defaultPort', 'addRequest/4', 'createSocket/5', 'removeSocket/5'],
      '0.9.0',
      'recording: client/agent-methods',
    ],
    // https
    ['https.writesOptions', false, '0.10.0', 'process: inherited-options'],
    ['https.npn', 'written', '0.9.0', 'process: https-servers'],
    ['https.takesCreateConnection', true, '0.10.0', 'process: arguments-of-requests'],
    ['https.requiresKey', true, '0.9.0', 'recording: api/https-module-shape'],
    ['https.verifies', true, '0.9.2', 'measured: https-verifies; program: trust'],
    ['https.failedHandshake', 'nothing', '0.10.0', 'program: plainText'],
    ['https.ownAgentFor', words('ca cert ciphers key passphrase pfx rejectUnauthorized'), '0.10.0', 'program: agentOf'],
    ['https.servername', 'given', '0.10.41', 'program: servername'],
    // process
    [
      'process.members',
      {
        ...membersOf('events', 'usingDomains'),
        ...membersOf('EventEmitter', 'listenerCount'),
        ...membersOf('url', 'Url'),
      },
      '0.10.0',
      'process: module-members',
    ],
    ['process.members', { ...membersOf('tls', 'getCiphers') }, '0.10.2', 'process: module-members'],
    [
      'process.globals',
      words(
        'ArrayBuffer Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array DataView global process GLOBAL root Buffer setTimeout setInterval clearTimeout clearInterval setImmediate clearImmediate console',
      ),
      '0.9.1',
      'process: globals',
    ],
    [
      'process.debugLines',
      {
        'outgoing.unchunked': '{status} response should not use chunked encoding, closing connection.',
        'server.pauses': gone,
        'server.keeps': gone,
      },
      '0.9.0',
      'process: debug-lines',
    ],
    ['process.debugLines', { 'server.pauses': 'pause parser' }, '0.10.21', 'process: debug-lines'],
  ],
  errata,
}
export default line
