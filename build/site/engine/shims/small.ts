/** Modules of which the core needs a name or two: errno, AssertionError, timers, SHA-256, URL, channels. All else is not there. */

import { Buffer } from './buffer'
import { clearImmediate, clearInterval, clearTimeout, setImmediate, setInterval, setTimeout } from './globals'

export { clearImmediate, clearInterval, clearTimeout, setImmediate, setInterval, setTimeout }

interface Hash {
  update(bytes: Uint8Array): unknown
  digest(): Uint8Array
}
// An ES module, which the bundler puts in.
const { sha256 } = require('@noble/hashes/sha2.js') as { sha256: { create(): Hash } }

/** Of node:os. */
export const constants = { errno: { ECONNRESET: 104, EPIPE: 32, ECONNREFUSED: 111, ETIMEDOUT: 110 }, signals: {} }
export const availableParallelism = () => 1

/** Of node:assert. */
export class AssertionError extends Error {
  override name = 'AssertionError'
  readonly code = 'ERR_ASSERTION'
  constructor(options: { message?: string }) {
    super(options.message)
    Object.assign(this, options)
  }
}

/** Of node:crypto. */
export function createHash(): { update(bytes: Uint8Array): unknown; digest(how: 'hex'): string } {
  const hash = sha256.create()
  return {
    update(bytes) {
      hash.update(new Uint8Array(bytes))
      return this
    },
    digest: how => Buffer.from(hash.digest()).toString(how),
  }
}

/** Of node:diagnostics_channel, to which nobody listens here. */
export const channel = () => ({ hasSubscribers: false, publish() {} })

/** Of node:url. */
export const { URL, URLSearchParams } = globalThis
export const parse = (text: string): URL => new URL(text)
export default {}
