/** The fixes as data: which releases had each themselves, and what each is for one release. */

import { lines } from '../../versions'
import type { Line } from '../profile/line'
import { type Profile, profileOf } from '../profile/profile'
import { beginsSeries, compareReleases, nameOf } from '../profile/release'
import { releasesOf } from '../profile/releases'
import { resolve } from '../profile/resolve'
import type { Fix } from './fix'
import { fixes } from './fixes'
import { type FixState, guard } from './guard'
import type { Switches } from './switches'

/** A fix without what it changes. */
export interface ListedFix {
  /** What switches it. */
  readonly id: string
  /** The CVEs that name the fault; none for what has no number. */
  readonly cves: readonly string[]
  /** When the fault became known. */
  readonly year: number
  /** What is refused, in words that go on after `the guard refuses`. */
  readonly what: string
  /** Whose honest traffic it breaks. */
  readonly breaks: string
  /** The behaviours that it changes, as `area.name`. */
  readonly behaviours: readonly string[]
}

/** A fix in one release. */
export interface FixOfRelease extends ListedFix {
  /** Whether the release does it itself, the guard brings it, or it is switched off. */
  readonly state: FixState
}

const listed = ({ id, cves, year, what, breaks, changes }: Fix): ListedFix => ({
  id,
  cves,
  year,
  what,
  breaks,
  behaviours: changes.map(([path]) => path),
})

/**
 * The fixes of the guard for a version.
 * @param spec what `resolve` takes
 * @param switches which fixes are off; none, if it is left out
 * @returns all fixes, in the order in which they are listed, each with its state
 * @throws ErasError as `resolve` does, and ERAS_UNKNOWN_FIX for an id that there is not
 */
export function fixesOf(spec: string | Profile, switches: Switches = {}): FixOfRelease[] {
  const profile = typeof spec === 'string' ? resolve(spec) : spec
  return guard(profile, switches).fixes.map(({ fix, state }) => ({ ...listed(fix), state }))
}

/** The releases of a line in which a behaviour changed that some fix is about, and its first one, oldest first. */
function turningPoints({ changes, ...line }: Line, paths: ReadonlySet<string>): string[] {
  const [first] = releasesOf({ changes, ...line })
  const dates = changes.filter(([path]) => paths.has(path)).map(([, , since]) => since)
  return [...new Set([first, ...dates])].sort(compareReleases)
}

/**
 * From which release on each line did of itself what a fix does.
 * @returns by the id of the fix, and by line; a line that never did is not there
 */
function nativeReleases(): Map<string, Record<string, string>> {
  const paths = new Set<string>(fixes.flatMap(({ changes }) => changes.map(([path]) => path)))
  const since = new Map(fixes.map(({ id }) => [id, {} as Record<string, string>]))
  for (const line of lines) {
    for (const release of turningPoints(line, paths)) {
      const profile = profileOf(line, release, 'shipped', release)
      for (const { fix, state } of guard(profile).fixes) {
        const of = since.get(fix.id)!
        if (state !== 'native') delete of[line.name]
        else of[line.name] ??= beginsSeries(release) ? line.name : nameOf(line.runtime, release)
      }
    }
  }
  return since
}

/** Every fix, with the releases that had it themselves. */
export function allFixes(): (ListedFix & { readonly native: Readonly<Record<string, string>> })[] {
  const since = nativeReleases()
  return fixes.map(fix => ({ ...listed(fix), native: since.get(fix.id)! }))
}
