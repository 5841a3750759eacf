/**
 * What `require('net')` gives a pinned program: the host's net, as a module object of its own, with `net.Stream` as
 * the old name of Socket. The faces of the eras (ondata, onend) are on the sockets that http reads from.
 */

import net from 'node:net'
import type { Era } from './shapes/era'
import { makeNetConnect } from './socket/host-connection'

export function makeNetModule(era: Pick<Era, 'profile'>): object {
  const connect = makeNetConnect(era)
  return { ...net, Stream: net.Socket, connect, createConnection: connect }
}
