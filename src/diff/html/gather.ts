/** Puts together what a report shows: all lines, the two that are compared, and every piece of evidence there is. */

import { lines } from '../../../versions'
import { manuals } from '../../../versions/manuals'
import { compareReleases, lineOfKey, numberOf, nameOf as releaseName } from '../../profile/release'
import { releasesOf } from '../../profile/releases'
import { decide } from '../../profile/resolve'
import type { Path } from '../../profile/vocabulary'
import { weights } from '../../profile/vocabulary/weights'
import type { Recording } from '../../transcript/types'
import { hasProfile, recordedRelease } from '../evidence/recorded'
import { type CatalogRow, catalogRows, programOf, promisesOf, recordings } from './facts'
import { behavioursOf, type ProfileColumn } from './history'
import type { ReportBehaviour, ReportColumn, ReportInput, ReportObservation } from './input'

/** The column of a spec; its transcripts are those of the newest recorded release of the line that is not newer. */
function columnOf(spec: string): ProfileColumn {
  const { line, release, reading, name } = decide(spec)
  const recorded = line.recorded.filter(runtime => compareReleases(runtime, release) <= 0)
  return { name, line: line.name, of: line, release, reading, runtime: recorded.at(-1) ?? line.recorded[0] }
}

const inHistory = (a: ProfileColumn, b: ProfileColumn): number =>
  lines.indexOf(a.of) - lines.indexOf(b.of) ||
  compareReleases(a.release, b.release) ||
  Number(a.reading === 'documented') - Number(b.reading === 'documented')

/** The lines, and whatever else is asked for, in the order of history. */
function columnsWith(specs: readonly string[]): ProfileColumn[] {
  const columns = [...lines.map(line => line.name), ...specs].map(columnOf)
  return [...new Map(columns.map(column => [column.name, column])).values()].sort(inHistory)
}

/** What a recorded release that no line of versions/ has belongs to: its first number. */
const lineOfRuntime = (runtime: string): string =>
  lines.find(
    line => line.recorded.includes(runtime) || releasesOf(line).some(r => releaseName(line.runtime, r) === runtime),
  )?.name ?? numberOf(runtime).split('.')[0]

/** The recorded releases in the order of history. */
function runtimesOf(all: readonly Recording[]): ReportColumn[] {
  const names = new Set(all.flatMap(({ variants }) => variants.flatMap(({ runtimes }) => runtimes)))
  const place = (line: string): number => {
    const at = lines.findIndex(({ name }) => name === line)
    return at === -1 ? lines.length : at
  }
  return [...names]
    .map(name => ({ name, line: lineOfRuntime(name), runtime: name }))
    .sort((a, b) => place(a.line) - place(b.line) || compareReleases(a.name, b.name))
}

function observedColumns(rows: readonly CatalogRow[], runtimes: readonly ReportColumn[]): ReportColumn[] {
  const keys = new Set(rows.flatMap(({ values, later }) => Object.keys({ ...values, ...later })).map(lineOfKey))
  const known = lines.map(({ name }) => name).filter(name => keys.has(name))
  const later = [...keys].filter(key => !known.includes(key)).sort((a, b) => Number(a) - Number(b))
  return [...known, ...later].map(name => ({
    name,
    line: name,
    runtime: runtimes.findLast(({ line }) => line === name)?.name,
  }))
}

/** By scenario and by catalog row, the weights of the behaviours that name it as their source. */
function weightsBySource(behaviours: readonly ReportBehaviour[], rows: readonly CatalogRow[]) {
  const found = new Map<string, Set<string>>()
  const shown = new Map(rows.map(row => [`catalog: ${row.id}`, row.scenario]))
  for (const { changes, weights } of behaviours) {
    for (const source of changes.flatMap(change => change.source.split('; '))) {
      for (const key of [source, ...(shown.get(source) ?? []).map(name => `recording: ${name}`)]) {
        const set = found.get(key) ?? new Set()
        for (const name of weights) set.add(name)
        found.set(key, set)
      }
    }
  }
  return (source: string): string[] => [...(found.get(source) ?? [])]
}

const message = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const reported = (values: Readonly<Record<string, unknown>> = {}): string[] =>
  Object.entries(values).map(([release, value]) => `${release}: ${message(value)}`)

/** A release that differs from its line stands in brackets behind the value: the line's own value, and that. */
const bracketed = /^(.*\S) \(((?:io\.js )?\d+\.\d+\.\d+: .*)\)$/

function observationOf(row: CatalogRow, columns: readonly ReportColumn[], weights: string[]): ReportObservation {
  const all: Record<string, unknown> = { ...row.values, ...row.later }
  const values = new Map(Object.entries(all).map(([key, value]) => [lineOfKey(key), message(value)]))
  const aside: string[] = []
  for (const [name, value] of values) {
    const [, own, other] = bracketed.exec(value) ?? []
    if (own === undefined) continue
    values.set(name, own)
    aside.push(other)
  }
  const notes: [string, string | null | undefined][] = [
    ['changed in', row.changedIn],
    ['documented', row.documented],
    ['but', [...new Set([...aside, ...reported(row.exceptions)])].join('; ')],
    ['note', row.note],
  ]
  return {
    id: row.id,
    area: row.area,
    what: row.what,
    weights,
    values: columns.map(({ name }) => values.get(name)),
    notes: notes.filter((note): note is [string, string] => Boolean(note[1])),
    scenarios: row.scenario,
  }
}

interface GatherOptions {
  readonly title: string
  /** Two specs to compare: columns of their own where they are no whole lines. */
  readonly pair?: readonly [a: string, b: string]
}

/** What a change of a behaviour can do at worst. */
function weightsOf(path: Path): string[] {
  const [area, key] = path.split('.')
  return [(weights as Record<string, Record<string, string>>)[area][key]]
}

/** The column that a spec has: of a version without a profile, that of its recordings. */
const nameOf = (spec: string): string => (hasProfile(spec) ? columnOf(spec).name : recordedRelease(spec))

/**
 * Reads everything that a report of all lines shows.
 * @throws ErasError as `recordedRelease` does, for a pair that names no version
 */
export function gather({ title, pair }: GatherOptions): ReportInput {
  const compared: ReportInput['pair'] = pair && [nameOf(pair[0]), nameOf(pair[1])]
  const columns = columnsWith((pair ?? []).filter(hasProfile))
  const behaviours = behavioursOf(columns, weightsOf)
  const recorded = recordings()
  const rows = catalogRows()
  const runtimes = runtimesOf(recorded)
  const observed = observedColumns(rows, runtimes)
  const weightsFor = weightsBySource(behaviours, rows)
  const cited = behaviours.flatMap(({ changes }) => changes.flatMap(({ source }) => source.split('; ')))
  return {
    title,
    columns: columns.map(({ name, line, runtime }) => ({ name, line, runtime })),
    behaviours,
    observed,
    observations: rows.map(row => observationOf(row, observed, weightsFor(`catalog: ${row.id}`))),
    runtimes,
    recordings: recorded.map(({ scenario, title, role, variants }) => ({
      scenario,
      title,
      role,
      variants,
      weights: weightsFor(`recording: ${scenario}`),
      program: programOf(scenario),
    })),
    promises: promisesOf(new Set(cited.filter(source => source.startsWith('manual: ')).map(source => source.slice(8)))),
    manuals,
    pair: compared,
  }
}
