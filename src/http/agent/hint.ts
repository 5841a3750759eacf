/** What an agent makes of the Keep-Alive header of an answer: for how long the other side will keep the connection. */

import type { KeepAliveAgent } from '../shapes/agent'
import type { ClientSocket } from '../shapes/client'
import type { Era } from '../shapes/era'

interface Hints {
  /** Gives a new agent its agentKeepAliveTimeoutBuffer, where it has one. */
  start(agent: KeepAliveAgent): void
  /** Sets the timeout of a connection that becomes free, and says whether it is worth keeping. */
  heed(agent: KeepAliveAgent, socket: ClientSocket): boolean
}

export function makeHints({ profile }: Era): Hints {
  const { hint, hintBuffer } = profile.agent

  /** In milliseconds; undefined where the other side does not say so. */
  const hintOf = (agent: KeepAliveAgent, socket: ClientSocket): number | undefined => {
    if (hint === 'unread') return undefined
    const header = socket._httpMessage?.res?.headers['keep-alive']
    const seconds = header && /^timeout=(\d+)/.exec(String(header))?.[1]
    if (!seconds) return undefined
    if (hint === 'shortens') return Number(seconds) * 1000
    return Math.max(0, Number(seconds) * 1000 - (hintBuffer ? agent.agentKeepAliveTimeoutBuffer : 1000))
  }

  return {
    start(agent) {
      if (!hintBuffer) return
      const { agentKeepAliveTimeoutBuffer: given } = agent.options
      agent.agentKeepAliveTimeoutBuffer = typeof given === 'number' && given >= 0 && given < Infinity ? given : 1000
    },
    heed(agent, socket) {
      const own = agent.options.timeout || 0
      const hinted = hintOf(agent, socket)
      const counts = hinted !== undefined && hinted < own && (hinted > 0 || hint === 'shortens')
      const wait = counts ? hinted : own
      if (socket.timeout !== wait) socket.setTimeout(wait)
      return hinted !== 0 || hint === 'shortens'
    },
  }
}
