/** Which protocols of TLS an era spoke: the host's newest is later than most. */

import type { SecureContextOptions } from 'node:tls'
import type { Era } from '../http/shapes/era'

/** @returns what keeps options from a protocol that came later, unless they name theirs */
export function makeCapVersion({ profile }: Pick<Era, 'profile'>): (options: SecureContextOptions) => void {
  const { newest } = profile.https
  if (newest === 'TLSv1.3') return () => {}
  return options => {
    if (!options.secureProtocol && !options.minVersion) options.maxVersion ??= newest
  }
}

/** Protocols that nobody should speak any more, by the name of a method, or of a version. */
const OLD_METHOD = /^(?:SSLv2|SSLv3|TLSv1|TLSv1_1)(?:_client|_server)?_method$/
const OLD_VERSION = /^TLSv1(?:\.1)?$/

/** @returns what refuses options that ask for a protocol older than TLS 1.2 alone */
export function makeProtocolCheck({ guard }: Pick<Era, 'guard' | 'profile'>): (options: SecureContextOptions) => void {
  if (guard.profile.https.oldProtocols === 'taken') return () => {}
  return ({ secureProtocol, maxVersion }) => {
    const method = OLD_METHOD.test(String(secureProtocol)) ? secureProtocol : undefined
    const old = method ?? (OLD_VERSION.test(String(maxVersion)) ? maxVersion : undefined)
    if (old === undefined) return
    const words = `${old} stands for a protocol that is not safe any more: leave it out, and the newest one is spoken`
    const error = guard.blame('tls-minimum', new TypeError(words))
    if (guard.mode === 'on') throw error
  }
}
