/**
 * What http tells of its work on diagnostics channels, beside `http-eras:guard` (src/guard/ledger.ts). Whether anybody listens is
 * asked when a connection gets its parser: of one that began before, nothing is told, and a byte costs nothing where nobody does.
 */

import { type Channel, channel } from 'node:diagnostics_channel'

/** What all messages have. */
interface ChannelMessage {
  /** The release whose module it is, as recordings name it. */
  readonly release: string
  /** Which connection, counted from 1 in this thread. */
  readonly connection: number
}

/** On `http-eras:wire`: bytes of a connection, as http reads and writes them. */
export interface WireMessage extends ChannelMessage {
  /** Which end of the connection this is. */
  readonly side: 'server' | 'client'
  readonly direction: 'in' | 'out'
  /** Whoever keeps them copies them: their memory is used again. */
  readonly bytes: Uint8Array
}

/** On `http-eras:parser`: what a parser has read. */
export interface ParserMessage extends ChannelMessage {
  /** What is read: requests by a server, responses by a client. */
  readonly side: 'server' | 'client'
  /** The head is whole; the whole message was read; it cannot be read. */
  readonly event: 'head' | 'complete' | 'error'
  /** Of the head of a request. */
  readonly method?: string
  /** Of the head of a request: what stands in its first line. */
  readonly target?: string
  /** Of the head of a response. */
  readonly status?: number
  /** Of a head: `1.1`. */
  readonly version?: string
  /** Of a head: how many header lines it has. */
  readonly lines?: number
  /** Of an error. */
  readonly error?: Error
}

/** On `http-eras:agent`: how requests get connections. */
export interface AgentMessage extends Partial<ChannelMessage> {
  readonly release: string
  /**
   * A request got a connection that served none before, or one that did; its response was read, and the connection is kept; it waits, because there may be no
   * more connections to the host (then there is no connection).
   */
  readonly event: 'opened' | 'reused' | 'free' | 'waits'
  /** Whom the request is for, as its Host has it. */
  readonly host?: string
  /** How many requests the connection has served, this one too. */
  readonly requests?: number
}

export const channels = {
  wire: channel('http-eras:wire'),
  parser: channel('http-eras:parser'),
  agent: channel('http-eras:agent'),
} as const satisfies Readonly<Record<string, Channel>>

/** Whether a connection that begins now is watched. */
export const isWatched = (): boolean => channels.wire.hasSubscribers || channels.parser.hasSubscribers

const numbers = new WeakMap<object, number>()
let last = 0

/** The number of a connection: the same wherever it is told of. */
export function numberOf(socket: object): number {
  let number = numbers.get(socket)
  if (number === undefined) {
    number = ++last
    numbers.set(socket, number)
  }
  return number
}
