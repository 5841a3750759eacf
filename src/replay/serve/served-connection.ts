/** One client of a served recording: its requests are answered one after another, as they came. */

import type { Socket } from 'node:net'
import { type Message, MessageReader } from '../../traffic/exchanges/messages'
import type { Head } from '../../wire/head'
import type { Plan } from '../play/plan'
import { resetAfter } from '../play/target'
import { type Ending, type Recital, recitalOf } from './answer'
import type { Found } from './exchange-index'
import { beginsWithProof, begunWith, hasKeys, proofOf, sizes } from './hixie'
import { isHello, ownHello } from './tls-hello'

/** A request that came, with its bytes. */
export interface Asked extends Message {
  bytes: Buffer
  /** The client was told to go on before its body came. */
  continued: boolean
  /** It is longer than all that was recorded; its bytes are not kept. */
  tooLong?: boolean
}

/** What a served connection asks of its server. */
export interface Host {
  speed: number
  /** Requests of more bytes are not read to their end. */
  mostRequest: number
  find(request: Asked): Promise<Found | undefined>
  /** The answer to one who asks leave to send a body, and was refused it. */
  findUnsent(head: Head): Promise<Found | undefined>
  findRaw(bytes: Buffer, all?: boolean): Promise<Found | undefined>
  /** Whether a request of that length was recorded that never ended; and whether it began like this. */
  wasCut(size: number, bytes?: Buffer): boolean
  /** Whether an answer began when so many bytes of its request had come; and that exchange. */
  isEarly(size: number): boolean
  findEarly(size: number, bytes: Buffer): Promise<Found | undefined>
  /**
   * Answers what was not recorded. Gives whether the connection goes on.
   * @param follow gives what came after the request, where that opens a tunnel
   */
  miss(request: Asked, socket: Socket, follow: () => Buffer[]): Promise<boolean>
  /** Tells of bytes that are no HTTP; `within` is the authority of the CONNECT that they followed. */
  missRaw(bytes: Buffer, within?: string): void
  answered(): void
}

interface Raw {
  heard: number
  /** What was heard, while it may be wanted; in a tunnel only how much it was. */
  bytes: Buffer[] | undefined
}

const rawOf = (bytes: Buffer[]): Raw => ({ heard: bytes.reduce((sum, part) => sum + part.length, 0), bytes })

/** Bytes that are no HTTP and wait to be understood, before the client is made to wait. */
const mostRaw = 1 << 20

/** Requests that wait before the client is made to wait. */
const mostWaiting = 64

export class ServedConnection {
  private readonly reader = new MessageReader('request')
  private parts: Buffer[] = []
  private size = 0
  private continued = false
  private readonly waiting: Asked[] = []
  private working = false
  private finished = false
  /** What comes is no HTTP: it is counted, or looked at until a recording fits. */
  private raw: Raw | undefined
  private noHttp = false
  /** The CONNECT that HTTP follows. */
  private within: string | undefined
  /** Nothing more is read. */
  private deaf = false
  /** The request that is coming has been answered. */
  private early = false
  private wake: (() => void) | undefined
  private gone = false

  constructor(
    private readonly socket: Socket,
    private readonly host: Host,
  ) {
    socket.on('data', chunk => this.hear(chunk))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.gone = true
      this.wake?.()
    })
    // A client that has sent all may still wait for its answers.
    socket.on('end', () => {
      if (!this.working || this.finished) socket.end()
    })
  }

  private hear(chunk: Buffer): void {
    this.read(chunk)
    this.wake?.()
    void this.work()
    if (this.parts.length > 0 && !this.raw) this.halfway()
  }

  private read(chunk: Buffer): void {
    let rest = chunk
    while (rest.length > 0) {
      if (this.raw) {
        this.raw.heard += rest.length
        this.raw.bytes?.push(rest)
        if (this.raw.bytes && this.raw.heard > mostRaw) this.socket.pause()
        return
      }
      if (this.deaf) return
      const used = this.reader.read(rest)
      if (typeof used !== 'number') {
        this.raw = rawOf([...this.parts, rest])
        this.parts = []
        this.noHttp = true
        return
      }
      this.size += used
      if (!this.early) this.parts.push(used === rest.length ? rest : rest.subarray(0, used))
      rest = rest.subarray(used)
      const { whole, begun } = this.reader
      if (this.size > this.host.mostRequest && begun) {
        this.waiting.push({ head: begun, body: [], bytes: Buffer.alloc(0), continued: this.continued, tooLong: true })
        this.parts = []
        this.deaf = true
        return
      }
      if (!whole) continue
      this.reader.whole = undefined
      this.size = 0
      if (this.early) {
        this.early = false
        this.parts = []
        continue
      }
      this.waiting.push({ ...whole, bytes: Buffer.concat(this.parts), continued: this.continued })
      this.parts = []
      this.continued = false
      if (this.waiting.length >= mostWaiting) this.socket.pause()
      // After these the client may speak something else, if the answer says so.
      if (whole.head.method === 'CONNECT' || whole.head.upgrade) this.raw = rawOf([])
    }
  }

  /** A request has begun: it may have been recorded as one that never ended, or wait for leave to go on. */
  private halfway(): void {
    if (this.waiting.length > 0 || this.working) return
    const size = this.parts.reduce((sum, part) => sum + part.length, 0)
    if (this.host.wasCut(size)) {
      const bytes = Buffer.concat(this.parts)
      if (this.host.wasCut(size, bytes)) {
        this.raw = rawOf(this.parts)
        this.parts = []
        this.noHttp = true
        void this.work()
        return
      }
    }
    if (!this.early && this.reader.begun && this.host.isEarly(size)) void this.answerEarly(size)
    else void this.letGoOn()
  }

  /** A client that asks whether to send its body is told to, or gets the recorded refusal. HTTP/1.0 has no such question. */
  private async letGoOn(): Promise<void> {
    const { begun } = this.reader
    if (!begun || this.continued || this.early) return
    const { headers, versionMajor, versionMinor } = begun
    if (versionMajor < 1 || (versionMajor === 1 && versionMinor < 1)) return
    const asks = headers.some(
      (name, i) => i % 2 === 0 && /^expect$/i.test(name) && /^100-continue$/i.test(headers[i + 1]),
    )
    if (!asks) return
    this.continued = true
    this.working = true
    const found = await this.host.findUnsent(begun)
    if (found && this.reader.begun === begun) {
      this.early = true
      this.parts = []
      this.host.answered()
      const { parts, ending } = recitalOf(found.plan, found.exchange, { head: begun, continued: false })
      await this.say({ parts })
      // The body may come or not: only the end of the connection makes that plain.
      if (!this.gone) await this.end({ how: 'end', pause: 0, ...ending, must: true })
      this.finish()
      return
    }
    if (this.reader.begun === begun && !this.gone) this.socket.write('HTTP/1.1 100 Continue\r\n\r\n')
    this.working = false
    void this.work()
  }

  /** An answer that was given before its request was whole: what comes of the request is passed over. */
  private async answerEarly(size: number): Promise<void> {
    this.working = true
    const head = this.reader.begun
    const found = await this.host.findEarly(size, Buffer.concat(this.parts))
    if (found) {
      // Its end may have come while the answer was looked for.
      if (!this.waiting.shift()) this.early = true
      this.host.answered()
      const recital = recitalOf(found.plan, found.exchange, head && { head, continued: this.continued })
      await this.say(recital)
      if (recital.ending && !this.gone && !(await this.end(recital.ending))) {
        this.finish()
        return
      }
    } else {
      this.working = false
      await this.letGoOn()
      return
    }
    this.working = false
    void this.work()
  }

  /** Bytes that are no HTTP, after all requests before them were answered. */
  private async answerRaw(): Promise<void> {
    const said = Buffer.concat(this.raw?.bytes ?? [])
    const found = await this.host.findRaw(said)
    if (found) {
      this.host.answered()
      await this.tunnel(found, found.exchange)
    } else {
      this.host.missRaw(said, this.within)
      this.socket.destroy()
    }
  }

  private async work(): Promise<void> {
    if (this.working) return
    this.working = true
    for (let request = this.waiting.shift(); request && !this.gone; request = this.waiting.shift()) {
      if (this.waiting.length < mostWaiting) this.socket.resume()
      if (!(await this.answer(request))) {
        this.finish()
        return
      }
    }
    if (this.noHttp && !this.gone) {
      await this.answerRaw()
      this.finish()
      return
    }
    this.working = false
    if (this.socket.readableEnded && !this.gone) this.socket.end()
  }

  /** Nothing more is said: the connection ends when the client ends it. */
  private finish(): void {
    this.finished = true
    if (this.socket.readableEnded && !this.gone) this.socket.end()
  }

  /** Gives whether the connection goes on as HTTP. */
  private async answer(request: Asked): Promise<boolean> {
    const found = request.tooLong ? undefined : await this.host.find(request)
    if (!found) {
      // What was answered by no HTTP was recorded as bytes.
      const bytes = await this.host.findRaw(request.bytes, true)
      if (bytes) {
        this.host.answered()
        this.raw ??= rawOf([])
        this.raw.heard += request.bytes.length
        await this.tunnel(bytes, bytes.exchange)
        return false
      }
      if (await this.host.miss(request, this.socket, () => this.follow())) return this.declined()
      this.socket.end()
      return false
    }
    this.host.answered()
    const recital = recitalOf(found.plan, found.exchange, request, found.headOnly)
    await this.say(recital)
    if (this.gone) return false
    if (recital.tunnel !== undefined) {
      await this.tunnel(found, recital.tunnel, request.head)
      return false
    }
    if (recital.ending) return this.end(recital.ending)
    if (request.head.method === 'CONNECT') this.within = request.head.url
    return this.declined()
  }

  /** No other protocol follows: what came after the request is read as HTTP. */
  private declined(): boolean {
    const { raw } = this
    this.raw = undefined
    this.socket.resume()
    for (const bytes of raw?.bytes ?? []) this.hear(bytes)
    return true
  }

  /** Another protocol follows: what came of it so far, which is not kept any more. */
  private follow(): Buffer[] {
    this.raw ??= rawOf([])
    const { bytes = [] } = this.raw
    this.raw.bytes = undefined
    this.socket.resume()
    return bytes
  }

  /** Ends the connection as it was, unless the client has asked for more before. */
  private async end({ how, pause, must }: Ending): Promise<boolean> {
    const asked = await this.pause(pause, () => !must && this.waiting.length > 0)
    if (asked) return true
    if (this.gone) return false
    if (how === 'reset') await new Promise(resolve => setTimeout(resolve, resetAfter))
    if (how === 'end') this.socket.end()
    else if ('encrypted' in this.socket) this.socket.destroy()
    else this.socket.resetAndDestroy()
    return false
  }

  private async say({ parts }: Pick<Recital, 'parts'>): Promise<void> {
    for (const [at, { pause, bytes }] of parts.entries()) {
      if (pause > 0 || at > 0) await this.pause(pause)
      if (this.gone) return
      if (!this.socket.write(bytes)) await new Promise<void>(resolve => this.onceReady(resolve))
    }
  }

  /** What the server said after an upgrade, each part when the client has said as much as it had then. */
  private async tunnel({ plan }: Found, at: number, opened?: Head): Promise<void> {
    const recital = recitalOf(plan, at)
    let { parts } = recital
    if (opened && hasKeys(opened.headers) && beginsWithProof(plan, at)) {
      await this.until(() => (this.raw?.heard ?? 0) >= sizes.asked)
      parts = begunWith(parts, proofOf(opened.headers, Buffer.concat(this.follow())))
    } else if (opened && !(await this.isReadable(plan, at))) {
      this.host.missRaw(Buffer.concat(this.follow()), opened.url)
      this.socket.destroy()
      return
    } else this.follow()
    for (const part of parts) {
      await this.until(() => (this.raw?.heard ?? 0) >= part.heard)
      await this.say({ parts: [part] })
      if (this.gone) return
    }
    const all = plan.exchanges[at].request
    await this.until(() => (this.raw?.heard ?? 0) >= all.end - all.start)
    if (recital.ending && !this.gone) await this.end(recital.ending)
  }

  /** Whether what was recorded in a tunnel can be read by this client: TLS is for the one that began it. */
  private async isReadable({ exchanges, flow }: Plan, at: number): Promise<boolean> {
    const { start, end } = exchanges[at].request
    const recorded = flow.client.subarray(start, end)
    if (!isHello(recorded)) return true
    const own = ownHello(recorded)
    await this.until(() => (this.raw?.heard ?? 0) >= own.length)
    return (
      this.gone ||
      Buffer.concat(this.raw?.bytes ?? [])
        .subarray(0, own.length)
        .equals(own)
    )
  }

  /** Waits for a time, or until something is so; gives whether it is. */
  private async pause(ms: number, met: () => boolean = () => false): Promise<boolean> {
    const wait = ms / this.host.speed
    if (wait < 0.5) await new Promise(resolve => setImmediate(resolve))
    else {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, wait)
        this.wake = () => {
          if (!this.gone && !met()) return
          clearTimeout(timer)
          resolve()
        }
      })
      this.wake = undefined
    }
    return met()
  }

  private async until(met: () => boolean): Promise<void> {
    if (met() || this.gone) return
    await new Promise<void>(resolve => {
      this.wake = () => {
        if (met() || this.gone) resolve()
      }
    })
    this.wake = undefined
  }

  private onceReady(go: () => void): void {
    const ready = () => {
      this.socket.off('drain', ready)
      this.socket.off('close', ready)
      go()
    }
    this.socket.on('drain', ready)
    this.socket.on('close', ready)
  }
}
