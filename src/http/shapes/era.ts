/**
 * The context that the parts of one module share while it is assembled and afterwards: the profile, the stream
 * classes, and each class of the module as soon as it is made. One era per createHttp call, so that patching one
 * module's prototypes leaves all others alone.
 */

import type { EraGuard } from '../../guard/era-guard'
import type { Profile } from '../../profile/profile'
import type { EraStreams } from '../../stream/shapes'
import type { Beneath } from '../beneath'
import type { Debug } from '../debug'
import type { Wording } from '../outgoing/wording'
import type { Put } from '../outgoing/write-text'
import type { Agent, AgentConstructor } from './agent'
import type { ClientRequestConstructor } from './client'
import type { IncomingMessageConstructor, ParserPool } from './connection'
import type { OutgoingMessageConstructor } from './outgoing'
import type { ServerConstructor, ServerResponseConstructor } from './server'
import type { SocketAdapter } from './socket'

export interface Era {
  readonly profile: Profile
  /** What becomes of what the release let through. */
  readonly guard: EraGuard
  /** Parsers read leniently where neither server nor request says otherwise, as --insecure-http-parser has it. */
  readonly insecure: boolean
  /** The agents of requests that name none take their proxies from the environment, as --use-env-proxy has it. */
  readonly envProxies: boolean
  /** Says on stderr what NODE_DEBUG asks for; undefined where it asks for nothing. */
  readonly debug: Debug | undefined
  /** What a message that is used wrongly throws. */
  readonly words: Wording
  /** Hands a piece of a message to its connection. */
  readonly put: Put
  /** The modules on which http stands. */
  readonly beneath: Beneath
  /** Reason phrases; the very object that the module exports, because programs edit it. */
  STATUS_CODES: Record<number, string>
  /** Stream, Readable, … of the era. */
  streams: EraStreams
  /** How http reads a connection, and which of its data the program can observe as well. */
  socketAdapter: SocketAdapter
  /** Parsers that may be used again. */
  parsers: ParserPool
  IncomingMessage: IncomingMessageConstructor
  /** What a parser makes of a received request: IncomingMessage, or the manual's kind of it. */
  ServerRequest: IncomingMessageConstructor
  /** What a parser makes of a received response: IncomingMessage, or the manual's kind of it. */
  ClientResponse: IncomingMessageConstructor
  OutgoingMessage: OutgoingMessageConstructor
  ServerResponse: ServerResponseConstructor
  Server: ServerConstructor
  ClientRequest: ClientRequestConstructor
  Agent: AgentConstructor
  /** The agent of requests that name none, where the era has one for all hosts; read it for each request. */
  globalAgent?: Agent
  /** The module itself, as the program may have patched it. */
  http?: Record<string, unknown>
  /** https of the same era, if it has one; it is made when it is asked for. */
  https?: () => Record<string, unknown>
}
