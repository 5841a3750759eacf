/** Where a replay goes: a URL, made ready for sockets. */

import net, { type Socket } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { erasError } from '../../errors'

export interface Target {
  href: string
  host: string
  port: number
  tls: boolean
  /** Certificates of authorities, PEM; and whether any certificate will do. */
  ca?: Buffer
  insecure?: boolean
}

/**
 * Milliseconds between the last bytes and a reset: a reader that finds both at once takes the reset for an end, or loses
 * the bytes.
 */
export const resetAfter = 10

/** @throws ErasError if it is not an http or https URL */
export function targetOf(text: string, option = '--to'): Target {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || (url.pathname !== '/' && url.pathname !== '') || url.search) {
    throw erasError('ERAS_BAD_OPTION', 'replay', `${option} takes http://HOST:PORT or https://HOST:PORT, not '${text}'`)
  }
  const tls = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return { href: url.origin, host, port: Number(url.port || (tls ? 443 : 80)), tls }
}

/** Where all sockets read into, one after the other. */
let shared: Buffer | undefined

/** Opens a connection; `open` is called when bytes can be sent, `receive` with what comes. */
export function connectTo(
  { host, port, tls, ca, insecure }: Target,
  open: () => void,
  receive: (bytes: Buffer) => void,
): Socket {
  if (!tls) {
    const buffer = (shared ??= Buffer.allocUnsafeSlow(65_536))
    // Answers are small: a copy costs less than a buffer for each read.
    const callback = (size: number) => {
      const bytes = Buffer.allocUnsafe(size)
      buffer.copy(bytes, 0, 0, size)
      receive(bytes)
      return true
    }
    return net.connect({ host, port, allowHalfOpen: true, noDelay: true, onread: { buffer, callback } }, open)
  }
  const { connect } = require('node:tls') as typeof import('node:tls')
  const servername = net.isIP(host) ? undefined : host
  // The types lack allowHalfOpen, which the socket beneath takes.
  const options: ConnectionOptions & { allowHalfOpen: boolean } = {
    host,
    port,
    ca,
    servername,
    rejectUnauthorized: !insecure,
    allowHalfOpen: true,
    ALPNProtocols: ['http/1.1'],
  }
  return connect(options, open).setNoDelay(true).on('data', receive)
}
