/** The guard as the parts of a module meet it: which profile limits go by, and what becomes of what is refused. */

import type { Profile } from '../profile/profile'
import { FAULTS, type Fault, type FaultName } from '../wire/faults'
import type { Guarded } from './guard'
import { count, type GuardMode, sayCountsAtEnd, switchOff } from './ledger'

/** An error of the guard: it comes where the era's own would, as that error. */
export interface GuardError extends Error {
  code: string
  /** The fix that refused. */
  guard: string
  /** The status that answers a refused request. */
  status: number
}

export interface EraGuard {
  /** `off`: everything is as it was. `on`: it refuses. `report`: it counts what it would refuse. */
  readonly mode: 'off' | GuardMode
  /** The guarded profile, in every mode; with the guard off, that of the release. Limits and timers go by it. */
  readonly profile: Profile
  /** The profile of the release, in every mode. */
  readonly own: Profile
  /**
   * Makes an error that says what is wrong the guard's, and counts it, if that fix is on; else gives it as it is.
   * @param fault what the parser found, where it is an error of the parser
   */
  blame<E extends Error>(id: string, error: E, fault?: Fault): E
  /**
   * Something went over a limit or is not to be: counts it.
   * @param what is refused, in words that go on after `the guard refused`
   * @returns the error to act upon; nothing if the fix is not on, or if the guard only counts
   */
  refuse(id: string, what: string): GuardError | undefined
  /** The fix for which alone the parser found a fault in a request or an answer, if there is one and it is on. */
  fixFor(fault: Fault | undefined, isRequest: boolean): string | undefined
}

/** What limits the heads of answers, which may be longer than those of requests. */
const OF_ANSWERS = 'answer-head-size'

const ERAS_GUARD = 'ERAS_GUARD'

/** Whether an error is the guard's. */
export const isOfGuard = (error: Error): error is GuardError => typeof (error as GuardError).guard === 'string'

/** The guard of a module whose guard is off. */
export const unguarded = (profile: Profile): EraGuard => ({
  mode: 'off',
  profile,
  own: profile,
  blame: (_id, error) => error,
  refuse: () => undefined,
  fixFor: () => undefined,
})

/**
 * The guard of a module.
 * @param own the profile of the release
 * @param guarded the same with the fixes
 * @param reportOnly it only counts
 */
export function makeEraGuard(own: Profile, guarded: Guarded, reportOnly: boolean): EraGuard {
  const { profile } = guarded
  if (profile === own) return unguarded(own)
  const mode = reportOnly ? 'report' : 'on'
  if (reportOnly) sayCountsAtEnd()
  const on = new Map(guarded.fixes.flatMap(({ fix, state }) => (state === 'guarded' ? [[fix.id, fix] as const] : [])))
  const faults = new Map<Fault | undefined, string>(
    Object.entries(guarded.faults).map(([name, id]) => [FAULTS[name as FaultName], id]),
  )
  const names = new Map<Fault | undefined, FaultName>(
    Object.entries(FAULTS).map(([name, fault]) => [fault, name as FaultName]),
  )
  function statusOf(id: string, fault: Fault | undefined): number {
    const { status = 400, statuses = {} } = on.get(id)!
    return statuses[names.get(fault)!] ?? status
  }
  function ofGuard<E extends Error>(id: string, error: E, fault?: Fault): E & GuardError {
    error.message += ` (refused by the guard; ${switchOff(id)})`
    const status = { value: statusOf(id, fault), enumerable: false, configurable: true, writable: true }
    Object.defineProperty(error, 'status', status)
    return Object.assign(error, { code: ERAS_GUARD, guard: id }) as E & GuardError
  }
  return {
    mode,
    profile,
    own,
    blame(id, error, fault) {
      const fix = on.get(id)
      if (!fix) return error
      count(id, mode, fix.what)
      return ofGuard(id, error, fault)
    },
    refuse(id, what) {
      if (!on.has(id)) return undefined
      count(id, mode, what)
      return mode === 'on' ? ofGuard(id, new Error(what) as GuardError) : undefined
    },
    fixFor(fault, isRequest) {
      const id = faults.get(fault)
      return !isRequest && fault === FAULTS.headersTooLong && on.has(OF_ANSWERS) ? OF_ANSWERS : id
    },
  }
}
