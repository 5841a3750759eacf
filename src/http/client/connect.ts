/** Where a request gets its connection from: the agent, the options' createConnection, a Unix socket, or net. */

import { createConnection } from 'node:net'
import { bareArgumentOf } from '../era-error'
import type { AgentLike, ClientRequest, ClientSocket, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'
import { makePublicConnection } from './host-connection'

export interface Connect {
  /** The agent that the options ask for; false or undefined for none. */
  agentOf(options: RequestOptions): AgentLike | false | null | undefined
  /** Says, as far as can be told without a connection, whether it shall be kept. */
  decideKeepAlive(req: ClientRequest): void
  /** Gets the connection, now or when the agent has one. */
  start(req: ClientRequest, options: RequestOptions): void
}

type CreateConnection = (...args: unknown[]) => ClientSocket | undefined
type OnCreated = (error: Error | null, socket: ClientSocket) => void

export function makeConnect(era: Era): Connect {
  const { agentOption, agentKeepAlive, createConnection: howToCreate, codedErrors, unixSocket } = era.profile.client
  const { timeoutOption } = era.profile.client
  const { connectionArguments, createCallback } = era.profile.agent
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
  const usesAgent = (req: ClientRequest) => req.agent && (unixSocket === 'agent' || !req.socketPath)

  const connectHost = makePublicConnection(era)
  // Since agents take whole options, net gets a request's too, and takes its path for that of a Unix socket.
  const connectWith: Record<typeof connectionArguments, (options: RequestOptions) => ClientSocket> = {
    hostPort: ({ port, host }) => connectHost([port, host], { port, host }),
    localAddress({ port, host, localAddress }) {
      const place = { port, host, localAddress }
      return connectHost([place], place)
    },
    options: options => connectHost([options], options),
  }
  const connect = connectWith[connectionArguments]
  const { net } = era.beneath
  const connectPath = (path: string) =>
    net.now.createConnection === net.first.createConnection ? createConnection(path) : net.now.createConnection(path)

  /** A connection that its maker returns, or hands to the callback later. */
  const orLater = (req: ClientRequest, make: (onCreated: OnCreated) => ClientSocket | undefined) => {
    let called = false
    const socket = make((error, made) => {
      if (called) return
      called = true
      if (error) {
        process.nextTick(() => req.emit('error', error))
        return
      }
      req.onSocket(made)
      flush(req)
    })
    if (!socket || called) return undefined
    called = true
    return socket
  }

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
      const { createConnection: create } = options
      if (typeof create !== 'function') return connect(options)
      return orLater(req, onCreated => (create as CreateConnection)(options, onCreated))
    },
  }
  const ownConnection = own[howToCreate]

  /** What makes a connection to the path, told no more than this. */
  const askMaker = (req: ClientRequest, make: CreateConnection) => {
    const about = timeoutOption ? { path: req.socketPath, timeout: req.timeout } : { path: req.socketPath }
    return createCallback ? orLater(req, onCreated => make(about, onCreated)) : make(about)
  }
  const askAgent = (req: ClientRequest) => {
    const agent = req.agent as unknown as { createConnection: CreateConnection }
    return askMaker(req, (...args) => agent.createConnection(...args))
  }
  /** The connection of a request that names a Unix socket, where its agent does not hand it out. */
  const unix: Record<typeof unixSocket, (req: ClientRequest, options: RequestOptions) => ClientSocket | undefined> = {
    own: (req, options) => {
      const create = options.createConnection as CreateConnection | undefined
      return create ? create(req.socketPath) : (connectPath(req.socketPath as string) as ClientSocket)
    },
    agentMakes: askAgent,
    agentOrOwnMakes: (req, options) => {
      const { createConnection: create } = options
      if (req.agent || typeof create !== 'function') return askAgent(req)
      return askMaker(req, (...args) => (create as CreateConnection)(...args))
    },
    agent: ownConnection,
  }
  const connectUnasked: typeof ownConnection = (req, options) =>
    req.socketPath ? unix[unixSocket](req, options) : ownConnection(req, options)

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
      } else {
        const socket = connectUnasked(req, options)
        if (!socket) return
        req.onSocket(socket)
      }
      flush(req)
    },
  }
}
