/** One command under several versions, beside each other: each run is pinned through the environment, as bisect does it. */

import os from 'node:os'
import { performance } from 'node:perf_hooks'
import { hostRelease, isHost } from '../profile/host'
import { decide } from '../profile/resolve'
import { splitSpec } from '../profile/with/items'
import type { PinOptions } from '../run/pin-options'
import { type PinnedRun, runPinned } from '../run/pinned-command'
import { type Matrix, type MatrixRun, type Status, statuses } from './types'

interface MatrixOptions {
  /** How the versions are guarded; faithful where it is left out. */
  readonly pin?: PinOptions
  /** Runs side by side, at most; one for each core. */
  readonly concurrency?: number
  /** Milliseconds that a run may take; ten minutes. */
  readonly timeout?: number
  /** After a run that does not pass, no other is begun, and those that go on are ended. */
  readonly bail?: boolean
  /** Called with each run as it is begun, and as it is over. */
  readonly begun?: (spec: string) => void
  readonly ended?: (run: MatrixRun) => void
}

const patience = 600_000
/** Characters of output that are kept of each run: the last ones. */
const kept = 64 * 1024

const baseOf = (spec: string): string => splitSpec(spec).base.trim()

/** How many of a run's processes were pinned to its version. */
const pinnedTo = (spec: string, marks: readonly string[]): number =>
  isHost(spec) ? 0 : marks.filter(mark => baseOf(mark) === baseOf(spec)).length

function statusOf(spec: string, run: PinnedRun): Status {
  if (run.failure) return 'unstarted'
  if (run.late) return 'timeout'
  if (run.exit !== 0) return 'failed'
  return isHost(spec) || pinnedTo(spec, run.pinned) > 0 ? 'passed' : 'unpinned'
}

/** @throws ErasError for an unknown version */
const releaseOf = (spec: string): string => (isHost(spec) ? hostRelease().release : decide(spec).release)

const guardWord = ({ faithful, guard, reportOnly }: PinOptions): Matrix['guard'] =>
  faithful || guard === false ? 'faithful' : reportOnly ? 'report' : 'guarded'

/** What is known of a run that never was. */
const unrun = (spec: string, release: string): MatrixRun => ({
  ...{ spec, release, status: 'skipped', exit: null },
  ...{ ms: 0, pinned: 0, output: '', dropped: 0 },
})

function told(spec: string, release: string, run: PinnedRun): MatrixRun {
  const { exit, late, ms, output, dropped, failure, pinned } = run
  return {
    spec,
    release,
    status: statusOf(spec, run),
    exit: late || exit === undefined ? null : exit,
    ms,
    pinned: pinnedTo(spec, pinned),
    output,
    dropped,
    ...(failure && { why: failure.code ?? failure.message }),
  }
}

/**
 * Runs a command under versions.
 * @param specs what `resolve` takes, or `host` for the host's own http; each once
 * @throws ErasError for an unknown version, before anything is run
 */
export async function runMatrix(
  specs: readonly string[],
  command: readonly string[],
  options: MatrixOptions = {},
): Promise<Matrix> {
  const { pin = { faithful: true }, bail, timeout = patience } = options
  const columns = specs.map(spec => ({ spec, release: releaseOf(spec) }))
  const concurrency = Math.min(columns.length, options.concurrency ?? os.availableParallelism())
  const runs = new Map<string, MatrixRun>()
  const stopped = new AbortController()
  const began = performance.now()
  const one = async ({ spec, release }: (typeof columns)[number]) => {
    options.begun?.(spec)
    const run = told(
      spec,
      release,
      await runPinned({ spec, options: pin, command }, { timeout, keep: kept, signal: stopped.signal }),
    )
    // What was ended because another failed says nothing.
    if (stopped.signal.aborted && run.status !== 'passed') return
    runs.set(spec, run)
    options.ended?.(run)
    if (bail && run.status !== 'passed') stopped.abort()
  }
  const left = [...columns]
  const worker = async () => {
    for (let next = left.shift(); next && !stopped.signal.aborted; next = left.shift()) await one(next)
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  const all = columns.map(({ spec, release }) => runs.get(spec) ?? unrun(spec, release))
  const counts = Object.fromEntries(
    statuses.map(status => [status, all.filter(run => run.status === status).length]),
  ) as Record<Status, number>
  return {
    format: 'matrix/1',
    command,
    guard: guardWord(pin),
    concurrency,
    ms: Math.round(performance.now() - began),
    counts,
    passed: counts.passed === all.length && all.some(({ pinned }) => pinned > 0),
    runs: all,
  }
}
