/** The formats of traffic by the names of their files: how each is read and, where it can be, written. */

import type { Traffic } from '../transcript'
import { readJson } from './json'
import { harOutput, jsonOutput, type Output, rowsOutput } from './output'
import { maxRowDefault, readTraffic } from './read'

/** A row, and the line that it stands in, where its file has lines. */
export interface AnyRow {
  row: Traffic
  line?: number
}

export interface ReadAnyOptions {
  /** How many bytes a row may have. */
  maxRow?: number
  /** Hears of what is no error and worth knowing: a torn row, what a file of another format lacks. */
  note?: (message: string) => void
}

export interface TrafficFormat {
  /** What it is, for people. */
  what: string
  /** The endings of its files, for people. */
  endings: string
  matches: RegExp
  read(file: string, options: ReadAnyOptions): AsyncIterable<AnyRow>
  /** Connections must be whole before they are written, not in parts. */
  whole?: boolean
  write?(file: string, note: (message: string) => void): Promise<Output>
}

async function* readHarRows(file: string, { note }: ReadAnyOptions): AsyncGenerator<AnyRow> {
  const { readHar } = require('../har/import') as typeof import('../har/import')
  const onLacking = (counts: object) => tellCounts(file, 'entries lack what was sent', counts, note)
  for await (const row of readHar(file, { onLacking })) yield { row }
}

async function* readCaptureRows(file: string, { note }: ReadAnyOptions): AsyncGenerator<AnyRow> {
  const { readCapture } = require('../capture/capture') as typeof import('../capture/capture')
  const onUnread = (counts: object) => tellCounts(file, 'packets were not read', counts, note)
  for await (const row of readCapture(file, { onUnread })) yield { row }
}

function tellCounts(file: string, what: string, counts: object, note?: (message: string) => void): void {
  const some = Object.entries(counts).filter(([, count]) => (count as number) > 0)
  if (some.length > 0) note?.(`${file}: ${what}: ${some.map(([name, count]) => `${name} ${count}`).join(', ')}`)
}

export const formats: readonly TrafficFormat[] = [
  {
    what: 'rows of wire-transcript/1',
    endings: '.jsonl, .jsonl.gz',
    matches: /\.jsonl(\.gz)?$/,
    read: (file, { maxRow = maxRowDefault, note }) =>
      readTraffic(file, { maxRow, onTorn: ({ message }) => note?.(message) }),
    write: rowsOutput,
  },
  {
    what: 'one wire-transcript/1, or a recording/1',
    endings: '.json',
    matches: /\.json$/,
    read: readJson,
    whole: true,
    write: jsonOutput,
  },
  {
    what: 'HAR 1.2',
    endings: '.har, .har.gz',
    matches: /\.har(\.gz)?$/,
    read: readHarRows,
    whole: true,
    write: (file, note) => harOutput(file, row => note(`connection ${row.id} has no HTTP in it and is left out`)),
  },
  {
    what: 'packet captures',
    endings: '.pcap, .pcapng, .cap, also with .gz',
    matches: /\.(pcap|pcapng|cap)(\.gz)?$/,
    read: readCaptureRows,
  },
]

/** The format that a file's name says, undefined if none does. */
export const formatOf = (file: string): TrafficFormat | undefined => formats.find(({ matches }) => matches.test(file))
