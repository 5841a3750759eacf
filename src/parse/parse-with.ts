/** How one version reads bytes: pure, without sockets. */

import { guard } from '../guard/guard'
import type { Profile } from '../profile/profile'
import { ClientReader } from './client-reader'
import { PIECE, type Reader } from './reader'
import { ServerReader } from './server-reader'
import type { ParseOptions, Reading } from './types'
import { profileOf } from './versions'

/** Bytes as callers have them; a text has one byte a character. */
export type Bytes = string | Uint8Array

/** @returns the bytes, which are not copied unless they are a text */
export function bufferOf(bytes: Bytes): Buffer {
  if (typeof bytes === 'string') return Buffer.from(bytes, 'latin1')
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** What reads connections as a version does, one after the other. */
export function readerOf(own: Profile, options: ParseOptions = {}): Reader {
  const { client = false, guarded: isGuarded = false, method = 'GET', upgrades = false } = options
  const guarded = isGuarded ? guard(own) : undefined
  const setting = {
    profile: guarded?.profile ?? own,
    method: method.toUpperCase(),
    upgrades,
    ...(guarded && { guarded }),
  }
  return client ? new ClientReader(setting, own.wire.maxHeaderSize) : new ServerReader(setting)
}

/** Gives a reader bytes in pieces of the size that sockets give. */
export function feed(reader: Reader, bytes: Buffer): void {
  if (bytes.length <= PIECE) {
    if (bytes.length > 0) reader.add(bytes)
    return
  }
  for (let from = 0; from < bytes.length; from += PIECE) reader.add(bytes.subarray(from, from + PIECE))
}

/** Reads the bytes of a connection. @param pieces what the socket gives at once; longer ones than a socket's are cut */
export function readAll(reader: Reader, pieces: readonly Buffer[], ends: boolean): Reading {
  reader.renew()
  for (const piece of pieces) feed(reader, piece)
  return reader.done(ends)
}

/**
 * How one version reads the bytes of a connection: as its server does, or with `client` as its client does, if every request
 * is answered as soon as it is whole. It is pure: no socket, no timer, no file.
 *
 * ```js
 * const { messages, error } = parseWith('0.10', 'GET /a HTTP/1.1\r\nBad\r\n\r\n')
 * ```
 * @param version what `resolve` takes (`0.10`, `12.22.12`, `24 with wire@0.10`), or a profile that it gave
 * @param bytes the bytes that come at once, one byte a character of a text; or a list of what comes piece by piece
 * @param options whether a server or a client reads, and in what way
 * @returns the messages that the program is told of, the error that ends the reading, and the state when the bytes end
 * @throws ErasError as `resolve` does
 */
export function parseWith(
  version: string | Profile,
  bytes: Bytes | readonly Bytes[],
  options: ParseOptions = {},
): Reading {
  const profile = typeof version === 'string' ? profileOf(version) : version
  const pieces = Array.isArray(bytes) ? (bytes as readonly Bytes[]) : [bytes as Bytes]
  return readAll(readerOf(profile, options), pieces.map(bufferOf), options.end === true)
}
