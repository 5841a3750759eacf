/** Which mends of the prelude a version needs, or a person asked for, and where each is. */

import compare from 'semver/functions/compare'
import { type Mend, mends } from '../../../versions/prelude'
import { erasError } from '../../errors'
import { nearest } from '../../profile/nearest'
import type { Profile } from '../../profile/profile'
import type { MendParts } from './patch'

/** A name that stands for all that the version needs. */
const ALL = 'default'

const plain = (release: string): string => release.replace(/^iojs-/, '')

/** Whether a release had what a mend brings back. */
export const had = ({ since, until }: Mend, release: string): boolean =>
  (until === undefined || compare(plain(release), until) < 0) &&
  (since === undefined || compare(plain(release), since) >= 0)

/** The mends that the release of a profile needs, but for those that are had by name only. */
export const neededBy = ({ release }: Profile): Mend[] => mends.filter(mend => !mend.byName && had(mend, release))

/**
 * The mends for a profile, in the order in which they are applied.
 * @param asked nothing or true for those that it needs, false for none, or names: those, and `default` for all needed
 * @throws ErasError ERAS_UNKNOWN_MEND for a name that there is not
 */
export function chosenFor(profile: Profile, asked: boolean | readonly string[] = true): Mend[] {
  if (asked === false) return []
  if (asked === true) return neededBy(profile)
  const unknown = asked.find(name => name !== ALL && !mends.some(mend => mend.name === name))
  if (unknown !== undefined) {
    const names = mends.map(({ name }) => name)
    throw erasError('ERAS_UNKNOWN_MEND', unknown, nearest(unknown, names))
  }
  const all = asked.includes(ALL) ? neededBy(profile) : []
  return mends.filter(mend => asked.includes(mend.name) || all.includes(mend))
}

/** The parts of a mend: its file is read when it is needed. */
export const partsOf = ({ name }: Mend): MendParts => (require(`./patches/${name}`) as { default: MendParts }).default
