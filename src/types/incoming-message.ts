/** http.IncomingMessage: its events and members, in the order in which the eras brought them. */

import type { IncomingHeaders } from './headers'
import type { Connection, Kinds } from './kinds'
import type { PulledEvents, ReadableEvents } from './streams'

interface Aborted {
  aborted: []
}
export interface PushedMessageEvents extends ReadableEvents, Aborted {}
export interface PulledMessageEvents extends PulledEvents, Aborted {}

export interface IncomingMessage {
  httpVersion: string
  httpVersionMajor: number
  httpVersionMinor: number
  headers: IncomingHeaders
  /** Filled when the body has ended. */
  trailers: IncomingHeaders
  /** Of requests: the target as it stood in the request line. */
  url: string
  /** Null in responses. */
  method: string | null
  /** Null in requests. */
  statusCode: number | null
  complete: boolean
  upgrade: boolean | null
  socket: Connection
  connection: Connection
  /** The connection, under the name that clients knew. */
  client: Connection
  destroy(error?: Error): unknown
  _addHeaderLine(name: string, value: string, ...into: unknown[]): void
}

/** A response knows its request. */
export interface RequestedMessage<K extends Kinds> {
  req?: K['ClientRequest']
}

export interface TimedMessage {
  /** @param ms how long the connection may be silent */
  setTimeout(ms: number, onTimeout?: () => void): unknown
}

export interface ChainedTimedMessage extends TimedMessage {
  setTimeout(ms: number, onTimeout?: () => void): this
}

/** What was received, with nothing joined, lowered or left out. */
export interface RawMessage {
  /** Name, value, name, value. */
  rawHeaders: string[]
  rawTrailers: string[]
  /** The reason phrase; null in requests. */
  statusMessage: string | null
}

export interface AbortedMessage {
  aborted: boolean
}

/** What was received, every value of a name by itself. */
export interface DistinctMessage {
  headersDistinct: Record<string, string[] | undefined>
  trailersDistinct: Record<string, string[] | undefined>
}

export interface JoiningMessage {
  joinDuplicateHeaders?: boolean | null
}

export interface SignallingMessage {
  /** Aborted when the message is closed before its end. */
  readonly signal: AbortSignal
}
