/**
 * The formats of traffic: how each is read and, where it can be, written. What is read shows its format by its first bytes,
 * and by its name where these show none; what is written has the format of its name.
 */

import { erasError } from '../../errors'
import type { Traffic } from '../../transcript/types'
import { harOutput, jsonOutput, type Output, rowsOutput } from '../rows/output'
import { maxRowDefault, readTraffic } from '../rows/read'
import { readJson } from './json'
import { Losses } from './losses'
import { type OpenFile, openTraffic } from './open'
import type { FormatName } from './sniff'

/** A row; where its file has lines, the line that it stands in, where that begins in the (unpacked) file, and its length. */
export interface AnyRow {
  row: Traffic
  line?: number
  start?: number
  size?: number
}

interface ReadAnyOptions {
  /** How many bytes a row may have. */
  maxRow?: number
  /** Called with what is no error and worth knowing: a torn row, what a file of another format lacks. */
  note?: (message: string) => void
}

export interface TrafficFormat {
  name: FormatName
  /** What it is, for people. */
  what: string
  /** The endings of its files, for people. */
  endings: string
  matches: RegExp
  read(file: OpenFile, options: ReadAnyOptions): AsyncIterable<AnyRow>
  /** Connections must be whole before they are written, not in parts. */
  whole?: boolean
  write?(file: string, note: (message: string) => void): Promise<Output>
}

async function* readHarRows({ bytes, name, packed }: OpenFile, { note }: ReadAnyOptions): AsyncGenerator<AnyRow> {
  const { readHar } = require('./har/import') as typeof import('./har/import')
  const onLacking = (counts: object) => reportCounts(name, 'entries lack what was sent', counts, note)
  const onFault = (message: string) => note?.(`${name}: ${message}; left out`)
  for await (const row of readHar(bytes, { name, packed, onLacking, onFault })) yield { row }
}

async function* readCaptureRows({ bytes, name, packed }: OpenFile, { note }: ReadAnyOptions): AsyncGenerator<AnyRow> {
  const { readCapture } = require('./pcap/capture') as typeof import('./pcap/capture')
  const onUnread = (counts: object) => reportCounts(name, 'packets were not read', counts, note)
  for await (const row of readCapture(bytes, { name, packed, onUnread })) yield { row }
}

function reportCounts(file: string, what: string, counts: object, note?: (message: string) => void): void {
  const some = Object.entries(counts).filter(([, count]) => (count as number) > 0)
  if (some.length > 0) note?.(`${file}: ${what}: ${some.map(([name, count]) => `${name} ${count}`).join(', ')}`)
}

export const formats: readonly TrafficFormat[] = [
  {
    name: 'rows',
    what: 'rows of wire-transcript/1',
    endings: '.jsonl, .jsonl.gz',
    matches: /\.jsonl(\.gz)?$/,
    read: ({ bytes, name, packed }, { maxRow = maxRowDefault, note }) =>
      readTraffic(bytes, { name, packed, maxRow, onTorn: ({ message }) => note?.(message) }),
    write: rowsOutput,
  },
  {
    name: 'json',
    what: 'one wire-transcript/1, or a recording/1',
    endings: '.json',
    matches: /\.json$/,
    read: readJson,
    whole: true,
    write: jsonOutput,
  },
  {
    name: 'har',
    what: 'HAR 1.2',
    endings: '.har, .har.gz',
    matches: /\.har(\.gz)?$/,
    read: readHarRows,
    whole: true,
    write: (file, note) => harOutput(file, row => note(`connection ${row.id} has no HTTP in it and is left out`)),
  },
  {
    name: 'capture',
    what: 'packet captures',
    endings: '.pcap, .pcapng, .cap, also with .gz',
    matches: /\.(pcap|pcapng|cap)(\.gz)?$/,
    read: readCaptureRows,
  },
]

/** The format that a file's name says, undefined if none does. */
export const formatOf = (file: string): TrafficFormat | undefined => formats.find(({ matches }) => matches.test(file))

/** All that can be read, for people. */
export const readable: string = formats.map(({ what, endings }) => `${what} (${endings})`).join('; ')

/**
 * Opens a file of any format.
 * @param file a path, or `-` for the standard input
 * @throws ErasError ERAS_CANNOT_READ, ERAS_NO_FORMAT
 */
export async function openAny(file: string): Promise<{ format: TrafficFormat; opened: OpenFile }> {
  const opened = await openTraffic(file)
  const format = formats.find(({ name }) => name === opened.shown) ?? formatOf(file)
  if (format) return { format, opened }
  // Nothing came: it has no rows, whatever it was meant to be.
  if (opened.isEmpty) return { format: formats[0], opened }
  opened.bytes.destroy()
  throw erasError('ERAS_NO_FORMAT', opened.name, readable)
}

/**
 * The rows of a file of any format; at its end `note` is called with what its connections lack.
 * @throws ErasError as the formats do
 */
export async function* readAny(file: string, options: ReadAnyOptions = {}): AsyncGenerator<AnyRow> {
  const { format, opened } = await openAny(file)
  yield* Losses.toldOf(format.read(opened, options), opened.name, options.note)
}
