/** Which patches of the prelude a version needs, or a person asked for, and where each is. */

import { type Patch, patches } from '../../../versions/prelude'
import { erasError } from '../../errors'
import { nearest } from '../../profile/nearest'
import { neededBy } from '../../profile/patches'
import type { Profile } from '../../profile/profile'
import type { PatchParts } from './patch'

/** A name that stands for all that the version needs. */
const ALL = 'default'

/**
 * The patches for a profile, in the order in which they are applied.
 * @param asked nothing or true for those that it needs, false for none, or names: those, and `default` for all needed
 * @throws ErasError ERAS_UNKNOWN_PATCH for a name that there is not
 */
export function chosenFor(profile: Profile, asked: boolean | readonly string[] = true): Patch[] {
  if (asked === false) return []
  if (asked === true) return neededBy(profile)
  const unknown = asked.find(name => name !== ALL && !patches.some(patch => patch.name === name))
  if (unknown !== undefined) {
    const names = patches.map(({ name }) => name)
    throw erasError('ERAS_UNKNOWN_PATCH', unknown, nearest(unknown, names))
  }
  const all = asked.includes(ALL) ? neededBy(profile) : []
  return patches.filter(patch => asked.includes(patch.name) || all.includes(patch))
}

/** The parts of a patch: its file is read when it is needed. */
export const partsOf = ({ name }: Patch): PatchParts =>
  (require(`./patches/${name}`) as { default: PatchParts }).default
