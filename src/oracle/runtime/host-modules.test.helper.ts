/** The host's own modules as if they were an era's: a module whose behaviour in a process of its own can be had for comparison. */

import type { Modules } from './module-scope'

export const hostModules = (): Modules => ({
  http: require('node:http'),
  https: require('node:https'),
  tls: require('node:tls'),
  net: require('node:net'),
  stream: require('node:stream'),
  events: require('node:events'),
  util: require('node:util'),
})
