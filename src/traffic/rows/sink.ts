/** Where the rows of a recording go: one file, or numbered ones of a size; after what is there, or in its place. */

import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { besideOf, discardFile, placeFile } from '../../shared/write-whole'
import type { Traffic } from '../../transcript/types'
import { type RowSink, TrafficWriter } from './write'

interface SinkOptions {
  /** `new` goes on after what a file has; `update` takes its place with the first row: until then the file stays as it is. */
  mode: 'new' | 'update'
  /** See WriteOptions. */
  fsync?: boolean
  /** Begins another file after the row with which one reached so many bytes. */
  rotate?: number
}

/** See WriteOptions. */
const gather = 5

export interface FileSink extends RowSink {
  /** The files that have rows of this recording, in order. */
  readonly files: readonly string[]
  /** Closes, and leaves no file behind that was not there before, if nothing was written. */
  abandon(): Promise<void>
}

/** The n-th file of a recording, counted from 1: `a.jsonl`, `a.2.jsonl`, `a.3.jsonl`; `a.2.jsonl.gz`. */
const numbered = (file: string, n: number): string =>
  n === 1 ? file : file.replace(/(\.jsonl)?(\.gz)?$/, (_all, jsonl = '', gz = '') => `.${n}${jsonl}${gz}`)

/** How many numbered files there are; at least 1, which may not be there. */
function lastNumber(file: string): number {
  let n = 1
  while (existsSync(numbered(file, n + 1))) n++
  return n
}

/** A writer whose rows stand in a file beside until the first one is there; then that takes the file's place. */
class Replacing implements RowSink {
  private writer: Promise<TrafficWriter> | undefined
  private placed: Promise<void> | undefined
  private opened: TrafficWriter | undefined
  private readonly beside: string

  constructor(
    private readonly file: string,
    private readonly fsync: boolean | undefined,
    private readonly last: number,
  ) {
    this.beside = besideOf(file, 'recording')
  }

  get backlog(): number {
    return this.opened?.backlog ?? 0
  }

  get size(): number {
    return this.opened?.size ?? 0
  }

  write(row: Traffic): Promise<void> {
    return this.give(writer => writer.write(row))
  }

  writeLine(line: Buffer): Promise<void> {
    const { opened } = this
    if (opened) return this.give(writer => writer.writeLine(line))
    const copy = Buffer.from(line)
    return this.give(writer => writer.writeLine(copy))
  }

  private async give(row: (writer: TrafficWriter) => Promise<void>): Promise<void> {
    const { beside } = this
    this.writer ??= TrafficWriter.open(beside, { fsync: this.fsync, how: 'replace', gather, name: this.file }).then(
      writer => {
        this.opened = writer
        return writer
      },
    )
    const written = row(this.opened ?? (await this.writer))
    this.placed ??= written.then(
      () => this.place(),
      () => discardFile(beside),
    )
    await written
    await this.placed
  }

  private async place(): Promise<void> {
    for (let n = 2; n <= this.last; n++) await rm(numbered(this.file, n), { force: true })
    await placeFile(this.beside, this.file)
  }

  async close(): Promise<void> {
    await this.placed?.catch(() => {})
    await (await this.writer?.catch(() => undefined))?.close()
  }
}

/** @throws ErasError ERAS_CANNOT_WRITE */
export async function openSink(file: string, { mode, fsync, rotate = Infinity }: SinkOptions): Promise<FileSink> {
  const last = lastNumber(file)
  let n = mode === 'new' && rotate < Infinity ? last : 1
  const files = [numbered(file, n)]
  const fresh = !existsSync(files[0])
  let current: TrafficWriter | Replacing =
    mode === 'new' ? await TrafficWriter.open(files[0], { fsync, gather }) : new Replacing(file, fsync, last)
  let order: Promise<unknown> = Promise.resolve()
  const closing: Promise<void>[] = []
  const turn = async () => {
    if (current.size + current.backlog < rotate) return
    closing.push(current.close())
    current = await TrafficWriter.open(numbered(file, ++n), {
      ...{ fsync, gather },
      how: mode === 'new' ? 'append' : 'replace',
    })
    files.push(numbered(file, n))
  }
  const turned = () => {
    const done = order.then(turn)
    order = done.catch(() => {})
    return done
  }
  const close = async () => {
    await order
    await Promise.all([...closing, current.close()])
  }
  return {
    files,
    get backlog() {
      return current.backlog
    },
    write: row => (rotate === Infinity ? current.write(row) : turned().then(() => current.write(row))),
    writeLine(line) {
      if (rotate === Infinity) return current.writeLine(line)
      const copy = Buffer.from(line)
      return turned().then(() => current.writeLine(copy))
    },
    close,
    async abandon() {
      const empty = current.size === 0 && current.backlog === 0
      await close()
      if (fresh && empty) await rm(files[0], { force: true })
    },
  }
}
