/** https.Server: a tls.Server that hands its connections to http once they are secure. */

import tls from 'node:tls'
import type { Era } from '../http/era'
import { inherit, putMembers } from '../http/members'
import type { Server as HttpServer, RequestListener, ServerParts } from '../http/server/server'

type Options = tls.TlsOptions & { pfx?: unknown; cert?: unknown; key?: unknown }
export type ServerConstructor = new (options?: Options | RequestListener, listener?: RequestListener) => HttpServer

/**
 * @throws Error (of the server's constructor) where the era refuses a server without a certificate and its key
 */
export function makeHttpsServer(era: Era, { connectionListener, prepare }: ServerParts): ServerConstructor {
  const { failedHandshake, requiresKey, requiresOptions, serverMethods, serverVerifies } = era.profile.https
  const { takesOptions } = era.profile.server
  const { setTimeoutReturnsSelf } = era.profile.outgoing

  const tellFailure = {
    nothing: () => false,
    error: (server: NodeJS.EventEmitter, error: Error) => server.emit('clientError', error),
    errorAndSocket: (server: NodeJS.EventEmitter, error: Error, socket: tls.TLSSocket) =>
      server.emit('clientError', error, socket),
  }[failedHandshake]

  function Server(this: unknown, given?: Options | RequestListener, listener?: RequestListener): HttpServer | void {
    const Constructor = Server as unknown as ServerConstructor
    if (!(this instanceof Constructor)) return new Constructor(given, listener)
    if (takesOptions && typeof given === 'function') {
      listener = given
      given = undefined
    }
    // Without any, the engine says what it thinks of reading them.
    const options = { ...((requiresOptions ? given : (given ?? {})) as Options) }
    if (requiresOptions) (given as Options).pfx
    if (!serverVerifies) options.rejectUnauthorized ??= false
    if (requiresKey && !options.pfx && !(options.cert && options.key)) {
      throw new Error('Missing PFX or certificate + private key.')
    }
    ;(tls.Server as unknown as Function).call(this, options)
    prepare(this, takesOptions ? (options as object) : undefined, listener)
    this.on('secureConnection', connectionListener as never)
    this.on('tlsClientError', (error: Error, socket: tls.TLSSocket) => {
      if (!tellFailure(this, error, socket)) socket.destroy(error)
    })
  }
  inherit(Server, tls.Server, era.profile.module.constructorsInherit)
  putMembers(Server.prototype, serverMethods, {
    setTimeout(this: HttpServer, milliseconds: number, callback?: () => void) {
      this.timeout = milliseconds
      if (callback) this.on('timeout' as 'connection', callback)
      return setTimeoutReturnsSelf ? this : undefined
    },
  })
  return Server as unknown as ServerConstructor
}
