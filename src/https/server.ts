/** https.Server: a tls.Server that hands its connections to http once they are secure. */

import type tls from 'node:tls'
import { inherit, type Members, putMembers } from '../http/members'
import type { Era } from '../http/shapes/era'
import type { Server as HttpServer, RequestListener, ServerParts } from '../http/shapes/server'
import { makeCapVersion, makeProtocolCheck } from './versions'

type Options = tls.TlsOptions & { NPNProtocols?: unknown; pfx?: unknown; cert?: unknown; key?: unknown }
type ServerConstructor = new (options?: Options | RequestListener, listener?: RequestListener) => HttpServer

/** Of a client that has no certificate to show. */
const NO_CERTIFICATE = 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE'

/**
 * @throws Error (of the server's constructor) where the era refuses a server without a certificate and its key
 */
export function makeHttpsServer(
  era: Era,
  { closing, connectionListener, options: httpOptions, prepare }: ServerParts,
): ServerConstructor {
  const { alpn, failedHandshake, failureEvent, npn, requiresKey, requiresOptions, serverMethods, serverVerifies } =
    era.profile.https
  const { takesOptions } = era.profile.server
  const capVersion = makeCapVersion(era)
  const checkProtocol = makeProtocolCheck(era)
  const { guard } = era
  const { tls: below } = era.beneath
  const listenerOfHttp =
    era.profile.https.connectionListener === 'export' ? () => era.http!._connectionListener : () => connectionListener

  const reportFailure = {
    nothing: () => false,
    error: (server: NodeJS.EventEmitter, error: Error) => server.emit('clientError', error),
    errorAndSocket: (server: NodeJS.EventEmitter, error: Error, socket: tls.TLSSocket) =>
      server.emit('clientError', error, socket),
  }[failedHandshake]

  const verifiesForGuard = serverVerifies && !guard.own.https.serverVerifies
  /** The error of a client that the guard turned away for its certificate is the guard's. */
  const blame = (error: Error & { code?: string }, socket: tls.TLSSocket | undefined): Error => {
    const isUnverified = socket?.authorizationError || error.code === NO_CERTIFICATE
    return verifiesForGuard && isUnverified ? guard.blame('verify-peer', error) : error
  }

  /** Writes into the options what is offered. @throws TypeError (of the engine) where they are none */
  function offer(options: Options): void {
    options.pfx
    const ofObject = typeof options === 'object' || typeof options === 'function'
    if (npn === 'written' && ofObject && !options.NPNProtocols) options.NPNProtocols = ['http/1.1', 'http/1.0']
    if (alpn !== 'none' && ofObject && !options.ALPNProtocols) options.ALPNProtocols = ['http/1.1']
    if (requiresOptions && !ofObject) {
      throw new TypeError("Cannot read property 'requestCert' of undefined")
    }
  }

  /** Listens for failures where the era had no event for them: the host's is not passed on to the program. */
  function receive(server: HttpServer, onFailure: (error: Error, socket: tls.TLSSocket) => boolean): void {
    const emit = function (this: HttpServer, event: string, ...args: unknown[]): boolean {
      if (event === 'tlsClientError') return onFailure(...(args as [Error, tls.TLSSocket]))
      return (Server.prototype as NodeJS.EventEmitter).emit.call(this, event, ...args)
    }
    Object.defineProperty(server, 'emit', { value: emit, writable: true, configurable: true })
  }

  function Server(this: unknown, given?: Options | RequestListener, listener?: RequestListener): HttpServer | void {
    const Constructor = Server as unknown as ServerConstructor
    if (!(this instanceof Constructor)) return new Constructor(given, listener)
    if (!requiresOptions && typeof given === 'function') {
      listener = given
      given = undefined
    }
    // Without any, the engine says what it thinks of reading them.
    if (requiresOptions) offer(given as Options)
    const options = { ...((requiresOptions ? given : (given ?? {})) as Options) }
    if (!requiresOptions) offer(options)
    if (alpn === 'none') delete options.ALPNProtocols
    checkProtocol(options)
    capVersion(options)
    if (!serverVerifies) options.rejectUnauthorized ??= false
    if (requiresKey && !options.pfx && !(options.cert && options.key)) {
      throw new Error('Missing PFX or certificate + private key.')
    }
    if (takesOptions) httpOptions.read(this as HttpServer, given as object, true)
    else httpOptions.read(this as HttpServer, undefined, true)
    ;(below.now.Server as unknown as Function).call(this, httpOptions.forTls(options as object), listenerOfHttp())
    prepare(this as HttpServer, listener)
    httpOptions.readLate(this as HttpServer, options as object)
    const onFailure = (error: Error, socket: tls.TLSSocket): boolean => {
      const reported = reportFailure(this, blame(error, socket), socket)
      if (!reported) socket.destroy(error)
      return reported
    }
    if (failureEvent) this.on('tlsClientError', onFailure)
    else receive(this, onFailure)
  }
  inherit(Server, below.first.Server, era.profile.module.constructorsInherit)
  putMembers(Server.prototype, serverMethods, {
    ...closing.members,
    close: closing.makeClose(() => below.first.Server.prototype.close) as never,
    setTimeout: (era.Server.prototype as unknown as Members).setTimeout,
  })
  closing.dispose(Server.prototype, false)
  return Server as unknown as ServerConstructor
}
