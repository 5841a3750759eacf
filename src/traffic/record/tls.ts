/** TLS on either side of the recording proxy. The sockets below are kept, because only they can be reset. */

import net, { type Socket } from 'node:net'
import tls, { type ConnectionOptions, type SecureContextOptions } from 'node:tls'

/** What is spoken within TLS: the proxy follows HTTP/1, and its two sides must speak the same. */
const protocols = ['http/1.1']
const protocolsOnWire = Buffer.from('\x08http/1.1', 'latin1')

export interface ServerTls {
  /** Takes a connection. `ready` gets the socket of plain bytes, or undefined if there was no agreement. */
  accept(raw: Socket, ready: (socket: Socket | undefined) => void): void
}

export interface ClientTls {
  /** The socket of plain bytes; it emits `secureConnect` when it is ready. */
  connect(raw: Socket, to: { host: string }): Socket
}

/**
 * @param refused called with why a client and the proxy did not agree
 * @throws Error of the host if the certificate or key cannot be used
 */
export function serverTls(credentials: SecureContextOptions, refused: (error: Error) => void = () => {}): ServerTls {
  const secureContext = tls.createSecureContext(credentials)
  return {
    accept(raw, ready) {
      const socket = new tls.TLSSocket(raw, { isServer: true, secureContext, ALPNProtocols: protocolsOnWire } as never)
      const failed = (error: Error) => {
        refused(error)
        socket.destroy()
        ready(undefined)
      }
      socket.once('error', failed)
      socket.once('secure', () => {
        socket.off('error', failed)
        socket.pause()
        ready(socket)
      })
    },
  }
}

/** @param options such as `ca`, `rejectUnauthorized`, `servername`, `cert` and `key` */
export function clientTls(options: ConnectionOptions): ClientTls {
  return {
    connect(raw, { host }) {
      const servername = options.servername ?? (net.isIP(host) ? undefined : host)
      return tls.connect({
        ...options,
        servername,
        socket: raw,
        host,
        ALPNProtocols: protocols,
        allowHalfOpen: true,
      } as ConnectionOptions)
    },
  }
}
