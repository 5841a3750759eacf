/** The agents, one file for each kind; here they are chosen, with request and get on top of them. */

import { makeKeepAliveAgent } from './agent/keep-alive'
import { makePerHostAgent } from './agent/per-host'
import { makePerHostParts } from './agent/per-host-parts'
import { makePoolAgent } from './agent/pool'
import { proxyVariables } from './agent/proxy'
import { makeReadArguments } from './client/arguments'
import { makeChecks } from './client/checks'
import { makeLegacyClient } from './legacy/client'
import type { Agent, AgentConstructor } from './shapes/agent'
import type { ClientRequest, RequestOptions } from './shapes/client'
import type { Era } from './shapes/era'

/** Agent and, where the era has them, globalAgent, getAgent, request, get, cat, … */
interface ClientParts {
  Agent: AgentConstructor
  globalAgent?: Agent
  readonly [name: string]: unknown
}

type MakeRequest = (input: unknown, second?: unknown, third?: unknown) => ClientRequest

/** request and get of the eras whose requests find their agent themselves. */
function makeRequestAndGet(era: Era): { request: MakeRequest; get: MakeRequest } {
  const { getCalls, getMethod, protocolCheck } = era.profile.client
  const readArguments = makeReadArguments(era)
  const checks = makeChecks(era)
  const checksFirst = protocolCheck === 'request'

  // Functions and no arrows: programs call them with new, too. Without names of their own, as programs print them.
  const request = function (this: unknown, ...[input, second, third]: Parameters<MakeRequest>): ClientRequest {
    if (checksFirst) {
      const [options, listener] = readArguments(input, second, third)
      checks.protocol(options, undefined)
      return new era.ClientRequest(options, listener)
    }
    return new era.ClientRequest(input, second, third)
  }
  const ask: MakeRequest =
    getCalls === 'export' ? (input, second) => (era.http!.request as MakeRequest)(input, second) : request
  const get = function (this: unknown, ...[input, second, third]: Parameters<MakeRequest>): ClientRequest {
    if (getMethod === 'get' && typeof input === 'object') (input as RequestOptions).method = 'GET'
    const req = ask(input, second, third)
    req.end()
    return req
  }
  return { request, get }
}

/** What the agents of requests that name none are made with, in http and in https. */
export function globalAgentOptions({ envProxies, profile }: Era): object | undefined {
  const { globalKeeps, globalTimeout, ownDefaults, proxyVariables: variables } = profile.agent
  const proxyEnv = envProxies ? proxyVariables(process.env, variables === 'all') : undefined
  if (!globalKeeps && !globalTimeout) return undefined
  return {
    ...(globalKeeps && { keepAlive: true, scheduling: 'lifo' }),
    ...(globalTimeout && { timeout: globalTimeout }),
    ...(ownDefaults && { proxyEnv }),
  }
}

export function makeAgent(era: Era): ClientParts {
  const { kind } = era.profile.agent
  if (kind === 'perHost') {
    const Agent = makePerHostAgent(era)
    return { Agent, ...makePerHostParts(era, Agent), ...makeLegacyClient(era) }
  }
  const Agent = kind === 'pool' ? makePoolAgent(era) : makeKeepAliveAgent(era)
  const globalAgent: Agent = new (Agent as AgentConstructor)(globalAgentOptions(era))
  era.globalAgent = globalAgent
  return { Agent: Agent as AgentConstructor, globalAgent, ...makeRequestAndGet(era), ...makeLegacyClient(era) }
}
