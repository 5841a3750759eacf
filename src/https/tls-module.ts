/**
 * What `require('tls')` gives a pinned program: the host's tls, as a module object of its own, whose clients connect as
 * those of the era did. The defaults that a program may set are the host's own.
 */

import { EventEmitter } from 'node:events'
import tls from 'node:tls'
import { changeable } from '../http/beneath'
import { makeListenerCheck } from '../http/client/checks'
import { inherit } from '../http/members'
import { ownClass } from '../http/server/own-class'
import type { Era } from '../http/shapes/era'
import { makeTlsConnect } from './connect'

const host = tls as unknown as Record<string, unknown>

/** @param NetServer net.Server as the program has it */
export function makeTlsModule(era: Pick<Era, 'guard' | 'profile'>, NetServer: Function): object {
  const module = changeable(tls) as object as Record<string, unknown>
  for (const name of Object.keys(tls).filter(name => name.startsWith('DEFAULT_'))) {
    const access = { get: () => host[name], set: (value: unknown) => (host[name] = value) }
    Object.defineProperty(module, name, { ...access, enumerable: true, configurable: true })
  }
  const check = makeListenerCheck(era.profile)
  const checked = (args: unknown[]) => {
    if (args[1]) check(args[1])
    return args
  }
  const Server = ownClass(tls.Server as never, NetServer.prototype, [], checked, () => {})
  // The host asks its servers for it in a handshake; no program meets it in a loop.
  if (!('listenerCount' in Server.prototype)) {
    const { listenerCount: value } = EventEmitter.prototype
    Object.defineProperty(Server.prototype, 'listenerCount', { value, writable: true, configurable: true })
  }
  inherit(Server, NetServer, era.profile.module.constructorsInherit)
  module.Server = Server
  module.createServer = function createServer(...args: unknown[]) {
    return Reflect.construct(Server, args)
  }
  module.connect = makeTlsConnect(era)
  return module
}
