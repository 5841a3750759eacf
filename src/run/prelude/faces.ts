/**
 * The legacy prelude: what today's Node lacks beside http and old programs need. A pinned program gets modules of its
 * own with the mends of its version; the host's modules stay as they are. What can be seen only through the process
 * (globals, Buffer's prototype) is changed there, in pinned processes alone.
 */

import type { Faces, FacesOf } from '../modules'
import { chosenFor, partsOf } from './list'
import { copyOf, type MendParts } from './mend'

export const preludeFaces: FacesOf = ({ profile, options }): Faces | undefined => {
  const parts: MendParts[] = chosenFor(profile, options.prelude).map(partsOf)
  if (parts.length === 0) return undefined
  const makers = Object.fromEntries(parts.flatMap(({ makes = {} }) => Object.entries(makes)))
  const names = new Set([...Object.keys(makers), ...parts.flatMap(({ modules = {} }) => Object.keys(modules))])
  const face = (name: string) => (below: () => unknown) => {
    const host = (makers[name] ?? below)() as object
    const own = copyOf(host)
    for (const { modules } of parts) modules?.[name]?.(own, host, profile)
    return own
  }
  return {
    modules: Object.fromEntries([...names].map(name => [name, face(name)])),
    install() {
      for (const { install } of parts) install?.(profile)
    },
  }
}
