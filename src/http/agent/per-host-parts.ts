/** What the module of agents per host offers on top of them: getAgent, request, get and cat. */

import { makeCat } from '../legacy/cat'
import type { AgentConstructor, PerHostAgent, QueuedRequest } from '../shapes/agent'
import type { RequestOptions, ResponseListener } from '../shapes/client'
import type { Era } from '../shapes/era'

interface PerHostParts {
  getAgent(host?: string, port?: number | string): PerHostAgent
  _requestFromAgent(options: RequestOptions, listener?: ResponseListener): QueuedRequest
  request(options: RequestOptions, listener?: ResponseListener): QueuedRequest
  get(options: RequestOptions, listener?: ResponseListener): QueuedRequest
  cat: unknown
  [name: string]: unknown
}

export function makePerHostParts(era: Era, Agent: AgentConstructor<PerHostAgent>): PerHostParts {
  const agents = new Map<string, PerHostAgent>()
  const parts: PerHostParts = {
    getAgent(host, port = 80) {
      const name = `${host}:${port || 80}`
      let agent = agents.get(name)
      if (!agent) {
        agent = new Agent({ host, port: port || 80 })
        agents.set(name, agent)
      }
      return agent
    },
    _requestFromAgent(options, listener) {
      const req = (options.agent as PerHostAgent).appendMessage(options)
      req.agent = options.agent as QueuedRequest['agent']
      if (listener) req.once('response', listener)
      return req
    },
    request(options, listener) {
      if (options.agent === undefined) options.agent = parts.getAgent(options.host, options.port)
      else if (options.agent === false) options.agent = new Agent(options)
      return parts._requestFromAgent(options, listener)
    },
    get(options, listener) {
      options.method = 'GET'
      const req = (era.http!.request as PerHostParts['request'])(options, listener)
      req.end()
      return req
    },
    cat: makeCat(era),
  }
  return parts
}
