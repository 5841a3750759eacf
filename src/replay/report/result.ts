/** What a replay came to, as data: `replay-result/1`, one run or several joined. */

import { type AlignedLine, capped } from '../../transcript/align'
import type { ExchangeVerdict } from '../compare/judge-played'
import type { Reason } from '../compare/reasons'
import type { Plan } from '../play/plan'
import type { Played } from '../play/played'
import type { CurlCommand } from './curl'
import { Histogram, type HistogramData } from './histogram'

/** One exchange that did not come out as recorded. */
export interface ShownDifference {
  /** Whether there was a response. */
  outcome: 'different' | 'error'
  /** Where it was recorded, as `FILE:LINE`. */
  place: string
  /** Its method and target. */
  title: string
  /** What is wrong, in words. */
  why: string
  /** What only the recording has is `first`, what only the replay has `second`. */
  lines: AlignedLine[]
  /** The request as a command for a shell; absent for what is not a request, and for large bodies. */
  curl?: CurlCommand
}

/** What a replay came to; what `agrees` judges. */
export interface ReplayResult {
  /** The shape of this object and its version; schemas/replay-result.schema.json describes it. */
  format: 'replay-result/1'
  /** The URL of the server. */
  target: string
  /** `bytes` or `undici`. */
  engine: string
  /** What was compared: `bytes`, or some of `status`, `headers` and `body`. */
  compare: string[]
  /** Such as `3/8`; several where results were joined; absent for a whole. */
  shards?: string[]
  /** When it began (of several: the first), ISO 8601 in UTC. */
  at: string
  /** How long it took (of several: the longest). */
  seconds: number
  /** Connections that were played. */
  connections: number
  /** Exchanges that were played. */
  requests: number
  /** Exchanges that came out as recorded. */
  same: number
  /** Exchanges that did not come out as recorded. */
  different: number
  /** Exchanges that failed; `failures` says why. */
  errors: number
  /** Exchanges that were played and had nothing to be compared with. */
  notCompared: number
  /** Exchanges that could not be played. */
  notPlayed: number
  /** Errors by their cause. */
  failures: Record<string, number>
  /** Why exchanges were not compared or not played. */
  reasons: Record<string, number>
  /** Bytes that went over the wire. */
  bytes: {
    /** To the server. */
    sent: number
    /** From the server. */
    received: number
  }
  /** Requests a second; of several: of all together. */
  perSecond: number
  /** Microseconds from the last byte of a request to the last byte of its response. */
  latency: HistogramData & {
    /** Half of them took no longer. */
    p50: number
    /** Nine of ten took no longer. */
    p90: number
    /** Ninety-nine of a hundred took no longer. */
    p99: number
  }
  /** Some of those that did not come out as recorded. */
  differences: ShownDifference[]
  /** Why the replay was stopped before its end. */
  stopped?: string
  /** How the program that was played against ended by itself, and the last lines that it printed on stderr. */
  died?: {
    /** `ended with N`, or the signal. */
    how: string
    /** The lines. */
    said: string[]
  }
  /** What may be the cause of differences. */
  hint?: string
  /** Where several hosts were recorded: how many requests each was asked. */
  hosts?: Record<string, number>
}

/**
 * Whether something was compared, and all that was came out as recorded.
 * @param result what a replay came to
 * @returns true where `http-eras replay` would exit with 0
 */
export const agrees = ({ same, different, errors, stopped, died }: ReplayResult): boolean =>
  same > 0 && different === 0 && errors === 0 && stopped === undefined && (died === undefined || died.how === calmEnd)

/** A program that has done its work may end; all else is a failure. */
const calmEnd = 'ended with 0'

export const latencyOf = (histogram: Histogram): ReplayResult['latency'] => ({
  p50: histogram.percentile(0.5),
  p90: histogram.percentile(0.9),
  p99: histogram.percentile(0.99),
  ...histogram.data,
})

/** Shown lines of one difference, at most. */
const mostLines = 2000

/** Counts while a replay runs. */
export class Tally {
  connections = 0
  requests = 0
  same = 0
  different = 0
  errors = 0
  notCompared = 0
  notPlayed = 0
  readonly bytes = { sent: 0, received: 0 }
  readonly failures: Record<string, number> = {}
  readonly reasons: Record<string, number> = {}
  readonly latency = new Histogram()
  readonly differences: ShownDifference[] = []
  stopped: string | undefined
  hint: string | undefined
  hosts: Record<string, number> | undefined

  /**
   * @param show how many differences to keep
   * @param commandOf gives the command that sends a request again
   */
  constructor(
    private readonly show: number,
    private readonly commandOf?: (plan: Plan, at: number) => CurlCommand | undefined,
  ) {}

  add(plan: Plan, played: Played, verdicts: ExchangeVerdict[]): void {
    this.connections++
    this.bytes.sent += played.sentBytes
    this.bytes.received += played.receivedBytes
    for (const { reason } of plan.unplayed) this.leaveOut('notPlayed', reason)
    for (const [at, verdict] of verdicts.entries()) {
      if (plan.exchanges[at].kind === 'http' && verdict.outcome !== 'not played') this.requests++
      const ms = played.seen[at]?.ms
      if (ms !== undefined) this.latency.record(ms)
      this.count(verdict, () => this.commandOf?.(plan, at))
    }
  }

  /** A connection of which nothing can be played. */
  leave({ unplayed }: Pick<Plan, 'unplayed'>): void {
    this.connections++
    for (const { reason } of unplayed) this.leaveOut('notPlayed', reason)
  }

  private leaveOut(how: 'notCompared' | 'notPlayed', reason: Reason | undefined): void {
    this[how]++
    if (reason) this.reasons[reason] = (this.reasons[reason] ?? 0) + 1
  }

  private count(
    { outcome, failure, reason, place, title, why, lines }: ExchangeVerdict,
    command: () => CurlCommand | undefined,
  ): void {
    if (outcome === 'not compared' || outcome === 'not played') {
      this.leaveOut(outcome === 'not played' ? 'notPlayed' : 'notCompared', reason)
      return
    }
    if (outcome === 'same') {
      this.same++
      return
    }
    if (outcome === 'different') this.different++
    else {
      this.errors++
      if (failure) this.failures[failure] = (this.failures[failure] ?? 0) + 1
    }
    if (this.differences.length < this.show) {
      const curl = command()
      this.differences.push({
        outcome,
        place,
        title,
        why,
        lines: capped(lines(), mostLines),
        ...(curl ? { curl } : {}),
      })
    }
  }

  result(
    what: Pick<ReplayResult, 'target' | 'engine' | 'compare' | 'at' | 'seconds'> & { shards?: string[] },
  ): ReplayResult {
    const { connections, requests, same, different, errors, notCompared, notPlayed } = this
    const { failures, reasons, bytes, differences, stopped, hint, hosts } = this
    const { target, engine, compare, shards, at, seconds } = what
    return {
      format: 'replay-result/1',
      target,
      engine,
      compare,
      ...(shards ? { shards } : {}),
      at,
      seconds,
      connections,
      requests,
      same,
      different,
      errors,
      notCompared,
      notPlayed,
      failures,
      reasons,
      bytes,
      perSecond: rate(requests, seconds),
      latency: latencyOf(this.latency),
      differences,
      ...(stopped ? { stopped } : {}),
      ...(hint ? { hint } : {}),
      ...(hosts ? { hosts } : {}),
    }
  }
}

export const rate = (requests: number, seconds: number): number =>
  seconds > 0 ? Math.round((requests / seconds) * 10) / 10 : 0
