/**
 * Opens a file of traffic, or the standard input (`-`): what it is, and its bytes from the first on. The beginning is read
 * once and given again, so that a pipe will do.
 */

import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { erasError } from '../../errors'
import { type FormatName, formatShown, isPacked, unpackedStart } from './sniff'

export interface OpenFile {
  /** What the bytes show; undefined where they show nothing. */
  shown: FormatName | undefined
  packed: boolean
  /** It has no byte. */
  isEmpty: boolean
  /** What it is called in messages. */
  name: string
  bytes: Readable
}

/** More bytes than this do not tell more. */
const enough = 4096

/** What a file is called in messages. */
export const nameOf = (file: string): string => (file === '-' ? 'standard input' : file)

/** @throws ErasError ERAS_CANNOT_READ */
export async function openTraffic(file: string): Promise<OpenFile> {
  const name = nameOf(file)
  const source: Readable = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 })
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const start: Buffer[] = []
  let first: Buffer = Buffer.alloc(0)
  let shown: FormatName | undefined
  let packed = false
  try {
    while (shown === undefined && first.length < enough) {
      const { value, done } = await chunks.next()
      if (done) break
      start.push(value)
      first = start.length === 1 ? value : Buffer.concat(start)
      packed = isPacked(first)
      shown = formatShown(packed ? unpackedStart(first) : first)
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw erasError('ERAS_CANNOT_READ', name, code === 'ENOENT' ? 'there is no such file' : message)
  }
  const all = async function* () {
    try {
      yield* start.splice(0)
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
    } finally {
      source.destroy()
    }
  }
  const isEmpty = first.length === 0
  return { shown, packed, isEmpty, name, bytes: Readable.from(all(), { objectMode: false, highWaterMark: 1 }) }
}
