/**
 * The pooling agent: so many connections to a host and no more; requests beyond that wait. A connection that becomes
 * free goes to the next one that waits, and is closed when there is none.
 */

import { EventEmitter } from 'node:events'
import { emitters } from '../../stream/emitter'
import { makeHostConnection } from '../client/host-connection'
import { inherit, putMembers } from '../members'
import { makeAgentTelling } from '../observe/agent'
import type { AgentConstructor, HostsAgent } from '../shapes/agent'
import type { ClientRequest, ClientSocket } from '../shapes/client'
import type { Era } from '../shapes/era'
import { addTo, removeFrom, shiftFrom, watchConnection } from './lists'
import { makeHostText } from './server-name'

/** Where a connection leads. */
type PoolPlace = [host: string, port: number | string, localAddress?: string]

export interface PoolAgent extends HostsAgent {
  createSocket(name: string, host: string, port: number | string, ...more: unknown[]): ClientSocket
  removeSocket(socket: ClientSocket, name: string, ...place: PoolPlace): void
}

export function makePoolAgent(era: Era): AgentConstructor<PoolAgent> {
  const { connectionArguments, maxSockets, methods } = era.profile.agent
  const { domainField } = era.profile.stream
  const saysName = era.profile.https.servername !== 'host'
  const withLocal = connectionArguments !== 'hostPort'

  const connectHost = makeHostConnection(era)
  const { waits } = makeAgentTelling(era)
  const { net } = era.beneath
  const textOf = makeHostText(era)
  const nameOf = ([host, port, localAddress]: PoolPlace) =>
    withLocal && localAddress ? `${host}:${port}:${localAddress}` : `${host}:${port}`

  function onFree(this: PoolAgent, socket: ClientSocket, ...place: PoolPlace) {
    // What takes the place of a destroyed one is made when it has closed.
    const next = socket.destroyed ? undefined : shiftFrom(this.requests, nameOf(place))
    if (next) next.onSocket(socket)
    else socket.destroy()
  }

  const Agent = function (this: PoolAgent, options?: PoolAgent['options']) {
    if (domainField) this.domain = null
    EventEmitter.call(this)
    this.options = options || {}
    this.requests = {}
    this.sockets = {}
    this.maxSockets = (this.options.maxSockets as number) || Agent.defaultMaxSockets
    this.on('free', onFree)
    this.createConnection = net.now.createConnection as never
  } as unknown as AgentConstructor<PoolAgent>
  inherit(Agent, emitters.Emitter)
  Agent.defaultMaxSockets = maxSockets

  /** The name under which TLS greets the server: that of the Host header, if there is one. */
  const serverName = (host: string, req?: ClientRequest) => {
    const header = req?.getHeader('host')
    return header ? textOf(header).replace(/:.*$/, '') : host
  }
  const connect = (agent: PoolAgent, place: PoolPlace, req?: ClientRequest) => {
    const [host, port, localAddress] = place
    const first = (agent.createConnection as unknown) === net.first.createConnection
    if (!withLocal) {
      return first ? connectHost({ port, host }) : agent.createConnection(port, host, agent.options)
    }
    const servername = (saysName && (agent.options.servername as string)) || serverName(host, req)
    if (first) return connectHost({ port, host, localAddress, path: agent.options.path })
    return agent.createConnection({ ...agent.options, port, host, localAddress, servername })
  }

  putMembers(Agent.prototype, methods, {
    defaultPort: { value: 80, writable: true },
    // The era's EventEmitter named no arguments here.
    emit(this: PoolAgent, ...args: Parameters<EventEmitter['emit']>) {
      return EventEmitter.prototype.emit.apply(this, args)
    },
    addRequest(this: PoolAgent, req: ClientRequest, ...place: PoolPlace) {
      const name = nameOf(place)
      const open = (this.sockets[name] ??= [])
      if (open.length < this.maxSockets) {
        const [host, port, localAddress] = place
        const socket = withLocal
          ? this.createSocket(name, host, port, localAddress, req)
          : this.createSocket(name, host, port)
        req.onSocket(socket)
      } else {
        waits(req)
        addTo(this.requests, name, req)
      }
    },
    createSocket(this: PoolAgent, name: string, ...rest: [...PoolPlace, req?: ClientRequest]) {
      const place = rest.slice(0, withLocal ? 3 : 2) as PoolPlace
      const socket = connect(this, place, rest[3] as ClientRequest | undefined)
      addTo(this.sockets, name, socket)
      watchConnection(
        socket,
        () => this.emit('free', socket, ...place),
        () => this.removeSocket(socket, name, ...place),
      )
      return socket
    },
    removeSocket(this: PoolAgent, socket: ClientSocket, name: string, ...place: PoolPlace) {
      removeFrom(this.sockets, name, socket)
      // One that waits gets a new connection in the place of the closed one.
      const next = this.requests[name]?.[0]
      if (!next) return
      const [host, port, localAddress] = place
      this.createSocket(name, host, port, localAddress, next).emit('free')
    },
  })
  return Agent
}
