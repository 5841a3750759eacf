/** Server. */

import type { Server as NetServer } from 'node:net'
import type { Era, HttpSocket } from './era'

export interface Server extends NetServer {
  timeout: number
}
export interface ServerConstructor {
  new (listener?: (...args: unknown[]) => void): Server
  (this: Server | void, listener?: (...args: unknown[]) => void): Server
  prototype: Server
}
export interface ServerParts {
  Server: ServerConstructor
  connectionListener: (this: Server, socket: HttpSocket) => void
}

export function makeServer(_era: Era): ServerParts {
  throw new Error('not there yet')
}
