/** Mixtures of two versions: which parts must go together, and the spec that says what each is made of. */

import { isDeepStrictEqual } from 'node:util'
import { profileSpec } from '../../profile/host'
import { conflictOf } from '../../profile/needs'
import { neededBy } from '../../profile/patches'
import type { Profile } from '../../profile/profile'
import { decide, resolve } from '../../profile/resolve'
import type { Path } from '../../profile/vocabulary'
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

const WITH = /\s+with\s/i

function sourceOf(given: string): Source {
  const spec = profileSpec(given).trim()
  const [before] = spec.split(WITH, 1)
  const { name } = decide(before)
  return {
    spec: WITH.test(spec) ? spec : name,
    profile: resolve(spec),
    plain: { name, profile: resolve(name) },
  }
}

/** What gives a behaviour the value that it has in a version. */
function itemOf(path: Path, { profile, plain }: Source): string {
  const value = valueAt(profile, path)
  return isDeepStrictEqual(value, valueAt(plain.profile, path))
    ? `${path}@${plain.name}`
    : `${path}=${JSON.stringify(value)}`
}

/** A profile that has the values of another at some paths. */
function mixed(base: Profile, from: Profile, taken: readonly Part[]): Profile {
  const values = { ...base } as unknown as Record<string, Record<string, unknown>>
  for (const path of taken.filter(part => !isPatch(part)) as Path[]) {
    const [area, key] = path.split('.')
    values[area] = { ...values[area], [key]: valueAt(from, path) }
  }
  return values as unknown as Profile
}

/** @throws ErasError as `resolve` does */
export function mixturesOf(a: string, b: string): Mixtures {
  const sources: Readonly<Record<Version, Source>> = { a: sourceOf(a), b: sourceOf(b) }
  const parts = partsBetween(sources.a.profile, sources.b.profile, [sources.a.spec, sources.b.spec])
  const order = new Map(parts.map(({ part }, k) => [part, k]))
  const sorted = (taken: Iterable<Part>) => [...taken].sort((x, y) => (order.get(x) ?? 0) - (order.get(y) ?? 0))
  const except = (taken: readonly Part[]) => parts.map(({ part }) => part).filter(part => !taken.includes(part))

  function closed(base: Version, taken: readonly Part[]): readonly Part[] {
    const [own, from] = [sources[base].profile, sources[other(base)].profile]
    const all = new Set(taken.filter(part => order.has(part)))
    for (;;) {
      const changed = [...all].filter(part => !isPatch(part)) as Path[]
      const conflict = conflictOf(mixed(own, from, changed), changed)
      // Of two that must go together one is taken: with the other they are as that version has them.
      const missing = conflict && [conflict.path, conflict.needs].find(path => order.has(path) && !all.has(path))
      if (missing === undefined) return sorted(all)
      all.add(missing)
    }
  }

  /** The patches of the second version where they are taken, of the first elsewhere. */
  function preludeOf(fromB: readonly Part[]): string[] {
    const [inA, inB] = [sources.a, sources.b].map(({ profile }) => neededBy(profile).map(({ name }) => name))
    const all = [...new Set([...inA, ...inB])]
    return all.filter(name => (fromB.includes(partOfPatch({ name })) ? inB : inA).includes(name))
  }

  return {
    parts,
    closed,
    mixture(base, taken) {
      const fromB = sorted(base === 'b' ? except(taken) : taken)
      // The number that the program sees is that of the spec's release.
      const of: Version = fromB.includes(VERSION_PART) ? 'b' : 'a'
      const changed = (of === 'a' ? fromB : except(fromB)).filter(part => !isPatch(part)) as Path[]
      const { spec, profile } = sources[of]
      const items = changed.map(path => itemOf(path, sources[other(of)]))
      const prelude = preludeOf(fromB)
      const own = neededBy(profile).map(({ name }) => name)
      const usual = prelude.length === own.length && prelude.every(name => own.includes(name))
      return {
        key: fromB.join(' '),
        spec: items.length === 0 ? spec : `${spec}${WITH.test(spec) ? ',' : ' with'} ${items.join(', ')}`,
        ...(!usual && { prelude }),
      }
    },
  }
}
