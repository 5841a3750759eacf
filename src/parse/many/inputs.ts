/** Many inputs from where they are: the lines of a file, or the files of a folder. */

import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { erasError } from '../../errors'
import { quoted, unescaped } from '../escaped'
import { cannotRead, opened, refuseFormats } from '../input'
import type { Input } from './read-many'

/** Bytes of one input, at most. */
const MOST_BYTES = 16 * 1024 * 1024

/** The bytes that a JSON string has, one a character. @throws ErasError ERAS_BAD_BYTES */
function ofJson(line: string, where: string): Buffer {
  let text: unknown
  try {
    text = JSON.parse(line)
  } catch {
    throw erasError('ERAS_BAD_BYTES', where, `${quoted(line, 40)} is not a JSON string`)
  }
  const wide = /[^\0-\xff]/.exec(text as string)
  if (wide) {
    throw erasError('ERAS_BAD_BYTES', where, `${quoted(wide[0])} is no byte: a JSON string has one byte a character`)
  }
  return Buffer.from(text as string, 'latin1')
}

const bytesOf = (line: string, where: string): Buffer =>
  line.startsWith('"') ? ofJson(line, where) : unescaped(line, where)

/**
 * The inputs of a file: one a line, with escapes or as a JSON string; empty lines are none.
 * @throws ErasError ERAS_CANNOT_READ, ERAS_NO_BYTES, ERAS_BAD_BYTES with the number of the line
 */
export async function* linesOf(file: string): AsyncGenerator<Input> {
  let number = 0
  try {
    for await (const raw of createInterface({ input: opened(file), crlfDelay: Infinity })) {
      number++
      const line = number === 1 ? raw.replace(/^\ufeff/, '') : raw
      if (number === 1) refuseFormats(file, Buffer.from(line.slice(0, 4096)))
      if (line.trim() !== '') yield { number, bytes: bytesOf(line, `${file}, line ${number}`) }
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('ERAS_')) throw error
    throw cannotRead(file, error)
  }
}

/** The files of a folder and of those in it, sorted by name; what is not a file is left out. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort()
}

/** @throws ErasError ERAS_CANNOT_READ, ERAS_NO_BYTES */
export function* filesOf(files: readonly string[]): Generator<Input> {
  for (const [k, file] of files.entries()) {
    let bytes: Buffer
    try {
      const { size } = statSync(file)
      if (size > MOST_BYTES) throw new Error(`it has ${size} bytes, and one of many may have ${MOST_BYTES}`)
      bytes = readFileSync(file)
    } catch (error) {
      throw cannotRead(file, error)
    }
    refuseFormats(file, bytes.subarray(0, 4096))
    if (bytes.length > 0) yield { number: k + 1, bytes }
  }
}
