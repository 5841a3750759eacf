/** The https module of an era: its http, over the host's tls. */

import { makeReadArguments } from '../http/client/arguments'
import type { ClientRequest, RequestOptions, ResponseListener } from '../http/client/types'
import type { Era } from '../http/era'
import { type HttpModule, nameMethods, pickExports } from '../http/module-shape'
import type { ServerParts } from '../http/server/server'
import { makeHttpsAgent } from './agent'
import { makeConnect } from './connect'
import { makeHttpsServer } from './server'

type Request = (input: unknown, second?: unknown, third?: unknown) => ClientRequest

export function makeHttps(era: Era, http: HttpModule, server: ServerParts): HttpModule {
  const { kind } = era.profile.agent
  const { exports, functions } = era.profile.https
  const Server = makeHttpsServer(era, server)
  const Agent = makeHttpsAgent(era)
  const parts: HttpModule = {
    Server,
    createServer: (...args: ConstructorParameters<typeof Server>) => new Server(...args),
    Agent,
    ...(kind === 'perHost' ? perHost(http, Agent) : ofGlobalAgent(era, Agent)),
  }
  parts.get = ((...args) => {
    const req = (parts.request as Request)(...args)
    req.end()
    return req
  }) satisfies Request
  nameMethods(era, [Server, Agent])
  return pickExports(era, parts, exports, functions)
}

/** One agent for each host and port, and for each set of keys. */
function perHost(http: HttpModule, Agent: ReturnType<typeof makeHttpsAgent>) {
  const agents = new Map<string, object>()
  const getAgent = (options: RequestOptions & { key?: unknown; cert?: unknown; ca?: unknown }) => {
    options.port ||= 443
    const name = [options.host, options.port, options.key, options.cert, options.ca].join(':')
    const agent = agents.get(name) ?? new Agent(options)
    agents.set(name, agent)
    return agent
  }
  const request: Request = (input, listener) => {
    const options = input as RequestOptions
    if (options.agent === undefined) options.agent = getAgent(options) as never
    else if (options.agent === false) options.agent = new Agent(options) as never
    return (http._requestFromAgent as Request)(options, listener)
  }
  return { getAgent, request }
}

function ofGlobalAgent(era: Era, Agent: ReturnType<typeof makeHttpsAgent>) {
  const globalAgent = new Agent()
  const { ownAgentFor, readsText } = era.profile.https
  const readArguments = makeReadArguments(era)
  const connect = makeConnect(era)
  const pools = era.profile.agent.kind === 'pool'
  const request: Request = (input, second, third) => {
    const [given, listener] = readArguments(typeof input === 'string' && !readsText ? {} : input, second, third)
    const options: RequestOptions = { ...given, _defaultAgent: globalAgent as never }
    if (pools) {
      if (options.protocol && options.protocol !== 'https:') {
        throw new Error(`Protocol:${options.protocol} not supported.`)
      }
      // That of http, which makes the request, would be refused.
      options.protocol = undefined
      options.defaultPort = 443
      options.createConnection ??= connect as never
      if (options.agent === undefined) {
        const own = ownAgentFor.some(name => (options as Record<string, unknown>)[name] !== undefined)
        options.agent = (own ? new Agent(options) : globalAgent) as never
      }
    }
    return new era.ClientRequest(options, listener as ResponseListener)
  }
  return { globalAgent, request }
}
