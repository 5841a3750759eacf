/** The guard of a pinned process: its switches are looked at before the program starts, and what it counts is reported. */

import { say, sayCountsAtEnd } from '../guard/ledger'
import type { Switches } from '../guard/switches'
import type { Profile } from '../profile/profile'

/** Looks at the fixes that are switched off one by one. */
function checkSwitches(profile: Profile, switches: Switches, off: readonly string[]): void {
  const { guard } = require('../guard/guard') as typeof import('../guard/guard')
  for (const { fix, state } of guard(profile, switches).fixes) {
    if (state === 'native' && off.includes(fix.id)) say(`${profile.release} does itself what ${fix.id} does: it stays`)
  }
}

/** Says which fixes give way to what was asked for by name. */
function sayWhatGivesWay(profile: Profile, switches: Switches, off: readonly string[]): void {
  const { guard, givesWayTo } = require('../guard/guard') as typeof import('../guard/guard')
  for (const { fix, state } of guard(profile, switches).fixes) {
    const paths = givesWayTo(fix, profile)
    if (state !== 'off' || off.includes(fix.id) || paths.length === 0) continue
    say(`${paths.join(' and ')} was asked for by name: the fix ${fix.id} is off`)
  }
}

/**
 * Readies a process for its guard.
 * @throws ErasError ERAS_UNKNOWN_FIX if a fix is switched off that there is not
 */
export function guardProcess(profile: Profile, switches: Switches): void {
  const { guard, faithful, reportOnly } = switches
  const off = typeof guard === 'object' ? Object.keys(guard).filter(id => !guard[id]) : []
  if (profile.named && !faithful && guard !== false) sayWhatGivesWay(profile, switches, off)
  if (off.length > 0) checkSwitches(profile, { guard, reportOnly }, off)
  if (!reportOnly || faithful || guard === false) return
  sayCountsAtEnd()
}
