/**
 * Which of the behaviours that differ between two versions the outcome of a program depends on at all. A group whose flip
 * changes nothing, neither under the first version nor under the second, is out; any other is halved.
 */

import type { Kind, Part, Probe, Version } from './types'

/** What a probe tells beside which way differences show. */
export interface Moving extends Pick<Probe, 'closed'> {
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
  readonly known: ReadonlySet<Part>
}

/** Whether the flip of a group shows anything; where known behaviours come along, anything beside what these show. */
async function moves(base: Version, parts: readonly Part[], { moving, wanted, known }: Search): Promise<boolean> {
  const along = moving.closed(base, parts).filter(part => known.has(part))
  if (along.length > 0) return !(await moving.alike(base, parts, along))
  return (await moving.moved(base, parts)).some(kind => wanted.includes(kind))
}

/**
 * Those of a group whose flip may show something. Of a group that shows something and a half that does not, the other half
 * does, and need not be asked.
 * @param shows whether that is known of the group
 */
async function candidates(base: Version, parts: readonly Part[], search: Search, shows = false): Promise<Part[]> {
  if (parts.length === 0 || !(shows || (await moves(base, parts, search)))) return []
  if (parts.length === 1) return [...parts]
  const middle = Math.ceil(parts.length / 2)
  const [first, second] = [parts.slice(0, middle), parts.slice(middle)]
  const firstShows = await moves(base, first, search)
  const found = await Promise.all([
    firstShows ? candidates(base, first, search, true) : [],
    candidates(base, second, search, !firstShows),
  ])
  return found.flat()
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
 * Those that show under the first version are searched first; whatever is left is flipped under the second at once.
 * @param parts those that are asked for, in whatever order
 * @param wanted the kinds of places that count
 */
export async function metBy(parts: readonly Part[], moving: Moving, wanted: readonly Kind[]): Promise<Met[]> {
  const inA = await candidates('a', parts, { moving, wanted, known: new Set() })
  const known = new Set(inA)
  const left = parts.filter(part => !known.has(part))
  const inB = await candidates('b', left, { moving, wanted, known })
  const all = new Set([...inA, ...inB])
  const found = parts.filter(part => all.has(part)).map(part => one(part, { moving, wanted, known }))
  return (await Promise.all(found)).flat()
}
