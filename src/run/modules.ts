/** Which of the host's modules a pinned program gets from its era instead. Each is made when it is first required. */

import type { HttpOptions } from '../http/create-http'
import type { Profile } from '../profile/profile'

/** The makers of an era's modules, by the name under which programs require them. */
export type EraModules = Readonly<Record<string, () => unknown>>

const once = <T>(make: () => T): (() => T) => {
  let made: { it: T } | undefined
  return () => {
    made ??= { it: make() }
    return made.it
  }
}

export function eraModules(profile: Profile, options: HttpOptions): EraModules {
  return {
    http: once(() => {
      const { createHttp } = require('../http/create-http') as typeof import('../http/create-http')
      return createHttp(profile, options)
    }),
  }
}
