/** That a certificate is not for the host, in the words of the era. The host's tls finds it out. */

import tls from 'node:tls'
import type { Era } from '../http/shapes/era'

const WORDS = "Hostname/IP doesn't match certificate's altnames"

type Failure = Error & { reason?: string; host?: string; cert?: tls.PeerCertificate }

export function makeIdentityCheck({ profile }: Pick<Era, 'profile'>): typeof tls.checkServerIdentity {
  const { identityError } = profile.https
  if (identityError === 'coded') return tls.checkServerIdentity
  return (host, cert) => {
    const failure = tls.checkServerIdentity(host, cert) as Failure | undefined
    if (!failure) return undefined
    if (identityError === 'bare') return new Error(WORDS)
    const { reason } = failure
    return Object.assign(new Error(`${WORDS}: ${JSON.stringify(reason)}`), { reason, host, cert })
  }
}
