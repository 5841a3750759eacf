/** Mixtures of two versions: which parts must go together, and the spec that says what each is made of. */

import { isDeepStrictEqual } from 'node:util'
import type { Patch } from '../../../versions/prelude'
import { ErasError } from '../../errors'
import { conflictOf } from '../../profile/needs'
import { neededBy } from '../../profile/patches'
import type { Profile } from '../../profile/profile'
import { decide, resolve } from '../../profile/resolve'
import type { Path } from '../../profile/vocabulary'
import { specWith, splitSpec, withText } from '../../profile/with/items'
import { isPatch, partOfPatch, partsBetween, VERSION_PART, valueAt } from './parts'
import type { Part, PartChange, Version } from './types'

/** One mixture, as it is run. */
export interface Mixture {
  /** The same for all mixtures that are made of the same. */
  readonly key: string
  readonly spec: string
  /** The patches of the prelude, where they are not those of the spec's release. */
  readonly prelude?: readonly string[]
}

export interface Mixtures {
  /** Oldest change first. */
  readonly parts: readonly PartChange[]
  closed(base: Version, taken: readonly Part[]): readonly Part[]
  /** @param taken as `closed` gives it */
  mixture(base: Version, taken: readonly Part[]): Mixture
  /**
   * @param asIn of what is taken, what is to be as a release has it
   * @returns nothing where that cannot be: for a part of the prelude, or without what the release had beside it
   */
  valued(base: Version, taken: readonly Part[], asIn: readonly Part[], release: string): Mixture | undefined
  /** The first version, with behaviours each as a release has it; nothing as of `valued`. */
  stepped(asIn: readonly (readonly [part: Part, release: string])[]): Mixture | undefined
}

const other = (version: Version): Version => (version === 'a' ? 'b' : 'a')

/** A version as mixtures are made from it. */
interface Source {
  /** As it can stand before ` with `, or have a change added behind it. */
  readonly spec: string
  readonly profile: Profile
  /** The release or line that its spec changes, if it changes one. */
  readonly plain: { readonly name: string; readonly profile: Profile }
}

function sourceOf(spec: string): Source {
  const { name } = decide(splitSpec(spec).base)
  return { spec: decide(spec).name, profile: resolve(spec), plain: { name, profile: resolve(name) } }
}

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A map as a change of another: what only the other has is to go. */
const changing = (value: unknown, before: unknown): unknown =>
  isMap(value) && isMap(before)
    ? { ...Object.fromEntries(Object.keys(before).map(key => [key, null])), ...value }
    : value

/** What gives a behaviour of one version the value that it has in the other. */
function changeTo(path: Path, { profile, plain }: Source, own: Source): string {
  const value = valueAt(profile, path)
  if (isDeepStrictEqual(value, valueAt(plain.profile, path))) return `${path}@${plain.name}`
  return withText({ [path]: changing(value, valueAt(own.plain.profile, path)) }) as string
}

/** Takes what a profile is worth at a path into another, which may be changed. */
function take(into: Record<string, Record<string, unknown>>, path: Path, from: Profile): void {
  const [area, key] = path.split('.')
  into[area] = { ...into[area], [key]: valueAt(from, path) }
}

/** @throws ErasError as `resolve` does */
export function mixturesOf(a: string, b: string): Mixtures {
  const sources: Readonly<Record<Version, Source>> = { a: sourceOf(a), b: sourceOf(b) }
  const parts = partsBetween(sources.a.profile, sources.b.profile, [sources.a.spec, sources.b.spec])
  const order = new Map(parts.map(({ part }, k) => [part, k]))
  const sorted = (taken: Iterable<Part>) => [...taken].sort((x, y) => (order.get(x) ?? 0) - (order.get(y) ?? 0))
  const except = (taken: readonly Part[]) => parts.map(({ part }) => part).filter(part => !taken.includes(part))

  function closed(base: Version, taken: readonly Part[]): readonly Part[] {
    const from = sources[other(base)].profile
    const now = { ...(sources[base].profile as unknown as Record<string, Record<string, unknown>>) }
    const all = new Set(taken.filter(part => order.has(part)))
    const changed = [...all].filter(part => !isPatch(part)) as Path[]
    for (const path of changed) take(now, path, from)
    for (;;) {
      const conflict = conflictOf(now as unknown as Profile, changed)
      // Of two that must go together one is taken: with the other they are as that version has them.
      const missing = conflict && [conflict.path, conflict.needs].find(path => order.has(path) && !all.has(path))
      if (missing === undefined) return sorted(all)
      all.add(missing)
      changed.push(missing)
      take(now, missing, from)
    }
  }

  /** The patches of the second version where they are taken, of the first elsewhere. */
  function preludeOf(fromB: readonly Part[]): string[] {
    const [inA, inB] = [sources.a, sources.b].map(({ profile }) => neededBy(profile))
    const isFromB = (patch: Patch) => fromB.includes((patch.follows?.[0] as Path | undefined) ?? partOfPatch(patch))
    return [...new Set([...inA, ...inB])]
      .filter(patch => (isFromB(patch) ? inB : inA).includes(patch))
      .map(({ name }) => name)
  }

  function valued(base: Version, taken: readonly Part[], asIn: readonly Part[], release: string): Mixture | undefined {
    if (asIn.some(isPatch)) return undefined
    const { key, ...rest } = mixture(base, taken)
    const pairs = asIn.map(path => [path, release] as const)
    return changed({ ...rest, key: `${key}, ${asIn.join(' ')} as in ${release}` }, pairs)
  }

  function stepped(asIn: readonly (readonly [Part, string])[]): Mixture | undefined {
    if (asIn.some(([part]) => isPatch(part))) return undefined
    return changed({ ...mixture('a', []), key: `steps ${asIn.join(' ')}` }, asIn)
  }

  /** A mixture with values of releases in it; nothing where no release had such values together. */
  function changed(one: Mixture, pairs: readonly (readonly [Part, string])[]): Mixture | undefined {
    const whole = specWith(
      one.spec,
      pairs.map(([path, release]) => `${path}@${release}`),
    )
    try {
      resolve(whole)
    } catch (error) {
      if (error instanceof ErasError) return undefined
      throw error
    }
    return { ...one, spec: whole }
  }

  function mixture(base: Version, taken: readonly Part[]): Mixture {
    const fromB = sorted(base === 'b' ? except(taken) : taken)
    // The number that the program sees is that of the spec's release.
    const of: Version = fromB.includes(VERSION_PART) ? 'b' : 'a'
    const changed = (of === 'a' ? fromB : except(fromB)).filter(part => !isPatch(part)) as Path[]
    const { spec, profile } = sources[of]
    const prelude = preludeOf(fromB)
    const own = neededBy(profile).map(({ name }) => name)
    const usual = prelude.length === own.length && prelude.every(name => own.includes(name))
    return {
      key: fromB.join(' '),
      spec: specWith(
        spec,
        changed.map(path => changeTo(path, sources[other(of)], sources[of])),
      ),
      ...(!usual && { prelude }),
    }
  }

  return { parts, closed, mixture, valued, stepped }
}
