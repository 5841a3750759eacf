/** What a live server says, cut into the answers to recorded exchanges. It knows bytes and messages, and no socket. */

import type { Exchange } from '../../traffic/exchanges/exchanges'
import { MessageReader } from '../../traffic/exchanges/messages'
import { isFollowed, opensTunnel } from '../../wire/message-rules'
import { type Judge, judged, type PlayedReply } from '../play/played'
import type { Precondition } from '../play/script'
import type { Failure } from './reasons'
import type { Reply } from './verdict'

/** Why an answer cannot be read on. */
interface Fault {
  failure: Failure
  message: string
}

/** An answer may have twice as many bytes as the recorded one, and these. */
const room = 1 << 20

export class Answers {
  readonly seen: (PlayedReply | undefined)[] = []
  /** What came after all that was recorded, or before it was asked for. */
  readonly extra: Buffer[] = []
  /** When the last byte of each request was sent. */
  readonly sentAt: number[] = []
  /** How many bytes of the client's recorded stream were sent. */
  sent = 0
  private readonly reader: MessageReader
  /** Exchanges that are answered, whole messages, and bytes that are no HTTP. */
  private answered = 0
  private messages = 0
  private raw = 0
  /** Of the answer that is coming: its bytes, those of its last message, its whole messages. */
  private readonly parts: Buffer[] = []
  private readonly messageParts: Buffer[] = []
  private answers: Reply['answers'][number][] = []
  private bytes = 0

  constructor(
    private readonly exchanges: readonly Exchange[],
    bodies: boolean,
    private readonly judge: Judge | undefined,
  ) {
    this.reader = new MessageReader('response', bodies)
  }

  /** The exchange whose answer is coming; undefined when all are answered. */
  get waiting(): Exchange | undefined {
    return this.exchanges[this.answered]
  }

  /** Whether what came last belongs to an answer that is no longer than the recorded one. */
  get isDue(): boolean {
    const { waiting } = this
    return !waiting || this.bytes <= waiting.response.end - waiting.response.start
  }

  /** Whether what must have come has come. */
  meets({ messages, begun, raw }: Precondition): boolean {
    if (this.raw < raw) return false
    return this.messages > messages || (this.messages === messages && (!begun || this.bytes > 0))
  }

  /** Notes that bytes were sent, up to an offset of the recorded stream. */
  wasSent(end: number): void {
    this.sent = end
    const { exchanges, sentAt } = this
    while (sentAt.length < exchanges.length && exchanges[sentAt.length].request.end <= end) {
      sentAt.push(performance.now())
    }
  }

  /** Takes bytes. */
  receive(chunk: Buffer): Fault | undefined {
    for (let at = 0; at < chunk.length; ) {
      const exchange = this.waiting
      const rest = at === 0 ? chunk : chunk.subarray(at)
      if (!exchange || (exchange.kind === 'http' && this.sent <= exchange.request.start)) {
        this.extra.push(rest)
        return exchange && { failure: 'no HTTP', message: 'bytes came that nothing had asked for' }
      }
      this.bytes += rest.length
      const most = 2 * (exchange.response.end - exchange.response.start) + room
      if (this.bytes > most) return { failure: 'longer', message: `more than ${most} bytes came` }
      if (exchange.kind !== 'http') {
        this.parts.push(rest)
        this.raw += rest.length
        if (this.heardAll(exchange)) this.complete()
        return undefined
      }
      this.reader.method = exchange.method
      const used = this.reader.read(rest)
      if (typeof used !== 'number') {
        this.parts.push(rest)
        return { failure: 'no HTTP', message: `the response cannot be read: ${used.message}` }
      }
      const part = used === rest.length ? rest : rest.subarray(0, used)
      this.bytes -= rest.length - used
      this.parts.push(part)
      this.messageParts.push(part)
      at += used
      const fault = this.took(exchange, false)
      if (fault) return fault
    }
    return undefined
  }

  /** The server has ended: a body may be whole by that. */
  end(): void {
    const exchange = this.waiting
    if (exchange?.kind === 'http' && this.reader.begun && !this.reader.finish()) this.took(exchange, true)
  }

  /** Whether as many bytes that are no HTTP came as were recorded. */
  heardAll({ response }: Exchange): boolean {
    return this.raw >= response.end - response.start
  }

  /** The answer that was coming is all that comes. */
  complete(): void {
    const { request } = this.exchanges[this.answered]
    const sentAt = this.sentAt[this.answered]
    const ms = sentAt !== undefined && request.end > request.start ? performance.now() - sentAt : undefined
    const seen: PlayedReply = { bytes: joined(this.parts), answers: this.answers, whole: true, ms }
    this.judge?.(this.answered, seen)
    this.seen[this.answered++] = this.judge ? judged(seen) : seen
    this.parts.length = 0
    this.answers = []
    this.bytes = 0
  }

  /** No more comes: what came of an answer that is not whole. */
  close(): void {
    const { parts, messageParts, reader } = this
    if (parts.length === 0) return
    const head = reader.begun
    if (messageParts.length > 0) {
      if (head) this.answers.push({ head, body: [], bytes: joined(messageParts) })
      else this.answers = []
    }
    this.seen[this.answered] = { bytes: joined(parts), answers: this.answers, whole: false, ms: undefined }
  }

  /** A message may be whole. */
  private took(exchange: Exchange, untilEnd: boolean): Fault | undefined {
    const { whole } = this.reader
    if (!whole) return undefined
    this.reader.whole = undefined
    this.messages++
    this.answers.push({ head: whole.head, body: whole.body, bytes: joined(this.messageParts) })
    this.messageParts.length = 0
    const status = whole.head.statusCode
    if (isFollowed(status) && !untilEnd) return undefined
    const tunnel = opensTunnel(exchange.method, status)
    this.complete()
    const next = this.waiting
    if (!next || next.kind === 'raw' || tunnel === (next.kind === 'tunnel')) return undefined
    const message = tunnel ? 'it opened a tunnel that was not recorded' : 'it opened no tunnel'
    return { failure: 'no upgrade', message }
  }
}

const none = Buffer.alloc(0)
export const joined = (parts: readonly Buffer[]): Buffer =>
  parts.length === 1 ? parts[0] : parts.length === 0 ? none : Buffer.concat(parts)
