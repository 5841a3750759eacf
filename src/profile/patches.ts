/** Which patches of the prelude a release needs: what it had beside http, and the host has no more. */

import { type Patch, patches } from '../../versions/prelude'
import type { Profile } from './profile'
import { compareReleases } from './release'

/** Whether a release had what a patch brings back. */
const had = ({ since, until }: Patch, release: string): boolean =>
  (until === undefined || compareReleases(release, until) < 0) &&
  (since === undefined || compareReleases(release, since) >= 0)

/** The patches that a profile needs, but for those that are had by name only. */
export const neededBy = (profile: Profile): Patch[] =>
  patches.filter(patch => {
    if (patch.byName) return false
    if (!patch.follows) return had(patch, profile.release)
    const [path, value] = patch.follows
    const [area, key] = path.split('.')
    return (profile as unknown as Record<string, Record<string, unknown>>)[area][key] === value
  })
