/** setTimeout, clearTimeout, setNoDelay, setSocketKeepAlive, and waiting for the connection to do something with it. */

import type { ClientRequest, ClientResponse, ClientSocket } from '../shapes/client'
import type { Era } from '../shapes/era'
import type { Checks } from './checks'

type Method = (this: ClientRequest, ...args: never[]) => unknown

/** "timeout" of a connection is passed on to the request that it serves now. */
function emitRequestTimeout(this: ClientSocket) {
  this._httpMessage?.emit('timeout')
}

/** The request is told of no timeout of the connection any more. */
export function stopTimeout(socket: ClientSocket, req: ClientRequest): void {
  socket.removeListener('timeout', emitRequestTimeout)
  if (req.timeoutCb) socket.removeListener('timeout', req.timeoutCb)
}

interface TimeoutListening {
  /** Makes "timeout" of the connection reach the request; once for each request. */
  listenForTimeout(req: ClientRequest, socket?: ClientSocket | null): void
  /** The same for the option of a request whose timer outlives its response: only the listener goes. */
  listenUntilEnd(req: ClientRequest): void
}

/** @returns what lets a request hear of the timeout of its connection */
export function makeTimeoutListening({ profile }: Era): TimeoutListening {
  const { timeoutTells } = profile.client
  const listenerOf = (req: ClientRequest): (() => void) =>
    timeoutTells === 'served' ? (emitRequestTimeout as () => void) : () => void req.emit('timeout')
  const listenWhenThere = (
    req: ClientRequest,
    socket: ClientSocket | null | undefined,
    listen: (socket: ClientSocket) => void,
  ) => {
    if (socket) listen(socket)
    else req.on('socket', listen)
  }
  return {
    listenForTimeout(req, socket = req.socket) {
      if (req.timeoutCb) return
      const listener = (req.timeoutCb = listenerOf(req))
      listenWhenThere(req, socket, assigned => assigned.once('timeout', listener))
    },
    listenUntilEnd(req) {
      const listener = listenerOf(req)
      listenWhenThere(req, req.socket, socket => {
        socket.once('timeout', listener)
        req.once('response', (res: ClientResponse) => {
          res.once('end', () => socket.removeListener('timeout', listener))
        })
      })
    },
  }
}

/** A connection that is being made could be written to already. */
const onceWritable = (socket: ClientSocket, action: () => void) => {
  if (socket.writable) action()
  else socket.once('connect', action)
}
const onceConnected = (socket: ClientSocket, action: () => void) => {
  if (socket.connecting) socket.once('connect', action)
  else action()
}

export function makeTimers(era: Era, checks: Checks): Record<string, Method> {
  const { requestTimeout, timeChecked, lateTimeout, socketMethodArguments, settersReturnThis } = era.profile.client
  const { listenForTimeout } = makeTimeoutListening(era)
  const timeOf: Checks['timeout'] = timeChecked ? checks.timeout : msecs => msecs as number

  /** A listener of its own on the connection for each call; one that waits for the connection is set twice. */
  const twice: Method = function (this: ClientRequest, msecs: number, callback?: () => void) {
    if (callback) this.once('timeout', callback)
    const emitTimeout = () => {
      this.emit('timeout')
    }
    const { socket } = this
    if (socket) onceWritable(socket, () => socket.setTimeout(msecs, emitTimeout))
    else this.once('socket', () => this.setTimeout(msecs, emitTimeout))
    return settersReturnThis ? this : undefined
  }
  /** The same; the listener is taken off by the next call, and by the end of the response. */
  const twiceRenewed: Method = function (this: ClientRequest, msecs: number, callback?: () => void) {
    if (callback) this.once('timeout', callback)
    const emitTimeout = () => {
      this.emit('timeout')
    }
    const { socket } = this
    if (!socket) this.once('socket', () => this.setTimeout(msecs, emitTimeout))
    else {
      onceWritable(socket, () => {
        if (this.timeoutCb) socket.setTimeout(0, this.timeoutCb)
        this.timeoutCb = emitTimeout
        socket.setTimeout(msecs, emitTimeout)
      })
    }
    return settersReturnThis ? this : undefined
  }
  type Soon = (socket: ClientSocket, action: () => void) => void
  /**
   * The listener is taken off by the next call, and by the end of the response.
   * @param whenAssigned when a connection is set that came after the call
   */
  const makeRenewed = (whenAssigned: Soon): Method =>
    function (this: ClientRequest, msecs: number, callback?: () => void) {
      const duration = timeOf(msecs, 'msecs')
      if (callback) this.once('timeout', callback)
      const emitTimeout = () => {
        this.emit('timeout')
      }
      const { socket } = this
      if (socket?.writable && this.timeoutCb) socket.setTimeout(0, this.timeoutCb)
      this.timeoutCb = emitTimeout
      if (socket) onceWritable(socket, () => socket.setTimeout(duration, emitTimeout))
      else {
        this.once('socket', (assigned: ClientSocket) =>
          whenAssigned(assigned, () => assigned.setTimeout(duration, emitTimeout)),
        )
      }
      return settersReturnThis ? this : undefined
    }
  const renewed = makeRenewed((_socket, action) => action())
  const connected = makeRenewed(onceConnected)
  const connecting = makeRenewed((socket, action) => {
    if (socket.connecting) socket.once('connect', action)
  })
  /** One listener for all calls. */
  const shared: Method = function (this: ClientRequest, msecs: number, callback?: () => void) {
    if (this._ended && !lateTimeout) return this
    listenForTimeout(this)
    const duration = timeOf(msecs, 'msecs')
    if (callback) this.once('timeout', callback)
    const set = (socket: ClientSocket) => onceConnected(socket, () => socket.setTimeout(duration))
    if (this.socket) set(this.socket)
    else this.once('socket', set)
    return this
  }
  const setTimeout = { twice, twiceRenewed, renewed, connecting, connected, shared }[requestTimeout]

  const callSocket = (socket: ClientSocket, method: string, args: ArrayLike<unknown>) => {
    const methods = socket as unknown as Record<string, (...args: unknown[]) => unknown>
    methods[method](...Array.from(args))
  }
  return {
    setTimeout,
    clearTimeout(this: ClientRequest, callback?: () => void) {
      return this.setTimeout(0, callback)
    },
    setNoDelay(this: ClientRequest, ...args: unknown[]) {
      this._deferToConnect('setNoDelay', socketMethodArguments === 'given' ? args : [args[0]])
    },
    setSocketKeepAlive(this: ClientRequest, ...args: unknown[]) {
      this._deferToConnect('setKeepAlive', socketMethodArguments === 'given' ? args : [args[0], args[1]])
    },
    pause(this: ClientRequest, ...args: unknown[]) {
      this._deferToConnect('pause', args)
    },
    _deferToConnect(this: ClientRequest, method: string | null, args: ArrayLike<unknown>, callback?: () => void) {
      const act = () => {
        if (method) callSocket(this.socket!, method, args)
        callback?.()
      }
      const onSocket = () => {
        if (this.socket!.writable) act()
        else this.socket!.once('connect', act)
      }
      if (this.socket) onSocket()
      else this.once('socket', onSocket)
    },
  }
}
