/**
 * Where the connections of a corpus stand: offsets, not bodies, so that any of them can be read again when it is needed
 * and memory stays small for large files. A connection costs about 30 bytes here.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { erasError } from '../../errors'
import { lookAt } from '../../shared/look-at'
import { writeRefused } from '../../shared/write-whole'
import { openAny } from '../../traffic/formats/formats'
import { joinParts } from '../../traffic/rows/parts'
import { printRow } from '../../traffic/rows/write'
import type { Traffic } from '../../transcript/types'
import type { Item } from '../play/plan'
import {
  type CorpusOptions,
  itemOfRow,
  itemsOf,
  itemsOfRecorded,
  placeOf,
  readRecorded,
  rowsOf,
  type Source,
} from './corpus'

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

interface RowPlace {
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
  private readonly parts = new Map<number, RowPlace[]>()
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
        if (typeof one === 'string') await index.addFile(one, options, look)
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
    const line = this.line.at(at)
    return { ...itemOfRow(joinParts(rows), placeOf(name, line < 0 ? undefined : line, -line)), size }
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
    const { format, opened } = await openAny(file)
    const { name } = opened
    if (format.name === 'json') {
      for (const item of itemsOfRecorded(await readRecorded(opened), name, options)) this.add(item, undefined, look)
      return
    }
    const open = new Map<string, { rows: Traffic[]; places: RowPlace[]; line: number | undefined; nth: number }>()
    let nth = 0
    const finish = (id: string) => {
      const { rows, places, line, nth } = open.get(id) as NonNullable<ReturnType<typeof open.get>>
      open.delete(id)
      this.add(itemOfRow(joinParts(rows), placeOf(name, line, nth)), { places, line: line ?? -nth }, look)
    }
    // Rows of a file that can be read at any place stay where they are; all others are kept in one that has no name.
    const plain = format.name === 'rows' && !opened.packed && isFile(file)
    const kept = plain ? undefined : await Kept.make()
    this.files.push({ name, handle: kept?.handle ?? (await openFile(file)) })
    for await (const { row, line, start = 0, size = 0 } of rowsOf(format, opened, options)) {
      const place = kept ? await kept.add(row) : { start, size }
      const one = open.get(row.id) ?? { rows: [], places: [], line, nth: ++nth }
      one.rows.push(row)
      one.places.push(place)
      open.set(row.id, one)
      if (row.part === undefined || !row.more) finish(row.id)
    }
    await kept?.flush()
    for (const id of [...open.keys()]) finish(id)
  }

  private add(
    item: Item,
    /** `line` is negative for the n-th connection of a file that has no lines. */
    where: { places: RowPlace[]; line: number } | undefined,
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

const listOf = (source: Source): readonly unknown[] => (Array.isArray(source) ? source : [source])

const isFile = (file: string): boolean => file !== '-' && (lookAt(file)?.isFile() ?? false)

async function openFile(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r')
  } catch (error) {
    throw erasError('ERAS_CANNOT_READ', file, (error as Error).message)
  }
}

/** So many bytes of rows are written at once. */
const enough = 1 << 20

/** Rows in a temporary file that has no name: it stays readable while it is open, and nothing of it stays behind. */
class Kept {
  private waiting: Buffer[] = []
  private held = 0
  private size = 0

  private constructor(readonly handle: FileHandle) {}

  /** @throws ErasError ERAS_CANNOT_WRITE */
  static async make(): Promise<Kept> {
    let directory: string | undefined
    try {
      directory = mkdtempSync(path.join(tmpdir(), 'http-eras-'))
      return new Kept(await open(path.join(directory, 'rows'), 'wx+', 0o600))
    } catch (error) {
      throw writeRefused(tmpdir(), error, 'the recordings are unpacked there')
    } finally {
      if (directory !== undefined) rmSync(directory, { recursive: true, force: true })
    }
  }

  async add(row: Traffic): Promise<RowPlace> {
    const bytes = Buffer.from(printRow(row))
    const place = { start: this.size, size: bytes.length }
    this.size += bytes.length
    this.held += bytes.length
    this.waiting.push(bytes)
    if (this.held >= enough) await this.flush()
    return place
  }

  /** @throws ErasError ERAS_CANNOT_WRITE */
  async flush(): Promise<void> {
    const bytes = Buffer.concat(this.waiting.splice(0))
    this.held = 0
    try {
      for (let at = 0; at < bytes.length; ) at += (await this.handle.write(bytes, at)).bytesWritten
    } catch (error) {
      throw writeRefused(tmpdir(), error, 'the recordings are unpacked there')
    }
  }
}
