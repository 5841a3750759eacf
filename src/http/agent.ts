/** The agents: one file for each kind; here they are chosen. */

import type { Era } from './era'

export interface Agent extends NodeJS.EventEmitter {
  maxSockets: number
}
export interface AgentConstructor {
  new (options?: object): Agent
  (this: Agent | void, options?: object): Agent
  prototype: Agent
}

/** Agent and, where the era has them, globalAgent, getAgent, request, get, cat, … */
export interface ClientParts {
  Agent: AgentConstructor
  globalAgent?: Agent
  readonly [name: string]: unknown
}

export function makeAgent(_era: Era): ClientParts {
  throw new Error('not there yet')
}
