/**
 * What hurt people most when they went from one release to a later one, most hurtful first: behaviours in the order of
 * how many reports tell of them, each with a sentence by the value that the second version has. What is not in the list
 * comes after it, by weight.
 */

import { isDeepStrictEqual } from 'node:util'
import type { Path } from '../../profile/vocabulary'
import type { BehaviourChange, HistoryStep } from '../types'

interface Hurt {
  readonly path: Path
  /** What a version with this value does; nothing for a value that no sentence is about. */
  readonly says: (value: unknown) => string | undefined
}

const seconds = (milliseconds: number): string => `${milliseconds / 1000} s`
const kilobytes = (bytes: number): string => `${bytes / 1024} KB`

/** A sentence for each value; several values may share one. */
const by = (path: Path, sentences: Readonly<Record<string, string>>): Hurt => ({
  path,
  says: value =>
    Object.entries(sentences).find(([values]) => values === '*' || values.split(' | ').includes(String(value)))?.[1],
})
/** A sentence with the number in it. */
const counted = (path: Path, says: (count: number) => string): Hurt => ({
  path,
  says: value => says(value as number),
})
/** A sentence for a list that has a name, and one for a list that lacks it. */
const named = (path: Path, name: string, has: string | undefined, lacks: string): Hurt => ({
  path,
  says: value => ((value as readonly string[]).some(one => one.replace(/[[\]]|\/.*/g, '') === name) ? has : lacks),
})

export const hurts: readonly Hurt[] = [
  counted('agent.maxSockets', most =>
    most === Number.POSITIVE_INFINITY
      ? 'An agent opens any number of connections to a host.'
      : `An agent opens ${most} connections to a host; other requests wait.`,
  ),
  by('stream.readable', {
    old: 'Messages flow at once: who listens late misses data.',
    '*': 'Messages wait for a reader: without one there is no "end".',
  }),
  by('client.dumpsUnheard', {
    true: 'An answer that nobody listens for is thrown away.',
    false: 'An answer that nobody listens for holds its connection.',
  }),
  by('https.verifies', {
    true: 'Clients refuse servers whose certificate they cannot verify.',
    false: 'Clients take servers whose certificate they cannot verify.',
  }),
  by('client.addressOrder', {
    resolved: 'localhost may be ::1: addresses are used in the order of the resolver.',
    ipv4First: 'localhost is 127.0.0.1: IPv4 addresses are used first.',
  }),
  by('agent.globalKeeps', {
    true: 'The default agent keeps connections: one may close as it is used again.',
    false: 'The default agent keeps no connections.',
  }),
  counted('agent.globalTimeout', time =>
    time > 0
      ? `The default agent tells requests "timeout" after ${seconds(time)} of silence.`
      : 'The default agent has no timeout.',
  ),
  counted('server.keepAliveTimeout', time =>
    time > 0
      ? `Servers end connections that wait for a request for ${seconds(time)}.`
      : 'Servers let connections wait for a request as for anything else.',
  ),
  counted('server.requestTimeout', time =>
    time > 0
      ? `A request must be whole within ${seconds(time)}, uploads too, or gets 408.`
      : 'A request may take any time.',
  ),
  by('server.closesIdle', {
    true: 'Closing a server ends the connections that wait for a request.',
    false: 'Closing a server leaves connections open that wait for a request.',
  }),
  named(
    'incoming.methods',
    'headers',
    'headers are inherited accessors: {...req} and Object.assign lose them.',
    'headers are own fields of a message: {...req} has them.',
  ),
  by('incoming.autoDestroy', {
    true: 'A request emits "close" as soon as it was read, before its answer.',
    false: 'A request that was read emits no "close" before its answer.',
  }),
  by('server.closes', {
    requestDropped: 'A request emits "close" only if its connection goes away.',
    dropped: 'Requests and answers emit "close" only if the connection goes away.',
    '*': 'Requests and answers emit "close" after every answer.',
  }),
  by('server.cutRequests', {
    closes: 'Requests of a client that went away emit "aborted", and no error.',
    fails: 'Requests of a client that went away emit "error", if somebody listens.',
    destroyed: 'A client that went away is no news for requests that were read.',
  }),
  by('client.cutResponse', {
    ends: 'An answer that is cut emits "aborted" and "end", as a whole one does.',
    closes: 'An answer that is cut emits "aborted" and "close", but no "end".',
    'fails | destroyed': 'An answer that is cut emits an error (ECONNRESET), if somebody listens.',
  }),
  by('server.requireHostHeader', {
    true: 'A request of HTTP/1.1 without Host is answered with 400.',
    false: 'A request of HTTP/1.1 without Host is taken.',
  }),
  by('client.triesAddresses', {
    all: 'All addresses of a name are tried; your lookup is asked for all.',
    '*': 'One address of a name is tried, unless more are asked for.',
  }),
  counted('client.attemptTime', time => `The next address of a name is tried after ${time} ms.`),
  by('wire.lineFeedAlone', {
    'taken | takenAtChunks': 'Lines of a head that LF alone ends are taken.',
    '*': 'Lines of a head that LF alone ends are refused, in answers, too.',
  }),
  by('wire.foldedValues', {
    refused: 'Header values that go on in the next line are refused.',
    '*': 'Header values may go on in the next line.',
  }),
  by('wire.blankBeforeColon', {
    taken: 'A blank before the colon of a header is taken.',
    refusedAtOnce: 'A blank before the colon of a header is refused.',
  }),
  by('wire.afterClose', {
    anything: 'Bytes after a message with Connection: close are another message.',
    nothing: 'Bytes after a message with Connection: close are an error.',
    '*': 'Bytes after a message with Connection: close are dropped.',
  }),
  by('wire.lengthBesideCoding', {
    ignored: 'Content-Length beside Transfer-Encoding is taken: chunks win.',
    refusedAtName: 'Content-Length beside Transfer-Encoding has another error code.',
    '*': 'Content-Length beside Transfer-Encoding is refused.',
  }),
  counted('wire.maxHeaderSize', most => `A head may have ${kilobytes(most)}, large cookies included.`),
  named('outgoing.methods', '_headers', undefined, '_headers and _headerNames of messages are gone.'),
  by('outgoing.headerStore', {
    hidden: 'Headers are out of sight: _headers holds copies, if it is there.',
    '*': 'Headers are in _headers and _headerNames.',
  }),
  by('outgoing.warnsPrivateHeaders', {
    true: 'Who touches _headers or _headerNames, where they are, is warned.',
    false: 'Who touches _headers or _headerNames is not warned.',
  }),
  by('outgoing.arrays', {
    pairs: 'A flat array for writeHead is names and values by turns.',
    entries: 'A flat array for writeHead is taken apart by index.',
  }),
  counted('server.timeout', time =>
    time > 0
      ? `Servers end connections after ${seconds(time)} without traffic.`
      : 'Servers never end a connection because it is silent: timeout is 0.',
  ),
  by('agent.usesFirst', {
    lifo: 'Agents use the connection first that was freed last.',
    fifo: 'Agents use the connection first that has been free for longest.',
  }),
  counted('stream.highWaterMark', most => `Messages hold ${kilobytes(most)}: write gives false at another time.`),
  counted('socket.highWaterMark', most => `Connections hold ${kilobytes(most)}: bodies are cut at other places.`),
  by('outgoing.joinsChunks', {
    turn: 'What is written in one turn is one chunk: other bytes on the wire.',
    corked: 'What is written while corked is one chunk; else each write is one.',
    never: 'Each write is a chunk.',
  }),
  named('response.methods', 'writeHeader', 'writeHeader of responses is there.', 'writeHeader of responses is gone.'),
  by('outgoing.bodyless', {
    beforeHead: 'A 204 or 304 is sent with its body: the next answer is misread.',
    afterHead: 'A 204 or 304 is sent without its body.',
  }),
  by('outgoing.counts', {
    told: 'writableFinished is false right after end().',
    flushed: 'writableFinished is true right after end().',
  }),
  by('wire.repeatedCoding', {
    refusedAfterChunked: 'Codings after chunked are refused in requests.',
    '*': 'Codings after chunked are taken.',
  }),
  counted('server.headersTimeout', time =>
    time > 0 ? `A head must be whole within ${seconds(time)}.` : 'A head may take any time.',
  ),
  counted('server.keepAliveGrace', time =>
    time > 0
      ? `Servers let connections wait ${seconds(time)} longer than they say.`
      : 'Servers let connections wait just as long as they say.',
  ),
  by('server.keepAliveTimeoutBuffer', {
    true: 'How much longer than said connections may wait can be set.',
    false: 'How much longer than said connections may wait cannot be set.',
  }),
  by('outgoing.keepAliveHint', {
    never: 'No answer says how long its connection is kept.',
    'exact | whole': 'Answers say how long their connection is kept (Keep-Alive).',
  }),
  by('incoming.assigned', {
    true: 'What is assigned to headers of a message is seen.',
    false: 'What is assigned to headers of a message is lost.',
  }),
  by('wire.targetBytes', {
    'narrow | narrowToBlanks': 'Bytes above 127 in a request target are refused.',
    '*': 'Bytes above 127 in a request target are taken.',
  }),
  by('wire.afterCarriageReturn', {
    'line feed | line feed or return': 'A CR without LF in a head is refused.',
    '*': 'A CR without LF is taken, at least at the end of a head.',
  }),
  by('server.socketOptions', {
    'absent | taken': 'Servers let the system hold small pieces back (no noDelay).',
    '*': 'Servers send small pieces at once (noDelay).',
  }),
  by('response.headOnce', {
    true: 'A second writeHead throws.',
    false: 'A second writeHead is taken.',
  }),
  by('client.urlArgument', {
    whatwgAlone: 'A text that is no WHATWG URL is refused by request.',
    '*': 'A text that is no WHATWG URL is read by request all the same.',
  }),
  by('outgoing.values', {
    'sent | stripped': 'Line ends and control characters in headers do not throw.',
    '*': 'Line ends or control characters in headers throw.',
  }),
  by('client.pathCheck', {
    none: 'A path may have any characters.',
    '*': 'A path with characters that none may have throws.',
  }),
  by('outgoing.checksNames', {
    true: 'A header name that is not a token throws.',
    false: 'A header name that is not a token is sent.',
  }),
  by('wire.headerValueBytes', {
    all: 'Header values are taken with control characters.',
    '*': 'Header values with control characters are refused.',
  }),
  by('response.statusCheck', {
    none: 'writeHead takes any status that has a text.',
    '*': 'writeHead refuses a status below 100 or above 999.',
  }),
  by('server.clientError', {
    told: 'Bytes that are no request end the connection; clientError tells why.',
    destroyed: 'Bytes that are no request end the connection, even if heard.',
    heard: 'Who listens to clientError must close the connection.',
    answered: 'Bytes that are no request are answered with 400 if nobody listens.',
  }),
]

const hurtOf = new Map(hurts.map((hurt, rank) => [hurt.path, { ...hurt, rank }]))

/** A change that hurts, in words. */
interface HurtText {
  readonly says: string
  /** The release from which on that is so, coming from the first version. */
  readonly since: string | null
}

/** The sentence of a change, and the last step that made it true; nothing where there is none, or where both are the same. */
export function hurtText({
  path,
  from,
  to,
  steps,
}: Pick<BehaviourChange, 'path' | 'from' | 'to' | 'steps'>): HurtText | undefined {
  const hurt = hurtOf.get(path)
  const says = hurt?.says(to)
  if (!hurt || says === undefined || says === hurt.says(from)) return undefined
  const turns = (step: HistoryStep) => !isDeepStrictEqual(hurt.says(step.from), hurt.says(step.to))
  const made = steps.filter(turns)
  const last = made[0].back ? made[0] : made[made.length - 1]
  return { says, since: last.since }
}

/** Changes in the order of what hurts most. */
export function byHurt(changes: readonly BehaviourChange[]): BehaviourChange[] {
  const rank = (change: BehaviourChange): number =>
    hurtText(change) ? (hurtOf.get(change.path)?.rank ?? hurts.length) : hurts.length
  return changes.toSorted((a, b) => rank(a) - rank(b))
}
