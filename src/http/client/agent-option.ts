/** The option `agent` of a request: which values each era takes, and what they stand for. */

import { bareArgumentOf } from '../era-error'
import { hasCodes } from '../outgoing/wording'
import type { AgentLike, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'

/** Gives the agent that the options ask for; false, null or undefined for none. */
export type AgentOf = (options: RequestOptions) => AgentLike | false | null | undefined

export function makeAgentOption(era: Era): AgentOf {
  const { agentOption } = era.profile.client
  const codes = hasCodes(era.profile)
  const refuse = bareArgumentOf(era.profile)
  const early = era.profile.module.wording === 'codedEarly'

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
  const agentOf: Record<typeof agentOption, AgentOf> = {
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
      if (!codes) throw new TypeError('Agent option must be an Agent-like object, undefined, or false.')
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
  return agentOf[agentOption]
}
