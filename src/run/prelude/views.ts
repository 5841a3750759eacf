/**
 * The legacy prelude: what today's Node lacks beside http and old programs need. A pinned program gets modules of its
 * own with the patches of its version; the host's modules stay as they are. What can be seen only through the process
 * (globals, Buffer's prototype) is changed there, in pinned processes alone. Patches of modules are read when they are
 * asked for: the start of a program is not held up by them.
 */

import type { Patch } from '../../../versions/prelude'
import type { Pin, View, Views, ViewsOf } from '../modules'
import { chosenFor, partsOf } from './list'
import { copyOf } from './patch'
import { placesOf } from './places'

/** The view of one module, by all patches that are for it. */
const viewOf =
  (name: string, patches: readonly Patch[], { profile }: Pin): View =>
  below => {
    const parts = patches.map(partsOf)
    const host = (parts.find(({ makes }) => makes?.[name])?.makes?.[name] ?? below)() as object
    let own = copyOf(host)
    for (const { modules, remakes } of parts) {
      own = remakes?.[name]?.(own, host, profile) ?? own
      modules?.[name]?.(own, host, profile)
    }
    return own
  }

/** The parts that a guarded program does without, unless they are asked for by name. */
function withoutPrelude({ profile, options }: Pin): readonly string[] {
  if (options.faithful || options.guard === false || options.reportOnly) return []
  const { guard } = require('../../guard/guard') as typeof import('../../guard/guard')
  return guard(profile, options).withoutPrelude
}

export const preludeViews: ViewsOf = (pin): Views | undefined => {
  const { prelude } = pin.options
  const dropped = prelude === undefined || prelude === true ? withoutPrelude(pin) : []
  const chosen = chosenFor(pin.profile, prelude).filter(({ name }) => !dropped.includes(name))
  if (chosen.length === 0) return undefined
  const ofProcess: Patch[] = []
  const ofModules = new Map<string, Patch[]>()
  for (const patch of chosen) {
    const places = placesOf(patch)
    if (!places) ofProcess.push(patch)
    for (const place of places ?? []) ofModules.set(place, [...(ofModules.get(place) ?? []), patch])
  }
  const views = [...ofModules].map(([name, patches]) => [name, viewOf(name, patches, pin)] as const)
  return {
    modules: Object.fromEntries(views),
    install() {
      for (const patch of ofProcess) partsOf(patch).install?.(pin.profile)
    },
  }
}
