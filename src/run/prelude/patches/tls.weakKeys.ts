import { patch } from '../patch'

interface Secure {
  ciphers?: string
}

const LEVEL = '@SECLEVEL=0'
const lowered = (ciphers: string): string => (ciphers.includes('@SECLEVEL') ? ciphers : `${ciphers}:${LEVEL}`)

/** OpenSSL's lowest level of security, and the protocols of the time, for tls as a whole: https stands on it too. */
export default patch({
  install() {
    const tls = require('node:tls') as {
      DEFAULT_CIPHERS: string
      DEFAULT_MIN_VERSION: string
      createSecureContext(options?: Secure): object
    }
    const { createSecureContext } = tls
    tls.DEFAULT_CIPHERS = lowered(tls.DEFAULT_CIPHERS)
    tls.DEFAULT_MIN_VERSION = 'TLSv1'
    tls.createSecureContext = options =>
      createSecureContext(options?.ciphers ? { ...options, ciphers: lowered(options.ciphers) } : options)
  },
})
