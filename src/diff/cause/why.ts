/** `diff A B SCRIPT --why`: what a program does otherwise, and the cause of each difference. */

import { erasError } from '../../errors'
import type { Program } from '../program/child'
import type { ProgramDiff } from '../program/program-diff'
import { explain } from './bisect'
import { metBy } from './met'
import { type MetBy, metReport } from './report/met'
import type { ExplainedDiff } from './report/types'
import { openRunner } from './runner'
import { type Kind, kinds, type RunnerOptions } from './types'

interface WhyOptions extends Omit<RunnerOptions, 'progress'> {
  /** Called at each run: how many there were, and about how many there will be yet, once that can be told. */
  readonly progress?: (runs: number, left: number | undefined) => void
}

/**
 * Runs a program under two versions, and under mixtures of them until it is known which behaviours make each difference.
 * @param a what `resolve` takes, or `host` for the host's own http
 * @param b the same
 * @returns the diff, with `why`
 * @throws ErasError as `diffScript` does
 */
export async function whyScript(
  a: string,
  b: string,
  program: Program,
  options: WhyOptions = {},
): Promise<ExplainedDiff> {
  const { progress, ...rest } = options
  let left: number | undefined
  const runner = await openRunner(a, b, program, { ...rest, progress: (_spec, runs) => progress?.(runs, left) })
  try {
    const diff = runner.diff as ProgramDiff
    const differences = diff.started && !runner.late ? runner.differences : []
    const why = await explain(runner, [a, b], program, differences, yet => {
      left = yet
    })
    return { ...diff, why }
  } finally {
    runner.close()
  }
}

/**
 * Which of the behaviours that differ between two versions the outcome of a program depends on at all.
 * @param by the kinds of places that count; all if it is left out
 * @throws ErasError as `diffScript` does
 */
export async function metByScript(
  a: string,
  b: string,
  program: Program,
  { by = kinds, progress, ...rest }: WhyOptions & { readonly by?: readonly Kind[] } = {},
): Promise<MetBy> {
  const runner = await openRunner(a, b, program, { ...rest, progress: (_spec, runs) => progress?.(runs, undefined) })
  try {
    const diff = runner.diff as ProgramDiff
    if (!diff.started || diff.timedOut)
      throw erasError('ERAS_NOTHING_RAN', program.script, runner.ended.a, runner.ended.b)
    const met = await metBy(
      runner.parts.map(({ part }) => part),
      runner,
      by,
    )
    return metReport([a, b], runner, program, by, met)
  } finally {
    runner.close()
  }
}
