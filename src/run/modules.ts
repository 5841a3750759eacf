/**
 * The table of modules that a pinned program gets instead of the host's. At the bottom are the modules of its era, for
 * all other names the host's; views are put on them. Each module is made when it is first asked for, and once.
 */

import { type Beneath, patchable } from '../http/beneath'
import type { Profile } from '../profile/profile'
import { innerModules } from './inner-modules'
import { httpOptionsOfNode } from './node-options'
import type { PinOptions } from './pin-options'

/**
 * What a program sees of a module.
 * @param below gives what it would see without this view: the era's module, or the host's
 */
export type View = (below: () => unknown) => unknown

/** The views that one part of http-eras puts on modules. */
export interface Views {
  /** By the name under which programs require them, without `node:`. */
  readonly modules: Readonly<Record<string, View>>
  /** Changes to the process that are no module's, such as globals: done once, when the process is pinned. */
  install?(): void
}

/** What a process is pinned to. */
export interface Pin {
  /** The version as it was asked for. */
  readonly spec: string
  readonly profile: Profile
  readonly options: PinOptions
}

/** Makes the views for a pin; nothing if it needs none. */
export type ViewsOf = (pin: Pin) => Views | undefined

export interface ModuleTable {
  has(name: string): boolean
  /** The module of that name: the same one every time. */
  get(name: string): unknown
}

type CreateHttp = typeof import('../http/create-http')

/** @param beneath the modules on which http stands, as the program has them */
function eraModules({ profile, options }: Pin, beneath: Beneath): Readonly<Record<string, () => unknown>> {
  let made: ReturnType<CreateHttp['createEra']> | undefined
  let bottom: Beneath | undefined
  const creator = () => require('../http/create-http') as CreateHttp
  const given = { ...options, ...httpOptionsOfNode() }
  const ofEra = () => (bottom ??= creator().eraBeneath(creator().inUse(profile, given)))
  const atStart = process.env.NODE_DEBUG
  const era = () => {
    const asked = profile.process.debugNames === 'contained' ? process.env.NODE_DEBUG : atStart
    return (made ??= creator().createEra(profile, given, beneath, asked))
  }
  const http = () => era().http
  const stream = () => era().stream
  return {
    http,
    https: () => era().https,
    stream,
    net: () => ofEra().net.now,
    tls: () => ofEra().tls.now,
    ...innerModules(profile, http, stream, () => beneath.tls.now),
  }
}

/** @param views from the lowest to the highest */
export function moduleTable(pin: Pin, views: readonly Views[]): ModuleTable {
  const beneath = { net: patchable(() => get('net') as object), tls: patchable(() => get('tls') as object) } as Beneath
  const era = eraModules(pin, beneath)
  const made = new Map<string, unknown>()
  const names = new Set([...Object.keys(era), ...views.flatMap(({ modules }) => Object.keys(modules))])
  const make = (name: string): unknown => {
    const bottom = Object.hasOwn(era, name) ? era[name] : () => require(name) as unknown
    const through = views.reduce(
      (below, { modules }) => (Object.hasOwn(modules, name) ? () => modules[name](below) : below),
      bottom,
    )
    return through()
  }
  const get = (name: string): unknown => {
    if (!made.has(name)) {
      made.set(name, make(name))
      // From here on the program may put its own into it.
      if (name === 'net' || name === 'tls') void beneath[name].first
    }
    return made.get(name)
  }
  return { has: name => names.has(name), get }
}
