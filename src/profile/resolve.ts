/**
 * From what a person writes to a profile: a version (decide.ts), and behind it single behaviours that are to be otherwise
 * (`24 with agent@18`).
 */

import { decideRelease, type ReleaseDecision } from './decide'
import { type Profile, profileOf } from './profile'
import { splitSpec } from './with/items'
import type { Wanted } from './with/wanted'

export type { Rule } from './decide'

/** Which release a spec stands for, how that was found, and what is otherwise. */
export interface Decision extends ReleaseDecision {
  /** The behaviours that do not have the value of their release, in the order of the vocabulary; left out where all have. */
  readonly wanted?: readonly Wanted[]
}

interface Read {
  readonly decision: Decision
  readonly profile: Profile
}

function read(spec: string): Read {
  const { base, changes } = splitSpec(spec)
  const decision = decideRelease(base)
  const { line, release, reading, name } = decision
  const own = profileOf(line, release, reading, name)
  if (changes === undefined) return { decision, profile: own }
  // Most programs do without.
  const { profileWith, wantedOf } = require('./with/wanted') as typeof import('./with/wanted')
  const wanted = wantedOf(own, changes)
  if (wanted.length === 0) return { decision, profile: own }
  const whole = `${name} with ${[...new Set(wanted.map(({ by }) => by))].join(', ')}`
  return { decision: { ...decision, name: whole, wanted }, profile: profileWith(own, wanted, whole) }
}

/**
 * Decides which release a spec stands for.
 * @throws ErasError as `resolve` does
 */
export function decide(spec: string): Decision {
  const { base, changes } = splitSpec(spec)
  return changes === undefined ? decideRelease(base) : read(spec).decision
}

/**
 * The profile that a spec names.
 * @param spec a line (`0.6`, `io.js`, `12`, `node@12`, `lts/erbium`, `lts/*`), the newest (`node`, `latest`,
 *   `current`, `stable`), an exact release (`0.6.21`, `v0.10.4`, `iojs-3.3.1`), or a range of semver as in `engines`:
 *   an open-ended one (`>=0.4`) stands for the line in which it begins, any other (`0.x`, `>=0.4 <0.7`) for the newest
 *   line that it allows; of alternatives, the newest. Behind any of them, `with` and what is to be otherwise than it was:
 *   `24 with agent.globalKeeps@18, server.requestTimeout=0, wire@18`
 * @returns the profile; one of a line as its manual has it, one of a release as that was shipped
 * @throws ErasError ERAS_UNKNOWN_VERSION, naming the nearest ones, if it names no line and no release;
 *   ERAS_ANY_VERSION if it allows them all; ERAS_BAD_WITH, ERAS_UNKNOWN_BEHAVIOUR, ERAS_BAD_VALUE and ERAS_NEEDS for what
 *   stands behind `with`
 */
export function resolve(spec: string): Profile {
  return read(spec).profile
}
