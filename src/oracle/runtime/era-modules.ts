/** The modules that a program of an era finds. Each is made when it is asked for. */

import { createEra, type EraModules } from '../../http/create-http'
import { neededBy } from '../../profile/patches'
import { kGlobals, kOutlivesRejections, type Modules } from './module-scope'

/** What a scenario's program finds of an era: its modules, and those of the host beside them. */
export const modulesOf = (era: EraModules): Modules => ({
  http: era.http,
  get https() {
    return era.https
  },
  get net() {
    return era.net
  },
  get stream() {
    return era.stream
  },
  events: require('node:events'),
  tls: require('node:tls'),
  util: require('node:util'),
  [kGlobals]: era.profile.process.globals,
  [kOutlivesRejections]: neededBy(era.profile).some(({ name }) => name.startsWith('unhandledRejection')),
})

/**
 * The modules of a release for oracles, which are always faithful.
 * @param release an exact release, as the recordings name it
 * @param changes what is to be otherwise, as it stands behind `with` in a spec
 */
export const eraModules = (release: string, changes?: string): Modules =>
  modulesOf(createEra(release, { faithful: true, with: changes }))
