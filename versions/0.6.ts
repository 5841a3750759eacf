/** 0.6: one agent for all hosts. */

import { type Line, words } from '../src/profile/line'

const line: Line = {
  name: '0.6',
  last: '0.6.21',
  releases: '0.5.0-10 0.6.0-21',
  recorded: ['0.6.21'],
  changes: [
    // module
    [
      'module.exports',
      [
        'parsers',
        'STATUS_CODES',
        'IncomingMessage',
        'OutgoingMessage',
        'ServerResponse',
        'Agent',
        'globalAgent',
        'ClientRequest',
        'request',
        'get',
        'Server',
        'createServer',
        '_connectionListener',
        'Client',
        'createClient',
      ],
      '0.5.3',
      'surface: 0.6.21',
    ],
    ['module.functions', { Client: ['Client', 2] }, '0.5.3', 'surface: 0.6.21'],
    // wire
    ['wire.methodsShownAs', {}, '0.5.0', 'recording: server/request-methods'],
    [
      'wire.methods',
      [
        'DELETE',
        'GET',
        'HEAD',
        'POST',
        'PUT',
        'CONNECT',
        'OPTIONS',
        'TRACE',
        'COPY',
        'LOCK',
        'MKCOL',
        'MOVE',
        'PROPFIND',
        'PROPPATCH',
        'UNLOCK',
        'REPORT',
        'MKACTIVITY',
        'CHECKOUT',
        'MERGE',
        'M-SEARCH',
        'NOTIFY',
        'SUBSCRIBE',
        'UNSUBSCRIBE',
        'PATCH',
      ],
      '0.5.0',
      'recording: server/request-methods',
    ],
    ['wire.zeroMajorResponse', true, '0.5.0', 'recording: client/parse-lenient-forms'],
    ['wire.unframedBody', 'untilEnd', '0.5.0', 'catalog: unframed-body'],
    [
      'wire.listedHeaders',
      [
        'accept',
        'accept-charset',
        'accept-encoding',
        'accept-language',
        'connection',
        'cookie',
        'link',
        'pragma',
        'sec-websocket-extensions',
        'sec-websocket-protocol',
        'www-authenticate',
        'x-*',
      ],
      '0.6.11',
      'catalog: server-duplicate-www-authenticate',
    ],
    ['wire.protoHeaderShows', false, '0.5.0', 'recording: client/response-headers-odd-names'],
    // stream
    ['stream.moduleIsClass', true, '0.5.0', 'surface: 0.6.21'],
    ['stream.pipeGives', 'sink', '0.5.2', 'recording: client/request-pipe-from'],
    ['stream.sinkSteers', false, '0.5.2', 'recording: stream/pipe-request-into-old-stream'],
    ['stream.hex', true, '0.5.0', 'recording: stream/data-chunk-type'],
    // socket
    ['socket.resumeClosedThrows', false, '0.5.0', 'recording: stream/pause-in-data-is-advisory'],
    ['socket.drain', 'always', '0.5.3', 'recording: stream/client-write-before-connect; catalog: event-drain-waiting'],
    ['socket.errors', 'call', '0.5.3', 'catalog: error-refused-message; catalog: error-refused-properties'],
    // incoming
    ['incoming.trailersIn', 'trailers', '0.5.0', 'recording: client/response-raw-headers'],
    // outgoing
    [
      'outgoing.methods',
      words(
        'destroy _send/2 _writeRaw/2 _buffer/2 _storeHeader setHeader getHeader removeHeader _renderHeaders write addTrailers end _finish _flush',
      ),
      '0.5.3',
      'surface: 0.6.21',
    ],
    ['outgoing.afterHead', 'answered', '0.5.6', 'catalog: server-getheader-after-sent'],
    ['outgoing.writable', 'buffers', '0.6.4', 'catalog: server-write-array'],
    ['outgoing.callbacks', 'connection', '0.5.0', 'recording: server/write-callbacks'],
    // response
    [
      'response.methods',
      words('statusCode assignSocket detachSocket writeContinue/0 _implicitHeader writeHead/1 writeHeader'),
      '0.5.3',
      'surface: 0.6.21',
    ],
    // server
    ['server.closeArgument', false, '0.5.0', 'recording: server/request-aborted-before-response'],
    ['server.closes', 'dropped', '0.6.7', 'recording: server/response-close-event'],
    ['server.drainsLast', false, '0.5.0', 'recording: server/write-backpressure'],
    ['server.listen', 'port', '0.6.0', 'recording: server/server-listen-forms'],
    ['server.addressFamily', 'number', '0.5.2', 'recording: server/server-listen-forms'],
    ['server.listenCall', 'listen', '0.5.0', 'recording: server/server-listen-forms'],
    ['server.close', 'waits', '0.5.0', 'recording: server/server-close-idle'],
    // client
    ['client.optionsWritten', 'defaults', '0.5.3', 'catalog: request-options-mutated'],
    ['client.hostnamePreferred', true, '0.6.0', 'recording: client/request-defaults'],
    ['client.defaultHost', 'localhost', '0.5.3', 'catalog: request-host-default'],
    ['client.agentOption', 'onlyUndefined', '0.5.3', 'recording: client/headers-agent-connection'],
    ['client.createConnection', 'portHost', '0.5.3', 'recording: client/request-create-connection'],
    ['client.auth', true, '0.5.3', 'catalog: request-auth-option'],
    ['client.setHost', 'falsy', '0.5.3', 'catalog: request-set-host'],
    ['client.protocolCheck', 'request', '0.5.3', 'catalog: request-protocol-option'],
    ['client.agentKeepAlive', 'always', '0.5.3', 'recording: client/headers-agent-connection'],
    [
      'client.methods',
      ['_implicitHeader/0', 'abort/0', 'onSocket/1', '_deferToConnect/3'],
      '0.5.3',
      'catalog: request-socket-event',
    ],
    [
      'client.methods',
      [
        '_implicitHeader/0',
        'abort/0',
        'onSocket/1',
        '_deferToConnect/3',
        'setTimeout/2',
        'setNoDelay/0',
        'setSocketKeepAlive/0',
        'pause/0',
      ],
      '0.5.9',
      'surface: 0.6.21; catalog: request-methods',
    ],
    ['client.abort', 'deferred', '0.5.3', 'recording: client/agent-queue-abort'],
    ['client.hangUpCode', true, '0.5.6', 'recording: client/hangup-before-response'],
    // agent
    ['agent.kind', 'pool', '0.5.3', 'recording: client/global-agent-replaced'],
    [
      'agent.methods',
      ['defaultPort', 'addRequest/3', 'createSocket/3', 'removeSocket/4', '[emit]/0'],
      '0.5.3',
      'surface: 0.6.21; recording: client/agent-methods',
    ],
    // legacy
    ['legacy.createClient', 'facade', '0.5.3', 'surface: 0.6.21'],
    // https
    ['https.exports', words('Server createServer globalAgent Agent request get'), '0.5.3', 'surface: 0.6.21'],
    ['https.agentMethods', words('defaultPort'), '0.5.3', 'surface: 0.6.21'],
  ],
  documented: [
    // Its manual still tells of the agents of the line before.
    [
      'module.promised',
      ['ServerRequest', 'ClientResponse', 'getAgent'],
      'manual: 001 http.ServerRequest; manual: 001 http.getAgent',
    ],
  ],
}
export default line
