/**
 * Writing recorded traffic: whole rows, appended in the order in which they were given. Rows that wait while the disk
 * works are written together; a row is never spread over two writes.
 */

import { type FileHandle, open as openFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type ErasError, erasError } from '../../errors'
import type { Traffic } from '../transcript'
import { type Place, placeInLines, placeInMembers } from './append'

export interface WriteOptions {
  /** A row counts as written only when the disk has it. */
  fsync?: boolean
  /** `append` (as is without it) goes on after the last whole row; `exclusive` refuses a file that is there; `replace` empties it. */
  how?: 'append' | 'exclusive' | 'replace'
  /** How long few rows may wait for others, so that they are written together, in milliseconds. */
  gather?: number
  /** What the file is called in errors, if not by its path. */
  name?: string
  /** Opens the file, for tests. */
  open?: typeof openFile
}

/** Anything that takes rows. */
export interface RowSink {
  /**
   * Takes a row.
   * @returns when the row is in the file (on the disk, with `fsync`)
   * @throws ErasError ERAS_CANNOT_WRITE, for this row and all that follow: the file then ends with its last whole row
   */
  write(row: Traffic): Promise<void>
  /** Bytes that were given and are not written yet. Who gives more while this is large fills the memory. */
  readonly backlog: number
  /** Writes what is left and closes the file. */
  close(): Promise<void>
}

interface Waiting {
  text: string
  resolve: () => void
  reject: (error: ErasError) => void
}

/** Text of rows that one write takes at most, in characters. */
const mostAtOnce = 1024 * 1024

/** With fewer characters than this, rows wait for others if they may. */
const few = 64 * 1024

const sizeOf = (batch: readonly Waiting[]): number => batch.reduce((sum, { text }) => sum + text.length, 0)

/** A row as it stands in a file: one line, with its line feed. */
export const printRow = (row: Traffic): string => `${JSON.stringify(row)}\n`

export class TrafficWriter implements RowSink {
  backlog = 0
  /** Rows that are in the file because of this writer. */
  rows = 0
  private waiting: Waiting[] = []
  private busy: Promise<void> | undefined
  /** Used again and again: fresh memory for every write would cost more than the write. */
  private bytes = Buffer.alloc(0)
  private failure: ErasError | undefined

  private constructor(
    readonly file: string,
    private readonly handle: FileHandle,
    /** How long the file is up to its last whole row, in bytes. */
    public size: number,
    private freshLine: boolean,
    private readonly fsync: boolean,
    private readonly pack: ((text: Buffer) => Promise<Buffer>) | undefined,
    private readonly gather: number,
  ) {}

  /**
   * Opens a file for rows; one that ends in `.gz` is compressed.
   * @throws ErasError ERAS_CANNOT_WRITE
   */
  static async open(file: string, options: WriteOptions = {}): Promise<TrafficWriter> {
    const { fsync = false, how = 'append', name = file, gather = 0, open = openFile } = options
    const packed = file.endsWith('.gz')
    const flags = { append: 'a+', exclusive: 'ax+', replace: 'w+' }[how]
    let handle: FileHandle | undefined
    try {
      handle = await open(file, flags)
      const place: Place = await (packed ? placeInMembers(handle, name) : placeInLines(handle, name))
      if ((await handle.stat()).size > place.size) await handle.truncate(place.size)
      if (fsync) await syncDirectory(path.dirname(file), open)
      return new TrafficWriter(name, handle, place.size, place.freshLine, fsync, packed ? packer() : undefined, gather)
    } catch (error) {
      await handle?.close().catch(() => {})
      throw (error as ErasError).code?.startsWith('ERAS_') ? error : writeRefused(name, error, 'nothing was written')
    }
  }

  write(row: Traffic): Promise<void> {
    if (this.failure) return Promise.reject(this.failure)
    const text = printRow(row)
    this.backlog += text.length
    return new Promise((resolve, reject) => {
      this.waiting.push({ text, resolve, reject })
      this.busy ??= this.work()
    })
  }

  async close(): Promise<void> {
    while (this.busy) await this.busy
    await this.handle.close()
  }

  private async work(): Promise<void> {
    await Promise.resolve() // what is given in the same turn goes together
    while (this.waiting.length > 0) {
      if (this.gather > 0 && this.backlog < few) await delay(this.gather)
      const batch = this.nextBatch()
      try {
        await this.append(batch)
        this.rows += batch.length
        for (const { resolve } of batch) resolve()
      } catch (error) {
        await this.fail(error, batch)
      }
      this.backlog = this.failure ? 0 : this.backlog - sizeOf(batch)
    }
    this.busy = undefined
  }

  private nextBatch(): Waiting[] {
    let size = 0
    let count = 0
    while (count < this.waiting.length && (count === 0 || size + this.waiting[count].text.length <= mostAtOnce)) {
      size += this.waiting[count++].text.length
    }
    return this.waiting.splice(0, count)
  }

  private async append(batch: readonly Waiting[]): Promise<void> {
    const plain = this.encode(batch)
    const bytes = this.pack ? await this.pack(plain) : plain
    for (let at = 0; at < bytes.length; ) at += (await this.handle.write(bytes, at)).bytesWritten
    if (this.fsync) await this.handle.datasync()
    this.freshLine = false
    this.size += bytes.length
  }

  private encode(batch: readonly Waiting[]): Buffer {
    const most = 3 * sizeOf(batch) + 1
    if (this.bytes.length < most) this.bytes = Buffer.allocUnsafeSlow(most)
    const { bytes } = this
    let size = this.freshLine ? bytes.write('\n') : 0
    for (const { text } of batch) size += bytes.write(text, size)
    if (most > 4 * mostAtOnce) this.bytes = Buffer.alloc(0)
    return bytes.subarray(0, size)
  }

  /** No more rows after this one; what was written of it is cut off again. */
  private async fail(error: unknown, batch: Waiting[]): Promise<void> {
    let state = 'it ends with its last whole row'
    try {
      await this.handle.truncate(this.size)
    } catch {
      state = 'its last row may be torn'
    }
    this.failure ??= writeRefused(this.file, error, state)
    for (const { reject } of [...batch, ...this.waiting.splice(0)]) reject(this.failure)
  }
}

const words: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'a file may not grow that large here',
  EEXIST: 'it is there already',
  ENOENT: 'there is no such directory',
  EACCES: 'access is denied',
  EISDIR: 'it is a directory',
}

/** The error of a file that cannot be written, with what became of it. */
export function writeRefused(file: string, error: unknown, state: string): ErasError {
  const { code = '', message } = error as NodeJS.ErrnoException
  return erasError('ERAS_CANNOT_WRITE', file, words[code] ?? message, state)
}

function packer(): (text: Buffer) => Promise<Buffer> {
  const { gzip } = require('node:zlib') as typeof import('node:zlib')
  return promisify(gzip)
}

/** A new file is on the disk only when its directory is. Not every system can do that, and then it does not need it. */
async function syncDirectory(directory: string, open: typeof openFile): Promise<void> {
  const handle = await open(directory, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
