/**
 * The table of modules that a pinned program gets instead of the host's. At the bottom are the modules of its era, for
 * all other names the host's; faces are put on them. Each module is made when it is first asked for, and once.
 */

import type { Profile } from '../profile/profile'
import { innerModules } from './inner-modules'
import { httpOptionsOfNode } from './node-options'
import type { PinOptions } from './pin-options'

/**
 * What a program sees of a module.
 * @param below gives what it would see without this face: the era's module, or the host's
 */
export type Face = (below: () => unknown) => unknown

/** The faces that one part of http-eras puts on modules. */
export interface Faces {
  /** By the name under which programs require them, without `node:`. */
  readonly modules: Readonly<Record<string, Face>>
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

/** Makes the faces for a pin; nothing if it needs none. */
export type FacesOf = (pin: Pin) => Faces | undefined

export interface ModuleTable {
  has(name: string): boolean
  /** The module of that name: the same one every time. */
  get(name: string): unknown
}

function eraModules({ profile, options }: Pin): Readonly<Record<string, () => unknown>> {
  let made: ReturnType<typeof import('../http/create-http').createEra> | undefined
  const era = () => {
    made ??= (require('../http/create-http') as typeof import('../http/create-http')).createEra(profile, {
      ...options,
      ...httpOptionsOfNode(),
    })
    return made
  }
  const http = () => era().http
  const stream = () => era().stream
  return { http, https: () => era().https, stream, net: () => era().net, ...innerModules(http, stream) }
}

/** @param faces from the lowest to the highest */
export function moduleTable(pin: Pin, faces: readonly Faces[]): ModuleTable {
  const era = eraModules(pin)
  const made = new Map<string, unknown>()
  const names = new Set([...Object.keys(era), ...faces.flatMap(({ modules }) => Object.keys(modules))])
  const make = (name: string): unknown => {
    const bottom = Object.hasOwn(era, name) ? era[name] : () => require(name) as unknown
    const through = faces.reduce(
      (below, { modules }) => (Object.hasOwn(modules, name) ? () => modules[name](below) : below),
      bottom,
    )
    return through()
  }
  return {
    has: name => names.has(name),
    get(name) {
      if (!made.has(name)) made.set(name, make(name))
      return made.get(name)
    },
  }
}
