/**
 * Writing recorded traffic: whole rows, appended in the order in which they were given. Rows that wait while the disk
 * works are written together; a row is never spread over two writes.
 */

import { type FileHandle, open as openFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { ErasError } from '../../errors'
import { writeRefused } from '../../shared/write-whole'
import type { Traffic } from '../../transcript/types'
import { type LinePlace, placeInLines, placeInMembers } from './append'

interface WriteOptions {
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
  /**
   * Takes a row that is a line already, with its line feed. It copies the bytes before it returns. Where this is not there,
   * rows are to be given as such.
   */
  writeLine?(line: Buffer): Promise<void>
  /** Bytes that were given and are not written yet. Who gives more while this is large fills the memory. */
  readonly backlog: number
  /** Writes what is left and closes the file. */
  close(): Promise<void>
}

/** Whole rows that are written together. */
interface Block {
  bytes: Buffer
  size: number
  rows: { size: number; resolve: () => void; reject: (error: ErasError) => void }[]
}

/**
 * What one write takes, unless a row alone is larger. Much more at once made the kernel look for large pieces of fresh
 * memory, which cost several times the time of the writing.
 */
const blockSize = 256 * 1024
const firstBlock = 16 * 1024

/** With fewer bytes than this, rows wait for others if they may. */
const few = blockSize

/** A row as it stands in a file: one line, with its line feed. */
export const printRow = (row: Traffic): string => `${JSON.stringify(row)}\n`

export class TrafficWriter implements RowSink {
  backlog = 0
  /** Rows that are in the file because of this writer. */
  rows = 0
  /** In order; rows that come go into the last one while it has room. */
  private waiting: Block[] = []
  private busy: Promise<void> | undefined
  /** Used again: fresh memory for every write would cost more than the write. */
  private spare: Buffer[] = []
  private nextSize = firstBlock
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
      const place: LinePlace = await (packed ? placeInMembers(handle, name) : placeInLines(handle, name))
      if ((await handle.stat()).size > place.size) await handle.truncate(place.size)
      if (fsync) await syncDirectory(path.dirname(file), open)
      return new TrafficWriter(name, handle, place.size, place.freshLine, fsync, packed ? packer() : undefined, gather)
    } catch (error) {
      await handle?.close().catch(() => {})
      throw (error as ErasError).code?.startsWith('ERAS_') ? error : writeRefused(name, error, 'nothing was written')
    }
  }

  write(row: Traffic): Promise<void> {
    const text = printRow(row)
    return this.take(Buffer.byteLength(text), ({ bytes, size }) => bytes.write(text, size))
  }

  writeLine(line: Buffer): Promise<void> {
    return this.take(line.length, ({ bytes, size }) => line.copy(bytes, size))
  }

  async close(): Promise<void> {
    while (this.busy) await this.busy
    await this.handle.close()
  }

  private take(size: number, put: (block: Block) => void): Promise<void> {
    if (this.failure) return Promise.reject(this.failure)
    const block = this.blockFor(size)
    put(block)
    block.size += size
    this.backlog += size
    return new Promise((resolve, reject) => {
      block.rows.push({ size, resolve, reject })
      this.busy ??= this.work()
    })
  }

  /** The block that has room for a row. */
  private blockFor(size: number): Block {
    const last = this.waiting[this.waiting.length - 1]
    if (last && last.size + size <= last.bytes.length) return last
    if (last) this.nextSize = Math.min(blockSize, 2 * this.nextSize)
    const most = Math.max(this.nextSize, size + 1)
    const spare = this.spare.pop()
    const bytes = spare && spare.length >= most ? spare : Buffer.allocUnsafeSlow(most)
    const block: Block = { bytes, size: this.freshLine ? bytes.write('\n') : 0, rows: [] }
    this.freshLine = false
    this.waiting.push(block)
    return block
  }

  private async work(): Promise<void> {
    await Promise.resolve() // what is given in the same turn goes together
    while (this.waiting.length > 0) {
      if (this.gather > 0 && this.backlog < few) await delay(this.gather)
      const block = this.waiting.shift() as Block
      const size = block.rows.reduce((sum, row) => sum + row.size, 0)
      try {
        await this.append(block.bytes.subarray(0, block.size))
        this.rows += block.rows.length
        for (const { resolve } of block.rows) resolve()
      } catch (error) {
        await this.fail(error, block)
      }
      this.backlog = this.failure ? 0 : this.backlog - size
      if (block.bytes.length <= 2 * blockSize && this.spare.length < 2) this.spare.push(block.bytes)
    }
    this.busy = undefined
  }

  private async append(plain: Buffer): Promise<void> {
    const bytes = this.pack ? await this.pack(plain) : plain
    for (let at = 0; at < bytes.length; ) at += (await this.handle.write(bytes, at)).bytesWritten
    if (this.fsync) await this.handle.datasync()
    this.size += bytes.length
  }

  /** No more rows after this one; what was written of it is cut off again. */
  private async fail(error: unknown, block: Block): Promise<void> {
    let state = 'it ends with its last whole row'
    try {
      await this.handle.truncate(this.size)
    } catch {
      state = 'its last row may be torn'
    }
    this.failure ??= writeRefused(this.file, error, state)
    for (const { rows } of [block, ...this.waiting.splice(0)]) {
      for (const { reject } of rows) reject(this.failure)
    }
  }
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
