/**
 * HAR 1.2 as rows of traffic. Entries that http-eras exported have their connection byte for byte in an extension field;
 * of all others the bytes are rebuilt, and the row says so. Entries of one origin that name the same connection share a
 * row, as long as each is answered: what a HAR did not pair must not be paired here.
 */

import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Entry, Request } from 'har-format'
import { erasError } from '../../../errors'
import { wrongIn } from '../../../transcript/check'
import { type Chunk, linesOf, type Side, type Traffic, type Turn } from '../../../transcript/types'
import { readEntries } from './entries'
import { isToken, quoted } from './fields'
import { type Rebuilt, requestBytes, responseBytes } from './rebuild'
import { type HarUrl, readUrl } from './target'
import { framesOfHar, type HarFrame } from './websocket'

/** The field of an entry that holds its connection: the row in the first entry of it, its id in the others. */
export const EXTENSION = '_httpEras'

export interface Extension {
  row?: Traffic
  rowOf?: string
}

export interface HarOptions {
  /** What a stream is called in errors; a name that ends in `.gz` says that it is compressed. */
  name?: string
  /** Whether it is compressed; without it, the name says so. */
  packed?: boolean
  /** Called once, at the end, with what the HAR did not have. */
  onLacking?: (counts: Lacking) => void
  /** Called with what is left out because it is not what HAR says, with its place: of the first twenty, each by name. */
  onFault?: (message: string) => void
}

/** How many entries lack a part, so that what was rebuilt is not what was sent. */
interface Lacking {
  requestBodies: number
  responseBodies: number
  responses: number
  /** Left out: they have no URL of http, https or a WebSocket. */
  notHttp: number
  /** Left out: they have no request that could be sent. */
  entries: number
  /** Left out of heads and forms: their names are no tokens, or their values no text. */
  fields: number
  /** Other parts that are not what HAR says they are. */
  parts: number
}

/** So many faults are named. */
const mostNamed = 20

/** Connections that are open at once hold so many bytes at most; then all of them end. */
const mostHeld = 32 * 1024 * 1024

interface ConnectionEntries {
  id: string
  start: number
  server: string
  tls: boolean
  /** When the last bytes came. */
  ms: number
  turns: { from: Side; bytes: Buffer[]; chunks: Chunk[] }[]
}

/**
 * Reads the connections of a HAR.
 * @param source path of a file, or a stream of bytes
 * @throws ErasError ERAS_CANNOT_READ or ERAS_NOT_HAR, with the place
 */
export async function* readHar(source: string | Readable, options: HarOptions = {}): AsyncGenerator<Traffic> {
  const name = options.name ?? (typeof source === 'string' ? source : 'the stream')
  const lacking: Lacking = {
    requestBodies: 0,
    responseBodies: 0,
    responses: 0,
    notHttp: 0,
    entries: 0,
    fields: 0,
    parts: 0,
  }
  let named = 0
  const faultOf =
    (index: number) =>
    (kind: 'entries' | 'fields' | 'parts', place: string, message: string): void => {
      lacking[kind]++
      if (named++ < mostNamed) options.onFault?.(`log.entries[${index}]${place && `.${place}`} ${message}`)
    }
  const groups = new Map<string, ConnectionEntries>()
  const exact = new Set<string>()
  let held = 0
  for await (const read of readEntries(source, name, options.packed)) {
    const { entry, index } = read
    const extension = (entry as { [EXTENSION]?: Extension } | null)?.[EXTENSION]
    if (extension?.row) {
      yield exactRow(extension.row, name, index)
      exact.add(extension.row.id)
      continue
    }
    if (extension?.rowOf && exact.has(extension.rowOf)) continue
    const rebuilt = rebuild(entry, lacking, faultOf(index))
    if (!rebuilt) continue
    const { url } = rebuilt
    const connection = isName(entry.connection) ? entry.connection : undefined
    const key = `${connection ?? `entry ${index}`} ${String(entry.serverIPAddress ?? '')} ${url.server} ${url.tls}`
    const group = groups.get(key) ?? groupOf(key, rebuilt, index)
    groups.set(key, group)
    held += add(group, rebuilt)
    if (connection === undefined || !rebuilt.goesOn) {
      groups.delete(key)
      yield rowOf(group)
    } else if (held > mostHeld) {
      for (const group of groups.values()) yield rowOf(group)
      groups.clear()
      held = 0
    }
  }
  for (const group of groups.values()) yield rowOf(group)
  options.onLacking?.(lacking)
}

function exactRow(row: Traffic, name: string, index: number): Traffic {
  const wrong = wrongIn(row)
  if (wrong) throw erasError('ERAS_NOT_HAR', name, `log.entries[${index}].${EXTENSION}.row: ${wrong}`)
  return row
}

/** An entry whose request can be sent. */
interface RebuiltEntry {
  readonly url: HarUrl
  readonly request: Rebuilt
  readonly response: Rebuilt
  /** What passed on the WebSocket that it opened. */
  readonly frames: readonly HarFrame[]
  /** When it began, in milliseconds since 1970; undefined if the HAR does not say. */
  readonly start: number | undefined
  /** Milliseconds from then until its request, its answer, and the end of that. */
  readonly times: readonly [asked: number, answered: number, ended: number]
  /** Whether another exchange may follow on its connection: it was answered, and the connection is still HTTP's. */
  readonly goesOn: boolean
}

const isName = (value: unknown): value is string | number =>
  (typeof value === 'string' && value !== '') || typeof value === 'number'

type EntryFault = (kind: 'entries' | 'fields' | 'parts', place: string, message: string) => void

/** @returns undefined if nothing can be sent of it; that is counted and named */
function rebuild(entry: Entry | null, lacking: Lacking, fault: EntryFault): RebuiltEntry | undefined {
  const asked = entry?.request as (Request & Readonly<Record<string, unknown>>) | undefined
  if (typeof asked !== 'object' || asked === null) return void fault('entries', '', 'has no request')
  if (!isToken(asked.method)) return void fault('entries', 'request.method', `is not a token: ${quoted(asked.method)}`)
  if (typeof asked.url !== 'string') return void fault('entries', 'request.url', `is not a text: ${quoted(asked.url)}`)
  if (!/^(https?|wss?):/i.test(asked.url)) return void lacking.notHttp++
  const url = readUrl(asked.url)
  if (!url) return void fault('entries', 'request.url', `is not a URL: ${quoted(asked.url)}`)
  const request = requestBytes(asked, asked.method, url, fault)
  const response = responseBytes(entry?.response, asked.method, fault)
  if (request.lacks) lacking.requestBodies++
  if (response.lacks === 'body') lacking.responseBodies++
  if (response.lacks === 'response') lacking.responses++
  const status = Number(entry?.response?.status)
  const isOtherProtocol = status === 101 || (asked.method === 'CONNECT' && status >= 200 && status < 300)
  return {
    url,
    request,
    response,
    frames: framesAfter(entry as Entry, status, fault),
    start: startOf(entry as Entry, fault),
    times: timesOf(entry as Entry, fault),
    goesOn: response.lacks !== 'response' && !isOtherProtocol,
  }
}

/** The frames of a WebSocket, where one was opened. */
function framesAfter({ _webSocketMessages: messages }: Entry, status: number, fault: EntryFault): HarFrame[] {
  if (messages === undefined || messages === null) return []
  if (status === 101) return framesOfHar(messages, fault)
  fault('parts', '_webSocketMessages', `follow no switch to a WebSocket, but status ${quoted(status)}`)
  return []
}

function startOf({ startedDateTime }: Entry, fault: EntryFault): number | undefined {
  const start = typeof startedDateTime === 'string' ? Date.parse(startedDateTime) : Number.NaN
  if (!Number.isNaN(start)) return start
  fault('parts', 'startedDateTime', `is not a time: ${quoted(startedDateTime)}`)
  return undefined
}

/** What is -1 does not apply; without the parts, all of the time was waiting. */
function timesOf({ timings, time }: Entry, fault: EntryFault): RebuiltEntry['times'] {
  const has = typeof timings === 'object' && timings !== null
  const spent = (...names: string[]): number =>
    names.reduce((sum, name) => {
      const ms: unknown = has ? (timings as unknown as Record<string, unknown>)[name] : undefined
      if (typeof ms === 'number') return sum + Math.max(0, ms)
      if (ms !== undefined && ms !== null) fault('parts', `timings.${name}`, `is not a number: ${quoted(ms)}`)
      return sum
    }, 0)
  const asked = spent('blocked', 'dns', 'connect')
  const all = typeof time === 'number' ? Math.max(0, time) : 0
  const answered = asked + (has ? spent('send', 'wait') : all)
  return [asked, answered, answered + spent('receive')]
}

function groupOf(key: string, { url, start = 0 }: RebuiltEntry, index: number): ConnectionEntries {
  const id = createHash('sha256').update(`${key} ${index} ${start} ${url.rest}`).digest('hex').slice(0, 16)
  return { id, start, server: url.server, tls: url.tls, ms: 0, turns: [] }
}

/** @returns how many bytes it has */
function add(group: ConnectionEntries, { request, response, frames, start, times }: RebuiltEntry): number {
  const since = Math.max(0, (start ?? group.start) - group.start)
  const [asked, answered, ended] = times.map(ms => since + ms)
  say(group, 'client', asked, request.head, request.body)
  say(group, 'server', answered, response.head)
  say(group, 'server', ended, response.body)
  for (const { from, bytes, at } of frames) say(group, from, at === undefined ? group.ms : at - group.start, bytes)
  const { head, body } = request
  const framed = frames.reduce((sum, { bytes }) => sum + bytes.length, 0)
  return head.length + body.length + response.head.length + response.body.length + framed
}

function say(group: ConnectionEntries, from: Side, ms: number, ...parts: Buffer[]): void {
  const bytes = Buffer.concat(parts)
  if (bytes.length === 0) return
  let turn = group.turns[group.turns.length - 1]
  if (turn?.from !== from) {
    turn = { from, bytes: [], chunks: [] }
    group.turns.push(turn)
  }
  // What was one stream of HTTP/2 beside others comes after them here.
  group.ms = Math.max(group.ms, Math.round(ms * 1000) / 1000)
  turn.bytes.push(bytes)
  turn.chunks.push([group.ms, bytes.length])
}

function rowOf({ id, start, server, tls, turns }: ConnectionEntries): Traffic {
  return {
    format: 'wire-transcript/1',
    id,
    at: new Date(start).toISOString(),
    server,
    ...(tls ? { tls } : {}),
    connections: [
      {
        closed: 'open',
        turns: turns.map(
          ({ from, bytes, chunks }): Turn => ({
            from,
            bytes: linesOf(Buffer.concat(bytes).toString('latin1')),
            chunks,
          }),
        ),
      },
    ],
    events: [],
    rebuilt: 'har',
  }
}
