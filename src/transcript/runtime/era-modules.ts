/** The modules that a program of an era finds, for oracles: always faithful. */

import { createEra } from '../../http/create-http'
import type { Modules } from './module-scope'

/** @param release an exact release, as the recordings name it */
export function eraModules(release: string): Modules {
  const { http, net, stream } = createEra(release, { faithful: true })
  return { http, net, stream, events: require('node:events'), util: require('node:util') }
}
