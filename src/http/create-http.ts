/** createHttp: picks the parts that a profile names, once, and puts the module together. */

import type { Profile } from '../profile/profile'
import { resolve } from '../profile/resolve'
import { makeStreams } from '../stream/streams'
import { makeAgent } from './agent'
import { makeClientRequest } from './client-request'
import type { Era } from './era'
import { makeIncomingMessage } from './incoming'
import { makeOutgoingMessage } from './outgoing'
import { makeParsers } from './parser'
import { makeServer } from './server'
import { makeServerResponse } from './server-response'
import { makeSocketFace } from './socket-face'

export interface HttpOptions {
  /** All fixes of the guard off: exactly what the release did. */
  faithful?: boolean
}

export type HttpModule = Record<string, unknown>

/**
 * Makes the http module of a profile, with classes of its own.
 * @param spec what `resolve` takes, or a profile
 */
export function createHttp(spec: string | Profile, _options: HttpOptions = {}): HttpModule {
  const profile = typeof spec === 'string' ? resolve(spec) : spec
  const era = { profile, STATUS_CODES: {} } as Era
  era.streams = makeStreams(profile)
  era.socketFace = makeSocketFace(era)
  era.IncomingMessage = makeIncomingMessage(era)
  era.parsers = makeParsers(era)
  era.OutgoingMessage = makeOutgoingMessage(era)
  era.ServerResponse = makeServerResponse(era)
  const { Server, connectionListener } = makeServer(era)
  era.Server = Server
  era.ClientRequest = makeClientRequest(era)
  const { Agent, ...client } = makeAgent(era)
  era.Agent = Agent
  const all: HttpModule = {
    parsers: era.parsers,
    STATUS_CODES: era.STATUS_CODES,
    IncomingMessage: era.IncomingMessage,
    OutgoingMessage: era.OutgoingMessage,
    ServerResponse: era.ServerResponse,
    Server,
    ClientRequest: era.ClientRequest,
    Agent,
    _connectionListener: connectionListener,
    ...client,
  }
  return Object.fromEntries(profile.module.exports.map(name => [name, all[name]]))
}
