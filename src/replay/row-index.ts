/**
 * Where the connections of a corpus stand: offsets, not bodies, so that any of them can be read again when it is needed
 * and memory stays small for large files. A connection costs about 30 bytes here.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { erasError } from '../errors'
import { joinParts } from '../transcript/traffic/parts'
import type { Traffic } from '../transcript/transcript'
import { type CorpusOptions, isRows, itemOfRow, itemsOf, rowsOf, type Source } from './corpus'
import type { Item } from './plan'

/** A list of numbers that grows, without an object for each. */
export class Numbers {
  length = 0
  private values = new Float64Array(1024)

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Float64Array(this.length * 2)
      grown.set(this.values)
      this.values = grown
    }
    this.values[this.length++] = value
  }

  at(index: number): number {
    return this.values[index]
  }

  set(index: number, value: number): void {
    this.values[index] = value
  }
}

interface Place {
  start: number
  size: number
}

export class RowIndex {
  private readonly files: { name: string; handle: FileHandle }[] = []
  private readonly file = new Numbers()
  private readonly start = new Numbers()
  private readonly size = new Numbers()
  private readonly line = new Numbers()
  private readonly began = new Numbers()
  /** Connections of several rows, and connections that are in memory anyway. */
  private readonly parts = new Map<number, Place[]>()
  private readonly kept = new Map<number, Item>()

  get length(): number {
    return this.file.length
  }

  /**
   * Reads a corpus through.
   * @param look sees each connection once, with its number
   * @throws ErasError for what cannot be read
   */
  static async of(
    source: Source,
    options: CorpusOptions = {},
    look?: (item: Item, at: number) => void,
  ): Promise<RowIndex> {
    const index = new RowIndex()
    try {
      for (const [at, one] of listOf(source).entries()) {
        if (typeof one === 'string' && isRows(one)) await index.addFile(one, options, look)
        else {
          const items = itemsOf(one as Source, options, `transcript ${at + 1}`)
          for await (const item of items) index.add(item, undefined, look)
        }
      }
    } catch (error) {
      await index.close()
      throw error
    }
    return index
  }

  /** The connection of a number, read again. */
  async item(at: number): Promise<Item> {
    const kept = this.kept.get(at)
    if (kept) return kept
    const { name, handle } = this.files[this.file.at(at)]
    const places = this.parts.get(at) ?? [{ start: this.start.at(at), size: this.size.at(at) }]
    const rows: Traffic[] = []
    for (const { start, size } of places) {
      const bytes = Buffer.allocUnsafe(size)
      await handle.read(bytes, 0, size, start)
      rows.push(JSON.parse(bytes.toString().replace(/^\ufeff/, '')) as Traffic)
    }
    const size = places.reduce((sum, place) => sum + place.size, 0)
    return { ...itemOfRow(joinParts(rows), `${name}:${this.line.at(at)}`), size }
  }

  /** The numbers in the order in which the connections began; those of which that is not known come first. */
  byTime(): Uint32Array {
    const order = Uint32Array.from({ length: this.length }, (_, at) => at)
    return order.sort((a, b) => this.began.at(a) - this.began.at(b) || a - b)
  }

  async close(): Promise<void> {
    await Promise.all(this.files.splice(0).map(({ handle }) => handle.close()))
  }

  private async addFile(file: string, options: CorpusOptions, look?: (item: Item, at: number) => void): Promise<void> {
    const handle = await openPlain(file)
    this.files.push({ name: file, handle })
    const open = new Map<string, { rows: Traffic[]; places: Place[]; line: number }>()
    const finish = (id: string) => {
      const { rows, places, line } = open.get(id) as NonNullable<ReturnType<typeof open.get>>
      open.delete(id)
      this.add(itemOfRow(joinParts(rows), `${file}:${line}`), { places, line }, look)
    }
    for await (const { row, line, start, size } of rowsOf(file, options)) {
      if (row.part === undefined) {
        this.add(itemOfRow(row, `${file}:${line}`), { places: [{ start, size }], line }, look)
        continue
      }
      const parts = open.get(row.id) ?? { rows: [], places: [], line }
      parts.rows.push(row)
      parts.places.push({ start, size })
      open.set(row.id, parts)
      if (!row.more) finish(row.id)
    }
    for (const id of [...open.keys()]) finish(id)
  }

  private add(
    item: Item,
    where: { places: Place[]; line: number } | undefined,
    look?: (item: Item, at: number) => void,
  ) {
    const at = this.length
    this.file.push(this.files.length - 1)
    this.start.push(where?.places[0].start ?? 0)
    this.size.push(where?.places[0].size ?? 0)
    this.line.push(where?.line ?? 0)
    this.began.push(item.at ?? 0)
    if (!where) this.kept.set(at, item)
    else if (where.places.length > 1) this.parts.set(at, where.places)
    look?.(item, at)
  }
}

export const listOf = (source: Source): readonly unknown[] => (Array.isArray(source) ? source : [source])

/** A file that can be read at any place: a compressed one is unpacked into a file without a name. */
async function openPlain(file: string): Promise<FileHandle> {
  try {
    if (!file.endsWith('.gz')) return await open(file, 'r')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw erasError('ERAS_CANNOT_READ', file, code === 'ENOENT' ? 'there is no such file' : message)
  }
  const { createReadStream, createWriteStream } = require('node:fs') as typeof import('node:fs')
  const { createGunzip } = require('node:zlib') as typeof import('node:zlib')
  const directory = mkdtempSync(path.join(tmpdir(), 'http-eras-'))
  const plain = path.join(directory, 'rows')
  try {
    // What is wrong with the file is told when it is read as rows.
    await pipeline(createReadStream(file), createGunzip(), createWriteStream(plain)).catch(() => {})
    return await open(plain, 'a+')
  } finally {
    // It stays readable while it is open, and nothing stays behind whatever happens to this process.
    rmSync(directory, { recursive: true, force: true })
  }
}
