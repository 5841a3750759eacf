/** The parts of http-eras that put faces on the modules of a pinned program, from the lowest to the highest. */

import type { Profile } from '../profile/profile'
import type { Faces, FacesOf } from './modules'
import type { PinOptions } from './pin-options'

const parts: readonly (() => FacesOf)[] = []

/** The faces that a version needs. */
export const facesOf = (profile: Profile, options: PinOptions): Faces[] =>
  parts.flatMap(load => load()(profile, options) ?? [])
