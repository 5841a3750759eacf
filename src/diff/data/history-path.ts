/**
 * The way from one version to another through the history of each behaviour: back through the changes that only the
 * first has, then on through those that only the second has. So it works in both directions, and shows every step.
 */

import { isRecord, laidOver, walkHistory } from '../../profile/profile'
import type { Decision } from '../../profile/resolve'
import type { Path } from '../../profile/vocabulary'
import type { HistoryStep, StepSource } from '../types'

/** A change in the history of one behaviour; without a release if only the manual of a line has it. */
interface Row {
  readonly value: unknown
  readonly since: string | null
  readonly source: StepSource
}

/** What laid over the last of some maps gives another map. */
function overlayOf(before: readonly unknown[], value: unknown): object {
  const gone = Object.keys(before[before.length - 1] as object).filter(key => !Object.hasOwn(value as object, key))
  return { ...(value as object), ...Object.fromEntries(gone.map(key => [key, null])) }
}

/** The history of every behaviour up to a version, with what is wanted otherwise at its end. */
function rowsOf({ line, release, reading, wanted = [] }: Decision): Map<Path, Row[]> {
  const rows = new Map<Path, Row[]>()
  walkHistory(line, release, reading, (path, value, source, since) => {
    const row = { value, since: since ?? null, source }
    const before = rows.get(path)
    if (before) before.push(row)
    else rows.set(path, [row])
  })
  for (const { path, value, by, since, source = `with: ${by}` as const } of wanted) {
    const before = rows.get(path) as Row[]
    before.push({ value: isRecord(path) ? overlayOf(valuesAfter(path, before), value) : value, since, source })
  }
  return rows
}

const sameRow = (a: Row | undefined, b: Row | undefined): boolean =>
  a !== undefined && b !== undefined && a.value === b.value && a.since === b.since && a.source === b.source

/** What the behaviour was worth after each of its rows. */
function valuesAfter(path: Path, rows: readonly Row[]): unknown[] {
  if (!isRecord(path)) return rows.map(({ value }) => value)
  let now: object = {}
  return rows.map(({ value }) => {
    now = laidOver(now, value)
    return now
  })
}

function stepsOf(path: Path, a: readonly Row[], b: readonly Row[]): HistoryStep[] {
  let common = 0
  while (sameRow(a[common], b[common])) common++
  const [valuesA, valuesB] = [valuesAfter(path, a), valuesAfter(path, b)]
  const step = ({ since, source }: Row, from: unknown, to: unknown, back: boolean): HistoryStep => ({
    from,
    to,
    since,
    back,
    source,
  })
  const undone = a.slice(common).map((row, k) => step(row, valuesA[common + k], valuesA[common + k - 1], true))
  const done = b.slice(common).map((row, k) => step(row, valuesB[common + k - 1], valuesB[common + k], false))
  return [...undone.reverse(), ...done]
}

/** The steps of every behaviour that has any between two versions. */
export function wayBetween(a: Decision, b: Decision): Map<Path, HistoryStep[]> {
  const [rowsA, rowsB] = [rowsOf(a), rowsOf(b)]
  const way = new Map<Path, HistoryStep[]>()
  for (const path of new Set([...rowsA.keys(), ...rowsB.keys()])) {
    const steps = stepsOf(path, rowsA.get(path) ?? [], rowsB.get(path) ?? [])
    if (steps.length > 0) way.set(path, steps)
  }
  return way
}

/** The step that decided: the latest in history of those on a way. */
export const latestOf = (steps: readonly HistoryStep[]): HistoryStep =>
  steps[0].back ? steps[0] : steps[steps.length - 1]
