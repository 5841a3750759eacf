/**
 * The legacy prelude: what today's Node lacks beside http and old programs need. A pinned program gets modules of its
 * own with the mends of its version; the host's modules stay as they are. What can be seen only through the process
 * (globals, Buffer's prototype) is changed there, in pinned processes alone. Mends of modules are read when they are
 * asked for: the start of a program is not held up by them.
 */

import type { Mend } from '../../../versions/prelude'
import type { Face, Faces, FacesOf, Pin } from '../modules'
import { chosenFor, partsOf } from './list'
import { copyOf } from './patch'
import { placesOf } from './places'

/** The face of one module, by all mends that are for it. */
const faceOf =
  (name: string, mends: readonly Mend[], { profile }: Pin): Face =>
  below => {
    const parts = mends.map(partsOf)
    const host = (parts.find(({ makes }) => makes?.[name])?.makes?.[name] ?? below)() as object
    let own = copyOf(host)
    for (const { modules, remakes } of parts) {
      own = remakes?.[name]?.(own, host, profile) ?? own
      modules?.[name]?.(own, host, profile)
    }
    return own
  }

export const preludeFaces: FacesOf = (pin): Faces | undefined => {
  const chosen = chosenFor(pin.profile, pin.options.prelude)
  if (chosen.length === 0) return undefined
  const ofProcess: Mend[] = []
  const ofModules = new Map<string, Mend[]>()
  for (const mend of chosen) {
    const places = placesOf(mend)
    if (!places) ofProcess.push(mend)
    for (const place of places ?? []) ofModules.set(place, [...(ofModules.get(place) ?? []), mend])
  }
  const faces = [...ofModules].map(([name, mends]) => [name, faceOf(name, mends, pin)] as const)
  return {
    modules: Object.fromEntries(faces),
    install() {
      for (const mend of ofProcess) partsOf(mend).install?.(pin.profile)
    },
  }
}
