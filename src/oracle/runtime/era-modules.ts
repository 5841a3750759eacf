/** The modules that a program of an era finds, for oracles: always faithful. Each is made when it is asked for. */

import { createEra } from '../../http/create-http'
import type { Modules } from './module-scope'

/** @param release an exact release, as the recordings name it */
export function eraModules(release: string): Modules {
  const era = createEra(release, { faithful: true })
  return {
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
  }
}
