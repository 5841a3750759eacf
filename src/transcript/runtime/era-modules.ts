/** The modules that a program of an era finds, for oracles: always faithful. */

import { createHttp } from '../../http/create-http'
import type { Modules } from './module-scope'

/** @param release an exact release, as the recordings name it */
export function eraModules(release: string): Modules {
  return {
    http: createHttp(release, { faithful: true }),
    events: require('node:events'),
    net: require('node:net'),
    stream: require('node:stream'),
    util: require('node:util'),
  }
}
