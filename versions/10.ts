/** 10: options for request beside a URL, informational responses, later streams. */

import { type Line, words } from '../src/profile/line'

const line: Line = {
  name: '10',
  last: '10.24.1',
  releases:
    '9.0.0 9.1.0 9.2.0-1 9.3.0 9.4.0 9.5.0 9.6.0-1 9.7.0-1 9.8.0 9.9.0 9.10.0-1 9.11.0-2 10.0.0 10.1.0 10.2.0-1 10.3.0 10.4.0-1 10.5.0 10.6.0 10.7.0 10.8.0 10.9.0 10.10.0 10.11.0 10.12.0 10.13.0 10.14.0-2 10.15.0-3 10.16.0-3 10.17.0 10.18.0-1 10.19.0 10.20.0-1 10.21.0 10.22.0-1 10.23.0-3 10.24.0-1',
  recorded: ['10.24.1'],
  changes: [
    // module
    ['module.functions', { Server: ['Server', 2], createServer: ['createServer', 2] }, '9.6.0', 'surface: 10.24.1'],
    [
      'module.functions',
      { ClientRequest: ['ClientRequest', 3], request: ['request', 3], get: ['get', 3] },
      '10.9.0',
      'surface: 10.24.1',
    ],
    ['module.statusCodes', { 418: "I'm a Teapot" }, '10.0.0', 'catalog: server-status-418-text'],
    ['module.globalAgent', 'live', '10.0.0', 'catalog: global-agent-replaced'],
    // wire
    ['wire.afterUnheardUpgrade', 'lost', '10.0.0', 'catalog: server-upgrade-without-listener'],
    // stream
    ['stream.readable', 'streams3b', '10.0.0', 'recording: stream/readable-and-data-together'],
    [
      'stream.module',
      ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough', 'pipeline', 'finished', 'Stream'],
      '10.0.0',
      'surface: 12.22.12',
    ],
    ['stream.domainField', false, '10.0.0', 'recording: api/request-own-properties'],
    ['stream.encodingErrorCode', true, '10.0.0', 'recording: stream/set-encoding-forms'],
    [
      'stream.shows',
      ['destroyed', 'readableHighWaterMark', 'readableLength', 'readableFlowing', 'writableHighWaterMark'],
      '9.4.0',
      'surface: 10.24.1',
    ],
    // socket
    ['socket.readableStopsFlow', true, '10.0.0', 'recording: stream/readable-listener-on-server-socket'],
    // incoming
    [
      'incoming.methods',
      words('setTimeout _read destroy _addHeaderLines _addHeaderLine _dump'),
      '10.0.0',
      'surface: 10.24.1',
    ],
    ['incoming.consumed', 'need', '10.0.0', 'surface: 10.24.1'],
    ['incoming.upgradeAsked', true, '10.0.0', 'catalog: server-upgrade-without-listener'],
    // outgoing
    [
      'outgoing.methods',
      words(
        '_renderHeaders setTimeout destroy _send _writeRaw _storeHeader setHeader getHeader getHeaderNames getHeaders hasHeader removeHeader _implicitHeader headersSent write addTrailers end _finish _flush _flushOutput flushHeaders flush pipe [_headerNames] [_headers]',
      ),
      '9.0.0',
      'surface: 10.24.1',
    ],
    ['outgoing.wording', 'coded', '9.0.0', 'recording: api/outgoing-message-by-hand'],
    ['outgoing.checksTrailer', true, '9.0.0', 'recording: server/trailers-implicit'],
    ['outgoing.endReturnsSelf', true, '10.0.0', 'recording: server/write-return-values'],
    // response
    [
      'response.methods',
      words(
        '_finish statusCode statusMessage assignSocket detachSocket writeContinue writeProcessing _implicitHeader writeHead writeHeader',
      ),
      '10.0.0',
      'surface: 12.22.12',
    ],
    // server
    ['server.closeTwice', 'coded', '10.0.0', 'catalog: server-close-not-listening'],
    ['server.takesOptions', true, '9.6.0', 'catalog: server-createserver-options'],
    ['server.clientError', 'answered', '9.0.0', 'recording: server/client-error-default'],
    ['server.unheardUpgrade', 'request', '10.0.0', 'catalog: server-upgrade-without-listener'],
    // client
    ['client.urlArgument', 'whatwg', '10.0.0', 'catalog: request-url-string-parser'],
    ['client.urlAndOptions', true, '10.9.0', 'recording: client/request-url-and-options'],
    ['client.setHost', 'falsy', '9.11.0', 'catalog: request-set-host'],
    ['client.codedErrors', true, '9.0.0', 'recording: client/request-method-invalid'],
    ['client.pathCheck', 'printable', '10.0.0', 'catalog: request-path-beyond-latin1'],
    ['client.timeoutCheck', true, '10.0.0', 'recording: client/timeout-option-kinds'],
    ['client.headBeforeAgent', false, '9.6.0', 'recording: client/flush-headers-after-set'],
    ['client.lookupErrorNamesPlace', false, '10.0.0', 'catalog: error-refused-message'],
    ['client.closeOrder', 'last', '9.0.0', 'recording: client/close-in-counted-body'],
    ['client.requestTimeout', 'shared', '10.0.0', 'recording: client/timeout-option-kinds'],
    ['client.responseCloses', true, '10.0.0', 'recording: client/events-simple-get'],
    ['client.information', 'status', '10.0.0', 'recording: client/information-102-103'],
    ['client.listenerError', 'coded', '9.0.0', 'recording: client/request-url-and-options'],
    // https
    ['https.exports', words('Agent globalAgent Server createServer get request'), '10.0.0', 'surface: 10.24.1'],
    ['https.functions', { request: ['request', 0], get: ['get', 3] }, '10.9.0', 'surface: 10.24.1'],
  ],
}
export default line
