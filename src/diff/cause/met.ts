/**
 * Which of the behaviours that differ between two versions the outcome of a program depends on at all. A group whose flip
 * changes nothing, neither under the first version nor under the second, is out; any other is halved.
 */

import type { Kind, Part, Probe, Version } from './types'

/** What a probe tells beside which way differences show. */
export interface Moving extends Pick<Probe, 'closed'> {
  /** The kinds of places in which the base, with these taken from the other version, is unlike itself. */
  moved(base: Version, taken: readonly Part[]): Promise<readonly Kind[]>
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

/** What the flip of one behaviour shows under a version; nothing if what comes along with it shows the same. */
async function ofOne(base: Version, part: Part, moving: Moving, wanted: readonly Kind[]): Promise<readonly Kind[]> {
  const kinds = (await moving.moved(base, [part])).filter(kind => wanted.includes(kind))
  if (kinds.length === 0) return []
  const rest = moving.closed(base, [part]).filter(other => other !== part)
  const own = moving.closed(base, rest)
  if (rest.length === 0 || own.includes(part)) return kinds
  return (await moving.alike(base, [part], own)) ? [] : kinds
}

async function one(part: Part, moving: Moving, wanted: readonly Kind[]): Promise<Met[]> {
  const found = await Promise.all(both.map(base => ofOne(base, part, moving, wanted)))
  const under = both.filter((_, k) => found[k].length > 0)
  if (under.length === 0) return []
  const along = new Set(under.flatMap(base => moving.closed(base, [part])).filter(other => other !== part))
  return [{ part, kinds: wanted.filter(kind => found.some(all => all.includes(kind))), under, along: [...along] }]
}

/**
 * @param parts those that are asked for, in whatever order
 * @param wanted the kinds of places that count
 */
export async function metBy(parts: readonly Part[], moving: Moving, wanted: readonly Kind[]): Promise<Met[]> {
  if (parts.length === 0) return []
  if (parts.length === 1) return one(parts[0], moving, wanted)
  const shows = async (base: Version) => (await moving.moved(base, parts)).some(kind => wanted.includes(kind))
  if (!(await shows('a')) && !(await shows('b'))) return []
  const middle = Math.ceil(parts.length / 2)
  const halves = [parts.slice(0, middle), parts.slice(middle)]
  return (await Promise.all(halves.map(half => metBy(half, moving, wanted)))).flat()
}
