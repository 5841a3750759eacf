/** Where a request gets its connection from: an agent, or (own-connection.ts) without one. */

import type { AgentLike, ClientRequest, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'
import { type AgentOf, makeAgentOption } from './agent-option'
import { makeFlushLater, makeOwnConnection } from './own-connection'

interface Connect {
  /** The agent that the options ask for; false or undefined for none. */
  agentOf: AgentOf
  /** Says, as far as is known without a connection, whether it shall be kept. */
  decideKeepAlive(req: ClientRequest): void
  /** Gets the connection, now or when the agent has one. */
  start(req: ClientRequest, options: RequestOptions): void
}

export function makeConnect(era: Era): Connect {
  const { agentKeepAlive, unixSocket } = era.profile.client
  const { connectionArguments } = era.profile.agent
  const agentOf = makeAgentOption(era)
  const connectUnasked = makeOwnConnection(era)
  const flushLater = makeFlushLater(era)

  const keeps: Record<typeof agentKeepAlive, (agent: AgentLike) => boolean> = {
    never: () => false,
    always: () => true,
    reused: agent => Boolean(agent.keepAlive) || Number.isFinite(agent.maxSockets),
  }
  const keepsConnection = keeps[agentKeepAlive]
  const usesAgent = (req: ClientRequest) => req.agent && (unixSocket === 'agent' || !req.socketPath)

  const ask: Record<
    typeof connectionArguments,
    (req: ClientRequest, agent: AgentLike, options: RequestOptions) => void
  > = {
    hostPort: (req, agent, { host, port }) => agent.addRequest!(req, host, port),
    localAddress: (req, agent, { host, port, localAddress }) => agent.addRequest!(req, host, port, localAddress),
    options: (req, agent, options) => agent.addRequest!(req, options),
  }
  const addRequest = ask[connectionArguments]

  return {
    agentOf,
    decideKeepAlive(req) {
      const keep = usesAgent(req) ? keepsConnection(req.agent as AgentLike) : false
      req._last = !keep
      req.shouldKeepAlive = keep
    },
    start(req, options) {
      if (usesAgent(req)) {
        addRequest(req, req.agent as AgentLike, options)
      } else {
        const socket = connectUnasked(req, options)
        if (!socket) return
        req.onSocket(socket)
      }
      flushLater(req)
    },
  }
}
