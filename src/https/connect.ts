/** How agents and requests get a secure connection: the host's tls, with the era's arguments and its trust. */

import { isIP } from 'node:net'
import tls from 'node:tls'
import type { ClientSocket } from '../http/client/types'
import type { Era } from '../http/era'
import { cutPort } from '../http/socket/ports'
import { makeIdentityCheck } from './identity'

export interface SecureOptions extends tls.ConnectionOptions {
  path?: undefined
  _agentKey?: string
}
/** What the types of the host leave out. */
type Renamed = tls.TLSSocket & { setServername(name: string): void }
type Port = number | string | SecureOptions

/** `(options)`, `(port, options)` or `(port, host, options)`. */
export function makeConnect(
  era: Era,
): (port: Port, host?: string | SecureOptions, more?: SecureOptions) => ClientSocket {
  const { identityOption, verifies } = era.profile.https
  const { cutsPorts } = era.profile.client
  const checkIdentity = makeIdentityCheck(era)
  return function createConnection(port, host, more) {
    const options: SecureOptions = { ...(typeof port === 'object' ? port : typeof host === 'object' ? host : more) }
    if (typeof port !== 'object') options.port = Number(port)
    if (typeof host === 'string') options.host = host
    if (cutsPorts) options.port = cutPort(options.port) as number
    // A path would make tls think of a Unix socket.
    delete options.path
    if (!verifies) options.rejectUnauthorized ??= false
    const own = identityOption ? options.checkServerIdentity : undefined
    options.checkServerIdentity = own ?? checkIdentity
    const { servername } = options
    const greetsAddress = servername !== undefined && isIP(servername) > 0
    // The host's tls would warn of it.
    if (greetsAddress) options.servername = ''
    const socket = tls.connect(options)
    if (greetsAddress) (socket as Renamed).setServername(servername)
    return socket as unknown as ClientSocket
  }
}
