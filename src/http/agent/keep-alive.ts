/**
 * The keeping agent: a connection that becomes free goes to the next request that waits or, where keepAlive says so,
 * to the free ones, from which later requests take it.
 */

import { EventEmitter } from 'node:events'
import { emitters } from '../../stream/emitter'
import { idleErrorListener } from '../client/idle-error'
import { inherit, putMembers } from '../members'
import { makeAgentTelling } from '../observe/agent'
import { type AgentConstructor, type KeepAliveAgent, kOnKeylog } from '../shapes/agent'
import { type AgentProxy, kProxy } from '../shapes/agent-proxy'
import { type ClientRequest, type ClientSocket, kFree, type RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'
import { makeContexts, renewContext } from './context'
import { makeHints } from './hint'
import { makeCreateSocket } from './keep-alive-create'
import { addTo, removeFrom, reversed, shiftFrom } from './lists'
import { makeConnectProxy, makeReadProxy } from './proxy'

const countsOf = ({ freeSockets, sockets }: KeepAliveAgent, name: string) => {
  const free = freeSockets[name]?.length ?? 0
  return { open: free + sockets[name].length, free }
}

const nameDefaults = (agent: KeepAliveAgent, given?: RequestOptions) => {
  agent.defaultPort = given?.defaultPort || 80
  agent.protocol = given?.protocol || 'http:'
}

/** The keys of TLS connections are emitted only after somebody asked. */
function maybeEnableKeylog(this: KeepAliveAgent, event: string) {
  if (event !== 'keylog') return
  this.removeListener('newListener', maybeEnableKeylog)
  const report = (...args: unknown[]) => this.emit('keylog', ...args)
  this[kOnKeylog] = report
  for (const socket of Object.values(this.sockets).flat()) socket.on('keylog', report)
}

const keepQuiet = (agent: KeepAliveAgent, socket: ClientSocket) => {
  socket.setKeepAlive?.(true, agent.keepAliveMsecs)
  socket.unref?.()
  return true
}

/** @returns createConnection as agents show it: that of net, or a method that calls it */
function makeCreateConnection(era: Era): unknown {
  const { net } = era.beneath
  const { ownCreation, proxies } = era.profile.agent
  if (!ownCreation && !proxies) return net.now.createConnection
  const connectProxy = makeConnectProxy(era)
  return function createConnection(this: { [kProxy]?: AgentProxy } | undefined, ...[options, ...rest]: unknown[]) {
    const proxy = proxies ? this?.[kProxy] : undefined
    const { host, port, socketPath, timeout } = (proxy ? options : {}) as RequestOptions
    if (proxy && !socketPath && proxy.serves(host, port)) return connectProxy(proxy, timeout)
    return (net.now.createConnection as (...args: unknown[]) => ClientSocket)(options, ...rest)
  }
}

/** @returns what gives a connection that nobody uses, the one free for longest or the one freed last */
function makeTakeFree({ profile }: Era, onIdleError: (error: Error) => void) {
  const { scheduling, usesFirst } = profile.agent
  return (agent: KeepAliveAgent, name: string): ClientSocket | undefined => {
    const free = agent.freeSockets[name]
    if (!free) return undefined
    while (free.length && free[0].destroyed) free.shift()
    const socket = (scheduling ? agent.scheduling : usesFirst) === 'lifo' ? free.pop() : free.shift()
    if (free.length === 0) delete agent.freeSockets[name]
    socket?.removeListener('error', onIdleError)
    return socket
  }
}

export function makeKeepAliveAgent(era: Era): AgentConstructor<KeepAliveAgent> {
  const {
    nameEnd,
    optionsReversed,
    hooks,
    idleBytes,
    removesTwice,
    keepsAtLimit,
    scheduling: schedules,
    noDelay,
    bareLists,
    ownDefaults,
    namesNothing,
    schedulingFirst,
    totalLimit: countsAll,
    countsFree,
    maxSockets,
    methods,
    timeout,
    keylog,
    proxies,
  } = era.profile.agent
  const { domainField } = era.profile.stream
  const { idleError } = era.profile.client
  const creation = makeCreateSocket(era)
  const [hints, contexts] = [makeHints(era), makeContexts(era)]
  const readProxy = makeReadProxy(era)
  const table = <T extends object>(): T => (bareLists ? Object.create(null) : {}) as T
  const { debug } = era
  const [onIdleError, { waits }] = [idleErrorListener(debug), makeAgentTelling(era)]

  const Agent = function (this: KeepAliveAgent | void, options?: RequestOptions) {
    if (!(this instanceof Agent)) return new Agent(options)
    if (domainField) this.domain = null
    EventEmitter.call(this)
    if (!ownDefaults) nameDefaults(this)
    if (!era.profile.agent.spreadsTexts && typeof options === 'string') options = undefined
    this.options = Object.assign(table<RequestOptions>(), optionsReversed ? reversed(options) : options)
    if (noDelay && this.options.noDelay === undefined) this.options.noDelay = true
    this.options.path = null as unknown as undefined // Else net would think of a Unix socket.
    if (ownDefaults) nameDefaults(this, this.options)
    Object.assign(this, { requests: table(), sockets: table(), freeSockets: table() })
    const given = this.options as Partial<KeepAliveAgent>
    this.keepAliveMsecs = given.keepAliveMsecs || 1000
    this.keepAlive = given.keepAlive || false
    this.maxSockets = given.maxSockets || Agent.defaultMaxSockets
    this.maxFreeSockets = given.maxFreeSockets || 256
    if (schedules && schedulingFirst) this.scheduling = creation.scheduling(given.scheduling)
    if (countsAll) {
      this.maxTotalSockets = creation.maxTotal(given.maxTotalSockets)
      this.totalSocketCount = 0
    }
    if (schedules && !schedulingFirst) this.scheduling = creation.scheduling(given.scheduling)
    hints.start(this)
    if (proxies) this[kProxy] = readProxy(this.options.proxyEnv, this.protocol)
    this.on('free', onFree)
    if (keylog) this.on('newListener', maybeEnableKeylog)
    return this
  } as unknown as AgentConstructor<KeepAliveAgent>
  inherit(Agent, emitters.Emitter, era.profile.module.constructorsInherit)
  Agent.defaultMaxSockets = maxSockets

  const discard = (agent: KeepAliveAgent, socket: ClientSocket, options: RequestOptions) => {
    if (removesTwice) agent.removeSocket(socket, options)
    socket.destroy()
  }

  function onFree(this: KeepAliveAgent, socket: ClientSocket, options: RequestOptions) {
    const name = this.getName(options)
    debug?.('agent.free', { name })
    const usable = hooks ? socket.writable : !socket.destroyed
    if (usable && this.requests[name]?.length) {
      const next = shiftFrom(this.requests, name)!
      contexts.within(next, socket, () => creation.give(this, next, socket))
      return
    }
    const req = socket._httpMessage
    const free = this.freeSockets[name]?.length ?? 0
    const count = free + (this.sockets[name]?.length ?? 0)
    const keep =
      usable &&
      req?.shouldKeepAlive &&
      this.keepAlive &&
      (count < this.maxSockets || (keepsAtLimit && count === this.maxSockets)) &&
      free < this.maxFreeSockets &&
      !(countsAll && this.totalSocketCount > this.maxTotalSockets)
    if (!keep || !(hooks ? this.keepSocketAlive(socket) : keepQuiet(this, socket))) {
      discard(this, socket, options)
      return
    }
    socket._httpMessage = null
    this.removeSocket(socket, options)
    if (timeout === 'freed') hints.heed(this, socket)
    if (idleBytes !== 'dropped') socket[kFree] = true
    if (idleError === 'kept') socket.once('error', onIdleError)
    addTo(this.freeSockets, name, socket)
  }

  const takeFree = makeTakeFree(era, onIdleError)

  putMembers(Agent.prototype, methods, {
    createConnection: makeCreateConnection(era) as never,
    getName(this: KeepAliveAgent, options: RequestOptions) {
      if (namesNothing && options === undefined) options = {}
      let name = `${options.host || 'localhost'}:${options.port || ''}:${options.localAddress || ''}`
      if (nameEnd === 'colon') name += ':'
      else if (nameEnd !== 'nothing') {
        const { family, socketPath } = options
        if (family === 4 || family === 6) name += `:${family}`
        if (nameEnd === 'familyAndPath' && socketPath) name += `:${socketPath}`
      }
      return name
    },
    addRequest(this: KeepAliveAgent, req: ClientRequest, about: RequestOptions | string, ...place: unknown[]) {
      const options = creation.complete(this, req, about, place)
      const name = this.getName(options)
      const open = (this.sockets[name] ??= [])
      const socket = takeFree(this, name)
      if (socket) {
        renewContext(socket)
        if (hooks) this.reuseSocket(socket, req)
        else {
          debug?.('agent.reuses')
          if (idleBytes !== 'dropped') socket[kFree] = false
          socket.ref?.()
        }
        creation.give(this, req, socket)
        open.push(socket)
        if (countsAll && !countsFree) this.totalSocketCount++
      } else if (
        open.length + (this.freeSockets[name]?.length ?? 0) < this.maxSockets &&
        !(countsAll && this.totalSocketCount >= this.maxTotalSockets)
      ) {
        if (debug) debug('agent.makes', countsOf(this, name))
        creation.create(this, req, options, made => creation.give(this, req, made))
      } else {
        debug?.('agent.waits')
        waits(req)
        contexts.keep(req)
        addTo(this.requests, name, req)
        creation.remember(req, options)
      }
    },
    createSocket: creation.createSocket,
    removeSocket(this: KeepAliveAgent, socket: ClientSocket, options: RequestOptions) {
      const name = this.getName(options)
      debug?.('agent.removes', { name, destroyed: socket.destroyed, writable: socket.writable })
      let gone = removeFrom(this.sockets, name, socket)
      if (hooks ? !socket.writable : socket.destroyed) gone = removeFrom(this.freeSockets, name, socket) || gone
      if (countsAll && !countsFree && gone) this.totalSocketCount--
      creation.replace(this, name, options)
    },
    keepSocketAlive(this: KeepAliveAgent, socket: ClientSocket) {
      keepQuiet(this, socket)
      return timeout === 'free' ? hints.heed(this, socket) : true
    },
    reuseSocket(this: KeepAliveAgent, socket: ClientSocket, req: ClientRequest) {
      debug?.('agent.reuses')
      if (era.profile.client.reusedSocket) req.reusedSocket = true
      if (idleBytes !== 'dropped') socket[kFree] = false
      socket.ref?.()
    },
    destroy(this: KeepAliveAgent) {
      for (const lists of [this.freeSockets, this.sockets]) {
        for (const sockets of Object.values(lists)) for (const socket of [...sockets]) socket.destroy()
      }
    },
  })
  return Agent
}
