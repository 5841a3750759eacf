/**
 * Plays a recorded client over a raw socket: its bytes in its cuts, its half-close, its reset; each when what the server
 * had said before has come, and not before its time.
 */

import type { Socket } from 'node:net'
import type { Exchange } from '../transcript/exchanges/exchanges'
import { isFollowed, MessageReader, opensTunnel } from '../transcript/exchanges/messages'
import type { Plan } from './plan'
import { type Engine, type Failure, type Judge, judged, type Played, type Seen } from './played'
import type { Gate, Step } from './script'
import { connectTo, resetAfter, type Target } from './target'
import type { Reply } from './verdict'

export interface BytesOptions {
  /** How fast recorded time goes; Infinity: nothing waits for its time. */
  speed: number
  /** Milliseconds of silence after which an answer counts as missing. */
  timeout: number
  /** Whether bodies without their framing are wanted. */
  bodies: boolean
  /** Calls back when so many requests may be sent. */
  slots?: (requests: number, go: () => void) => void
}

/** How long a server may take to close after the client has, and an unexpected byte to come. */
const grace = 1000
/** A server's end that came so long after its last bytes is its patience with idle clients, and waited for only at a pace. */
const idle = 1000

export const bytesEngine = (target: Target, options: BytesOptions): Engine => ({
  play: (plan, judge) => new Promise(resolve => void new Play(plan, target, options, resolve, judge)),
  close: async () => {},
})

const codes: Record<string, Failure> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ENOTFOUND: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EAI_AGAIN: 'unreachable',
  ETIMEDOUT: 'timeout',
}

class Play {
  private readonly socket: Socket
  private readonly reader: MessageReader
  private readonly exchanges: Exchange[]
  private readonly steps: Step[]
  private readonly seen: (Seen | undefined)[] = []
  /** The step that is next, the exchange whose answer is, and the messages that came. */
  private next = 0
  private answered = 0
  private messages = 0
  /** Bytes of the recorded stream that were sent, and when the last byte of each request was. */
  private sent = 0
  private readonly sentAt: number[] = []
  /** Of the exchange whose answer is coming. */
  private readonly parts: Buffer[] = []
  private readonly messageParts: Buffer[] = []
  private answers: Reply['answers'][number][] = []
  private answerBytes = 0
  private raw = 0
  private readonly extra: Buffer[] = []
  private began = 0
  private open = false
  private granted = false
  private finishing = false
  private waitsForEnd = false
  private over = false
  private clientEnded = false
  private serverEnd: 'end' | 'reset' | undefined
  private failure: Failure | undefined
  private said = ''
  private deadline = 0
  private timer: NodeJS.Timeout | undefined
  private stepTimer: NodeJS.Timeout | undefined
  private readonly patience: number

  constructor(
    private readonly plan: Plan,
    target: Target,
    private readonly options: BytesOptions,
    private readonly done: (played: Played) => void,
    private readonly judge: Judge | undefined,
  ) {
    this.reader = new MessageReader('response', options.bodies)
    this.exchanges = plan.exchanges
    this.steps = plan.steps
    const { pieces } = plan.flow
    const recorded = options.speed === Infinity ? 0 : (pieces[pieces.length - 1]?.ms ?? 0) / options.speed
    this.patience = options.timeout + recorded
    const opened = () => {
      this.began = performance.now()
      this.open = true
      this.advance()
    }
    this.socket = connectTo(target, opened, chunk => this.hear(chunk))
    this.socket.on('end', () => this.ended('end'))
    this.socket.on('error', (error: NodeJS.ErrnoException) => this.failed(error))
    this.socket.on('close', () => this.finish())
    this.wait(this.patience)
  }

  /** Does the steps whose turn has come. */
  private advance(): void {
    const { steps, options } = this
    while (this.next < steps.length && !this.over) {
      const step = steps[this.next]
      if (!this.isOpen(step.gate)) return
      if (options.speed !== Infinity && step.ms !== undefined) {
        const left = this.began + step.ms / options.speed - performance.now()
        if (left > 0.5) {
          clearTimeout(this.stepTimer)
          this.stepTimer = setTimeout(() => this.advance(), left)
          return
        }
      }
      if (options.slots && !this.granted) {
        const requests = this.requestsIn(step)
        if (requests > 0) {
          this.granted = true
          clearTimeout(this.timer)
          options.slots(requests, () => {
            if (this.over) return
            this.wait(this.patience)
            this.advance()
          })
          return
        }
      }
      this.granted = false
      this.next++
      this.act(step)
    }
    if (this.next === steps.length && !this.over && !this.finishing) this.settle()
  }

  /** All is sent. Goes on to the end if nothing more is to come. */
  private settle(): void {
    const last = this.exchanges[this.answered]
    if (last && last.kind !== 'http' && (this.serverEnd || this.raw >= last.response.end - last.response.start)) {
      this.complete(last, true)
    }
    const waiting = this.exchanges[this.answered]
    if (!waiting || (!waiting.whole && !this.plan.serverEnd)) this.goOn()
  }

  private isOpen({ messages, begun, raw }: Gate): boolean {
    if (this.serverEnd) return true
    if (this.raw < raw) return false
    return this.messages > messages || (this.messages === messages && (!begun || this.answerBytes > 0))
  }

  private requestsIn({ act }: Step): number {
    if (typeof act === 'string') return 0
    return this.exchanges.filter(({ request }) => request.start >= act.start && request.start < act.end).length
  }

  private act({ act }: Step): void {
    this.deadline = performance.now() + this.patience
    if (act === 'reset') {
      this.clientEnded = true
      setTimeout(() => {
        // Over TLS there is no handle of TCP to reset.
        if ('encrypted' in this.socket) this.socket.destroy()
        else this.socket.resetAndDestroy()
        this.finish()
      }, resetAfter)
      return
    }
    if (act === 'end') {
      this.clientEnded = true
      this.socket.end()
      return
    }
    const { sent } = this.plan
    this.socket.write(sent.bytes.subarray(sent.offset(act.start), sent.offset(act.end)))
    this.sent = act.end
    const { exchanges, sentAt } = this
    while (sentAt.length < exchanges.length && exchanges[sentAt.length].request.end <= act.end) {
      sentAt.push(performance.now())
    }
  }

  private hear(chunk: Buffer): void {
    let at = 0
    if (!this.finishing) this.deadline = performance.now() + this.patience
    while (at < chunk.length && !this.over) {
      const exchange = this.exchanges[this.answered]
      const rest = at === 0 ? chunk : chunk.subarray(at)
      if (!exchange || (exchange.kind === 'http' && this.sent <= exchange.request.start)) {
        this.extra.push(rest)
        if (!exchange) break
        this.fail('no HTTP', 'bytes came that nothing had asked for')
        return
      }
      this.answerBytes += rest.length
      const most = 2 * (exchange.response.end - exchange.response.start) + (1 << 20)
      if (this.answerBytes > most) {
        this.fail('longer', `more than ${most} bytes came`)
        return
      }
      if (exchange.kind !== 'http') {
        this.parts.push(rest)
        this.raw += rest.length
        if (this.raw >= exchange.response.end - exchange.response.start) this.complete(exchange, true)
        break
      }
      this.reader.method = exchange.method
      const used = this.reader.read(rest)
      if (typeof used !== 'number') {
        this.parts.push(rest)
        this.fail('no HTTP', `the response cannot be read: ${used.message}`)
        return
      }
      const part = used === rest.length ? rest : rest.subarray(0, used)
      this.answerBytes -= rest.length - used
      this.parts.push(part)
      this.messageParts.push(part)
      at += used
      if (this.reader.whole) this.took(exchange, false)
    }
    this.advance()
  }

  /** A message is whole. */
  private took(exchange: Exchange, untilEnd: boolean): void {
    const { whole } = this.reader
    if (!whole) return
    this.reader.whole = undefined
    this.messages++
    this.answers.push({ head: whole.head, body: whole.body, bytes: joined(this.messageParts) })
    this.messageParts.length = 0
    const status = whole.head.statusCode
    if (isFollowed(status) && !untilEnd) return
    const tunnel = opensTunnel(exchange.method, status)
    this.complete(exchange, true)
    const next = this.exchanges[this.answered]
    if (next && tunnel !== (next.kind === 'tunnel') && next.kind !== 'raw') {
      this.fail('no upgrade', tunnel ? 'it opened a tunnel that was not recorded' : 'it opened no tunnel')
    }
  }

  /** The answer to an exchange is over. */
  private complete({ request }: Exchange, whole: boolean): void {
    const sentAt = this.sentAt[this.answered]
    const ms = whole && sentAt !== undefined && request.end > request.start ? performance.now() - sentAt : undefined
    const seen: Seen = { bytes: joined(this.parts), answers: this.answers, whole, ms }
    this.judge?.(this.answered, seen)
    this.seen[this.answered++] = this.judge ? judged(seen) : seen
    this.parts.length = 0
    this.answers = []
    this.answerBytes = 0
  }

  private ended(how: 'end' | 'reset'): void {
    if (this.over || this.serverEnd) return
    if (!this.clientEnded) this.serverEnd = how
    if (how === 'end' && this.exchanges[this.answered]?.kind === 'http') {
      if (this.reader.begun && !this.reader.finish()) this.took(this.exchanges[this.answered], true)
    }
    const raw = this.exchanges[this.answered]
    if (how === 'end' && raw && raw.kind !== 'http') {
      // Half a connection is left, and what was recorded may use it.
      if (this.next < this.steps.length) {
        this.advance()
        return
      }
      this.complete(raw, true)
    }
    if (this.answered < this.exchanges.length) this.failure ??= how === 'end' ? 'closed' : 'reset'
    this.socket.destroy()
    this.finish()
  }

  private failed({ code = '', message }: NodeJS.ErrnoException): void {
    this.said ||= message
    if (code === 'ECONNRESET' || code === 'EPIPE') {
      if (this.open) {
        this.ended('reset')
        return
      }
    }
    this.failure ??= codes[code] ?? (this.open ? 'reset' : /TLS|SSL|CERT/i.test(code) ? 'tls' : 'unreachable')
    this.finish()
  }

  private fail(failure: Failure, said: string): void {
    this.failure ??= failure
    this.said ||= said
    this.socket.destroy()
    this.finish()
  }

  /** All was answered: what is left is the end of the connection. */
  private goOn(): void {
    this.finishing = true
    const { serverEnd } = this.plan
    const waits = serverEnd && (serverEnd.gap <= idle || this.options.speed !== Infinity)
    if (waits && !this.clientEnded) {
      this.waitsForEnd = true
      this.wait(this.options.timeout + (this.options.speed === Infinity ? 0 : serverEnd.gap / this.options.speed))
      return
    }
    if (!this.clientEnded) {
      this.clientEnded = true
      this.socket.end()
    }
    this.wait(grace)
  }

  /** Gives up after some silence. */
  private wait(ms: number): void {
    this.deadline = performance.now() + ms
    clearTimeout(this.timer)
    const look = () => {
      const left = this.deadline - performance.now()
      if (left > 1) this.timer = setTimeout(look, left)
      else this.late()
    }
    this.timer = setTimeout(look, ms)
  }

  private late(): void {
    if (this.answered < this.exchanges.length) this.failure ??= 'timeout'
    this.socket.destroy()
    this.finish()
  }

  private finish(): void {
    if (this.over) return
    this.over = true
    clearTimeout(this.timer)
    clearTimeout(this.stepTimer)
    const { parts } = this
    if (parts.length > 0) {
      if (this.messageParts.length > 0) this.cutShort()
      this.seen[this.answered] = { bytes: joined(parts), answers: this.answers, whole: false, ms: undefined }
    }
    const seen = Array.from(this.exchanges, (_, at) => this.seen[at])
    const { failure, said, serverEnd } = this
    this.done({
      seen,
      failure,
      said,
      serverEnd,
      waitedForEnd: this.waitsForEnd || serverEnd !== undefined,
      extra: joined(this.extra),
      sentBytes: this.socket.bytesWritten,
      receivedBytes: this.socket.bytesRead,
    })
  }

  /** A message that began and did not end. */
  private cutShort(): void {
    const head = this.reader.begun
    if (head) this.answers.push({ head, body: [], bytes: joined(this.messageParts) })
    else this.answers = []
  }
}

const none = Buffer.alloc(0)
const joined = (parts: readonly Buffer[]): Buffer =>
  parts.length === 1 ? parts[0] : parts.length === 0 ? none : Buffer.concat(parts)
