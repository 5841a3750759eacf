/** Where files of others are read from: a path or a stream, compressed by name or not. */

import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { ErasError, erasError } from '../../errors'

/**
 * Gives the bytes of a source. Closing it early closes the file.
 * @param packed whether they are to be unpacked: where the name ends in `.gz`, unless the options say otherwise
 */
export async function* bytesOf(
  source: string | Readable,
  name: string,
  packed = name.endsWith('.gz'),
): AsyncGenerator<Buffer> {
  const input = typeof source === 'string' ? createReadStream(source, { highWaterMark: 256 * 1024 }) : source
  let stream = input
  if (packed) {
    const { createGunzip } = require('node:zlib') as typeof import('node:zlib')
    const gunzip = createGunzip()
    input.on('error', (error: Error) => gunzip.destroy(error))
    stream = input.pipe(gunzip)
  }
  try {
    for await (const bytes of stream) yield bytes as Buffer
  } finally {
    input.destroy()
  }
}

/** Whether a compressed source ended too soon. */
export const isCutOff = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR'

/**
 * An error of reading as one of the catalogue.
 * @param code the error for a source of another kind
 * @param words what else is wrong with it, if the error comes from its format
 */
export function unreadable(
  error: unknown,
  code: 'ERAS_NOT_CAPTURE' | 'ERAS_NOT_HAR',
  name: string,
  words?: string,
): Error {
  if (error instanceof ErasError) return error
  const { code: system, message } = error as NodeJS.ErrnoException
  if (system?.startsWith('Z_')) return erasError(code, name, `it cannot be unpacked: ${message}`)
  if (system) return erasError('ERAS_CANNOT_READ', name, system === 'ENOENT' ? 'there is no such file' : message)
  return words === undefined ? (error as Error) : erasError(code, name, words)
}
