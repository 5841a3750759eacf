/** Where a writer goes on in a file that is there already: after its last whole row. */

import type { FileHandle } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { erasError } from '../../errors'

/** What a writer needs to know of a file before it appends. */
export interface LinePlace {
  /** How long the file is, or is to be made: what comes after that is not a whole row and can never be read. */
  size: number
  /** Whether a line feed must come first, because the last row was cut off or lacks it. */
  freshLine: boolean
}

const LF = 0x0a
const rowStart = '{"format":"wire-transcript/1"'

/** The bytes with which each member of our compressed files begins: gzip, deflated, no name, no time. */
const memberStart = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0])

/**
 * Rows as text: a torn row stays where it is, as a line of its own.
 * @throws ErasError if the file begins with something else than rows
 */
export async function placeInLines(handle: FileHandle, file: string): Promise<LinePlace> {
  const { size } = await handle.stat()
  if (size === 0) return { size, freshLine: false }
  const head = Buffer.alloc(Math.min(size, 1024))
  await handle.read(head, 0, head.length, 0)
  const text = head.toString().replace(/^\ufeff?\s*/, '')
  if (!/^\{[^\n]*"wire-transcript\/1"/.test(text) && !rowStart.startsWith(text.trimEnd()))
    throw erasError('ERAS_CANNOT_WRITE', file, 'it has something else than recorded traffic', 'nothing was changed')
  const last = Buffer.alloc(1)
  await handle.read(last, 0, 1, size - 1)
  return { size, freshLine: last[0] !== LF }
}

const block = 1024 * 1024
const mostMember = 256 * 1024 * 1024

/**
 * Compressed rows: a torn last member would make all that follows unreadable, so the file is to be cut before it.
 * @throws ErasError if the file was not written by us and is torn
 */
export async function placeInMembers(handle: FileHandle, file: string): Promise<LinePlace> {
  const { size } = await handle.stat()
  let tail: Buffer = Buffer.alloc(0)
  while (tail.length < size) {
    const from = Math.max(0, size - tail.length - block)
    const more = Buffer.alloc(size - tail.length - from)
    await handle.read(more, 0, more.length, from)
    tail = Buffer.concat([more, tail])
    const at = tail.lastIndexOf(memberStart)
    if (at >= 0) {
      const state = memberState(tail.subarray(at))
      if (state === 'damaged') break
      // Fewer bytes than a member begins with may stand behind a whole one.
      return { size: from + at + (state === 'torn' ? 0 : state), freshLine: false }
    }
    if (size < memberStart.length && memberStart.subarray(0, size).equals(tail)) return { size: 0, freshLine: false }
    if (tail.length > mostMember) break
  }
  if (size === 0) return { size, freshLine: false }
  throw erasError(
    'ERAS_CANNOT_WRITE',
    file,
    'rows cannot be appended to a compressed file that http-eras did not write, or that is damaged',
    "nothing was changed; convert it first: 'http-eras transcript convert'",
  )
}

/** How long a whole member is, without a stump of the next one's beginning; `torn` where it lacks its end. */
function memberState(bytes: Buffer): number | 'torn' | 'damaged' {
  for (let stump = 0; stump < memberStart.length; stump++) {
    const end = bytes.length - stump
    if (!bytes.subarray(end).equals(memberStart.subarray(0, stump))) continue
    try {
      gunzipSync(bytes.subarray(0, end))
      return end
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'Z_BUF_ERROR') return 'damaged'
    }
  }
  return 'torn'
}
