/** Where a request gets its connection from: the agent, the options' createConnection, a Unix socket, or net. */

import { createConnection } from 'node:net'
import type { Era } from '../era'
import { bareArgumentOf } from '../era-error'
import { makeHostConnection } from '../socket/host-connection'
import type { AgentLike, ClientRequest, ClientSocket, RequestOptions } from './types'

export interface Connect {
  /** The agent that the options ask for; false or undefined for none. */
  agentOf(options: RequestOptions): AgentLike | false | null | undefined
  /** Says, as far as can be told without a connection, whether it shall be kept. */
  decideKeepAlive(req: ClientRequest): void
  /** Gets the connection, now or when the agent has one. */
  start(req: ClientRequest, options: RequestOptions): void
}

type CreateConnection = (...args: unknown[]) => ClientSocket | undefined

export function makeConnect(era: Era): Connect {
  const { agentOption, agentKeepAlive, createConnection: howToCreate, codedErrors } = era.profile.client
  const { kind, connectionArguments } = era.profile.agent
  const refuse = bareArgumentOf(era.profile)
  const early = era.profile.outgoing.wording === 'codedEarly'
  const flush = (req: ClientRequest) => req._deferToConnect(null, null, () => req._flush())

  /** The agent of requests that name none; https puts its own into the options. */
  const defaultAgent = (options: RequestOptions) => (options._defaultAgent ?? era.globalAgent) as AgentLike
  const newAgent = (options: RequestOptions) => {
    const Agent = defaultAgent(options).constructor as new () => AgentLike
    return new Agent()
  }
  const nullish = (options: RequestOptions) => {
    const agent = options.agent as AgentLike | false | null | undefined
    if (agent === false) return newAgent(options)
    if (agent !== null && agent !== undefined) return agent
    return typeof options.createConnection === 'function' ? agent : defaultAgent(options)
  }
  const agentOf: Record<typeof agentOption, Connect['agentOf']> = {
    perHost: options => options.agent as AgentLike,
    onlyUndefined: options => (options.agent === undefined ? defaultAgent(options) : (options.agent as AgentLike)),
    falsy: options => {
      const agent = options.agent as AgentLike | false | null | undefined
      return !agent && agent !== false && !options.createConnection ? defaultAgent(options) : agent
    },
    nullish,
    checked: options => {
      const agent = nullish(options)
      if (agent === null || agent === undefined || typeof agent.addRequest === 'function') return agent
      if (!codedErrors) throw new TypeError('Agent option must be an Agent-like object, undefined, or false.')
      throw refuse(
        early ? '"Agent option" argument' : '"options.agent" property',
        {
          types: 'one of type Agent-like Object, undefined, or false',
          values: 'one of Agent-like Object, undefined, or false',
        },
        agent,
      )
    },
  }

  const keeps: Record<typeof agentKeepAlive, (agent: AgentLike) => boolean> = {
    never: () => false,
    always: () => true,
    reused: agent => Boolean(agent.keepAlive) || Number.isFinite(agent.maxSockets),
  }
  const keepsConnection = keeps[agentKeepAlive]
  const usesAgent = (req: ClientRequest) => req.agent && (kind === 'keepAlive' || !req.socketPath)

  const connectHost = makeHostConnection(era)
  // Since agents take whole options, net gets a request's too, and takes its path for that of a Unix socket.
  const connect: typeof connectHost =
    connectionArguments === 'options'
      ? connectHost
      : ({ port, host, localAddress }) => connectHost({ port, host, localAddress })

  /** The connection of a request without an agent. */
  const own: Record<typeof howToCreate, (req: ClientRequest, options: RequestOptions) => ClientSocket | undefined> = {
    unread: (_req, options) => connect(options),
    portHost: (_req, options) => {
      const { port, host, createConnection: create } = options
      if (create) return (create as CreateConnection)(port, host, options)
      return connect(options)
    },
    options: (_req, options) => {
      if (options.createConnection) return (options.createConnection as CreateConnection)(options)
      return connect(options)
    },
    callback: (req, options) => {
      if (typeof options.createConnection !== 'function') return connect(options)
      let called = false
      const onCreated = (error: Error | null, socket: ClientSocket) => {
        if (called) return
        called = true
        if (error) {
          process.nextTick(() => req.emit('error', error))
          return
        }
        req.onSocket(socket)
        flush(req)
      }
      const socket = (options.createConnection as CreateConnection)(options, onCreated)
      if (!socket || called) return undefined
      called = true
      return socket
    },
  }
  const ownConnection = own[howToCreate]

  const ask: Record<
    typeof connectionArguments,
    (req: ClientRequest, agent: AgentLike, options: RequestOptions) => void
  > = {
    hostPort: (req, agent, { host, port }) => agent.addRequest!(req, host, port),
    localAddress: (req, agent, { host, port, localAddress }) => agent.addRequest!(req, host, port, localAddress),
    options: (req, agent, options) => agent.addRequest!(req, options),
  }
  const addRequest = ask[connectionArguments]

  return {
    agentOf: agentOf[agentOption],
    decideKeepAlive(req) {
      const keep = usesAgent(req) ? keepsConnection(req.agent as AgentLike) : false
      req._last = !keep
      req.shouldKeepAlive = keep
    },
    start(req, options) {
      if (usesAgent(req)) {
        addRequest(req, req.agent as AgentLike, options)
      } else if (req.socketPath) {
        const create = options.createConnection as CreateConnection | undefined
        req.onSocket((create ? create(req.socketPath) : createConnection(req.socketPath)) as ClientSocket)
      } else {
        const socket = ownConnection(req, options)
        if (!socket) return
        req.onSocket(socket)
      }
      flush(req)
    },
  }
}
