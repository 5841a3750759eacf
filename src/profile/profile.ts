/**
 * A profile is the frozen set of all behaviours for one spec: history walked up to a release, and, in the reading
 * of a line, what its manual adds.
 */

import { lines } from '../../versions'
import type { Line, Source } from './line'
import { compareReleases, nameOf } from './release'
import type { Behaviours, Path } from './vocabulary'
import { vocabulary } from './vocabulary'

/** All behaviours of one version, by area and name. Frozen. */
export interface Profile extends Behaviours {
  /** The spec that it was resolved from, in its plain form: `0.6` or `0.6.21`. */
  readonly name: string
  /** The exact release whose behaviour this is, as the recordings name it: `0.6.21`, `iojs-3.3.1`. */
  readonly release: string
  /** Whether the names that only the manual has are there. */
  readonly reading: 'documented' | 'shipped'
  /** The behaviours that were asked for one by one, by name: the guard leaves them as they are. */
  readonly named?: readonly Path[]
}

/** A value that nobody can change any more, to the innermost. */
export const freeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) freeze(inner)
  return Object.freeze(value)
}

/** Where a behaviour stands, and whether it is a record. */
type BehaviourPlace = readonly [area: string, key: string, isRecord: boolean]

/** The places of the paths that history names: thousands of changes name some hundreds. */
const places = new Map<string, BehaviourPlace>()

function placeOf(path: Path): BehaviourPlace {
  const known = places.get(path)
  if (known) return known
  const [area, key] = path.split('.')
  const { kind } = (vocabulary as Record<string, Record<string, { kind: string }>>)[area]?.[key] ?? {}
  const place: BehaviourPlace = [area, key, kind === 'record']
  // What no vocabulary has may be anything, and is not kept.
  if (kind !== undefined) places.set(path, place)
  return place
}

/** Whether the changes of a behaviour are laid over its value (a record) or take its place. */
export const isRecord = (path: Path): boolean => placeOf(path)[2]

/** A record with a change laid over it; entries that are gone are left out. */
export const laidOver = (before: unknown, change: unknown): object =>
  Object.fromEntries(
    Object.entries({ ...(before as object), ...(change as object) }).filter(([, entry]) => entry !== null),
  )

/** Takes the value that a behaviour got; without a release if only the manual of the line has it. */
type Visitor = (path: Path, value: unknown, source: Source, since: string | undefined) => void

/** Tells a visitor every change up to a release of a line, in the order of history. */
export function walkHistory(
  line: Line,
  release: string,
  reading: Profile['reading'],
  visit: Visitor,
  history: readonly Line[] = lines,
): void {
  for (const past of history) {
    for (const [path, value, since, source] of past.changes) {
      if (past !== line || compareReleases(since, release) <= 0) visit(path, value, source, nameOf(past.runtime, since))
    }
    if (past === line) break
  }
  if (reading === 'documented') {
    for (const [path, value, source] of line.documented ?? []) visit(path, value, source, undefined)
  }
}

type Values = Readonly<Record<string, Record<string, unknown>>>

/**
 * Gives behaviours their values, in values whose areas may be changed. The first change of a record copies it, for it may
 * belong to others; those that follow are laid over the copy.
 */
function setterOf(values: Values): (path: Path, value: unknown) => void {
  const own = new Set<unknown>()
  return (path, value) => {
    const [area, key, isRecord] = placeOf(path)
    const before = values[area][key]
    if (!isRecord) values[area][key] = value
    else if (!own.has(before)) own.add((values[area][key] = laidOver(before, value)))
    else {
      for (const [name, entry] of Object.entries(value as object)) {
        if (entry === null) delete (before as Record<string, unknown>)[name]
        else (before as Record<string, unknown>)[name] = entry
      }
    }
  }
}

/** The same values, in areas of their own. */
const copied = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([area, of]) => [area, { ...of }]))

/** What lines begin with, once it was asked for: all profiles of a line stand on it. */
const grounds = new Map<Line, Values>()

/** The values at the end of the lines before a line. */
function groundOf(line: Line, history: readonly Line[]): Values {
  const known = history === lines ? grounds.get(line) : undefined
  if (known) return known
  const values = Object.fromEntries(Object.keys(vocabulary).map(area => [area, {}]))
  const set = setterOf(values)
  for (const past of history) {
    if (past === line) break
    for (const [path, value] of past.changes) set(path, value)
  }
  if (history === lines) grounds.set(line, values)
  return values
}

/**
 * The profile of a line at one of its releases.
 * @param line a line of versions/
 * @param release an exact release of that line, such as `0.10.4` or `3.3.1`
 * @param reading `documented` adds what the line's manual promises beyond the binary
 * @param name what the profile calls itself
 * @param history the lines up to this one
 */
export function profileOf(
  line: Line,
  release: string,
  reading: Profile['reading'],
  name: string,
  history: readonly Line[] = lines,
): Profile {
  const values = copied(groundOf(line, history))
  const set = setterOf(values)
  for (const [path, value, since] of history.includes(line) ? line.changes : [])
    if (compareReleases(since, release) <= 0) set(path, value)
  for (const [path, value] of (reading === 'documented' && line.documented) || []) set(path, value)
  return freeze({ name, release: nameOf(line.runtime, release), reading, ...values }) as unknown as Profile
}
