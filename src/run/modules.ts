/** Which of the host's modules a pinned program gets from its era instead. Each is made when it is first required. */

import type { HttpOptions } from '../http/create-http'
import type { Profile } from '../profile/profile'

/** The makers of an era's modules, by the name under which programs require them. */
export type ModuleMakers = Readonly<Record<string, () => unknown>>

/** Each maker gives the same module every time; all of them are made for each other. */
export function moduleMakers(profile: Profile, options: HttpOptions): ModuleMakers {
  let made: ReturnType<typeof import('../http/create-http').createEra> | undefined
  const era = () => {
    made ??= (require('../http/create-http') as typeof import('../http/create-http')).createEra(profile, options)
    return made
  }
  return { http: () => era().http, https: () => era().https, stream: () => era().stream, net: () => era().net }
}
