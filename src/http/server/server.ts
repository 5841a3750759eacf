/** Server: a net.Server that hands its connections to the parser and tells what comes. */

import { makeListenerCheck } from '../client/checks'
import { invalidArgumentOf } from '../era-error'
import { inherit, putMembers } from '../members'
import { type HttpSocket, kIncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import {
  kServerResponse,
  type RequestListener,
  type Server,
  type ServerConstructor,
  type ServerOptions,
  type ServerParts,
} from '../shapes/server'
import { makeConnectionListener } from './connection'
import { makeNetServer } from './net-server'

const ignored: unknown = undefined

function destroyFailed(error: Error, connection: HttpSocket): void {
  connection.destroy(error)
}

/** What a server shows of http's fields; one over tls showed fewer. */
interface Shown {
  readonly halfOpen: boolean
  readonly timeout: boolean
  readonly maxHeaders: boolean
}

/** The fields of a new server, in their order. */
function makeSetFields({ profile }: Era, shown: Shown): (server: Server) => void {
  const { clientError, headersTimeout, keepAliveTimeout, maxHeadersCount, pendingField } = profile.server
  const { timeout, timeoutEvents } = profile.server
  return server => {
    if (shown.halfOpen) server.httpAllowHalfOpen = false
    if (clientError === 'destroyed') server.on('clientError', destroyFailed)
    if (timeoutEvents && shown.timeout) server.timeout = timeout
    if (keepAliveTimeout >= 0) server.keepAliveTimeout = keepAliveTimeout
    if (pendingField) server._pendingResponseData = 0
    if (maxHeadersCount === 'null' && shown.maxHeaders) server.maxHeadersCount = null
    if (headersTimeout >= 0) server.headersTimeout = headersTimeout
  }
}

/** net.Server as the program has it, where the class below is that one. */
const shownAbove = (below: Function, ofProgram: Function): Function =>
  below.prototype === ofProgram.prototype ? ofProgram : below

export function makeServer(era: Era): ServerParts {
  const { methods, optionsChecked, takesOptions } = era.profile.server
  const { setTimeoutReturnsSelf } = era.profile.outgoing
  const checkListener = makeListenerCheck(era.profile)
  const invalidArgument = invalidArgumentOf(era.profile)
  const showsInsecure = takesOptions && era.profile.client.insecureParser
  const connectionListener = makeConnectionListener(era)
  const NetServerOfEra = makeNetServer(era)
  const setFields = makeSetFields(era, { halfOpen: true, timeout: true, maxHeaders: true })
  const { halfOpenField, maxHeadersField, timeoutField } = era.profile.https
  const setSecureFields = makeSetFields(era, {
    halfOpen: halfOpenField,
    timeout: timeoutField,
    maxHeaders: maxHeadersField,
  })

  function readOptions(server: Server & { insecureHTTPParser?: boolean }, given: ServerOptions | null | undefined) {
    if (optionsChecked && given !== null && given !== undefined && typeof given !== 'object') {
      throw invalidArgument('"options" argument', 'of type object', given)
    }
    server[kIncomingMessage] = given?.IncomingMessage ?? era.ServerRequest
    server[kServerResponse] = given?.ServerResponse ?? era.ServerResponse
  }

  function listen(server: Server, listener: RequestListener | undefined): void {
    if (!listener) return
    checkListener(listener)
    server.on('request', listener)
  }

  const prepare: ServerParts['prepare'] = (server, options, listener) => {
    readOptions(server, options)
    listen(server, listener)
    setSecureFields(server)
  }

  function construct(
    server: Server & { insecureHTTPParser?: boolean },
    options: ServerOptions | undefined,
    listener: RequestListener | undefined,
  ): void {
    readOptions(server, options)
    if (showsInsecure) server.insecureHTTPParser = options?.insecureHTTPParser
    NetServerOfEra.call(server as never, { allowHalfOpen: true })
    listen(server, listener)
    setFields(server)
    server.on('connection', connectionListener)
  }
  type Given = ServerOptions | RequestListener
  const Server = takesOptions
    ? function Server(this: unknown, given?: Given, listener?: RequestListener): Server | void {
        if (!(this instanceof (Server as unknown as ServerConstructor))) {
          return new (Server as unknown as ServerConstructor)(given as ServerOptions, listener)
        }
        if (typeof given === 'function') construct(this, undefined, given)
        else construct(this, given, listener)
      }
    : function Server(this: unknown, listener?: Given): Server | void {
        if (!(this instanceof (Server as unknown as ServerConstructor))) {
          return new (Server as unknown as ServerConstructor)(listener as RequestListener)
        }
        construct(this, undefined, listener as RequestListener)
      }
  inherit(Server, shownAbove(NetServerOfEra, era.beneath.net.first.Server), era.profile.module.constructorsInherit)
  putMembers(Server.prototype, methods, {
    setTimeout(this: Server, milliseconds: number, callback?: (socket: HttpSocket) => void) {
      this.timeout = milliseconds
      if (callback) this.on('timeout' as 'connection', callback as never)
      return setTimeoutReturnsSelf ? this : ignored
    },
  })
  return { Server: Server as unknown as ServerConstructor, connectionListener, prepare }
}
