/** What was played against what was recorded, exchange by exchange. */

import { escapeBytes } from '../transcript/compare'
import { type Exchange, nameOf } from '../transcript/exchanges/exchanges'
import type { Line } from '../transcript/lines'
import type { Learnt, Noise } from './noise'
import type { Plan } from './plan'
import type { Failure, Played, Seen } from './played'
import { type Compared, differenceOf, learn, type Reply, sameReply } from './verdict'

export interface ExchangeVerdict {
  outcome: 'same' | 'different' | 'error' | 'skipped'
  /** Errors only. */
  failure?: Failure
  /** Where it is, what it is, and why it does not agree, for people. */
  place: string
  title: string
  why: string
  lines: () => Line[]
}

export interface Judging {
  compared: Compared
  ignored: ReadonlySet<string>
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
export function recordedReply({ flow }: Plan, { response, answers }: Exchange): Reply {
  return {
    bytes: flow.server.subarray(response.start, response.end),
    answers: answers.map(({ head, body, start, end }) => ({ head, body, bytes: flow.server.subarray(start, end) })),
  }
}

/** The verdicts, one for each exchange. */
export function judgePlayed(
  plan: Plan,
  played: Played,
  judging: Judging,
  learnt: (Learnt | undefined)[],
): ExchangeVerdict[] {
  const redacted = new Set(plan.redacted.map(name => name.toLowerCase()))
  const { exchanges } = plan
  const verdicts = exchanges.map((_exchange, at): ExchangeVerdict => {
    const noise: Noise = { ignored: judging.ignored, redacted, learnt: learnt[at] }
    return judgeOne(plan, at, played, judging.compared, noise)
  })
  const last = verdicts.findLast(({ outcome }) => outcome !== 'error')
  if (!last) return verdicts
  const at = verdicts.indexOf(last)
  const more = (why: string, line: Line[]) => {
    last.place = `${plan.place}, exchange ${at + 1}`
    last.title = nameOf(exchanges[at])
    const before = last.outcome === 'different' ? last.lines : () => []
    last.why = last.outcome === 'different' ? `${last.why}; ${why}` : why
    last.outcome = 'different'
    last.lines = () => [...before(), ...line]
  }
  if (played.extra.length > 0) {
    const text = escapeBytes(played.extra.toString('latin1', 0, 400))
    more(`${played.extra.length} bytes came after all that was recorded`, [{ kind: 'second', text }])
  }
  const { serverEnd } = plan
  const ended = judging.compared.has('bytes') && serverEnd && played.waitedForEnd && !played.failure
  if (ended && played.serverEnd !== serverEnd.how) {
    const said = { end: 'the server ends the connection', reset: 'the server resets the connection' }
    more('the connection ends otherwise', [
      { kind: 'first', text: said[serverEnd.how] },
      { kind: 'second', text: played.serverEnd ? said[played.serverEnd] : 'the connection stays open' },
    ])
  }
  return verdicts
}

const nothing = (): Line[] => []
const none: Reply = { bytes: Buffer.alloc(0), answers: [] }

function judgeOne(plan: Plan, at: number, played: Played, compared: Compared, noise: Noise): ExchangeVerdict {
  const exchange = plan.exchanges[at]
  const seen = played.seen[at]
  const verdict = (outcome: ExchangeVerdict['outcome'], why = '', lines = nothing): ExchangeVerdict => ({
    outcome,
    place: outcome === 'same' ? plan.place : `${plan.place}, exchange ${at + 1}`,
    title: outcome === 'same' ? '' : nameOf(exchange),
    why,
    lines,
  })
  if (played.skipped?.has(at)) return verdict('skipped')
  // The client went before the answer had come.
  if (!exchange.whole && !(plan.serverEnd && compared.has('bytes'))) return verdict('same')
  const recorded = recordedReply(plan, exchange)
  if (exchange.whole && !seen?.whole) {
    const failure = played.failure ?? 'closed'
    const lines = () => differenceOf(recorded, seen ?? none, compared, noise)
    const why = `${reasons[failure]}${played.said ? ` (${played.said})` : ''}`
    return { ...verdict('error', why, lines), failure }
  }
  const reply = seen ?? none
  if (exchange.kind !== 'http' && !compared.has('bytes')) return verdict('same')
  if (sameReply(recorded, reply, compared, noise)) return verdict('same')
  return verdict('different', 'the answer differs', () => differenceOf(recorded, reply, compared, noise))
}

/** What differs between two plays of a connection, by exchange. */
export const learnNoise = (first: Played, second: Played): (Learnt | undefined)[] =>
  second.seen.map((seen: Seen | undefined, at) => {
    const before = first.seen[at]
    return seen && before ? learn(before, seen) : undefined
  })
