/** Server: a net.Server that hands its connections to the parser and tells what comes. */

import { makeListenerCheck } from '../client/checks'
import { inherit, putMembers } from '../members'
import type { HttpSocket } from '../shapes/connection'
import type { Era } from '../shapes/era'
import type { RequestListener, Server, ServerConstructor, ServerOptions, ServerParts } from '../shapes/server'
import { makeClosing } from './closing'
import { makeConnectionListener } from './connection'
import { makeNetServer, preparedBy } from './net-server'
import { makeServerOptions } from './options'

const ignored: unknown = undefined

function destroyFailed(error: Error, connection: HttpSocket): void {
  connection.destroy(error)
}

/** What a server shows of http's fields; one over tls showed fewer. */
interface Shown {
  readonly halfOpen: boolean
  readonly timeout: boolean
  readonly maxHeaders: boolean
  readonly maxRequests: boolean
}

/** The fields of a new server that are no options, in their order. */
function makeSetFields({ profile }: Era, shown: Shown): (server: Server) => void {
  const { clientError, headersTimeout, keepAliveTimeout, maxHeadersCount, pendingField } = profile.server
  const { maxRequestsPerSocket, requestTimeout, timeout, timeoutEvents, timeOptions } = profile.server
  const { keepAliveGrace, keepAliveTimeoutBuffer } = profile.server
  const setsTimes = timeOptions === 'none'
  return server => {
    if (shown.halfOpen) server.httpAllowHalfOpen = false
    if (clientError === 'destroyed') server.on('clientError', destroyFailed)
    if (timeoutEvents && shown.timeout) server.timeout = timeout
    if (setsTimes && keepAliveTimeout >= 0) server.keepAliveTimeout = keepAliveTimeout
    if (pendingField) server._pendingResponseData = 0
    if (maxHeadersCount === 'null' && shown.maxHeaders) server.maxHeadersCount = null
    if (maxRequestsPerSocket !== 'absent' && shown.maxRequests)
      server.maxRequestsPerSocket = maxRequestsPerSocket === 'null' ? null : 0
    if (setsTimes && headersTimeout >= 0) server.headersTimeout = headersTimeout
    if (setsTimes && requestTimeout >= 0) server.requestTimeout = requestTimeout
    if (setsTimes && keepAliveTimeoutBuffer) server.keepAliveTimeoutBuffer = keepAliveGrace
  }
}

/** net.Server as the program has it, where the class below is that one. */
const shownAbove = (below: Function, ofProgram: Function): Function =>
  below.prototype === ofProgram.prototype ? ofProgram : below

export function makeServer(era: Era): ServerParts {
  const { closesIdle, methods, takesOptions } = era.profile.server
  const { setTimeoutReturnsSelf } = era.profile.outgoing
  const checkListener = makeListenerCheck(era.profile)
  const options = makeServerOptions(era)
  const connectionListener = makeConnectionListener(era)
  const NetServerOfEra = makeNetServer(era)
  const closing = makeClosing(era, () => NetServerOfEra.prototype.close)
  const setFields = makeSetFields(era, { halfOpen: true, timeout: true, maxHeaders: true, maxRequests: true })
  const { halfOpenField, maxHeadersField, timeoutField } = era.profile.https
  const setSecureFields = makeSetFields(era, {
    halfOpen: halfOpenField,
    timeout: timeoutField,
    maxHeaders: maxHeadersField,
    maxRequests: false,
  })

  function listen(server: Server, listener: RequestListener | undefined): void {
    if (!listener) return
    checkListener(listener)
    server.on('request', listener)
  }

  const asOfNet = preparedBy(era.profile)
  const prepare: ServerParts['prepare'] = (server, listener) => {
    asOfNet(server)
    listen(server, listener)
    setSecureFields(server)
    closing.prepare(server)
  }

  function construct(server: Server, given: ServerOptions | undefined, listener: RequestListener | undefined): void {
    options.read(server, given)
    NetServerOfEra.call(server as never, options.forNet(given ?? {}))
    listen(server, listener)
    setFields(server)
    server.on('connection', connectionListener)
    closing.prepare(server)
    options.readLate(server, given)
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
  const hidden = closesIdle && !methods.includes('close') ? ['[close]'] : []
  putMembers(Server.prototype, [...methods, ...hidden], {
    setTimeout(this: Server, milliseconds: number, callback?: (socket: HttpSocket) => void) {
      this.timeout = milliseconds
      if (callback) this.on('timeout' as 'connection', callback as never)
      return setTimeoutReturnsSelf ? this : ignored
    },
    ...closing.members,
  })
  closing.dispose(Server.prototype, true)
  return { Server: Server as unknown as ServerConstructor, connectionListener, prepare, options, closing }
}
