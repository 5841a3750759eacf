/** abort(), and a connection that comes to a request which does not want it any more. */

import { makeTellError } from '../observe/published'
import { closingOf } from '../outgoing/state'
import type { QueuedRequest } from '../shapes/agent'
import type { ClientRequest, ClientSocket } from '../shapes/client'
import type { Era } from '../shapes/era'
import { kError, type OutgoingMessage } from '../shapes/outgoing'
import { makeHangUp } from './hang-up'

interface Abort {
  abort(this: ClientRequest): void
  destroy(this: ClientRequest, error?: Error): unknown
  /** Whether the connection, if there is one, was turned away: the request was aborted or failed before it came. */
  turnsAway(req: ClientRequest, socket: ClientSocket | null, error?: Error | null): boolean
}

export function makeAbort(era: Era): Abort {
  const { abort: how, abortEvent, abortDumps, aborted, endedDestroy, unixSocket } = era.profile.client
  const { destroyReturnsSelf } = era.profile.outgoing
  const close = closingOf(era)
  const hangUp = makeHangUp(era)
  const tellError = makeTellError(era)
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
    destroys() {
      if (this.aborted) return
      mark(this)
      this.destroy()
    },
  }

  /** A request that has no use for a connection any more tells so. */
  const tellOver = (req: ClientRequest, socket: ClientSocket | null, failure?: Error | null) => {
    const error = failure ?? req[kError]
    req.destroyed = true
    if (socket) {
      if (!error && agentHas(req) && !socket.destroyed) socket.emit('free')
      else socket.destroy()
    }
    if (error || !req.aborted) tellError(req, error || hangUp())
    close(req as unknown as OutgoingMessage)
    return true
  }

  return {
    abort: ways[how],
    destroy(this: ClientRequest, error) {
      if (!this.destroyed) {
        this.destroyed = true
        this.res?._dump?.()
        if (endedDestroy && (this as { writableFinished?: boolean }).writableFinished && this.res?.complete) return this
        this[kError] = error ?? null
        this.socket?.destroy(error)
      }
      return destroyReturnsSelf ? this : undefined
    },
    turnsAway:
      how === 'destroys'
        ? (req, socket, error) => (req.destroyed || error ? tellOver(req, socket, error) : false)
        : how === 'skipped'
          ? (req, socket) => {
              if (!req.aborted) return false
              if (agentHas(req)) socket!.emit('free')
              else socket!.destroy()
              return true
            }
          : () => false,
  }
}
