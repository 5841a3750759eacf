/** 4: io.js and node are one again; header names and values are checked. */

import { type Line, words } from '../src/profile/line'

const line: Line = {
  name: '4',
  last: '4.9.1',
  releases: '4.0.0 4.1.0-2 4.2.0-6 4.3.0-2 4.4.0-7 4.5.0 4.6.0-2 4.7.0-3 4.8.0-7 4.9.0-1',
  recorded: ['4.9.1'],
  changes: [
    // module
    ['module.statusCodes', { 451: 'Unavailable For Legal Reasons' }, '4.0.0', 'recording: api/status-codes'],
    // wire
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
        'SEARCH',
        'PURGE',
        'MKCALENDAR',
        'BIND',
        'REBIND',
        'UNBIND',
        'ACL',
        'LINK',
        'UNLINK',
        'SOURCE',
      ],
      '4.2.0',
      'recording: server/request-methods',
    ],
    ['wire.versionDigits', 'one', '4.0.0', 'catalog: status-version-two-digits'],
    ['wire.headerValueBytes', 'checked', '4.3.0', 'catalog: server-header-control-characters'],
    ['wire.valueLineFeed', 'needed', '4.3.0', 'catalog: server-header-bare-cr'],
    ['wire.lengthBesideCoding', 'refusedIfChunked', '4.3.0', 'catalog: server-length-and-chunked'],
    ['wire.inheritedNames', 'absent', '4.0.0', 'catalog: server-header-named-constructor'],
    // stream
    ['stream.emptyText', false, '4.0.0', 'recording: client/response-in-small-packets'],
    // incoming
    ['incoming.dump', 'unheard', '4.0.0', 'recording: server/unread-body-then-next'],
    ['incoming.waitsForReader', true, '4.0.0', 'recording: server/end-without-data-listener'],
    ['incoming.ticksBetween', true, '4.0.0', 'recording: stream/read-by-size'],
    // outgoing
    ['outgoing.checksNames', true, '4.3.0', 'catalog: server-header-name-validation'],
    ['outgoing.values', 'refused', '4.3.0', 'recording: server/header-value-crlf'],
    ['outgoing.closeMatch', 'word', '4.7.0', 'recording: server/connection-header-values'],
    ['outgoing.emptyPieceWaits', true, '4.0.0', 'recording: server/pipelining-order'],
    ['outgoing.callbacks', 'own', '4.0.0', 'recording: client/write-callbacks'],
    // response
    ['response.checksReason', true, '4.6.0', 'recording: server/header-value-crlf'],
    // server
    ['server.pausesFlood', 'queued', '4.0.0', 'catalog: server-pipelining-flood-pause'],
    // client
    ['client.hostBrackets', true, '4.4.5', 'recording: client/request-host-kinds'],
    ['client.pathCheck', 'controls', '4.8.1', 'recording: client/request-path-line-break'],
    ['client.ownFields', 'ended', '4.5.0', 'surface: 4.9.1'],
    ['client.connectAnswer', 'tunnel', '4.5.0', 'recording: client/connect-method-early-bytes'],
    ['client.waitsForEnd', true, '4.5.0', 'catalog: early-response'],
    // agent
    ['agent.nameEnd', 'family', '4.0.0', 'catalog: agent-get-name-family'],
    // https
    [
      'https.agentMethods',
      words('createConnection/3 getName/1 _getSession/1 _cacheSession/2 _evictSession/1'),
      '4.0.0',
      'surface: 8.17.0',
    ],
  ],
}
export default line
