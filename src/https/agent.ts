/** https.Agent: the era's http.Agent, whose connections are secure. */

import type { TLSSocket } from 'node:tls'
import type { Debug } from '../http/debug'
import { inherit, putMembers } from '../http/members'
import type { SocketCallback } from '../http/shapes/agent'
import type { ClientSocket, RequestOptions } from '../http/shapes/client'
import type { Era } from '../http/shapes/era'
import { makeNameEnd } from './agent-name'
import { type Connect, readPlace, type SecureOptions } from './connect'
import { makeTunnel } from './tunnel'

type Session = Buffer
interface SecureAgent extends NodeJS.EventEmitter {
  options: SecureOptions
  defaultPort: number
  protocol: string
  createConnection: Connect
  maxCachedSessions: number
  _sessionCache: { map: Record<string, Session>; list: string[] }
  _getSession(key: string): Session | undefined
  _cacheSession(key: string, session: Session): void
  _evictSession(key: string): void
}
export type AgentConstructor = new (options?: object) => SecureAgent

/** Set on the options of a request that has a connection for itself, with its number, and on the connection. */
export const kAlone = Symbol('has a connection for itself')
type Aloneness = { [kAlone]?: number | boolean }

const markAlone = (socket: ClientSocket): ClientSocket => {
  ;(socket as Aloneness)[kAlone] = true
  return socket
}

/** @returns what asks for a secure connection, by the program's tls.connect */
function makeCreateConnection(era: Era): (options: SecureOptions, ...listener: (() => void)[]) => ClientSocket {
  const { tls } = era.beneath
  return (options, ...listener) => (tls.now.connect as unknown as Connect)(options, ...listener)
}

/**
 * @returns the class, and createConnection as a request without an agent calls it
 */
export function makeHttpsAgent(era: Era, debug?: Debug): { Agent: AgentConstructor; createConnection: Connect } {
  const { agentCalls, agentMethods, cachedSessions, evictsSessions, sessionFrom, zeroSessions } = era.profile.https
  const { kind, namesNothing, ownCreation, ownDefaults } = era.profile.agent
  const of = (options: object | undefined, name: 'defaultPort' | 'protocol', usual: number | string) =>
    (options as RequestOptions | undefined)?.[name] ?? usual
  const madeWithoutNew = era.profile.https.agentWithoutNew === 'made'
  const sloppy = era.profile.https.agentWithoutNew === 'nothing'
  const Base = era.Agent as unknown as {
    prototype: { getName(options: RequestOptions): string; keepSocketAlive(socket: unknown): boolean }
  } & Function
  const nameEnd = makeNameEnd(era.profile.https)
  const ofHttp = agentCalls === 'export' ? () => era.http!.Agent : () => Base
  const connect = makeCreateConnection(era)

  const plain: Connect = (...[port, host, more]) => connect(readPlace(port, host, more))
  const fromEvents = sessionFrom === 'event'
  const tunnel = makeTunnel(era)
  const withSession = function createConnection(this: SecureAgent | undefined, ...args: unknown[]) {
    const [port, host, more] = args
    const options = readPlace(port, host, more)
    debug?.('https.connects', { options })
    const done = args.find(one => typeof one === 'function') as SocketCallback | undefined
    if (tunnel(this as never, options, over => secure(this, over), done)) return undefined as never
    return secure(this, options)
  }
  const secure = (agent: SecureAgent | undefined, options: SecureOptions): ClientSocket => {
    const { [kAlone]: alone } = options as Aloneness
    const key = alone ? undefined : options._agentKey
    if (alone) return markAlone(connect(options))
    if (!agent?._cacheSession || (!key && fromEvents)) return connect(options)
    const session = key && agent._getSession(key)
    if (session) {
      debug?.('https.reuses', { key: JSON.stringify(key) })
      options.session = session
    }
    const keep = (fresh: Session | undefined) => {
      if (key && fresh) agent._cacheSession(key, fresh)
    }
    const connected = fromEvents ? [] : [() => keep(socket.getSession())]
    const socket = connect(options, ...connected) as unknown as TLSSocket
    if (fromEvents) socket.on('session', keep)
    if (key && evictsSessions) socket.once('close', failed => failed && agent._evictSession(key))
    return socket as unknown as ClientSocket
  }

  /** Names no arguments. */
  const createOwn = function createConnection(this: SecureAgent | undefined, ...args: unknown[]) {
    return withSession.apply(this, args as [])
  }

  function Agent(this: unknown, options?: object): SecureAgent | void {
    const Constructor = Agent as unknown as AgentConstructor
    if (madeWithoutNew && !(this instanceof Constructor)) return new Constructor(options)
    // A sloppy constructor wrote into the global object, which nobody wants back.
    if (this === undefined && sloppy) return
    const agent = this as SecureAgent
    ;(ofHttp() as Function).call(
      agent,
      ownDefaults
        ? { ...options, defaultPort: of(options, 'defaultPort', 443), protocol: of(options, 'protocol', 'https:') }
        : options,
    )
    if (kind === 'pool') agent.createConnection = plain
    if (kind !== 'keepAlive') return
    if (!ownDefaults) {
      agent.defaultPort = 443
      agent.protocol = 'https:'
    }
    if (cachedSessions < 0) return
    const { maxCachedSessions } = agent.options as { maxCachedSessions?: number }
    agent.maxCachedSessions = maxCachedSessions === undefined ? cachedSessions : maxCachedSessions
    agent._sessionCache = { map: {}, list: [] }
  }
  inherit(Agent, Base, era.profile.module.constructorsInherit)
  putMembers(Agent.prototype, agentMethods, {
    defaultPort: { value: 443, writable: true },
    _getConnection(this: SecureAgent, host: string, port: number, onConnect: () => void) {
      const socket = plain(port, host, this.options)
      socket.on('secureConnect', onConnect)
      return socket
    },
    createConnection: ownCreation ? createOwn : withSession,
    keepSocketAlive(this: SecureAgent, socket: Aloneness) {
      return socket[kAlone] ? false : Base.prototype.keepSocketAlive.call(this, socket)
    },
    getName(this: SecureAgent, options: RequestOptions & Record<string, unknown>) {
      if (namesNothing && options === undefined) options = {}
      const name = Base.prototype.getName.call(this, options) + nameEnd(options)
      const alone = (options as { [kAlone]?: number })[kAlone]
      return alone ? `${name}:${alone}` : name
    },
    _getSession(this: SecureAgent, key: string) {
      return this._sessionCache.map[key]
    },
    _cacheSession(this: SecureAgent, key: string, session: Session) {
      const { map, list } = this._sessionCache
      if (zeroSessions && this.maxCachedSessions === 0) return
      if (map[key] === undefined) {
        if (list.length >= this.maxCachedSessions) {
          const oldest = list.shift()!
          debug?.('https.evicts', { key: JSON.stringify(oldest) })
          delete map[oldest]
        }
        list.push(key)
      }
      map[key] = session
    },
    _evictSession(this: SecureAgent, key: string) {
      const { map, list } = this._sessionCache
      const index = list.indexOf(key)
      if (index < 0) return
      list.splice(index, 1)
      delete map[key]
    },
  })
  return { Agent: Agent as unknown as AgentConstructor, createConnection: plain }
}
