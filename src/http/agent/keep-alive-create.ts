/** How a keeping agent makes a connection, gives it to a request, and replaces one that is gone. */

import { makeChecks } from '../client/checks'
import { makeHostConnection } from '../client/host-connection'
import { codedErrorOf, invalidArgumentOf, invalidChoiceOf, writtenIn } from '../era-error'
import { makeTellError } from '../observe/published'
import { type KeepAliveAgent, kOnKeylog, type SocketCallback } from '../shapes/agent'
import type { ClientRequest, ClientResponse, ClientSocket, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'
import { addTo, reversed, watchConnection } from './lists'
import { makeServerName } from './server-name'

/** What a request that waits was asked with, where a connection to another host may make room for it. */
const kOptions = Symbol('kRequestOptions')
/** What a connection through a proxy fails with. */
type TunnelError = Error & { code?: string; proxyTunnelTimeout?: number }
type Waiting = ClientRequest & { [kOptions]?: RequestOptions }

/** The option scheduling as an agent takes it. @throws what the release threw for anything else */
function makeScheduling({ profile }: Era): (given: unknown) => string {
  const { schedulingRefusal, usesFirst } = profile.agent
  const coded = codedErrorOf(profile)
  const invalidChoice = invalidChoiceOf(profile)
  const written = writtenIn(profile)
  return given => {
    if (!given) return usesFirst
    if (given === 'fifo' || given === 'lifo') return given
    if (schedulingRefusal === 'argument') throw invalidChoice('scheduling', ['fifo', 'lifo'], given)
    const end = schedulingRefusal === 'optionListed' ? `. Must be one of: 'fifo', 'lifo'` : ''
    const words = `The value "${written(given)}" is invalid for option "scheduling"${end}`
    throw coded(TypeError, 'ERR_INVALID_OPT_VALUE', words)
  }
}

function nameDelay({ keepAlive, keepAliveMsecs }: KeepAliveAgent, options: RequestOptions): void {
  options.keepAlive = keepAlive
  options.keepAliveInitialDelay = keepAliveMsecs
}

export function makeCreateSocket(era: Era) {
  const {
    countsFree,
    createCallback,
    failsRequests,
    namesDelay,
    namesServer,
    namesWhole,
    optionsReversed,
    removalForgets,
    totalAbove,
    totalLimit: countsAll,
    timeout,
    tunnelFailsTwice,
  } = era.profile.agent

  const keepsSessions = era.profile.https.cachedSessions >= 0
  const connectHost = makeHostConnection(era)
  // Once for the request, once here: of an odd number of such copies the order of the names is left.
  const turns = optionsReversed && namesWhole
  const turnsFirst = optionsReversed && era.profile.client.optionsWritten === 'place'
  const { debug } = era
  const [coded, tellError] = [codedErrorOf(era.profile), makeTellError(era)]
  const invalidArgument = invalidArgumentOf(era.profile)
  const { net } = era.beneath
  const nameServer = makeServerName(era)
  const { timeout: checkTime } = makeChecks(era)

  const laidOver = (agent: KeepAliveAgent, options: RequestOptions) => {
    const all: RequestOptions = {
      ...(turnsFirst ? reversed(options) : options),
      ...(turns ? reversed(agent.options) : agent.options),
    }
    if (all.socketPath) all.path = all.socketPath
    return all
  }

  const watch = (agent: KeepAliveAgent, name: string, socket: ClientSocket, options: RequestOptions) => {
    addTo(agent.sockets, name, socket)
    if (countsAll) agent.totalSocketCount++
    debug?.('agent.counts', { name, count: agent.sockets[name].length, total: agent.totalSocketCount })
    watchConnection(
      socket,
      () => {
        debug?.('agent.onFree')
        agent.emit('free', socket, options)
      },
      () => {
        if (countsAll && countsFree) agent.totalSocketCount--
        agent.removeSocket(socket, options)
      },
      removalForgets,
      timeout === 'free' || timeout === 'freed'
        ? function onTimeout() {
            debug?.('agent.onTimeout')
            for (const free of Object.values(agent.freeSockets)) if (free.includes(socket)) socket.destroy()
          }
        : undefined,
      debug,
    )
    if (agent[kOnKeylog]) socket.on('keylog', agent[kOnKeylog])
  }

  /** Asks createSocket, which gives the socket or (later) calls back with it. */
  const create = (
    agent: KeepAliveAgent,
    req: ClientRequest,
    options: RequestOptions,
    use: (socket: ClientSocket) => void,
  ) => {
    if (!createCallback) {
      use(agent.createSocket(req, options))
      return
    }
    agent.createSocket(req, options, (error, socket) => {
      if (error && failsRequests) {
        const { code, proxyTunnelTimeout } = error as TunnelError
        if (proxyTunnelTimeout) process.nextTick(() => req.emit('timeout'))
        else if (tunnelFailsTwice && code === 'ERR_PROXY_TUNNEL') process.nextTick(tellError, req, error)
        req.onSocket(null, error)
      } else if (error) process.nextTick(tellError, req, error)
      else use(socket!)
    })
  }

  return {
    create,
    /** All that is known about the connection wanted; older callers gave (host, port, localAddress). */
    complete(agent: KeepAliveAgent, req: ClientRequest, about: RequestOptions | string, place: unknown[]) {
      if (typeof about === 'string') {
        const [port, localAddress] = place as [number, string]
        about = { host: about, port, localAddress }
      }
      if (!namesWhole) return about
      const all = laidOver(agent, about)
      if (namesServer) nameServer(all, req)
      return all
    },
    createSocket(this: KeepAliveAgent, req: ClientRequest, about: RequestOptions, callback?: SocketCallback) {
      const all = laidOver(this, about)
      nameServer(all, req)
      const options = turns ? reversed(all) : all
      const name = this.getName(options)
      if (keepsSessions) options._agentKey = name
      debug?.('agent.connects', { name, options })
      options.encoding = null
      if (namesDelay && this.keepAlive) nameDelay(this, options)
      const usesNet = (this.createConnection as unknown) === net.first.createConnection
      if (!createCallback) {
        const socket = usesNet ? connectHost(options) : this.createConnection(options)
        watch(this, name, socket, options)
        return socket
      }
      let called = false
      const onCreated: SocketCallback = (error, socket) => {
        if (called) return
        called = true
        if (error) callback?.(error)
        else {
          watch(this, name, socket!, options)
          callback?.(null, socket)
        }
      }
      const socket = usesNet ? connectHost(options) : this.createConnection(options, onCreated)
      if (socket) onCreated(null, socket)
    },
    give(agent: KeepAliveAgent, req: ClientRequest, socket: ClientSocket) {
      req.onSocket(socket)
      if (timeout === 'unread' || req.timeout === undefined) return
      const wait = agent.options.timeout || 0
      if (req.timeout === wait) return
      // What is not a time is refused in the words of the era, not in the host's.
      socket.setTimeout(checkTime(req.timeout, 'msecs'))
      if (timeout !== 'request') return
      req.once('response', (res: ClientResponse) => {
        res.once('end', () => {
          if (socket.timeout !== wait) socket.setTimeout(wait)
        })
      })
    },
    remember(req: Waiting, options: RequestOptions) {
      if (countsAll) req[kOptions] = options
    },
    /** A request that waits gets a new connection in the place of one that is gone. */
    replace(agent: KeepAliveAgent, name: string, options: RequestOptions) {
      let next: Waiting | undefined = agent.requests[name]?.[0]
      if (!next && countsAll) {
        const other = Object.keys(agent.requests)[0]
        if (other === undefined || agent.sockets[other]?.length) return
        next = agent.requests[other][0]
        options = (next as Waiting)[kOptions] ?? options
      }
      if (next) debug?.(next === agent.requests[name]?.[0] ? 'agent.replaces' : 'agent.replacesOther')
      if (next) create(agent, next, options, socket => socket.emit('free'))
    },
    maxTotal(given: unknown): number {
      if (given === undefined) return Infinity
      if (typeof given !== 'number') {
        throw invalidArgument('"maxTotalSockets" argument', 'of type number', given)
      }
      if (totalAbove ? given > 0 : given >= 1) return given
      const range = totalAbove ? '> 0' : '>= 1'
      const words = `The value of "maxTotalSockets" is out of range. It must be ${range}. Received ${given}`
      throw coded(RangeError, 'ERR_OUT_OF_RANGE', words)
    },
    scheduling: makeScheduling(era),
  }
}
