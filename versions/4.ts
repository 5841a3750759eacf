/** 4: io.js and node are one again; header names and values are checked. */

import { type Line, membersOf, words } from '../src/profile/line'

const line: Line = {
  name: '4',
  runtime: 'node',
  codename: 'argon',
  last: '4.9.1',
  releases: '4.0.0 4.1.0-2 4.2.0-6 4.3.0-2 4.4.0-7 4.5.0 4.6.0-2 4.7.0-3 4.8.0-7 4.9.0-1',
  recorded: ['4.9.1'],
  changes: [
    // module
    [
      'module.commonNames',
      words(
        'CRLF _checkInvalidHeaderChar _checkIsHttpToken chunkExpression continueExpression debug freeParser httpSocketSetup methods parsers',
      ),
      '4.3.0',
      'process: inner-modules',
    ],
    ['module.statusCodes', { 451: 'Unavailable For Legal Reasons' }, '4.7.0', 'recording: api/status-codes'],
    ['module.methodNames', { _flushOutput: '_flushOutput' }, '4.2.2', 'surface: 4.9.1'],
    ['module.methodNames', { _evictSession: '_evictSession' }, '4.4.0', 'surface: 4.9.1'],
    // wire
    ['wire.headerValueBytes', 'checkedSecond', '4.3.0', 'catalog: server-header-control-characters'],
    ['wire.valueLineFeed', 'needed', '4.3.0', 'catalog: server-header-bare-cr'],
    ['wire.lengthBesideCoding', 'refusedIfChunked', '4.3.0', 'catalog: server-length-and-chunked'],
    ['wire.inheritedNames', 'absent', '4.3.0', 'catalog: server-header-named-constructor'],
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK',
      ),
      '4.5.0',
      'recording: server/request-methods',
    ],
    [
      'wire.methods',
      words(
        'DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH UNLOCK REPORT MKACTIVITY CHECKOUT MERGE M-SEARCH NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH SEARCH PURGE MKCALENDAR BIND REBIND UNBIND ACL LINK UNLINK SOURCE',
      ),
      '4.9.0',
      'recording: server/request-methods',
    ],
    ['wire.versionDigits', 'one', '4.9.0', 'catalog: status-version-two-digits'],
    ['wire.zeroMajorRequest', true, '4.9.0', 'recording: server/request-line-variants'],
    ['wire.repeatedLength', 'refusedAtName', '4.3.0', 'catalog: server-length-twice-same'],
    ['wire.repeatedLength', 'refusedAtDigit', '4.9.0', 'catalog: server-length-twice-same'],
    ['wire.lengthBlanks', 'atEnd', '4.9.0', 'measured: lengths'],
    ['wire.foldedLength', 'ignored', '4.9.0', 'measured: lengths'],
    ['wire.upgradeNeeds', 'status101', '4.9.0', 'measured: upgrade-on-200-asked'],
    // stream
    ['stream.emptyText', false, '4.4.0', 'recording: client/response-in-small-packets'],
    // incoming
    ['incoming.waitsForReader', true, '4.0.0', 'recording: server/end-without-data-listener'],
    ['incoming.ticksBetween', true, '4.5.0', 'recording: stream/read-by-size'],
    // outgoing
    ['outgoing.checksNames', true, '4.3.0', 'catalog: server-header-name-validation; measured: header-checks'],
    ['outgoing.stripsTrailers', true, '4.2.0', 'process: header-values-no-text'],
    ['outgoing.values', 'refused', '4.3.0', 'recording: server/header-value-crlf; measured: header-checks'],
    ['outgoing.wideValues', 'refused', '4.3.0', 'recording: server/header-value-encoding'],
    ['outgoing.closeMatch', 'word', '4.7.0', 'recording: server/connection-header-values'],
    [
      'outgoing.emptyPieceWaits',
      true,
      '4.1.2',
      'recording: server/pipelining-order; measured: pipelining-queued-answers',
    ],
    ['outgoing.callbacks', 'own', '4.0.0', 'recording: client/write-callbacks'],
    [
      'outgoing.methods',
      words(
        'setTimeout destroy _send _writeRaw _buffer _storeHeader setHeader getHeader removeHeader _renderHeaders headersSent write addTrailers end _finish _flush _flushOutput flushHeaders flush',
      ),
      '4.2.2',
      'surface: 4.9.1',
    ],
    ['outgoing.layout', 'counted', '4.1.2', 'recording: api/request-own-properties'],
    ['outgoing.tellsFlushed', true, '4.2.2', 'process: messages-by-hand'],
    // response
    ['response.checksReason', true, '4.6.0', 'recording: server/header-value-crlf; measured: header-checks'],
    ['response.statusCheck', 'coerced', '4.4.5', 'recording: server/writehead-invalid-status; measured: header-checks'],
    // server
    ['server.pausesFlood', 'queued', '4.1.2', 'measured: pipelining-queued-answers'],
    ['server.handedPauses', false, '4.2.2', 'process: connect-listeners'],
    ['server.pendingField', true, '4.1.2', 'surface: 4.9.1'],
    // client
    ['client.hostBrackets', 'colon', '4.4.5', 'recording: client/request-host-kinds'],
    ['client.pathCheck', 'controls', '4.8.1', 'recording: client/request-path-line-break'],
    ['client.ownFields', 'ended', '4.5.0', 'surface: 4.9.1'],
    ['client.connectAnswer', 'tunnel', '4.5.0', 'recording: client/connect-method-early-bytes'],
    ['client.idleError', 'released', '4.3.2', 'process: idle-connection-errors'],
    ['client.waitsForEnd', true, '4.5.0', 'catalog: early-response'],
    ['client.upgradeAnswer', 'headers', '4.4.0', 'recording: client/upgrade-header-on-200'],
    ['client.upgradeAnswer', 'upgrading', '4.7.0', 'recording: api/response-defaults'],
    // agent
    ['agent.removesTwice', false, '4.2.5', 'process: sockets-after-aborts'],
    ['agent.nameEnd', 'family', '4.5.0', 'catalog: agent-get-name-family'],
    ['agent.namesWhole', true, '4.4.4', 'program: keepAlive'],
    ['agent.namesServer', true, '4.7.0', 'process: calls-of-requests'],
    // https
    ['https.alpn', 'written', '4.8.0', 'process: https-alpn'],
    [
      'https.agentMethods',
      words('createConnection/3 getName/1 _getSession/1 _cacheSession/2 _evictSession/1'),
      '4.4.0',
      'surface: 8.17.0',
    ],
    ['https.evictsSessions', true, '4.4.0', 'surface: 8.17.0'],
    [
      'https.nameParts',
      words('ca cert ciphers key pfx rejectUnauthorized servername'),
      '4.2.5',
      'measured: https-agent-name; program: names',
    ],
    ['process.members', { ...membersOf('tls', 'convertALPNProtocols') }, '4.8.0', 'process: module-members'],
    [
      'process.debugLines',
      { 'client.idleFailed': 'SOCKET ERROR on FREE socket: {message} {stack}' },
      '4.3.2',
      'process: debug-lines',
    ],
  ],
}
export default line
