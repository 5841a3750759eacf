/** Where bytes come from: files, stdin, text with escapes, hexadecimal digits; and what is no bytes of a connection. */

import { createReadStream, readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { erasError } from '../errors'
import { lookAt } from '../shared/look-at'
import { formatShown, isPacked, unpackedStart } from '../traffic/formats/sniff'
import { unhexed } from './escaped'
import { PIECE } from './reader'

/** The name of what comes by stdin. */
export const STDIN = '-'

const SHOW = "'http-eras transcript show FILE' tells the bytes of each connection"
/** How the bytes of other files are come by. */
export const CONVERT = `'http-eras transcript convert FILE -o OUT' makes recorded traffic of a HAR or a capture, and ${SHOW}`
const FORMATS = {
  har: ['a HAR', CONVERT],
  capture: ['a packet capture', CONVERT],
  rows: ['recorded traffic', SHOW],
  json: ['a transcript', SHOW],
} as const

/**
 * Looks whether the first bytes of a file are those of a file format, by mistake.
 * @throws ErasError ERAS_NO_BYTES if they are
 */
export function refuseFormats(file: string, begin: Buffer): void {
  const format = formatShown(isPacked(begin) ? unpackedStart(begin) : begin)
  if (format === undefined) return
  const [what, cure] = FORMATS[format]
  throw erasError('ERAS_NO_BYTES', file === STDIN ? 'what stdin gives' : file, what, cure)
}

/** Whether bytes look like JSON, which no connection of HTTP begins with. */
export const looksLikeJson = (begin: Buffer): boolean =>
  /^(?:\xef\xbb\xbf)?\s*[[{]\s*(?:["{[\]}]|-?\d)/.test(begin.subarray(0, 200).latin1Slice())

const whyNot = (error: NodeJS.ErrnoException): string =>
  error.code === 'ENOENT' ? 'there is no such file' : error.code === 'EISDIR' ? 'it is a folder' : error.message

export const cannotRead = (file: string, error: unknown) =>
  erasError('ERAS_CANNOT_READ', file === STDIN ? 'stdin' : file, whyNot(error as NodeJS.ErrnoException))

/** Pieces of the size that sockets give, whatever the sizes are in which a stream gives its bytes. */
export async function* piecesOf(stream: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    waiting.push(chunk as Buffer)
    length += (chunk as Buffer).length
    if (length < PIECE) continue
    const whole = Buffer.concat(waiting)
    let from = 0
    for (; whole.length - from >= PIECE; from += PIECE) yield whole.subarray(from, from + PIECE)
    waiting = [whole.subarray(from)]
    length = whole.length - from
  }
  if (length > 0) yield Buffer.concat(waiting)
}

/** Opens a file, or stdin. @throws ErasError ERAS_CANNOT_READ when it is read */
export const opened = (file: string): Readable => (file === STDIN ? process.stdin : createReadStream(file))

/** Whether there is a folder of this name. */
export function isFolder(file: string): boolean {
  return lookAt(file)?.isDirectory() === true
}

/** Bytes of hexadecimal digits: of a file, if there is one of that name, or of the text itself. */
export function hexBytes(text: string): Buffer {
  const isFile = text === STDIN || lookAt(text)?.isFile() === true
  if (!isFile) return unhexed(text, '--hex')
  try {
    return unhexed(readFileSync(text === STDIN ? 0 : text, 'latin1'), text)
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('ERAS_')) throw error
    throw cannotRead(text, error)
  }
}
