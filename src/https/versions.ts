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
