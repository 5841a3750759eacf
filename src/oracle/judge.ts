/**
 * Many scenarios against their recordings, or against another runtime, several at once. On a busy machine a run can
 * come out differently because it was late, so a run that disagrees is done again with less going on beside it. It
 * counts when it came out the same three times, or when it disagreed in every run.
 */

import { same } from '../transcript/compare'
import { type Outcome, type Transcript, type Variant, variantOf } from '../transcript/types'
import { corpusRecording } from './scenario'

/** A scenario, and the release whose recording it is held against. */
export interface Case {
  scenario: string
  release: string
  /** What its profile is to have otherwise than the release, as it stands behind `with` in a spec. */
  with?: string
}

export interface Verdict extends Case {
  agrees: boolean
  /** How often it was run. More than once for one that agrees: it agrees only when undisturbed. */
  runs: number
  /** How long all of its runs took, in milliseconds. */
  ms: number
  expected: Outcome
  seen: Transcript
}

/** Who is judged, and by what. */
interface JudgeInput {
  run(one: Case): Promise<Transcript>
  /** What should come out; without it, what was recorded. */
  expected?(one: Case): Promise<Outcome> | undefined
}

export interface JudgeOptions {
  /** How many run at once. */
  concurrency: number
  /** Called with each verdict as soon as it stands. */
  onVerdict?: (verdict: Verdict) => void
}

const mostRuns = 5
/** So many runs that disagree in the same way are no accident. */
const sameRuns = 3

/** As many cases at once in the runs after the first, if few are left and if many are. */
const calm = (left: number): number => (left <= 16 ? 1 : left <= 64 ? 4 : 8)

/** The cases of some scenarios and releases; what was not recorded is left out. */
export function casesOf(scenarios: string[], releases: readonly (string | Omit<Case, 'scenario'>)[]): Case[] {
  const columns = releases.map(one => (typeof one === 'string' ? { release: one } : one))
  return scenarios.flatMap(scenario => {
    const recording = corpusRecording(scenario)
    return columns.filter(({ release }) => variantOf(recording, release)).map(column => ({ scenario, ...column }))
  })
}

/** @throws Error if there is no recording */
function recorded({ scenario, release }: Case): Variant {
  const variant = variantOf(corpusRecording(scenario), release)
  if (!variant) throw new Error(`${scenario} has no recording of ${release}`)
  return variant
}

/** @returns a verdict for each case, in their order */
export async function judge(
  cases: Case[],
  input: JudgeInput,
  { concurrency, onVerdict: received }: JudgeOptions,
): Promise<Verdict[]> {
  const verdicts = new Map<Case, Verdict>()
  const outcomes = new Map<Case, string[]>()
  let left = cases
  for (let runs = 1; runs <= mostRuns && left.length > 0; runs++) {
    const again: Case[] = []
    await each(left, runs === 1 ? concurrency : Math.min(concurrency, calm(left.length)), async one => {
      const began = performance.now()
      const [seen, expected] = await Promise.all([input.run(one), input.expected?.(one) ?? recorded(one)])
      const ms = (verdicts.get(one)?.ms ?? 0) + performance.now() - began
      const agrees = same(expected, seen)
      const outcome = JSON.stringify([seen.exit, seen.connections, seen.events])
      const before = outcomes.get(one) ?? []
      outcomes.set(one, [...before, outcome])
      const verdict = { ...one, agrees, runs, ms, expected, seen }
      verdicts.set(one, verdict)
      const alike = before.filter(other => other === outcome).length + 1
      if (agrees || runs === mostRuns || alike === sameRuns) received?.(verdict)
      else again.push(one)
    })
    left = again
  }
  return cases.map(one => verdicts.get(one) as Verdict)
}

/** Does a job for each item, so many at once, in order. */
async function each<T>(items: T[], atOnce: number, job: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < items.length) await job(items[next++])
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
}
