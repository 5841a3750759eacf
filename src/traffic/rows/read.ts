/** Reading recorded traffic as a stream: `.jsonl` and `.jsonl.gz`, one row at a time, however large the file is. */

import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { ErasError, erasError } from '../../errors'
import { wrongIn } from '../../transcript/check'
import type { Traffic } from '../../transcript/types'
import { linesIn, type RawLine } from './split-lines'
import { isTorn } from './torn'

/** A row that was cut off while it was written, because its writer was killed or its disk was full. */
interface Torn {
  file: string
  line: number
  /** What to tell a person: file, line, and what it means. */
  message: string
}

export interface ReadOptions {
  /** What a stream is called in errors; a name that ends in `.gz` says that it is compressed. */
  name?: string
  /** Whether it is compressed; without it, the name says so. */
  packed?: boolean
  /** How many bytes a row may have; 32 MiB. */
  maxRow?: number
  /** Called with torn rows. They are never an error: all other rows are given. */
  onTorn?: (torn: Torn) => void
  /** Called with what is wrong with a row, which is then left out; without it, the first such row is thrown. */
  onBad?: (error: ErasError, line: number) => void
}

/** A row, the line of the file that it stands in, from 1, and where that begins in the (unpacked) file, in bytes. */
interface ReadRow {
  row: Traffic
  line: number
  start: number
  size: number
}

export const maxRowDefault = 32 * 1024 * 1024

const isPacked = (bytes: Buffer): boolean => bytes[0] === 0x1f && (bytes.length < 2 || bytes[1] === 0x8b)

const bom = '\ufeff'

/**
 * Reads rows in the order of the file.
 * @param source path of a file, or a stream of bytes
 * @throws ErasError that names file, line and field: ERAS_CANNOT_READ, ERAS_NOT_TRAFFIC (foreign bytes), ERAS_WRONG_FORMAT
 * (another version), ERAS_BAD_ROW, ERAS_LONG_ROW. An empty file has no rows and is no error.
 */
export async function* readTraffic(source: string | Readable, options: ReadOptions = {}): AsyncGenerator<ReadRow> {
  const file = options.name ?? (typeof source === 'string' ? source : 'the stream')
  const torn = (line: number) =>
    options.onTorn?.({
      file,
      line,
      message: `${file}, line ${line}: a row was cut off while it was written; it is left out`,
    })
  const chunks = bytesOf(source, file, options.packed ?? file.endsWith('.gz'), torn)
  for await (const raw of linesIn(chunks, options.maxRow ?? maxRowDefault)) {
    let row: Traffic | 'torn' | undefined
    try {
      row = rowOf(raw, file, options)
    } catch (error) {
      if (!options.onBad || !(error instanceof ErasError) || error.code === 'ERAS_NOT_TRAFFIC') throw error
      options.onBad(error, raw.line)
    }
    if (row === 'torn') torn(raw.line)
    else if (row) yield { row, line: raw.line, start: raw.start, size: raw.size }
  }
}

/** The bytes of a source, unpacked; a compressed file that lacks its end gives what it has. */
async function* bytesOf(
  source: string | Readable,
  file: string,
  unpacks: boolean,
  torn: (line: number) => void,
): AsyncGenerator<Buffer> {
  const input = typeof source === 'string' ? createReadStream(source, { highWaterMark: 256 * 1024 }) : source
  let stream: Readable = input
  let line = 1
  let packed: boolean | undefined
  if (unpacks) {
    const { createGunzip } = require('node:zlib') as typeof import('node:zlib')
    const gunzip = createGunzip({ chunkSize: 128 * 1024 })
    input.on('error', (error: Error) => gunzip.destroy(error))
    input.once('data', (bytes: Buffer) => {
      packed = isPacked(bytes)
    })
    stream = input.pipe(gunzip)
  }
  let open = false
  try {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer
      if (stream !== input) for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) line++
      open = bytes[bytes.length - 1] !== 10
      yield bytes
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    // What was unpacked of the row that lacks its end is found torn when it is read.
    if (code === 'Z_BUF_ERROR') {
      if (!open && packed !== undefined) torn(line)
      return
    }
    if (code?.startsWith('Z_')) {
      const why = packed ? `it is damaged after line ${line - 1}` : 'it is not compressed, though its name says so'
      throw erasError('ERAS_NOT_TRAFFIC', file, `${why}: ${message}`)
    }
    if (code) throw erasError('ERAS_CANNOT_READ', file, code === 'ENOENT' ? 'there is no such file' : message)
    throw error
  } finally {
    input.destroy()
  }
}

function rowOf({ line, bytes, whole }: RawLine, file: string, options: ReadOptions): Traffic | 'torn' | undefined {
  if (!bytes) throw erasError('ERAS_LONG_ROW', file, line, options.maxRow ?? maxRowDefault)
  if (line === 1 && isPacked(bytes))
    throw erasError('ERAS_NOT_TRAFFIC', file, 'it is compressed, and its name does not end in .gz')
  let text = bytes.toString()
  if (line === 1 && text.startsWith(bom)) text = text.slice(1)
  if (text.trim() === '') return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (isTorn(text, line === 1, whole)) return 'torn'
    const why = `it is not JSON: ${(error as Error).message}`
    if (line === 1) throw erasError('ERAS_NOT_TRAFFIC', file, `line 1: ${why}`)
    throw erasError('ERAS_BAD_ROW', file, line, whole ? why : `it lacks its end, and ${why}`)
  }
  const wrong = wrongIn(value)
  if (wrong === undefined) return value as Traffic
  const format = (value as { format?: unknown } | null)?.format
  if (typeof format === 'string' && format.startsWith('wire-transcript/') && format !== 'wire-transcript/1')
    throw erasError('ERAS_WRONG_FORMAT', file, line, JSON.stringify(format))
  if (line === 1 && format !== 'wire-transcript/1') throw erasError('ERAS_NOT_TRAFFIC', file, `line 1: ${wrong}`)
  throw erasError('ERAS_BAD_ROW', file, line, wrong)
}
