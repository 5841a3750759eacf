/**
 * Which of the behaviours that differ between two versions the outcome of a program depends on at all. A group whose flip
 * changes nothing, neither under the first version nor under the second, is out; any other is halved until one is left.
 */

import { type Guessing, guessed } from './guessed'
import { most } from './smallest'
import type { Kind, Part, Probe, Version } from './types'

/** What a probe tells beside which way differences show. */
export interface Moving extends Guessing, Pick<Probe, 'concurrency'> {
  /**
   * The kinds of places in which the base, with these taken from the other version, is unlike itself.
   * @param surely whether one run is not enough, as what it shows may be chance
   */
  moved(base: Version, taken: readonly Part[], surely?: boolean): Promise<readonly Kind[]>
  /** Whether two mixtures of a base did the same. */
  alike(base: Version, one: readonly Part[], other: readonly Part[]): Promise<boolean>
}

/** A behaviour that the outcome depends on. */
export interface Met {
  readonly part: Part
  /** Where its flip shows. */
  readonly kinds: readonly Kind[]
  /** Under which of the versions its flip shows. */
  readonly under: readonly Version[]
  /** What was flipped with it, because they cannot be without each other: it may be these that count. */
  readonly along: readonly Part[]
}

const both: readonly Version[] = ['a', 'b']

/** What is searched, and what of it is known. */
interface Search {
  readonly moving: Moving
  readonly wanted: readonly Kind[]
  /** Behaviours that are known to show something when they are flipped. */
  readonly known: Set<Part>
}

/** Whether the flip of a group shows anything; where known behaviours come along, anything beside what these show. */
async function moves(base: Version, parts: readonly Part[], { moving, wanted, known }: Search): Promise<boolean> {
  const along = moving.closed(base, parts).filter(part => known.has(part))
  if (along.length > 0) return !(await moving.alike(base, parts, along))
  return (await moving.moved(base, parts)).some(kind => wanted.includes(kind))
}

/**
 * Those of a group whose flip may show something, one after the other: each is found by halving, and when it is, all that is
 * left is flipped at once. Of a group that shows something and a half that does not, the other half does, and need not be asked.
 * What was found is known from then on.
 */
async function halve(base: Version, parts: readonly Part[], search: Search): Promise<void> {
  const { moving, known } = search
  let left = parts
  while (left.length > 0 && (await moves(base, left, search))) {
    let [from, to] = [0, left.length]
    // What stands before is known to show nothing, and what stands behind is not known.
    while (to - from > 1) {
      const middle = Math.ceil((from + to) / 2)
      if (await moves(base, left.slice(from, middle), search)) to = middle
      else from = middle
    }
    const whole = moving.closed(base, [left[from]])
    // Of those that are only flipped together, nobody can tell which it is.
    for (const part of whole) if (moving.closed(base, [part]).length === whole.length) known.add(part)
    left = left.slice(to).filter(part => !known.has(part))
  }
}

const areaOf = (part: Part): string => part.split('.')[0]

/**
 * The same for some groups side by side, as many as runs are. What is of an area stands together: of most areas a program
 * meets nothing.
 */
async function searchBeside(base: Version, parts: readonly Part[], search: Search): Promise<void> {
  if (parts.length === 0 || !(await moves(base, parts, search))) return
  const sorted = parts.toSorted((x, y) => areaOf(x).localeCompare(areaOf(y)))
  const lanes = Math.min(search.moving.concurrency, most)
  const size = Math.ceil(sorted.length / lanes)
  const groups = Array.from({ length: lanes }, (_, k) => sorted.slice(k * size, (k + 1) * size))
  await Promise.all(groups.map(group => halve(base, group, search)))
}

/** What the flip of one behaviour shows under a version; nothing if what comes along with it shows the same. */
async function ofOne(base: Version, part: Part, { moving, wanted }: Search, surely: boolean): Promise<readonly Kind[]> {
  const kinds = (await moving.moved(base, [part], surely)).filter(kind => wanted.includes(kind))
  if (kinds.length === 0) return []
  const rest = moving.closed(base, [part]).filter(other => other !== part)
  const own = moving.closed(base, rest)
  if (rest.length === 0 || own.includes(part)) return kinds
  return (await moving.alike(base, [part], own)) ? [] : kinds
}

/** A flip that shows in one run under each version is no chance; one that shows under one version alone is run once more. */
async function one(part: Part, search: Search): Promise<Met[]> {
  const { moving, wanted } = search
  let found = await Promise.all(both.map(base => ofOne(base, part, search, false)))
  if (found.some(kinds => kinds.length > 0) && !found.every(kinds => kinds.length > 0))
    found = await Promise.all(both.map((base, k) => (found[k].length > 0 ? ofOne(base, part, search, true) : [])))
  const under = both.filter((_, k) => found[k].length > 0)
  if (under.length === 0) return []
  const along = new Set(under.flatMap(base => moving.closed(base, [part])).filter(other => other !== part))
  return [{ part, kinds: wanted.filter(kind => found.some(all => all.includes(kind))), under, along: [...along] }]
}

/**
 * Those that show under the first version are searched first, of these those that make the differences of the versions;
 * whatever is left is flipped under the second at once.
 * @param parts those that are asked for, in whatever order
 * @param wanted the kinds of places that count
 */
export async function metBy(parts: readonly Part[], moving: Moving, wanted: readonly Kind[]): Promise<Met[]> {
  const known = new Set<Part>()
  const search = { moving, wanted, known }
  const guesses = await guessed(parts, moving, wanted)
  const shows = await Promise.all(guesses.map(async part => (await moves('a', [part], search)) && part))
  for (const part of shows) if (part) known.add(part)
  const left = () => parts.filter(part => !known.has(part))
  await searchBeside('a', left(), search)
  await halve('b', left(), search)
  const found = parts.filter(part => known.has(part)).map(part => one(part, search))
  return (await Promise.all(found)).flat()
}
