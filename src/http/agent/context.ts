/**
 * The async context (AsyncLocalStorage, domains) in which a connection tells a request of its answer. A connection that is used
 * again tells in that of the request that uses it now, as the system handle of a new one would.
 */

import { AsyncResource } from 'node:async_hooks'
import type { ClientRequest, ClientSocket } from '../shapes/client'
import type { Era } from '../shapes/era'

const kContext = Symbol('context')
type Waiting = ClientRequest & { [kContext]?: AsyncResource }
type Handle = { asyncReset?(resource: object): void; getProviderType?(): unknown }

/** What stands for the use of a connection by one request, for whoever listens to async hooks. */
class Reuse {
  constructor(readonly handle: Handle) {}
}

/** From here on the connection tells in the context of the caller. */
export function renewContext(socket: ClientSocket): void {
  const handle = (socket as { _handle?: Handle | null })._handle
  if (handle?.asyncReset) handle.asyncReset(new Reuse(handle))
}

interface Contexts {
  /** A request waits for a connection. */
  keep(req: ClientRequest): void
  /** Gives a connection to a request that waited, in the context in which it was made where the era did so. */
  within(req: ClientRequest, socket: ClientSocket, give: () => void): void
}

export function makeContexts({ profile }: Era): Contexts {
  if (!profile.agent.waitsInContext) return { keep() {}, within: (_req, _socket, give) => give() }
  return {
    keep(req: Waiting) {
      req[kContext] = new AsyncResource('QueuedRequest')
    },
    within(req: Waiting, socket, give) {
      const context = req[kContext]
      if (!context) {
        give()
        return
      }
      req[kContext] = undefined
      context.runInAsyncScope(() => {
        renewContext(socket)
        give()
      })
    },
  }
}
