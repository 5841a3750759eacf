/** Whether a client trusts a server whose certificate it cannot verify: as its era did, or as the guard has it. */

import type { ConnectionOptions, TLSSocket } from 'node:tls'
import type { Era } from '../http/shapes/era'

type Destroy = (this: TLSSocket, error?: Error) => TLSSocket

const CURE = 'name its authority in the option ca or in NODE_EXTRA_CA_CERTS'

/** Settles `rejectUnauthorized`; what it gives is handed the connection. */
type Trust = (options: ConnectionOptions) => (socket: TLSSocket) => TLSSocket

const asItIs = (socket: TLSSocket): TLSSocket => socket

export function makeTrust({ guard, profile }: Pick<Era, 'guard' | 'profile'>): Trust {
  const { verifies } = profile.https
  const ofGuard = guard.profile.https.verifies && !guard.own.https.verifies

  /** The error for which the host closes the connection becomes the guard's. */
  const blame = (socket: TLSSocket): TLSSocket => {
    const destroy = socket.destroy as Destroy
    const blaming: Destroy = function (error) {
      if (error && this.authorizationError) {
        error.message += `: ${CURE}`
        return destroy.call(this, guard.blame('verify-peer', error))
      }
      return destroy.call(this, error)
    }
    socket.destroy = blaming as TLSSocket['destroy']
    return socket
  }
  const count = (socket: TLSSocket): TLSSocket => {
    socket.once('secureConnect', () => {
      if (!socket.authorized) guard.refuse('verify-peer', `a server whose certificate cannot be verified: ${CURE}`)
    })
    return socket
  }

  return options => {
    const saysNo = options.rejectUnauthorized === false
    if (!verifies) options.rejectUnauthorized ??= false
    // What is undefined is as good as absent: the host decides.
    else if (ofGuard) options.rejectUnauthorized ?? delete options.rejectUnauthorized
    if (!ofGuard || saysNo) return asItIs
    return guard.mode === 'on' ? blame : count
  }
}
