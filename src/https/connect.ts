/** How agents and requests get a secure connection: the host's tls, with the era's arguments and its trust. */

import tls from 'node:tls'
import type { ClientSocket } from '../http/client/types'
import type { Era } from '../http/era'

export interface SecureOptions extends tls.ConnectionOptions {
  path?: undefined
  _agentKey?: string
}
type Port = number | string | SecureOptions

/** `(options)`, `(port, options)` or `(port, host, options)`. */
export function makeConnect(
  era: Era,
): (port: Port, host?: string | SecureOptions, more?: SecureOptions) => ClientSocket {
  const { verifies } = era.profile.https
  return function createConnection(port, host, more) {
    const options: SecureOptions = { ...(typeof port === 'object' ? port : typeof host === 'object' ? host : more) }
    if (typeof port !== 'object') options.port = Number(port)
    if (typeof host === 'string') options.host = host
    // A path would make tls think of a Unix socket.
    delete options.path
    if (!verifies) options.rejectUnauthorized ??= false
    return tls.connect(options) as unknown as ClientSocket
  }
}
