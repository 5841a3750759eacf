/** https.Agent: the era's http.Agent, whose connections are secure. */

import type { RequestOptions } from '../http/client/types'
import type { Era } from '../http/era'
import { inherit, putMembers } from '../http/members'
import { makeConnect, type SecureOptions } from './connect'

type Session = Buffer
interface SecureAgent extends NodeJS.EventEmitter {
  options: SecureOptions
  defaultPort: number
  protocol: string
  createConnection: ReturnType<typeof makeConnect>
  maxCachedSessions: number
  _sessionCache: { map: Record<string, Session>; list: string[] }
  _getSession(key: string): Session | undefined
  _cacheSession(key: string, session: Session): void
  _evictSession(key: string): void
}
export type AgentConstructor = new (options?: object) => SecureAgent

/** Options that are told in a name even when they are false. */
const YES_OR_NO: readonly string[] = ['rejectUnauthorized', 'honorCipherOrder']

export function makeHttpsAgent(era: Era): AgentConstructor {
  const { agentMethods, cachedSessions, nameParts, zeroSessions } = era.profile.https
  const { kind } = era.profile.agent
  const Base = era.Agent as unknown as { prototype: { getName(options: RequestOptions): string } } & Function
  const connect = makeConnect(era)

  const withSession = function createConnection(this: SecureAgent | undefined, ...args: Parameters<typeof connect>) {
    const key = typeof args[0] === 'object' ? args[0]._agentKey : undefined
    const session = key ? this?._getSession?.(key) : undefined
    const socket = connect(...(session ? ([{ ...(args[0] as SecureOptions), session }] as typeof args) : args))
    if (key && this?._cacheSession) socket.on('session', (fresh: Session) => this._cacheSession(key, fresh))
    return socket
  }

  function Agent(this: unknown, options?: object): SecureAgent | void {
    const Constructor = Agent as unknown as AgentConstructor
    if (kind === 'keepAlive' && !(this instanceof Constructor)) return new Constructor(options)
    const agent = this as SecureAgent
    Base.call(agent, options)
    if (kind === 'pool') agent.createConnection = connect
    if (kind !== 'keepAlive') return
    agent.defaultPort = 443
    agent.protocol = 'https:'
    if (cachedSessions < 0) return
    agent.maxCachedSessions = (agent.options as { maxCachedSessions?: number }).maxCachedSessions ?? cachedSessions
    agent._sessionCache = { map: {}, list: [] }
  }
  inherit(Agent, Base, era.profile.module.constructorsInherit)
  putMembers(Agent.prototype, agentMethods, {
    defaultPort: { value: 443, writable: true },
    _getConnection(this: SecureAgent, host: string, port: number, onConnect: () => void) {
      const socket = connect(port, host, this.options)
      socket.on('secureConnect', onConnect)
      return socket
    },
    createConnection: withSession,
    getName(this: SecureAgent, options: RequestOptions & Record<string, unknown>) {
      let name = Base.prototype.getName.call(this, options)
      for (const part of nameParts) {
        const value = options[part]
        if (YES_OR_NO.includes(part)) name += `:${value ?? ''}`
        else name += `:${(part === 'servername' && value === options.host ? '' : value) || ''}`
      }
      return name
    },
    _getSession(this: SecureAgent, key: string) {
      return this._sessionCache.map[key]
    },
    _cacheSession(this: SecureAgent, key: string, session: Session) {
      const { map, list } = this._sessionCache
      if (zeroSessions && this.maxCachedSessions === 0) return
      if (map[key] === undefined) {
        if (list.length >= this.maxCachedSessions) delete map[list.shift()!]
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
  return Agent as unknown as AgentConstructor
}
