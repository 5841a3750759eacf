/** What is to be said of each CVE for one release, guarded as it is: the same for every format. */

import type { Profile } from '../../profile/profile'
import { guard, liftedByInsecure } from '../guard'
import type { Switches } from '../switches'
import { cves, type KnownCve, REASONS } from './cves'

export type Status = 'not_affected' | 'fixed' | 'affected'

export interface Statement {
  readonly cve: KnownCve
  readonly status: Status
  /** How that is known. */
  readonly notes: string
  /** Of `not_affected`, whether the code in question is there at all. */
  readonly absent: boolean
  /** Of `affected`, what is to be done. */
  readonly action?: string
}

const TESTS = 'src/guard/fixes.test.ts'

/** What a program may lift itself. */
function exceptionOf(profile: Profile, ids: readonly string[]): string {
  const lifted = liftedByInsecure(profile).filter(id => ids.includes(id))
  return lifted.length === 0
    ? ''
    : ` A program that asks for insecureHTTPParser lifts ${lifted.join(', ')} where it does.`
}

/**
 * One statement for each CVE.
 * @param profile of an exact release
 * @param switches which fixes are off
 */
export function statementsFor(profile: Profile, switches: Switches = {}): Statement[] {
  const states = new Map(guard(profile, switches).fixes.map(({ fix, state }) => [fix.id, state]))
  return cves.map(cve => {
    if (cve.because) return { cve, status: 'not_affected', notes: REASONS[cve.because], absent: true }
    const off = cve.fixes.filter(id => states.get(id) === 'off')
    const guarded = cve.fixes.filter(id => states.get(id) === 'guarded')
    if (off.length > 0) {
      const notes = `${profile.release} has the fault, and the guard is off for ${off.join(', ')}.`
      return { cve, status: 'affected', notes, absent: false, action: `Switch the guard on for ${off.join(', ')}.` }
    }
    if (guarded.length > 0) {
      const notes = `${profile.release} has the fault; the guard refuses what it rests on: ${guarded.join(', ')}. Proven by probes in ${TESTS}.${exceptionOf(profile, guarded)}`
      return { cve, status: 'fixed', notes, absent: false }
    }
    const notes = `${profile.release} does itself what the fix would do: ${cve.fixes.join(', ')}. Proven by probes in ${TESTS}.${exceptionOf(profile, cve.fixes)}`
    return { cve, status: 'not_affected', notes, absent: true }
  })
}
