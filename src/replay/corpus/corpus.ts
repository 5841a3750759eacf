/** What is to be replayed, from files or from memory, as a stream of recorded connections. */

import { lookAt } from '../../shared/look-at'
import { type AnyRow, openAny, type TrafficFormat } from '../../traffic/formats/formats'
import { textOf } from '../../traffic/formats/json'
import { Losses } from '../../traffic/formats/losses'
import type { OpenFile } from '../../traffic/formats/open'
import { sizeOf, wholeConnections } from '../../traffic/rows/parts'
import { demandTranscript, parse } from '../../transcript/format'
import { type Recording, type Role, type Traffic, type Transcript, variantOf } from '../../transcript/types'
import type { Item } from '../play/plan'

/** A recorded run or connection in memory. */
export type Recorded = Traffic | Transcript | Recording

/** Paths of files, or what was read from some. */
export type Source = string | readonly (string | Recorded)[] | Recorded | AsyncIterable<Recorded>

export interface CorpusOptions {
  /** Of a recording of many runtimes: the runtime whose variant counts; the last one without it. */
  runtime?: string
  /** Of all connections, only those of one share. */
  mine?: (id: string) => boolean
  /** Called with what was left out, and why. */
  note?: (message: string) => void
  maxRow?: number
  /** Called with how much of a list of files is read, 0 to 1; undefined where that cannot be known. */
  reached?: (share: number | undefined) => void
}

/**
 * The connections of a source, in its order.
 * @param name what to call a single one
 * @throws ErasError for a file that cannot be read or is not what it should be
 */
export async function* itemsOf(
  source: Source,
  options: CorpusOptions = {},
  name = 'the transcript',
): AsyncGenerator<Item> {
  if (typeof source === 'string') yield* itemsOfFile(source, options, shareOf([source], options))
  else if (Array.isArray(source)) {
    const list = source as (string | Recorded)[]
    const share = shareOf(list, options)
    for (const [at, one] of list.entries()) {
      if (typeof one === 'string') yield* itemsOfFile(one, options, share)
      else yield* itemsOfRecorded(one, `transcript ${at + 1}`, options)
    }
  } else if (Symbol.asyncIterator in (source as object)) {
    let at = 0
    for await (const one of source as AsyncIterable<Recorded>) {
      yield* itemsOfRecorded(one, `transcript ${++at}`, options)
    }
  } else yield* itemsOfRecorded(source as Recorded, name, options)
}

type Share = ((file: string, at: number) => void) | undefined

/** Tells how much of some files is read. */
function shareOf(list: readonly (string | Recorded)[], { reached }: CorpusOptions): Share {
  const files = list.filter(one => typeof one === 'string')
  if (!reached || files.length < list.length || files.some(file => file === '-' || file.endsWith('.gz')))
    return undefined
  const sizes = files.map(file => lookAt(file)?.size ?? 0)
  const all = sizes.reduce((a, b) => a + b, 0)
  return (file, at) => {
    const before = sizes.slice(0, files.indexOf(file)).reduce((a, b) => a + b, 0)
    reached(all > 0 ? (before + at) / all : undefined)
  }
}

async function* itemsOfFile(file: string, options: CorpusOptions, share: Share): AsyncGenerator<Item> {
  const { format, opened } = await openAny(file)
  if (format.name === 'json') {
    yield* itemsOfRecorded(await readRecorded(opened), opened.name, options)
    return
  }
  let nth = 0
  for await (const { row, line, start = 0, size } of wholeConnections(rowsOf(format, opened, options))) {
    if (size !== undefined) share?.(file, start + size)
    yield { ...itemOfRow(row, placeOf(opened.name, line, ++nth)), size: size ?? sizeOf(row) }
  }
}

/** Where a connection stands, for people: in its line, or as the n-th of its file. */
export const placeOf = (name: string, line: number | undefined, nth: number): string =>
  line === undefined ? `${name}#${nth}` : `${name}:${line}`

/** The rows of a file that are of one's share; what they lack is reported. */
export async function* rowsOf(
  format: TrafficFormat,
  opened: OpenFile,
  { mine, note, maxRow }: CorpusOptions,
): AsyncGenerator<AnyRow> {
  for await (const read of Losses.toldOf(format.read(opened, { maxRow, note }), opened.name, note)) {
    if (!mine || mine(read.row.id)) yield read
  }
}

/** @throws ErasError if the file is neither a transcript nor a recording */
export async function readRecorded(file: OpenFile): Promise<Recorded> {
  return parse(await textOf(file), file.name) as Recorded
}

export const itemOfRow = (row: Traffic, place: string): Item => ({
  place,
  id: row.id,
  at: row.at === undefined ? undefined : Date.parse(row.at),
  connection: row.connections[0],
  redacted: row.redacted ?? [],
  masked: row.masked,
  missing: row.missing,
  midway: row.midway,
  failed: row.failed,
  rebuilt: row.rebuilt,
  placeholders: false,
})

export function* itemsOfRecorded(recorded: Recorded, place: string, options: CorpusOptions): Generator<Item> {
  demandTranscript(recorded, place)
  if (recorded.format === 'wire-transcript/1' && 'id' in recorded) {
    if (!options.mine || options.mine(recorded.id)) yield itemOfRow(recorded, place)
    return
  }
  const outcome = recorded.format === 'recording/1' ? variantFor(recorded, options) : recorded
  if (!outcome || outcome.connections.length === 0) {
    options.note?.(
      `${place}: ${recorded.scenario} has no connections${outcome ? '' : ` of ${options.runtime}`}; it is left out`,
    )
    return
  }
  for (const [at, connection] of outcome.connections.entries()) {
    const id = `${recorded.scenario}#${at + 1}`
    if (options.mine && !options.mine(id)) continue
    const role: Role = recorded.role
    yield { place: `${place}#${at + 1}`, id, at: undefined, connection, role, redacted: [], placeholders: true }
  }
}

const variantFor = (recording: Recording, { runtime }: CorpusOptions) =>
  runtime === undefined ? recording.variants[recording.variants.length - 1] : variantOf(recording, runtime)

/** The port of a run stands as `{port}` in the recordings of scenarios: here it is another one. */
export function withPort(item: Item, port: number): Item {
  if (!item.placeholders) return item
  const turns = item.connection.turns.map(turn => ({
    ...turn,
    bytes: turn.bytes.map(line => line.replaceAll('{port}', String(port))),
  }))
  return { ...item, connection: { ...item.connection, turns } }
}
