/** One client of a served recording: its requests are answered one after another, as they came. */

import type { Socket } from 'node:net'
import type { Head } from '../../wire/head'
import type { Plan } from '../play/plan'
import type { Found } from './exchange-index'
import { beginsWithProof, begunWith, hasKeys, proofOf, sizes } from './hixie'
import { PacedWriter } from './paced-writer'
import { type Asked, RequestReader } from './request-reader'
import { type Ending, scriptedResponse } from './scripted-response'
import { isHello, ownHello } from './tls-hello'

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

/** Whether a client asks for leave to send its body. HTTP/1.0 has no such question. */
function asksLeave({ headers, versionMajor, versionMinor }: Head): boolean {
  if (versionMajor < 1 || (versionMajor === 1 && versionMinor < 1)) return false
  return headers.some((name, i) => i % 2 === 0 && /^expect$/i.test(name) && /^100-continue$/i.test(headers[i + 1]))
}

export class ServedConnection {
  private readonly requests: RequestReader
  private readonly writer: PacedWriter
  private working = false
  private finished = false
  /** The CONNECT that HTTP follows. */
  private within: string | undefined

  constructor(
    private readonly socket: Socket,
    private readonly host: Host,
  ) {
    this.requests = new RequestReader(socket, host.mostRequest)
    socket.on('data', chunk => this.take(chunk))
    socket.on('error', () => socket.destroy())
    this.writer = new PacedWriter(socket, host.speed)
    // A client that has sent all may still wait for its answers.
    socket.on('end', () => {
      if (!this.working || this.finished) socket.end()
    })
  }

  private get gone(): boolean {
    return this.writer.gone
  }

  private take(chunk: Buffer): void {
    this.requests.read(chunk)
    this.writer.wake()
    void this.work()
    if (this.requests.isWithin) this.halfway()
  }

  /** A request has begun: it may have been recorded as one that never ended, or wait for leave to go on. */
  private halfway(): void {
    const { host, requests } = this
    if (requests.waits > 0 || this.working) return
    const size = requests.partSize
    if (host.wasCut(size) && host.wasCut(size, requests.partBytes)) {
      requests.isNoHttp()
      void this.work()
      return
    }
    if (!requests.early && requests.begun && host.isEarly(size)) void this.answerEarly(size)
    else void this.letGoOn()
  }

  /** A client that asks whether to send its body is told to, or gets the recorded refusal. */
  private async letGoOn(): Promise<void> {
    const { host, requests, writer } = this
    const { begun } = requests
    if (!begun || requests.continued || requests.early || !asksLeave(begun)) return
    requests.continued = true
    this.working = true
    const found = await host.findUnsent(begun)
    if (found && requests.begun === begun) {
      requests.passOver()
      host.answered()
      const { parts, ending } = scriptedResponse(found.plan, found.exchange, { head: begun, continued: false })
      await writer.write({ parts })
      // The body may come or not: only the end of the connection makes that plain.
      if (!this.gone) await this.end({ how: 'end', pause: 0, ...ending, must: true })
      this.finish()
      return
    }
    if (requests.begun === begun && !this.gone) this.socket.write('HTTP/1.1 100 Continue\r\n\r\n')
    this.working = false
    void this.work()
  }

  /** An answer that was given before its request was whole: what comes of the request is passed over. */
  private async answerEarly(size: number): Promise<void> {
    const { host, requests, writer } = this
    this.working = true
    const head = requests.begun
    const found = await host.findEarly(size, requests.partBytes)
    if (!found) {
      this.working = false
      await this.letGoOn()
      return
    }
    // Its end may have come while the answer was looked for.
    if (!requests.next()) requests.early = true
    host.answered()
    const script = scriptedResponse(found.plan, found.exchange, head && { head, continued: requests.continued })
    await writer.write(script)
    if (script.ending && !this.gone && !(await this.end(script.ending))) {
      this.finish()
      return
    }
    this.working = false
    void this.work()
  }

  /** Bytes that are no HTTP, after all requests before them were answered. */
  private async answerRaw(): Promise<void> {
    const sent = this.requests.rawBytes
    const found = await this.host.findRaw(sent)
    if (found) {
      this.host.answered()
      await this.tunnel(found, found.exchange)
    } else {
      this.host.missRaw(sent, this.within)
      this.socket.destroy()
    }
  }

  private async work(): Promise<void> {
    if (this.working) return
    this.working = true
    while (!this.gone) {
      const request = this.requests.next()
      if (!request) break
      if (!(await this.answer(request))) {
        this.finish()
        return
      }
    }
    if (this.requests.noHttp && !this.gone) {
      await this.answerRaw()
      this.finish()
      return
    }
    this.working = false
    if (this.socket.readableEnded && !this.gone) this.socket.end()
  }

  /** Nothing more is sent: the connection ends when the client ends it. */
  private finish(): void {
    this.finished = true
    if (this.socket.readableEnded && !this.gone) this.socket.end()
  }

  /** Gives whether the connection goes on as HTTP. */
  private async answer(request: Asked): Promise<boolean> {
    const { host, requests } = this
    const found = request.tooLong ? undefined : await host.find(request)
    if (!found) {
      // What was answered by no HTTP was recorded as bytes.
      const bytes = await host.findRaw(request.bytes, true)
      if (bytes) {
        host.answered()
        requests.countAsRaw(request)
        await this.tunnel(bytes, bytes.exchange)
        return false
      }
      if (await host.miss(request, this.socket, () => requests.follow())) return this.declined()
      this.socket.end()
      return false
    }
    host.answered()
    const script = scriptedResponse(found.plan, found.exchange, request, found.headOnly)
    await this.writer.write(script)
    if (this.gone) return false
    if (script.tunnel !== undefined) {
      await this.tunnel(found, script.tunnel, request.head)
      return false
    }
    if (script.ending) return this.end(script.ending)
    if (request.head.method === 'CONNECT') this.within = request.head.url
    return this.declined()
  }

  /** No other protocol follows: what came after the request is read as HTTP. */
  private declined(): boolean {
    for (const bytes of this.requests.leaveRaw()) this.take(bytes)
    return true
  }

  /** Ends the connection as it was, unless the client has asked for more before. */
  private end(ending: Ending): Promise<boolean> {
    return this.writer.end(ending, () => this.requests.waits > 0)
  }

  /** What the server sent after an upgrade, each part when the client has sent as much as it had then. */
  private async tunnel({ plan }: Found, at: number, opened?: Head): Promise<void> {
    const { host, requests, writer } = this
    const script = scriptedResponse(plan, at)
    let { parts } = script
    if (opened && hasKeys(opened.headers) && beginsWithProof(plan, at)) {
      await writer.until(() => requests.rawSize >= sizes.asked)
      parts = begunWith(parts, proofOf(opened.headers, Buffer.concat(requests.follow())))
    } else if (opened && !(await this.isReadable(plan, at))) {
      host.missRaw(Buffer.concat(requests.follow()), opened.url)
      this.socket.destroy()
      return
    } else requests.follow()
    for (const part of parts) {
      await writer.until(() => requests.rawSize >= part.after)
      await writer.write({ parts: [part] })
      if (this.gone) return
    }
    const all = plan.exchanges[at].request
    await writer.until(() => requests.rawSize >= all.end - all.start)
    if (script.ending && !this.gone) await this.end(script.ending)
  }

  /** Whether what was recorded in a tunnel can be read by this client: TLS is for the one that began it. */
  private async isReadable({ exchanges, flow }: Plan, at: number): Promise<boolean> {
    const { start, end } = exchanges[at].request
    const recorded = flow.client.subarray(start, end)
    if (!isHello(recorded)) return true
    const own = ownHello(recorded)
    await this.writer.until(() => this.requests.rawSize >= own.length)
    return this.gone || this.requests.rawBytes.subarray(0, own.length).equals(own)
  }
}
