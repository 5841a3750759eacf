/** The guarded profile: the profile of a release with the fixes that it lacks, resolved once. */

import { neededBy } from '../profile/patches'
import { isRecord, laidOver, type Profile } from '../profile/profile'
import type { Path } from '../profile/vocabulary'
import type { FaultName } from '../wire/faults'
import type { Fix } from './fix'
import { fixes } from './fixes'
import { type Switches, switchedOff } from './switches'

/** `native`: the release had it itself. `guarded`: the guard brings it. `off`: it is switched off, or what it changes was asked for by name. */
export type FixState = 'native' | 'guarded' | 'off'

export interface Guarded {
  /** The profile with the fixes; the very one that was given if no fix changes it. */
  readonly profile: Profile
  /** All fixes, in the order in which they are listed. */
  readonly fixes: readonly { readonly fix: Fix; readonly state: FixState }[]
  /** What the parser finds at fault for the guard alone, with the fix. */
  readonly faults: Readonly<Partial<Record<FaultName, string>>>
  /** Parts of the prelude that its programs do without. */
  readonly withoutPrelude: readonly string[]
}

type Values = Record<string, Record<string, unknown>>

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** The changes of a fix that change something of a profile. */
function changesOf({ changes }: Fix, profile: Profile): [path: Path, value: unknown, faults: readonly FaultName[]][] {
  return changes.flatMap(([path, wanted, blamed = []]) => {
    const [area, key] = path.split('.')
    const own = (profile as unknown as Values)[area][key]
    const value =
      typeof wanted === 'function' ? (wanted as (own: unknown, of: Profile) => unknown)(own, profile) : wanted
    const whole = isRecord(path) ? laidOver(own, value) : value
    return same(own, whole) ? [] : [[path, whole, blamed] as [Path, unknown, readonly FaultName[]]]
  })
}

/** What was asked for by name and a fix would change, or undo: who asks for a value means it. */
export function givesWayTo(fix: Fix, own: Profile): readonly Path[] {
  const named = own.named
  if (!named) return []
  const valueAt = (path: Path) => {
    const [area, key] = path.split('.')
    return (own as unknown as Values)[area][key]
  }
  const undone = (fix.undoes ?? []).filter(([path, value]) => same(valueAt(path), value)).map(([path]) => path)
  return [...changesOf(fix, own).map(([path]) => path), ...undone].filter(path => named.includes(path))
}

/** The fixes that insecureHTTPParser lifts: what the release let through with it is theirs to change. */
export function liftedByInsecure(own: Profile): string[] {
  const { insecure } = own.wire
  const asked: Profile = { ...own, wire: { ...own.wire, ...insecure } }
  return fixes.flatMap(fix => {
    const keys = changesOf(fix, asked).map(([path]) => path.split('.'))
    return keys.some(([area, key]) => area === 'wire' && key in insecure) ? [fix.id] : []
  })
}

function changed(profile: Profile, changes: readonly (readonly [Path, unknown, ...unknown[]])[]): Profile {
  if (changes.length === 0) return profile
  const copy: Values = { ...(profile as unknown as Values) }
  for (const [path, value] of changes) {
    const [area, key] = path.split('.')
    copy[area] = { ...copy[area], [key]: value }
  }
  return Object.freeze(copy) as unknown as Profile
}

/**
 * Guards a profile.
 * @param own as its release was
 * @param switches which fixes are off
 * @throws ErasError ERAS_UNKNOWN_FIX if they name one that there is not
 */
export function guard(own: Profile, switches: Switches = {}): Guarded {
  const off = switchedOff(switches)
  const prelude = neededBy(own).map(({ name }) => name)
  const faults: Partial<Record<FaultName, string>> = {}
  const withoutPrelude: string[] = []
  let profile = own
  const all = fixes.map(fix => {
    // Whether it is native does not depend on the fixes before it.
    const dropped = (fix.withoutPrelude ?? []).filter(name => prelude.includes(name))
    const native = changesOf(fix, own).length === 0 && dropped.length === 0
    const state: FixState = native ? 'native' : off.has(fix.id) || givesWayTo(fix, own).length > 0 ? 'off' : 'guarded'
    if (state === 'guarded') {
      const changes = changesOf(fix, profile)
      profile = changed(profile, changes)
      withoutPrelude.push(...dropped)
      for (const fault of [...(fix.faults ?? []), ...changes.flatMap(([, , blamed]) => blamed)]) faults[fault] = fix.id
    }
    return { fix, state }
  })
  return { profile, fixes: all, faults, withoutPrelude }
}
