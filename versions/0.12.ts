/** 0.12: flowing streams, raw headers, agents that keep sockets. */

import { type Line, words } from '../src/profile/line'
import { errata } from './errata/0.12'

const line: Line = {
  name: '0.12',
  last: '0.12.18',
  releases: '0.11.0-16 0.12.0-18',
  recorded: ['0.12.18'],
  changes: [
    // module
    ['module.methodNames', { createConnection: 'createConnection' }, '0.11.4', 'surface: 0.12.18'],
    [
      'module.exports',
      [
        'IncomingMessage',
        'METHODS',
        'OutgoingMessage',
        'ServerResponse',
        'STATUS_CODES',
        'Agent',
        'globalAgent',
        'ClientRequest',
        'request',
        'get',
        '_connectionListener',
        'Server',
        'createServer',
        'Client',
        'createClient',
      ],
      '0.11.8',
      'surface: iojs-3.3.1',
    ],
    ['module.statusCodes', { 308: 'Permanent Redirect' }, '0.11.14', 'catalog: server-status-308-text'],
    // wire
    ['wire.emptyValues', 'framing', '0.11.14', 'recording: server/request-header-folded'],
    ['wire.lengthOverflow', 'beforeLast', '0.11.14', 'recording: server/request-content-length-odd'],
    ['wire.headerValueBytes', 'all', '0.11.0', 'catalog: server-header-control-characters'],
    ['wire.valueLineFeed', 'any byte', '0.11.0', 'catalog: server-header-bare-cr'],
    ['wire.repeatedLength', 'lastCounts', '0.11.0', 'catalog: server-length-twice-same'],
    ['wire.lengthBesideCoding', 'ignored', '0.11.0', 'catalog: server-length-and-chunked'],
    ['wire.foldedValues', 'kept', '0.11.14', 'catalog: server-folded-header'],
    ['wire.wordBeforeFold', 'does not count', '0.11.14', 'catalog: server-folded-header'],
    ['wire.repeatedHeaders', 'joinOthers', '0.11.11', 'catalog: server-duplicate-headers-default'],
    [
      'wire.listedHeaders',
      [
        'authorization',
        'content-length',
        'content-type',
        'from',
        'host',
        'if-modified-since',
        'if-unmodified-since',
        'location',
        'max-forwards',
        'proxy-authorization',
        'referer',
        'user-agent',
      ],
      '0.11.11',
      'catalog: response-headers-joined',
    ],
    ['wire.headerCharset', 'latin1', '0.11.6', 'recording: server/request-header-charset'],
    // stream
    ['stream.readable', 'streams3', '0.11.4', 'recording: stream/pause-state-and-flowing'],
    ['stream.emptyText', true, '0.11.4', 'recording: client/response-in-small-packets'],
    // socket
    ['socket.ondata', false, '0.11.3', 'recording: api/upgrade-socket-ondata'],
    ['socket.dataBeside', 'after', '0.11.3', 'recording: stream/data-listener-on-server-socket'],
    // incoming
    [
      'incoming.methods',
      words('setTimeout read _read destroy _addHeaderLines _addHeaderLine _dump'),
      '0.11.6',
      'surface: 0.12.18',
    ],
    ['incoming.rawHeaders', true, '0.11.6', 'manual: 003 message.rawHeaders'],
    ['incoming.statusMessage', true, '0.11.10', 'recording: client/response-raw-headers'],
    ['incoming.headerLine', 'into', '0.11.6', 'recording: api/add-header-line'],
    ['incoming.dump', 'drained', '0.11.4', 'catalog: abort-in-body'],
    // outgoing
    ['outgoing.layout', 'callbacks', '0.11.6', 'surface: iojs-3.3.1'],
    ['outgoing.headerStore', 'null', '0.11.15', 'catalog: server-private-headers-field'],
    ['outgoing.undefinedValue', 'notSet', '0.11.15', 'recording: api/outgoing-message-by-hand'],
    ['outgoing.removesAutomatic', true, '0.11.6', 'recording: server/remove-automatic-headers'],
    ['outgoing.loneHeadCharset', 'latin1', '0.11.6', 'recording: server/header-value-encoding'],
    ['outgoing.endWrites', 'always', '0.11.0', 'recording: api/end-data-goes-through-write'],
    ['outgoing.lateTrailers', false, '0.11.0', 'recording: server/trailers-chunked'],
    ['outgoing.finish', 'written', '0.11.6', 'recording: server/finish-is-late'],
    ['outgoing.lateWrite', 'error', '0.11.14', 'recording: server/write-after-end'],
    ['outgoing.callbacks', 'bareFirst', '0.11.6', 'recording: client/write-callbacks'],
    // response
    [
      'response.methods',
      words(
        '_finish statusCode statusMessage assignSocket detachSocket writeContinue _implicitHeader writeHead writeHeader',
      ),
      '0.11.8',
      'surface: iojs-3.3.1',
    ],
    ['response.statusMessage', true, '0.11.8', 'recording: server/writehead-reason-phrase'],
    ['response.merge', 'set', '0.11.12', 'recording: server/writehead-merges-setheader'],
    // server
    ['server.tellsCut', false, '0.11.14', 'catalog: server-client-error-on-truncation'],
    ['server.listen', 'object', '0.11.0', 'recording: server/server-listen-forms'],
    ['server.closeTwice', 'error', '0.11.11', 'catalog: server-close-not-listening'],
    ['server.nextTurn', 'prefinish', '0.11.6', 'recording: server/finish-is-late'],
    // client
    ['client.agentOption', 'nullish', '0.11.4', 'recording: client/request-create-connection'],
    ['client.pathCheck', 'blank', '0.11.3', 'catalog: request-path-space'],
    ['client.protocolCheck', 'constructor', '0.11.13', 'catalog: request-protocol-option'],
    [
      'client.unframedMethods',
      ['GET', 'HEAD', 'DELETE', 'CONNECT'],
      '0.11.10',
      'recording: client/headers-by-method-empty',
    ],
    [
      'client.unframedMethods',
      ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'CONNECT'],
      '0.11.14',
      'recording: client/headers-by-method-empty',
    ],
    ['client.agentKeepAlive', 'reused', '0.11.7', 'recording: client/headers-agent-connection'],
    [
      'client.methods',
      [
        'aborted',
        '_finish/0',
        '_implicitHeader/0',
        'abort/0',
        'onSocket/1',
        '_deferToConnect/3',
        'setTimeout/2',
        'setNoDelay/0',
        'setSocketKeepAlive/0',
        'clearTimeout/1',
      ],
      '0.11.14',
      'surface: 0.12.18',
    ],
    ['client.aborted', 'time', '0.11.14', 'recording: client/aborted-property'],
    ['client.abort', 'skipped', '0.11.14', 'recording: client/agent-queue-abort'],
    ['client.upgradeForgets', true, '0.11.4', 'recording: client/upgrade-on-request'],
    // agent
    ['agent.kind', 'keepAlive', '0.11.4', 'recording: client/agent-fields'],
    [
      'agent.methods',
      ['createConnection', 'getName/1', 'addRequest/2', 'createSocket/2', 'removeSocket/2', 'destroy/0'],
      '0.11.4',
      'surface: 0.12.18',
    ],
    ['agent.maxSockets', Infinity, '0.11.4', 'recording: client/agent-max-sockets-default'],
    ['agent.connectionArguments', 'options', '0.11.4', 'recording: client/agent-add-request'],
    // legacy
    ['legacy.deprecation', 'prefixed', '0.11.14', 'surface: 0.12.18'],
    // https
    ['https.agentMethods', words('createConnection/3 getName/1'), '0.11.4', 'surface: 0.12.18'],
    ['https.serverMethods', words('setTimeout'), '0.11.2', 'surface: 0.12.18'],
    ['https.requiresKey', false, '0.11.4', 'recording: api/https-module-shape'],
  ],
  errata,
}
export default line
