import { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import type { SecureContext, TLSSocket } from 'node:tls'
import { addMissing, patch } from '../patch'

/** Two streams, each of which reads what the other writes. */
type DuplexPair = () => [Duplex, Duplex]

/** The two ends of TLS: `encrypted` takes and gives what is on the wire, `cleartext` what it means. */
class SecurePair extends EventEmitter {
  readonly encrypted: Duplex
  readonly cleartext: TLSSocket
  constructor(
    readonly credentials: SecureContext,
    isServer: boolean,
    requestCert: boolean,
    rejectUnauthorized: boolean,
    options: object,
  ) {
    super()
    // Slow to load, and hosts without createSecurePair have it.
    const { duplexPair } = require('node:stream') as unknown as { duplexPair: DuplexPair }
    const tls = require('node:tls') as typeof import('node:tls')
    const [wire, inner] = duplexPair()
    const secure = { ...options, secureContext: credentials, isServer, requestCert, rejectUnauthorized }
    this.encrypted = wire
    this.cleartext = new tls.TLSSocket(inner as never, secure)
    this.cleartext.once('secure', () => this.emit('secure'))
  }
  destroy(): void {
    this.encrypted.destroy()
    this.cleartext.destroy()
  }
}

export default patch({
  modules: {
    tls: (view, { createSecureContext }) =>
      addMissing(view, {
        createSecurePair: (
          credentials: SecureContext = createSecureContext(),
          isServer?: unknown,
          requestCert?: unknown,
          rejectUnauthorized?: unknown,
          options: object = {},
        ) => new SecurePair(credentials, !!isServer, !!requestCert, !!rejectUnauthorized, options),
      }),
  },
})
