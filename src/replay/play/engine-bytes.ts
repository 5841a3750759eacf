/**
 * Plays a recorded client over a raw socket: its bytes in its cuts, its half-close, its reset; each when what the server
 * had sent before has come, and not before its time.
 */

import type { Socket } from 'node:net'
import { resetSocket } from '../../shared/reset'
import type { Exchange } from '../../traffic/exchanges/exchanges'
import { Answers, joined } from '../compare/answers'
import type { Failure } from '../compare/reasons'
import type { Plan } from './plan'
import type { Engine, Judge, Played } from './played'
import type { ScriptStep } from './script'
import { connectTo, resetAfter, type Target } from './target'

interface BytesOptions {
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

export function bytesEngine(target: Target, options: BytesOptions): Engine {
  const playing = new Set<Play>()
  return {
    play: (plan, judge) =>
      new Promise(resolve => {
        const done = (played: Played) => {
          playing.delete(play)
          resolve(played)
        }
        const play = new Play(plan, target, options, done, judge)
        playing.add(play)
      }),
    async close() {
      for (const play of playing) play.stop('closed', 'the replay was ended')
    },
  }
}

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

/** Whether a step's requests may be sent, where they are counted. */
type Slot = 'none' | 'asked' | 'granted'

class Play {
  private readonly socket: Socket
  private readonly answers: Answers
  private next = 0
  private began = 0
  private open = false
  private slot: Slot = 'none'
  private finishing = false
  private waitsForEnd = false
  private over = false
  private clientEnded = false
  private serverEnd: 'end' | 'reset' | undefined
  private failure: Failure | undefined
  private message = ''
  private deadline = 0
  private timer: NodeJS.Timeout | undefined
  private stepTimer: NodeJS.Timeout | undefined
  private readonly patience: number

  constructor(
    private readonly plan: Plan,
    target: Target,
    private readonly options: BytesOptions,
    private readonly done: (played: Played) => void,
    judge: Judge | undefined,
  ) {
    this.answers = new Answers(
      plan.exchanges,
      options.bodies || plan.rebuilt !== undefined || plan.masked !== undefined,
      judge,
    )
    const { pieces } = plan.flow
    const recorded = options.speed === Infinity ? 0 : (pieces[pieces.length - 1]?.ms ?? 0) / options.speed
    this.patience = options.timeout + recorded
    const opened = () => {
      this.began = performance.now()
      this.open = true
      this.advance()
    }
    this.socket = connectTo(target, opened, chunk => this.receive(chunk))
    this.socket.on('end', () => this.ended('end'))
    this.socket.on('error', (error: NodeJS.ErrnoException) => this.failed(error))
    this.socket.on('close', () => this.finish())
    this.wait(this.patience)
  }

  /** Does the steps whose turn has come. */
  private advance(): void {
    const { steps } = this.plan
    while (this.next < steps.length && !this.over) {
      const step = steps[this.next]
      if (!this.serverEnd && !this.answers.meets(step.precondition)) return
      if (!this.isDue(step) || !this.mayAsk(step)) return
      this.slot = 'none'
      this.next++
      this.act(step)
    }
    if (this.next === steps.length && !this.over && !this.finishing) this.settle()
  }

  /** Whether a step's time has come; if not, it is done when it has. */
  private isDue({ ms }: ScriptStep): boolean {
    const { speed } = this.options
    if (speed === Infinity || ms === undefined) return true
    const left = this.began + ms / speed - performance.now()
    if (left <= 0.5) return true
    clearTimeout(this.stepTimer)
    this.stepTimer = setTimeout(() => this.advance(), left)
    return false
  }

  /** Whether the requests that begin in a step may be sent; if not, it is done when they may. */
  private mayAsk(step: ScriptStep): boolean {
    const { slots } = this.options
    const requests = slots && this.slot === 'none' ? this.requestsIn(step) : 0
    if (slots && requests > 0) {
      this.slot = 'asked'
      clearTimeout(this.timer)
      slots(requests, () => {
        this.slot = 'granted'
        if (this.over) return
        this.wait(this.patience)
        this.advance()
      })
      return false
    }
    return this.slot !== 'asked'
  }

  private requestsIn({ act }: ScriptStep): number {
    if (typeof act === 'string') return 0
    return this.plan.exchanges.filter(({ request }) => request.start >= act.start && request.start < act.end).length
  }

  /** All is sent. Goes on to the end if nothing more is to come. */
  private settle(): void {
    const { answers } = this
    const last = answers.waiting
    if (last && last.kind !== 'http' && (this.serverEnd || answers.heardAll(last))) answers.complete()
    const { waiting } = answers
    if (!waiting || (!waiting.whole && !this.plan.serverEnd)) this.goOn()
  }

  private act({ act }: ScriptStep): void {
    this.deadline = performance.now() + this.patience
    if (act === 'reset') {
      this.clientEnded = true
      setTimeout(() => {
        // Over TLS there is no handle of TCP to reset.
        if ('encrypted' in this.socket) this.socket.destroy()
        else resetSocket(this.socket)
        this.finish()
      }, resetAfter)
    } else if (act === 'end') {
      this.clientEnded = true
      this.socket.end()
    } else {
      const { sent } = this.plan
      this.socket.write(sent.bytes.subarray(sent.offset(act.start), sent.offset(act.end)))
      this.answers.wasSent(act.end)
    }
  }

  private receive(chunk: Buffer): void {
    if (this.over) return
    const fault = this.answers.receive(chunk)
    // An answer that goes on beyond the recorded one has the time of a silence to end.
    if (!this.finishing && this.answers.isDue) this.deadline = performance.now() + this.patience
    if (fault) this.stop(fault.failure, fault.message)
    else this.advance()
  }

  private ended(how: 'end' | 'reset'): void {
    if (this.over || this.serverEnd) return
    if (!this.clientEnded) this.serverEnd = how
    const { answers } = this
    if (how === 'end') answers.end()
    const endsWith = ({ kind, whole }: Exchange): boolean => kind !== 'http' || !whole
    if (how === 'end' && answers.waiting && endsWith(answers.waiting)) {
      // Half a connection is left, and what was recorded may use it.
      if (this.next < this.plan.steps.length) {
        this.advance()
        return
      }
      // An answer that was recorded in part is what came of it, and so is what follows.
      while (answers.waiting && endsWith(answers.waiting)) answers.complete()
    }
    this.stop(answers.waiting && (how === 'end' ? 'closed' : 'reset'))
  }

  private failed({ code = '', message }: NodeJS.ErrnoException): void {
    this.message ||= message
    if (this.open && (code === 'ECONNRESET' || code === 'EPIPE')) {
      this.ended('reset')
      return
    }
    this.stop(codes[code] ?? (this.open ? 'reset' : /TLS|SSL|CERT/i.test(code) ? 'tls' : 'unreachable'))
  }

  /** Ends the connection as it is. */
  stop(failure: Failure | undefined, message = ''): void {
    this.failure ??= failure
    this.message ||= message
    this.socket.destroy()
    this.finish()
  }

  /** All was answered: what is left is the end of the connection. */
  private goOn(): void {
    this.finishing = true
    const { serverEnd } = this.plan
    const { speed, timeout } = this.options
    if (serverEnd && !this.clientEnded && (serverEnd.gap <= idle || speed !== Infinity)) {
      this.waitsForEnd = true
      this.wait(timeout + serverEnd.gap / speed)
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
      else this.stop(this.answers.waiting && 'timeout')
    }
    this.timer = setTimeout(look, ms)
  }

  private finish(): void {
    if (this.over) return
    this.over = true
    clearTimeout(this.timer)
    clearTimeout(this.stepTimer)
    const { answers, failure, message, serverEnd, socket } = this
    answers.close()
    this.done({
      seen: Array.from(this.plan.exchanges, (_, at) => answers.seen[at]),
      failure,
      message: message,
      serverEnd,
      waitedForEnd: this.waitsForEnd || serverEnd !== undefined,
      extra: joined(answers.extra),
      sentBytes: socket.bytesWritten,
      receivedBytes: socket.bytesRead,
    })
  }
}
