/** The https module of an era: its http, over tls. */

import { makeReadArguments } from '../http/client/arguments'
import { globalAgentOptions } from '../http/client-module'
import type { Debug } from '../http/debug'
import { type HttpModule, nameMethods, pickExports } from '../http/module-shape'
import type { ClientRequest, RequestOptions, ResponseListener } from '../http/shapes/client'
import type { Era } from '../http/shapes/era'
import type { ServerParts } from '../http/shapes/server'
import { type AgentConstructor, kAlone, makeHttpsAgent } from './agent'
import type { Connect } from './connect'
import { makeHttpsServer } from './server'

type Request = (input: unknown, second?: unknown, third?: unknown) => ClientRequest

/** @param debug says on stderr what NODE_DEBUG asks of https */
export function makeHttps(era: Era, http: HttpModule, server: ServerParts, debug?: Debug): HttpModule {
  const { kind } = era.profile.agent
  const { exports, functions, getCalls } = era.profile.https
  const { getMethod } = era.profile.client
  const Server = makeHttpsServer(era, server)
  const { Agent, createConnection } = makeHttpsAgent(era, debug)
  const current = (): HttpModule => https
  // Functions and no arrows: programs call them with new, too.
  const createServer = function (this: unknown, ...args: ConstructorParameters<typeof Server>) {
    return new Server(...args)
  }
  const parts: HttpModule = {
    Server,
    createServer,
    Agent,
    ...(kind === 'perHost' ? perHost(http, Agent) : ofGlobalAgent(era, Agent, createConnection, current)),
  }
  const getsOnly = getMethod === 'get'
  const ask: Request =
    getCalls === 'export' ? (input, second) => (https.request as Request)(input, second) : (parts.request as Request)
  parts.get = function (this: unknown, ...[input, second, third]: Parameters<Request>): ClientRequest {
    if (getsOnly && typeof input === 'object') (input as RequestOptions).method = 'GET'
    const req = ask(input, second, third)
    req.end()
    return req
  }
  nameMethods(era, [Server, Agent])
  const https = pickExports(era, parts, exports, functions)
  return https
}

/** One agent for each host and port, and for each set of keys. */
function perHost(http: HttpModule, Agent: AgentConstructor) {
  const agents = new Map<string, object>()
  const getAgent = (options: RequestOptions & { key?: unknown; cert?: unknown; ca?: unknown }) => {
    options.port ||= 443
    const name = [options.host, options.port, options.key, options.cert, options.ca].join(':')
    const agent = agents.get(name) ?? new Agent(options)
    agents.set(name, agent)
    return agent
  }
  const request = function (this: unknown, ...[input, listener]: Parameters<Request>): ClientRequest {
    const options = input as RequestOptions
    if (options.agent === undefined) options.agent = getAgent(options) as never
    else if (options.agent === false) options.agent = new Agent(options) as never
    return (http._requestFromAgent as Request)(options, listener)
  }
  return { getAgent, request }
}

/** What makes the request, with the options that https has filled in. */
function makeHandOn(era: Era): (options: RequestOptions, listener: ResponseListener | undefined) => ClientRequest {
  const ofHttp = <T>(name: string): T => era.http![name] as T
  return {
    own: (options: RequestOptions, listener?: ResponseListener) => new era.ClientRequest(options, listener),
    ClientRequest: (options: RequestOptions, listener?: ResponseListener) =>
      new (ofHttp<typeof era.ClientRequest>('ClientRequest'))(options, listener),
    request: (options: RequestOptions, listener?: ResponseListener) => ofHttp<Request>('request')(options, listener),
  }[era.profile.https.requestCalls]
}

function ofGlobalAgent(era: Era, Agent: AgentConstructor, createConnection: Connect, current: () => HttpModule) {
  const globalAgent = new Agent(globalAgentOptions(era))
  const {
    globalAgent: kindOfGlobal,
    identityAlone,
    ownAgentFor,
    readsText,
    takesCreateConnection,
    writesOptions,
  } = era.profile.https
  const readArguments = makeReadArguments(era, 'https')
  const handOn = makeHandOn(era)
  let alone = 0
  /** Whether a certificate is judged by a function that its agent, if it has one, does not know. */
  const judgesAlone = ({ agent, checkServerIdentity: judge, _defaultAgent }: RequestOptions): boolean => {
    if (judge === undefined || judge === era.beneath.tls.now.checkServerIdentity) return false
    const used = (agent ?? _defaultAgent) as { options?: RequestOptions } | false
    return !(used && used.options?.checkServerIdentity === judge)
  }
  const agentOfAll = kindOfGlobal === 'live' ? () => current().globalAgent : () => globalAgent
  const request = function (this: unknown, ...args: Parameters<Request>): ClientRequest {
    const [given, listener] = readArguments(...(args as [unknown, unknown, unknown]))
    const options: RequestOptions = { ...given, _defaultAgent: agentOfAll() as never }
    if (identityAlone && judgesAlone(options)) (options as { [kAlone]?: number })[kAlone] = ++alone
    return handOn(options, listener)
  }
  const requestOfPool = function (this: unknown, ...args: Parameters<Request>): ClientRequest {
    // Nobody takes anything from a text, and http is asked with it as it is.
    if (typeof args[0] === 'string' && !readsText) return handOn(args[0] as never, args[1] as ResponseListener)
    // Without an object, that is the error.
    void (args[0] as RequestOptions).protocol
    const [given, listener] = readArguments(...(args as [unknown, unknown, unknown]))
    if (given.protocol && given.protocol !== 'https:') throw new Error(`Protocol:${given.protocol} not supported.`)
    const options: RequestOptions = { createConnection, defaultPort: 443, ...given }
    if (!takesCreateConnection) options.createConnection = createConnection
    if (options.agent === undefined) {
      const own = ownAgentFor.some(name => options[name] !== undefined)
      options.agent = (own ? new Agent(options) : agentOfAll()) as never
    }
    if (!writesOptions || typeof args[0] === 'string') return handOn(options, listener)
    // What cannot be written is not there.
    if (!Object.isExtensible(args[0])) return handOn(given, listener)
    const { agent, createConnection: made, defaultPort } = options
    Object.assign(args[0] as object, { agent, createConnection: made, defaultPort })
    return handOn(options, listener)
  }
  return { globalAgent, request: era.profile.agent.kind === 'pool' ? requestOfPool : request }
}
