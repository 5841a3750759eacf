/** What was played against what was recorded, exchange by exchange. */

import { type Exchange, nameOf } from '../../traffic/exchanges/exchanges'
import { type AlignedLine, capped } from '../../transcript/align'
import { escapeBytes } from '../../transcript/compare'
import { isKeptOut } from '../parts/content'
import { type CountingParts, hasContent, joinedParts, noParts, partsOfMasked } from '../parts/words'
import type { Plan } from '../play/plan'
import type { Played, PlayedReply } from '../play/played'
import { withoutCodings } from './content'
import type { Learnt, Noise } from './noise'
import type { Failure, Reason } from './reasons'
import { type Compared, differenceOf, hasNothingLeft, learn, type Reply, sameReply } from './verdict'

export interface ExchangeVerdict {
  outcome: 'same' | 'different' | 'error' | 'not compared' | 'not played'
  /** Errors only. */
  failure?: Failure
  /** Only of what was not compared or not played. */
  reason?: Reason
  /** Where it is, what it is, and why it does not agree, for people; empty for what is the same. */
  place: string
  title: string
  why: string
  lines: () => AlignedLine[]
}

interface Judging {
  compared: Compared
  /** What is not compared. */
  ignored: CountingParts
}

const reasons: Record<Failure, string> = {
  refused: 'the connection was refused',
  unreachable: 'the server cannot be reached',
  tls: 'the TLS handshake failed',
  timeout: 'no answer in time',
  reset: 'the server reset the connection',
  closed: 'the server closed the connection',
  'no HTTP': 'what came is no answer',
  'no upgrade': 'the connection did not go on as recorded',
  longer: 'the answer does not end',
  'cannot be sent': 'the request cannot be sent',
}

/** What was recorded as the answer to an exchange. */
function recordedReply({ flow }: Plan, { response, answers }: Exchange): Reply {
  const bytes = flow.server.subarray(response.start, response.end)
  // Most have one answer, whose bytes are all.
  if (answers.length === 1) return { bytes, answers: [{ head: answers[0].head, body: answers[0].body, bytes }] }
  return {
    bytes,
    answers: answers.map(({ head, body, start, end }) => ({ head, body, bytes: flow.server.subarray(start, end) })),
  }
}

/** What framed a message is not in a HAR: it is made anew. */
const framing = ['connection', 'content-encoding', 'content-length', 'keep-alive', 'transfer-encoding']

/** What does not count in a connection, apart from what was learnt. */
export function noiseOf(plan: Plan, { ignored }: Judging): Noise {
  const parts = joinedParts(ignored, partsOfMasked(plan.masked))
  return {
    ignored: plan.rebuilt === 'har' ? new Set([...ignored.headers, ...framing]) : ignored.headers,
    redacted: new Set(plan.redacted.map(name => name.toLowerCase())),
    ...(hasContent(parts) ? { left: { ignored: parts, matched: noParts } } : {}),
    learnt: undefined,
  }
}

/** The same, where the recorded body was kept out whole. */
function noiseBeside(plan: Plan, { answers }: Reply, noise: Noise): Noise {
  const last = answers[answers.length - 1]
  if (!last || !isKeptOut(plan, last.body)) return noise
  const parts = noise.left?.ignored ?? noParts
  return { ...noise, left: { ignored: { ...parts, body: true }, matched: noParts } }
}

/**
 * The verdicts, one for each exchange.
 * @param known those that stand already
 */
export function judgePlayed(
  plan: Plan,
  played: Played,
  judging: Judging,
  learnt: readonly (Learnt | undefined)[],
  known: readonly ExchangeVerdict[] = [],
): ExchangeVerdict[] {
  const { exchanges } = plan
  const noise = noiseOf(plan, judging)
  const verdicts = exchanges.map((_exchange, at) => {
    if (known[at]) return known[at]
    if (played.unplayable?.has(at)) return unjudged('not played', 'not playable')
    const own = learnt[at] ? { ...noise, learnt: learnt[at] } : noise
    return judgeSeen(plan, at, played.seen[at], judging.compared, own, played)
  })
  const at = verdicts.findLastIndex(({ outcome }) => outcome !== 'error' && outcome !== 'not played')
  if (at < 0) return verdicts
  const more = (why: string, line: AlignedLine[]) => {
    const { outcome, why: before, lines } = verdicts[at]
    const message = outcome === 'different' ? `${before}; ${why}` : why
    verdicts[at] = verdictOf(plan, at, 'different', message, () => [...lines(), ...line])
  }
  if (played.extra.length > 0) {
    const text = escapeBytes(played.extra.toString('latin1', 0, 400))
    more(`${played.extra.length} bytes came after all that was recorded`, [{ kind: 'second', text }])
  }
  const { serverEnd } = plan
  const ended = judging.compared.has('bytes') && serverEnd && played.waitedForEnd && !played.failure
  if (ended && played.serverEnd !== serverEnd.how) {
    const message = { end: 'the server ends the connection', reset: 'the server resets the connection' }
    more('the connection ends otherwise', [
      { kind: 'first', text: message[serverEnd.how] },
      { kind: 'second', text: played.serverEnd ? message[played.serverEnd] : 'the connection stays open' },
    ])
  }
  return verdicts
}

const nothing = (): AlignedLine[] => []
const none: Reply = { bytes: Buffer.alloc(0), answers: [] }
/** One for all that are the same, because they are many. */
const same: ExchangeVerdict = Object.freeze({ outcome: 'same', place: '', title: '', why: '', lines: nothing })

const unjudged = (outcome: 'not compared' | 'not played', reason: Reason): ExchangeVerdict => ({
  ...same,
  outcome,
  reason,
})

/** Of a missing answer: its head, and the first lines of what follows. */
function missingLines(lines: AlignedLine[]): AlignedLine[] {
  const blank = lines.findIndex(({ text }) => /^(?:\\r)?\\n$/.test(text))
  return capped(lines, (blank < 0 ? 0 : blank + 1) + firstLines)
}

const firstLines = 8

/** Without a connection nothing was sent. */
const unmade: ReadonlySet<Failure | undefined> = new Set(['refused', 'unreachable', 'tls'])

const verdictOf = (
  plan: Plan,
  at: number,
  outcome: ExchangeVerdict['outcome'],
  why = '',
  lines = nothing,
): ExchangeVerdict => ({
  outcome,
  place: `${plan.place}, exchange ${at + 1}`,
  title: nameOf(plan.exchanges[at]),
  why,
  lines,
})

/** One exchange. `played` tells why something is missing. */
export function judgeSeen(
  plan: Plan,
  at: number,
  seen: PlayedReply | undefined,
  compared: Compared,
  general: Noise,
  played?: Pick<Played, 'failure' | 'message'>,
): ExchangeVerdict {
  const exchange = plan.exchanges[at]
  const { response } = exchange
  const recorded = recordedReply(plan, exchange)
  const noise = noiseBeside(plan, recorded, general)
  const isMissing = exchange.whole && !seen?.whole
  if (isMissing || unmade.has(played?.failure)) {
    const failure = played?.failure ?? 'closed'
    const lines = () => missingLines(differenceOf(recorded, seen ?? none, compared, noise))
    const why = `${reasons[failure]}${played?.message ? ` (${played.message})` : ''}`
    return { ...verdictOf(plan, at, 'error', why, lines), failure }
  }
  const endCounts = plan.serverEnd !== undefined && compared.has('bytes')
  if (!endCounts && (!exchange.whole || response.end === response.start)) {
    const left = !plan.missing && plan.flow.ends[0]?.from === 'client'
    return unjudged('not compared', left ? 'client left' : 'no answer recorded')
  }
  if (exchange.kind !== 'http' && !compared.has('bytes')) return unjudged('not compared', 'no HTTP')
  if (hasNothingLeft(compared, noise)) return unjudged('not compared', 'noise')
  // A HAR has bodies without their codings.
  const { bytes, answers } = seen ?? none
  const reply = { bytes, answers: plan.rebuilt === 'har' ? answers.map(withoutCodings) : answers }
  if (sameReply(recorded, reply, compared, noise)) return same
  return verdictOf(plan, at, 'different', 'the answer differs', () => differenceOf(recorded, reply, compared, noise))
}

/** What differs between two plays of a connection, by exchange. */
export const learnNoise = (first: Played, second: Played): (Learnt | undefined)[] =>
  second.seen.map((seen: PlayedReply | undefined, at) => {
    const before = first.seen[at]
    return seen && before ? learn(before, seen) : undefined
  })
