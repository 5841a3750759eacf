/** tls.connect of each era over the host's: its arguments, its trust, and what it made of a path. */

import { isIP } from 'node:net'
import tls from 'node:tls'
import { makeAddressOptions } from '../http/client/addresses'
import { makeLookup } from '../http/client/host-connection'
import type { ClientSocket } from '../http/shapes/client'
import type { Era } from '../http/shapes/era'
import { cutPort } from '../http/socket/ports'
import { makeIdentityCheck } from './identity'
import { makeTrust } from './trust'
import { makeCapVersion, makeProtocolCheck } from './versions'

export interface SecureOptions extends tls.ConnectionOptions {
  path?: string | undefined
  autoSelectFamily?: boolean
  _agentKey?: string
}
/** What the types of the host leave out. */
type Renamed = tls.TLSSocket & { setServername(name: string): void }
export type Connect = (...args: unknown[]) => ClientSocket

const isOptions = (value: unknown): value is SecureOptions => typeof value === 'object' && value !== null

/** The options of `(options)`, `(port, options)` or `(port, host, options)`. */
export function readPlace(port: unknown, host: unknown, more: unknown): SecureOptions {
  const options: SecureOptions = { ...[port, host, more].find(isOptions) }
  if (typeof port === 'number' || typeof port === 'string') options.port = port as number
  if (typeof host === 'string') options.host = host
  return options
}

/** Does what the host would say is deprecated. */
function quietly<T>(act: () => T): T {
  const { noDeprecation } = process
  process.noDeprecation = true
  try {
    return act()
  } finally {
    process.noDeprecation = noDeprecation
  }
}

/** Hosts from 26 on greet no address over a socket that they are given. */
let takesAddress = true

/** @returns tls.connect of the era */
export function makeTlsConnect(era: Pick<Era, 'guard' | 'profile'>): Connect {
  const { alpn, identityOption, unixPath } = era.profile.https
  const { cutsPorts } = era.profile.client
  const checkIdentity = makeIdentityCheck(era)
  const lookupFor = makeLookup(era)
  const addresses = makeAddressOptions(era)
  const capVersion = makeCapVersion(era)
  const checkProtocol = makeProtocolCheck(era)
  const trust = makeTrust(era)
  return function connect(...args) {
    const options = readPlace(args[0], args[1], args[2])
    if (typeof args[0] === 'string' && !(Number(args[0]) >= 0)) {
      options.path = args[0]
      delete options.port
    }
    const listener = args.find(one => typeof one === 'function') as (() => void) | undefined
    if (cutsPorts) options.port = cutPort(options.port) as number
    if (unixPath === 'no' || (unixPath === 'withoutPort' && options.port)) delete options.path
    // The first nets made a number of anything.
    if (unixPath !== 'yes' && !options.path && !(Number(options.port) >= 0)) options.port = 0
    options.lookup ??= lookupFor(Number(options.port)) as never
    Object.assign(options, addresses(options))
    if (alpn === 'none') delete options.ALPNProtocols
    checkProtocol(options)
    capVersion(options)
    const watch = trust(options)
    const own = identityOption ? options.checkServerIdentity : undefined
    options.checkServerIdentity = own ?? checkIdentity
    const { servername } = options
    const greetsAddress = servername !== undefined && isIP(servername) > 0
    if (!greetsAddress) return watch(tls.connect(options, listener)) as unknown as ClientSocket
    // The host's tls would warn of it. Over a socket that is connected the handshake has begun when connect returns.
    if (options.socket && takesAddress) {
      try {
        return watch(quietly(() => tls.connect(options, listener))) as unknown as ClientSocket
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ERR_INVALID_ARG_VALUE') throw error
        takesAddress = false
      }
    }
    options.servername = ''
    if (options.socket) return watch(tls.connect(options, listener)) as unknown as ClientSocket
    const socket = tls.connect(options, listener)
    ;(socket as Renamed).setServername(servername)
    return watch(socket) as unknown as ClientSocket
  }
}
