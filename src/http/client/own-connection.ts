/** The connection of a request that no agent gives it: by the options' createConnection, to a Unix socket, or by net. */

import { createConnection } from 'node:net'
import { makeTellError } from '../observe/published'
import type { ClientRequest, ClientSocket, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'
import { makePublicConnection } from './host-connection'

type CreateConnection = (...args: unknown[]) => ClientSocket | undefined
type OnCreated = (error: Error | null, socket: ClientSocket) => void
type Make = (req: ClientRequest, options: RequestOptions) => ClientSocket | undefined

/** @returns what sends what a request has, once it is connected; nothing where that follows its "socket" */
export function makeFlushLater({ profile }: Era): (req: ClientRequest) => void {
  if (profile.client.sendsAfterSocket) return () => {}
  return req => req._deferToConnect(null, null, () => req._flush())
}

/** There is no connection, which was noticed when the request was to have it; nobody caught that. */
function missing(): undefined {
  process.nextTick(() => {
    throw new TypeError("Cannot set property 'parser' of undefined")
  })
}

/** @returns what makes a request's connection; undefined where whoever makes it hands it over later */
export function makeOwnConnection(era: Era): Make {
  const tellError = makeTellError(era)
  const { createConnection: howToCreate, creationThrows, timeoutOption, unixSocket } = era.profile.client
  const { connectionArguments, createCallback } = era.profile.agent
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
  const connectFirst = connectWith[connectionArguments]
  const connect: typeof connectFirst = options => {
    era.debug?.('client.direct', { options })
    return connectFirst(options)
  }
  const { net } = era.beneath
  const flushLater = makeFlushLater(era)
  const connectPath = (path: string) =>
    net.now.createConnection === net.first.createConnection ? createConnection(path) : net.now.createConnection(path)

  type MakeOrCall = (onCreated: OnCreated) => ClientSocket | undefined
  /** What the maker throws is told as its callback would be. */
  const tries =
    creationThrows === 'thrown'
      ? (_req: ClientRequest, make: MakeOrCall) => make
      : (_req: ClientRequest, make: MakeOrCall) => (onCreated: OnCreated) => {
          try {
            return make(onCreated)
          } catch (error) {
            onCreated(error as Error, undefined as never)
          }
        }
  /** A connection that its maker returns, or hands to the callback later. */
  const orLater = (req: ClientRequest, make: (onCreated: OnCreated) => ClientSocket | undefined) => {
    let called = false
    const socket = tries(
      req,
      make,
    )((error, made) => {
      if (called) return
      called = true
      if (error) {
        process.nextTick(tellError, req, error)
        return
      }
      req.onSocket(made)
      flushLater(req)
    })
    if (!socket || called) return undefined
    called = true
    return socket
  }

  /** The connection of a request without an agent. */
  const own: Record<typeof howToCreate, Make> = {
    unread: (_req, options) => connect(options),
    portHost: (_req, options) => {
      const { port, host, createConnection: create } = options
      if (create) return (create as CreateConnection)(port, host, options)
      return connect(options)
    },
    options: (_req, options) => {
      if (options.createConnection) return (options.createConnection as CreateConnection)(options) ?? missing()
      return connect(options)
    },
    callback: (req, options) => {
      const { createConnection: create } = options
      if (typeof create !== 'function') return connect(options)
      return orLater(req, onCreated => (create as CreateConnection)(options, onCreated))
    },
  }
  const ownConnection = own[howToCreate]

  /** What makes a connection to the path, given no more than this. */
  const askMaker = (req: ClientRequest, make: CreateConnection) => {
    const about = timeoutOption ? { path: req.socketPath, timeout: req.timeout } : { path: req.socketPath }
    return createCallback ? orLater(req, onCreated => make(about, onCreated)) : make(about)
  }
  const askAgent = (req: ClientRequest) => {
    const agent = req.agent as unknown as { createConnection: CreateConnection }
    return askMaker(req, (...args) => agent.createConnection(...args))
  }
  /** The connection of a request that names a Unix socket, where its agent does not hand it out. */
  const unix: Record<typeof unixSocket, Make> = {
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
  return (req, options) => (req.socketPath ? unix[unixSocket](req, options) : ownConnection(req, options))
}
