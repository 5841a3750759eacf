/** The view of cluster: the host's object in all but `fork`, so that listeners and settings are shared with it. */

import { pinnedEnvironment, type Variables } from './environment'

type Fork = (env?: NodeJS.ProcessEnv) => unknown

export function clusterView(host: object, pin: Variables): object {
  const { fork } = host as { fork?: Fork }
  // Workers have none.
  if (!fork) return host
  const pinned: Fork = function fork(env) {
    return (host as { fork: Fork }).fork(pinnedEnvironment(pin, { ...process.env, ...env }))
  }
  return new Proxy(host, {
    // A program that puts a fork of its own there gets its own.
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      return name === 'fork' && value === fork ? pinned : value
    },
  })
}
