/**
 * A recorded answer as it must be for the request that is there now: what a server makes of a client's key, of its version and
 * of its wish to end the connection cannot be that of the recording, where the recorded client had others. All else stays byte
 * for byte, and so does everything for a client that asks as the recorded one did.
 */

import { createHash } from 'node:crypto'
import { fieldsOf } from '../../traffic/exchanges/asked'
import type { Answer } from '../../traffic/exchanges/exchanges'
import { headEnd, MessageReader } from '../../traffic/exchanges/messages'
import type { Head } from '../../wire/head'
import { asksToContinue, isFollowed, opensTunnel } from '../../wire/message-rules'
import { repeatedOf } from './hixie'

/** Bytes of the server's recorded stream that are to be others. */
export interface Edit {
  start: number
  end: number
  bytes: Buffer
}

export interface Asker {
  head: Head
  /** It was told to go on before its body came. */
  continued: boolean
}

/** Of a response, in the stream of its server. */
interface Live {
  /** In order, none within another. */
  edits: Edit[]
  /** What the connection is to do after it: what was recorded, to end if that is not known, or to end at all events. */
  after: 'recorded' | 'end' | 'must end'
}

interface RecordedRequest {
  /** The recorded request. */
  request: Head
  /** Its answers, in order. */
  answers: readonly Answer[]
  /** The stream of the server. */
  server: Buffer
  whole: boolean
  untilEnd: boolean
  /** A HAR lacks the fields of the connection. */
  rebuilt: boolean
}

const none = Buffer.alloc(0)
const isOld = ({ versionMajor, versionMinor }: Head): boolean =>
  versionMajor < 1 || (versionMajor === 1 && versionMinor < 1)
const has = (headers: readonly string[], name: string, word: RegExp): boolean =>
  fieldsOf(headers, name).some(value => value.split(',').some(one => word.test(one.trim())))

/** @param headOnly HEAD was asked, and GET recorded */
export function liveAnswer(recorded: RecordedRequest, { head: asked, continued }: Asker, headOnly: boolean): Live {
  const { request, answers, server, whole, untilEnd, rebuilt } = recorded
  const edits: Edit[] = []
  const drop = (start: number, end: number) => {
    if (end > start) edits.push({ start, end, bytes: none })
  }
  const older = isOld(asked) && !isOld(request)
  const unasked = continued || (asksToContinue(request.headers) && !asksToContinue(asked.headers))
  for (const { head, start, end } of answers) {
    const { statusCode } = head
    // RFC 9110, 15.2: none to HTTP/1.0; 100 is for those who wait for it, once.
    if (isFollowed(statusCode) && (older || (statusCode === 100 && unasked))) drop(start, end)
  }
  const final = answers[answers.length - 1]
  if (!final || isFollowed(final.head.statusCode)) return { edits, after: 'recorded' }
  const { head, start, end } = final
  const blank = start + headEnd(server.subarray(start, end))
  if (head.statusCode === 101) edits.push(...handshake(server, final, blank, asked, recorded))
  if (opensTunnel(asked.method, head.statusCode)) return { edits, after: 'recorded' }
  const chunked = has(head.headers, 'transfer-encoding', /^chunked$/i)
  if (headOnly) drop(blank, end)
  else if (older && chunked) edits.push(...unchunked(server, final, blank))
  if (!whole && !headOnly) return { edits, after: 'recorded' }
  const saysKept = has(head.headers, 'connection', /^keep-alive$/i)
  const saysClosed = has(head.headers, 'connection', /^close$/i) || (isOld(head) && !saysKept)
  const keeps = asked.shouldKeepAlive && (!isOld(asked) || (saysKept && !(older && chunked)))
  const recordedKept = request.shouldKeepAlive && (!isOld(request) || saysKept)
  if (!keeps) return { edits, after: recordedKept || rebuilt ? 'must end' : 'end' }
  return { edits, after: saysClosed || (untilEnd && !headOnly) ? 'end' : 'recorded' }
}

/** RFC 6455, 4.2.2: the server proves that it has read the key. */
const acceptOf = (key: string): string =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')

function handshake(
  server: Buffer,
  { head, start }: Answer,
  blank: number,
  { headers }: Head,
  { request, rebuilt }: RecordedRequest,
): Edit[] {
  const [key] = fieldsOf(headers, 'sec-websocket-key')
  const add: string[] = []
  const edits: Edit[] = []
  if (rebuilt) {
    if (fieldsOf(head.headers, 'connection').length === 0) add.push('Connection: Upgrade')
    if (fieldsOf(head.headers, 'upgrade').length === 0) add.push(`Upgrade: ${fieldsOf(headers, 'upgrade')[0] ?? ''}`)
  }
  if (key !== undefined && (rebuilt || key !== fieldsOf(request.headers, 'sec-websocket-key')[0])) {
    const [found] = linesOf(server, start, blank, 'sec-websocket-accept')
    if (found) edits.push({ start: found.value, end: found.end, bytes: Buffer.from(acceptOf(key)) })
    else if (rebuilt) add.push(`Sec-WebSocket-Accept: ${acceptOf(key)}`)
  }
  for (const [name, value] of repeatedOf(request.headers, head.headers, headers)) {
    const [found] = linesOf(server, start, blank, name)
    edits.push({ start: found.value, end: found.end, bytes: Buffer.from(value, 'latin1') })
  }
  edits.sort((a, b) => a.start - b.start)
  // Before the blank line, however that ends.
  const at = server[blank - 2] === 0x0d ? blank - 2 : blank - 1
  if (add.length > 0) edits.push({ start: at, end: at, bytes: Buffer.from(`${add.join('\r\n')}\r\n`, 'latin1') })
  return edits
}

/** The lines of a head that have a name: where they begin, where their value does, and where that ends. */
function linesOf(server: Buffer, start: number, blank: number, name: string) {
  const found: { start: number; value: number; end: number; next: number }[] = []
  const text = server.latin1Slice(start, blank)
  const line = new RegExp(`^${name}[ \\t]*:[ \\t]*([^\\r\\n]*?(?:\\r?\\n[ \\t][^\\r\\n]*)*)[ \\t]*(\\r?\\n|$)`, 'gim')
  for (const { 0: all, 1: value, 2: feed, index } of text.matchAll(line)) {
    const next = start + index + all.length
    const end = next - feed.length
    found.push({ start: start + index, value: end - value.length, end, next })
  }
  return found
}

/** The edits that leave a chunked body without its framing. */
function unchunked(server: Buffer, { start, end }: Answer, blank: number): Edit[] {
  const edits: Edit[] = linesOf(server, start, blank, 'transfer-encoding').map(({ start, next }) => ({
    start,
    end: next,
    bytes: none,
  }))
  const spans = new BodySpans(server)
  spans.read(server.subarray(start, end))
  let at = blank
  for (const span of [...spans.found, { start: end, end }]) {
    if (span.start > at) edits.push({ start: at, end: span.start, bytes: none })
    at = span.end
  }
  return edits
}

/** Where the bytes of a body stand. */
class BodySpans extends MessageReader {
  readonly found: { start: number; end: number }[] = []

  constructor(private readonly stream: Buffer) {
    super('response', false)
  }

  override onBody(chunk: Buffer): void {
    const start = chunk.byteOffset - this.stream.byteOffset
    this.found.push({ start, end: start + chunk.length })
  }
}

/** Bytes of the stream from `start` to `end`, edited. An edit belongs to the piece in which it begins. */
export function edited(server: Buffer, start: number, end: number, edits: readonly Edit[]): Buffer {
  const parts: Buffer[] = []
  let at = start
  for (const edit of edits) {
    if (edit.end < at || (edit.end === at && edit.start < edit.end) || edit.start >= end) continue
    if (edit.start > at) parts.push(server.subarray(at, edit.start))
    if (edit.start >= start) parts.push(edit.bytes)
    at = Math.max(at, Math.min(end, edit.end))
  }
  if (parts.length === 0 && at === start) return server.subarray(start, end)
  parts.push(server.subarray(at, end))
  return Buffer.concat(parts)
}
