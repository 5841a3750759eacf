/**
 * HAR 1.2 as rows of traffic. Entries that http-eras exported have their connection byte for byte in an extension field;
 * of all others the bytes are rebuilt, and the row says so. Entries that name a connection share a row.
 */

import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { erasError } from '../../errors'
import { wrongIn } from '../traffic/check'
import { type Chunk, linesOf, type Side, type Traffic, type Turn } from '../transcript'
import { type ReadEntry, readEntries } from './entries'
import { requestBytes, responseBytes } from './rebuild'

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
  /** Hears once, at the end, of what the HAR did not have. */
  onLacking?: (counts: Lacking) => void
}

/** How many entries lack a part, so that what was rebuilt is not what was sent. */
export interface Lacking {
  requestBodies: number
  responseBodies: number
  responses: number
  /** Left out: they have no URL of http or https. */
  notHttp: number
}

/** Connections that are open at once hold so many bytes at most; then all of them end. */
const mostHeld = 32 * 1024 * 1024

interface Group {
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
  const lacking: Lacking = { requestBodies: 0, responseBodies: 0, responses: 0, notHttp: 0 }
  const groups = new Map<string, Group>()
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
    const key = entry?.connection ? `${entry.connection} ${entry.serverIPAddress ?? ''}` : `entry ${index}`
    const size = addEntry(groups, key, read, name, lacking)
    if (!entry.connection) {
      const group = groups.get(key)
      groups.delete(key)
      if (group) yield rowOf(group)
    } else if ((held += size) > mostHeld) {
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

function addEntry(groups: Map<string, Group>, key: string, read: ReadEntry, name: string, lacking: Lacking): number {
  const { entry, index } = read
  const bad = (field: string, said: string) => erasError('ERAS_NOT_HAR', name, `log.entries[${index}].${field} ${said}`)
  for (const field of ['request', 'response'] as const) {
    if (!Array.isArray(entry?.[field]?.headers)) throw bad(field, 'has no list of headers')
  }
  if (typeof entry.request.method !== 'string') throw bad('request.method', 'is no text')
  const start = Date.parse(entry.startedDateTime)
  if (Number.isNaN(start)) throw bad('startedDateTime', `is no time: ${JSON.stringify(entry.startedDateTime)}`)
  if (!/^https?:/i.test(entry.request.url)) {
    if (typeof entry.request.url !== 'string') throw bad('request.url', 'is no text')
    lacking.notHttp++
    return 0
  }
  let request: ReturnType<typeof requestBytes>
  try {
    request = requestBytes(entry.request)
  } catch {
    throw bad('request.url', `is no URL: ${JSON.stringify(entry.request.url).slice(0, 80)}`)
  }
  const response = responseBytes(entry.response, entry.request.method)
  if (request.lacks) lacking.requestBodies++
  if (response.lacks === 'body') lacking.responseBodies++
  if (response.lacks === 'response') lacking.responses++
  const { url } = request
  const tls = url.protocol === 'https:'
  let group = groups.get(key)
  if (!group) {
    const server = `${url.hostname}:${url.port || (tls ? 443 : 80)}`
    const id = createHash('sha256').update(`${key} ${index} ${start} ${url}`).digest('hex').slice(0, 16)
    group = { id, start, server, tls, ms: 0, turns: [] }
    groups.set(key, group)
  }
  const { timings, time } = entry
  // What is -1 does not apply; without the parts, all of the time was waiting.
  const spent = (...parts: (number | undefined)[]) => parts.reduce<number>((sum, ms) => sum + Math.max(0, ms ?? 0), 0)
  const asked = Math.max(0, start - group.start) + spent(timings?.blocked, timings?.dns, timings?.connect)
  const answered = asked + (timings ? spent(timings.send, timings.wait) : Math.max(0, time ?? 0))
  say(group, 'client', asked, request.head, request.body)
  say(group, 'server', answered, response.head)
  say(group, 'server', answered + spent(timings?.receive), response.body)
  return request.head.length + request.body.length + response.head.length + response.body.length
}

function say(group: Group, from: Side, ms: number, ...parts: Buffer[]): void {
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

function rowOf({ id, start, server, tls, turns }: Group): Traffic {
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
