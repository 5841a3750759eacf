/** abort(), and a connection that comes to a request which does not want it any more. */

import type { QueuedRequest } from '../shapes/agent'
import type { ClientRequest, ClientSocket } from '../shapes/client'
import type { Era } from '../shapes/era'

export interface Abort {
  abort(this: ClientRequest): void
  /** Whether the connection was turned away because the request was aborted before it came. */
  turnsAway(req: ClientRequest, socket: ClientSocket): boolean
}

export function makeAbort(era: Era): Abort {
  const { abort: how, abortEvent, abortDumps, aborted, unixSocket } = era.profile.client
  const agentHas = (req: ClientRequest) => req.agent && (unixSocket === 'agent' || !req.socketPath)
  const emitAbort = (req: ClientRequest) => {
    req.emit('abort')
  }

  /** Everything but the connection: the flag, the event, the rest of the response. */
  const mark = (req: ClientRequest) => {
    if (abortEvent && !req.aborted) process.nextTick(emitAbort, req)
    if (aborted === 'time') req.aborted = Date.now()
    else if (aborted === 'flag') req.aborted = true
    if (abortDumps) req.res?._dump?.()
  }

  const ways: Record<typeof how, Abort['abort']> = {
    queue() {
      const { _queue: queue, connection } = this as QueuedRequest
      if (queue) {
        const index = queue.indexOf(this as QueuedRequest)
        if (index >= 0) queue.splice(index, 1)
      } else if (connection) {
        ;(this as QueuedRequest).detachSocket(connection)
        connection.destroy()
      }
    },
    deferred() {
      mark(this)
      if (this.socket) this.socket.destroy()
      else this._deferToConnect('destroy', [])
    },
    skipped() {
      mark(this)
      this.socket?.destroy()
    },
  }

  return {
    abort: ways[how],
    turnsAway:
      how === 'skipped'
        ? (req, socket) => {
            if (!req.aborted) return false
            if (agentHas(req)) socket.emit('free')
            else socket.destroy()
            return true
          }
        : () => false,
  }
}
