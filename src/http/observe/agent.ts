/** Tells how requests get connections, and how these are used again: of each request its host, and nothing that may be secret. */

import type { ClientRequest, ClientSocket } from '../shapes/client'
import type { Era } from '../shapes/era'
import { type AgentMessage, channels, numberOf } from './channels'

const served = new WeakMap<object, number>()

/** The Host of a request, as it will be sent or was. */
function hostOf(req: ClientRequest): string | undefined {
  const { _header: head } = req as { _header?: unknown }
  if (typeof head === 'string') return /^host: *(.*?)\r$/im.exec(head)?.[1]
  const { getHeader } = req as { getHeader?(name: string): unknown }
  const host = typeof getHeader === 'function' ? getHeader.call(req, 'host') : undefined
  return typeof host === 'string' ? host : undefined
}

interface AgentTelling {
  /** A request has its connection. */
  assigned(req: ClientRequest, socket: ClientSocket): void
  /** The response of a request was read, and the connection is kept. */
  free(req: ClientRequest, socket: ClientSocket): void
  /** A request waits for a connection. */
  waits(req: ClientRequest): void
}

export function makeAgentTelling({ profile: { release } }: Pick<Era, 'profile'>): AgentTelling {
  const tell = (message: Omit<AgentMessage, 'release'>) => channels.agent.publish({ release, ...message })
  return {
    assigned(req, socket) {
      if (!channels.agent.hasSubscribers) return
      const requests = (served.get(socket) ?? 0) + 1
      served.set(socket, requests)
      const event = requests === 1 ? 'opened' : 'reused'
      tell({ event, connection: numberOf(socket), host: hostOf(req), requests })
    },
    free(req, socket) {
      if (!channels.agent.hasSubscribers) return
      tell({ event: 'free', connection: numberOf(socket), host: hostOf(req), requests: served.get(socket) ?? 1 })
    },
    waits(req) {
      if (channels.agent.hasSubscribers) tell({ event: 'waits', host: hostOf(req) })
    },
  }
}
