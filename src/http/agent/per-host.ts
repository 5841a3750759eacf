/**
 * The agent of one host and port: requests stand in its queue, and each turn of the queue puts the first of them on a
 * connection that serves none, or opens another one.
 */

import { EventEmitter } from 'node:events'
import { emitters } from '../../stream/emitter'
import { connectsAtOnce, makeHostConnection } from '../client/host-connection'
import { inherit, putMembers } from '../members'
import { makeAgentTelling } from '../observe/agent'
import type { AgentConstructor, HostSocket, PerHostAgent, QueuedRequest } from '../shapes/agent'
import type { RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'
import { makeWatch } from './per-host-connection'

export function makePerHostAgent(era: Era): AgentConstructor<PerHostAgent> {
  const { maxSockets, methods } = era.profile.agent
  const watchConnection = makeWatch(era)
  const connectHost = makeHostConnection(era)
  const { assigned } = makeAgentTelling(era)

  const Agent = function (this: PerHostAgent | undefined, options: RequestOptions) {
    // Called without new, it wrote into the global object, which nobody wants back.
    if (!(this instanceof Agent)) return
    EventEmitter.call(this)
    this.options = options
    this.host = options.host
    this.port = options.port || this.defaultPort
    this.queue = []
    this.sockets = []
    this.maxSockets = Agent.defaultMaxSockets
  } as unknown as AgentConstructor<PerHostAgent>
  inherit(Agent, emitters.Emitter)
  Agent.defaultMaxSockets = maxSockets

  putMembers(Agent.prototype, methods, {
    defaultPort: { value: 80, writable: true },
    appendMessage(this: PerHostAgent, options: RequestOptions) {
      const req = new era.ClientRequest(options, this.defaultPort) as unknown as QueuedRequest
      this.queue.push(req)
      req._queue = this.queue
      this._cycle()
      return req
    },
    _removeSocket(this: PerHostAgent, socket: HostSocket) {
      const index = this.sockets.indexOf(socket)
      if (index >= 0) this.sockets.splice(index, 1)
    },
    _establishNewConnection(this: PerHostAgent) {
      const socket = this._getConnection(this.host, this.port, () => {
        socket._httpConnecting = false
        this.emit('connect')
        this._cycle()
      })
      socket._httpConnecting = true
      this.sockets.push(socket)
      watchConnection(this, socket)
      this._cycle()
    },
    _getConnection(this: PerHostAgent, host: string | undefined, port: number | string, onConnect: () => void) {
      const socket = connectsAtOnce(connectHost({ host, port }))
      socket.on('connect', onConnect)
      return socket as HostSocket
    },
    _cycle(this: PerHostAgent) {
      for (const socket of this.sockets) {
        const first = this.queue[0]
        if (!first) return
        if (!socket._httpMessage && (socket._httpConnecting || (socket.writable && socket.readable))) {
          this.queue.shift()
          first._queue = null
          first.assignSocket(socket)
          assigned(first as never, socket as never)
        }
      }
      if (this.queue.length && this.sockets.length < this.maxSockets) this._establishNewConnection()
    },
  })
  return Agent
}
