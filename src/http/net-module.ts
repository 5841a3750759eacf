/**
 * What `require('net')` gives a pinned program: the host's net, as a module object of its own, with `net.Stream` as
 * the old name of Socket. The adapters of the eras (ondata, onend) are on the sockets that http reads from.
 */

import net from 'node:net'
import { makeAddressSettings } from './client/addresses'
import { makeNetConnect } from './client/host-connection'
import { makeOwnNetServer } from './server/net-server'
import type { Era } from './shapes/era'
import { makeOwnSocket } from './socket/own-socket'

export function makeNetModule(era: Pick<Era, 'profile'>): object {
  const connect = makeNetConnect(era)
  Object.defineProperty(connect, 'name', { value: era.profile.module.methodsNamed ? 'connect' : '' })
  const Server = makeOwnNetServer(era.profile) as new (...args: unknown[]) => net.Server
  // A function and no arrow: programs call it with new, too.
  function createServer(...args: unknown[]) {
    return new Server(...args)
  }
  const Socket = makeOwnSocket(era)
  return {
    ...net,
    Socket,
    ...makeAddressSettings(era),
    Stream: Socket,
    Server,
    createServer,
    connect,
    createConnection: connect,
  }
}
