/** Changes that hurt on upgrade, by release: what `diff` says of the release that brought each, against the one before. */

import t from 'tap'
import { diffProfiles } from './profiles'

/** A change: the release before, the release of the change, the behaviour, and its value in both. */
type Row = readonly [before: string, release: string, path: string, from: unknown, to: unknown]

const rows: Readonly<Record<string, readonly Row[]>> = {
  'localhost is what the resolver says': [['16.20.2', '17.0.0', 'client.addressOrder', 'ipv4First', 'resolved']],
  'all addresses of a name are tried': [
    ['18.12.1', '18.13.0', 'client.triesAddresses', 'first', 'asked'],
    ['19.2.0', '19.3.0', 'client.triesAddresses', 'first', 'asked'],
    ['19.9.0', '20.0.0', 'client.triesAddresses', 'asked', 'all'],
    ['25.1.0', '25.2.0', 'client.attemptTime', 250, 500],
  ],
  'the default agent keeps connections': [['18.20.8', '19.0.0', 'agent.globalKeeps', false, true]],
  'the default agent tells of silence': [['18.20.8', '19.0.0', 'agent.globalTimeout', 0, 5000]],
  'kept connections are ended': [
    ['7.10.1', '8.0.0', 'server.keepAliveTimeout', -1, 5000],
    ['24.5.0', '24.6.0', 'server.keepAliveTimeoutBuffer', false, true],
    ['22.18.0', '22.19.0', 'server.keepAliveTimeoutBuffer', false, true],
  ],
  'a request has to be whole in time': [
    ['17.9.1', '18.0.0', 'server.requestTimeout', 0, 300_000],
    ['17.9.1', '18.0.0', 'server.connectionsCheckingInterval', 0, 30_000],
  ],
  'closing a server ends idle connections': [
    ['18.18.2', '18.19.0', 'server.closesIdle', false, true],
    ['18.20.2', '18.20.3', 'server.closesIdle', true, false],
    ['18.20.8', '19.0.0', 'server.closesIdle', false, true],
  ],
  'headers are inherited': [
    ['14.15.1', '14.15.2', 'incoming.methods', { added: ['headers', 'trailers'] }, { removed: [] }],
    ['14.15.2', '14.16.0', 'incoming.methods', { added: [] }, { removed: ['headers', 'trailers'] }],
    ['15.0.1', '15.1.0', 'incoming.methods', { added: ['headers', 'trailers'] }, { removed: [] }],
  ],
  'what is assigned to headers is lost': [
    ['19.0.1', '19.1.0', 'incoming.assigned', true, false],
    ['19.1.0', '19.2.0', 'incoming.assigned', false, true],
  ],
  'a request closes before its answer': [
    ['15.14.0', '16.0.0', 'incoming.autoDestroy', false, true],
    ['15.14.0', '16.0.0', 'server.closes', 'inOrder', 'response'],
  ],
  'a client that went away is not told of': [['15.14.0', '16.0.0', 'server.cutRequests', 'fails', 'destroyed']],
  'a cut message fails': [
    ['14.21.3', '15.0.0', 'server.cutRequests', 'closes', 'fails'],
    ['12.22.12', '13.0.0', 'client.cutResponse', 'ends', 'closes'],
    ['14.21.3', '15.0.0', 'client.cutResponse', 'closes', 'fails'],
  ],
  'a request needs Host': [['19.9.0', '20.0.0', 'server.requireHostHeader', false, true]],
  'LF alone is refused': [
    ['14.19.3', '14.20.0', 'wire.lineFeedAlone', 'taken', 'refusedAfterText'],
    ['16.15.1', '16.16.0', 'wire.lineFeedAlone', 'taken', 'refusedAfterText'],
    ['18.4.0', '18.5.0', 'wire.lineFeedAlone', 'taken', 'refusedAfterText'],
    ['16.17.0', '16.17.1', 'wire.lineFeedAlone', 'refusedAfterText', 'refusedInValues'],
    ['18.9.0', '18.9.1', 'wire.lineFeedAlone', 'refusedAfterText', 'refusedInValues'],
  ],
  'folded values are refused': [
    ['18.20.0', '18.20.1', 'wire.foldedValues', 'keptAfterText', 'refused'],
    ['20.12.0', '20.12.1', 'wire.foldedValues', 'keptAfterText', 'refused'],
    ['21.7.1', '21.7.2', 'wire.foldedValues', 'keptAfterText', 'refused'],
  ],
  'a patch with another parser': [
    ['20.19.1', '20.19.2', 'wire.afterCarriageReturn', 'line feed in values', 'line feed or return'],
    ['20.19.1', '20.19.2', 'wire.blankBeforeColon', 'taken', 'refusedAtOnce'],
    ['20.19.1', '20.19.2', 'wire.blanksInNames', true, false],
    ['20.19.1', '20.19.2', 'wire.targetBytes', 'wide', 'narrowToBlanks'],
    ['20.19.1', '20.19.2', 'wire.afterClose', 'dropped', 'nothing'],
    ['20.19.1', '20.19.2', 'wire.lengthBesideCoding', 'refused', 'refusedAtName'],
    ['20.19.1', '20.19.2', 'wire.methods', { added: ['QUERY'] }, { removed: [] }],
    ['20.19.1', '21.0.0', 'wire.blankBeforeColon', 'taken', 'refusedAtOnce'],
    ['20.19.1', '21.0.0', 'wire.targetBytes', 'wide', 'narrowToBlanks'],
  ],
  'data after close': [
    ['15.14.0', '16.0.0', 'wire.afterClose', 'anything', 'dropped'],
    ['20.19.1', '20.19.2', 'wire.afterClose', 'dropped', 'nothing'],
  ],
  'a length beside chunks': [
    ['4.2.6', '4.3.0', 'wire.lengthBesideCoding', 'ignored', 'refusedIfChunked'],
    ['20.19.1', '20.19.2', 'wire.lengthBesideCoding', 'refused', 'refusedAtName'],
  ],
  'large heads': [
    ['6.14.4', '6.15.0', 'wire.maxHeaderSize', 81_920, 8192],
    ['8.13.0', '8.14.0', 'wire.maxHeaderSize', 81_920, 8192],
    ['10.13.0', '10.14.0', 'wire.maxHeaderSize', 81_920, 8192],
    ['11.2.0', '11.3.0', 'wire.maxHeaderSize', 81_920, 8192],
    ['13.12.0', '13.13.0', 'wire.maxHeaderSize', 8192, 16_384],
  ],
  'private names are gone': [
    ['23.11.1', '24.0.0', 'outgoing.methods', { added: [] }, { removed: ['[_headerNames]', '[_headers]'] }],
    ['25.9.0', '26.0.0', 'response.methods', { added: [] }, { removed: ['writeHeader'] }],
  ],
  'flat arrays for writeHead': [
    ['14.13.1', '14.14.0', 'outgoing.arrays', 'entries', 'pairs'],
    ['14.13.1', '14.14.0', 'response.mergedArrays', 'numbered', 'set'],
  ],
  'silent connections last': [['12.22.12', '13.0.0', 'server.timeout', 120_000, 0]],
  'the newest connection first': [
    ['14.16.1', '14.17.0', 'agent.usesFirst', 'fifo', 'lifo'],
    ['15.5.1', '15.6.0', 'agent.usesFirst', 'fifo', 'lifo'],
  ],
  'streams hold more': [
    ['21.7.3', '22.0.0', 'stream.highWaterMark', 16_384, 65_536],
    ['21.7.3', '22.0.0', 'socket.highWaterMark', 16_384, 65_536],
  ],
  'writes of a turn are one chunk': [['26.8.2', '26.9.0', 'outgoing.joinsChunks', 'corked', 'turn']],
  'a body after 204': [
    ['20.1.0', '20.2.0', 'outgoing.bodyless', 'afterHead', 'beforeHead'],
    ['20.2.0', '20.3.0', 'outgoing.bodyless', 'beforeHead', 'afterHead'],
  ],
  'finished later': [
    ['24.19.0', '24.20.0', 'outgoing.counts', 'flushed', 'told'],
    ['26.6.0', '26.7.0', 'outgoing.counts', 'flushed', 'told'],
  ],
  'codings after chunked': [
    ['14.19.3', '14.20.0', 'wire.chunkedWord', 'last', 'lastOnce'],
    ['16.15.1', '16.16.0', 'wire.repeatedCoding', 'replaces', 'refusedAfterChunked'],
    ['18.4.0', '18.5.0', 'wire.repeatedCoding', 'replaces', 'refusedAfterChunked'],
  ],
}

for (const [what, changes] of Object.entries(rows)) {
  t.test(what, async t => {
    for (const [before, release, path, from, to] of changes) {
      const found = diffProfiles(before, release).changes.find(one => one.path === path)
      const named = `${before} to ${release}: ${path}`
      t.ok(found, named)
      if (!found) continue
      t.match(found.list ? [found.list, found.list] : [found.from, found.to], [from, to], named)
      // Seen from an older release, what a line got later is dated as in that line.
      const brought = release === '21.0.0' ? '20.19.2' : release
      t.equal(found.since, brought, `${named}: the release`)
      t.ok(found.scenarios.length + found.documents.length > 0 || /^\w+: /.test(found.source), `${named}: who says so`)
      const back = diffProfiles(release, before).changes.find(one => one.path === path)
      t.same([back?.from, back?.to, back?.since], [found.to, found.from, brought], `${named}, and back`)
    }
  })
}
