/** The classes of one era, as its pieces speak of each other. A line fills the table with its own. */

import type { Socket } from 'node:net'

export interface Kinds {
  IncomingMessage: object
  OutgoingMessage: object
  ServerResponse: object
  ClientRequest: object
  Server: object
  Agent: object
  AgentOptions: object
  RequestOptions: object
  /** What `request` and `get` are called with. */
  Request: unknown
  /** What `createServer` and `Server` are called with. */
  ServerArguments: unknown[]
}

/** The connection under a message. */
export type Connection = Socket

/** A message that a server received: it has a method. */
export type ServerRequest<K extends Kinds> = K['IncomingMessage'] & { method: string }

/** A message that a client received: it has a status. */
export type ClientResponse<K extends Kinds> = K['IncomingMessage'] & { statusCode: number }

export type RequestListener<K extends Kinds> = (req: ServerRequest<K>, res: K['ServerResponse']) => void
export type ResponseListener<K extends Kinds> = (res: ClientResponse<K>) => void

/** A class as a plain function: it makes an instance with `new`, without it, and by `call` on a heir's instance. */
export interface Constructor<A extends unknown[], T> {
  new (...args: A): T
  (this: unknown, ...args: A): T
  prototype: T
}
