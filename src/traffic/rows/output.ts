/** Files that are there when they are whole: written beside, and put in their place at the end. */

import { type FileHandle, open } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { erasError } from '../../errors'
import { besideOf, discardFile, placeFile, writeRefused } from '../../shared/write-whole'
import { printTranscript } from '../../transcript/format'
import type { Traffic } from '../../transcript/types'
import { type RowSink, TrafficWriter } from './write'

/** A sink that can be given up. */
export interface Output extends RowSink {
  /** Leaves nothing behind. */
  abandon(): Promise<void>
}

/** Where text of another format goes; compressed, each text as a member of its own, where the name says so. */
class TextFile {
  backlog = 0
  private order: Promise<void> = Promise.resolve()
  constructor(
    private readonly handle: FileHandle,
    private readonly file: string,
  ) {}

  write(text: string): Promise<void> {
    this.backlog += text.length
    this.order = this.order.then(async () => {
      try {
        await this.handle.writeFile(this.file.endsWith('.gz') ? gzipSync(text) : text)
      } catch (error) {
        throw writeRefused(this.file, error, 'nothing was written')
      }
      this.backlog -= text.length
    })
    return this.order
  }

  close = (): Promise<void> => this.handle.close()
}

async function textFile(file: string): Promise<TextFile> {
  try {
    return new TextFile(await open(besideOf(file), 'w'), file)
  } catch (error) {
    throw writeRefused(file, error, 'nothing was written')
  }
}

/** What a whole and a given-up file have in common: how a file beside gets into its place. */
function placed(file: string, sink: Omit<RowSink, 'write'>, write: RowSink['write']): Output {
  return {
    get backlog() {
      return sink.backlog
    },
    write,
    async close() {
      await sink.close()
      await placeFile(besideOf(file), file)
    },
    async abandon() {
      await sink.close().catch(() => {})
      await discardFile(besideOf(file))
    },
  }
}

/** Rows, compressed by name. @throws ErasError ERAS_CANNOT_WRITE */
export async function rowsOutput(file: string): Promise<Output> {
  const writer = await TrafficWriter.open(besideOf(file), { how: 'replace', name: file })
  return placed(file, writer, row => writer.write(row))
}

/** One connection as one JSON file. A second one is refused. @throws ErasError ERAS_CANNOT_WRITE */
export async function jsonOutput(file: string): Promise<Output> {
  const text = await textFile(file)
  let rows = 0
  const closer = {
    get backlog() {
      return text.backlog
    },
    async close() {
      await text.close()
      if (rows === 0)
        throw erasError('ERAS_CANNOT_WRITE', file, 'there is no connection to write', 'nothing was written')
    },
  }
  return placed(file, closer, async (row: Traffic) => {
    if (++rows > 1) {
      const why = 'a .json file holds one connection, and there are more: choose one with --id, or write .jsonl'
      throw erasError('ERAS_CANNOT_WRITE', file, why, 'nothing was written')
    }
    await text.write(printTranscript(row))
  })
}

/**
 * HAR 1.2. Connections must be whole, not parts.
 * @param leftOut called with connections that have no HTTP in them, for which a HAR has no place
 * @throws ErasError ERAS_CANNOT_WRITE
 */
export async function harOutput(file: string, leftOut: (row: Traffic) => void = () => {}): Promise<Output> {
  const { harEntries, harFrame } = require('../formats/har/export') as typeof import('../formats/har/export')
  const { version } = require('../../../../package.json') as { version: string }
  const { start, end } = harFrame(version)
  const text = await textFile(file)
  let any = false
  await text.write(start)
  const closer = {
    get backlog() {
      return text.backlog
    },
    async close() {
      await text.write(end)
      await text.close()
      if (!any) throw erasError('ERAS_CANNOT_WRITE', file, 'no connection has HTTP in it', 'nothing was written')
    },
  }
  return placed(file, closer, async row => {
    const entries = harEntries(row)
    if (entries.length === 0) {
      leftOut(row)
      return
    }
    const before = any ? ',\n' : ''
    any = true
    await text.write(before + entries.join(',\n'))
  })
}

const mostBacklog = 8 * 1024 * 1024

/**
 * Gives all rows to outputs, no faster than they take them, then closes them; if anything fails, or there are no rows,
 * nothing is left behind.
 * @param to says which output a row goes to
 * @returns how many rows there were
 */
export async function pour(
  rows: AsyncIterable<{ row: Traffic }>,
  to: (row: Traffic) => RowSink | Promise<RowSink>,
  outputs: Iterable<Output>,
): Promise<number> {
  let count = 0
  let failure: unknown
  const pending = new Set<Promise<void>>()
  try {
    for await (const { row } of rows) {
      const sink = await to(row)
      const written: Promise<void> = sink.write(row).then(
        () => void pending.delete(written),
        error => {
          failure ??= error
        },
      )
      pending.add(written)
      if (sink.backlog > mostBacklog) await written
      if (failure) throw failure
      count++
    }
    await Promise.all(pending)
    if (failure) throw failure
    for (const output of outputs) await (count === 0 ? output.abandon() : output.close())
  } catch (error) {
    for (const output of outputs) await output.abandon()
    throw error
  }
  return count
}
