/**
 * One client of the forward proxy. Its requests are sent on one after another, each to its origin server over a connection that
 * the next one may use, too; after CONNECT and after a switch of protocols bytes pass both ways. Who is slow makes the other wait.
 */

import type { Socket } from 'node:net'
import { noticeGone } from '../../shared/half-open'
import { resetSocket } from '../../shared/reset'
import { isBodylessResponse, isFollowed, opensTunnel } from '../../wire/message-rules'
import { headEnd, MessageReader } from '../exchanges/messages'
import { place } from '../record/journal'
import { type Asked, answeredOf, askedOf, type Refusal } from './head'
import { Origin, type OriginOptions } from './origin'

/** How long a head may be. */
const mostHead = 256 * 1024
/** How long a client that said all may wait for a silent server that its next request is not for, in milliseconds. */
const patience = 60_000
/** Bytes of requests that wait for the one before, before the client has to wait. */
const mostWaiting = 64 * 1024

/** Keeps the pieces of bodies as they are read. */
class Reader extends MessageReader {
  /** Of the bytes that were read last, those of bodies. */
  pieces: Buffer[] = []

  constructor(kind: 'request' | 'response') {
    super(kind, false)
  }

  override onBody(chunk: Buffer): void {
    this.pieces.push(chunk)
  }
}

/** What passes between a request and its answer. */
interface Exchange {
  asked: Asked
  /** All of the request came; the head of the answer went out; interim ones do not count. */
  isAsked: boolean
  isAnswered: boolean
  /** The client gets the body without chunks, because it does not know them. */
  unchunks: boolean
  /** The connection of the client, and that of the server, go on after it. */
  keeps: boolean
  originKeeps: boolean
}

interface ClientOptions extends Omit<OriginOptions, 'host' | 'port'> {
  /** How often is asked whether a client that said all is still there, in milliseconds. */
  probeEvery?: number
  /** How the proxy names itself. */
  via: string
  /** Called with a request that is not sent on. */
  refused(why: string): void
  /** Called with a server that is not reached. */
  unreached(name: string, why: string): void
  /** Called with where TLS goes: nobody can read it. */
  opaque(name: string): void
  /** Called with each connection to a server. */
  passed(): void
  /** Nothing is left of it. */
  gone(): void
}

export class ForwardedClient {
  private requests = new Reader('request')
  private responses = new Reader('response')
  private exchange: Exchange | undefined
  private origin: Origin | undefined
  /** Both sides have left HTTP. */
  private isTunnel = false
  private firstOfTunnel = false
  /** What came of a head, and what came after a request that is not answered. */
  private held: Buffer[] = []
  private rest: Buffer[] = []
  /** Their bytes. */
  private heldSize = 0
  private restSize = 0
  private answerHeld: Buffer[] = []
  /** The client said all that it will. */
  private half = false
  /** The last answer was given: what still comes is read past, so that the answer is not lost in a reset. */
  private isLast = false

  constructor(
    private readonly socket: Socket,
    private readonly options: ClientOptions,
  ) {
    socket.on('data', bytes => this.heard(bytes))
    socket.on('drain', () => this.origin?.socket.resume())
    socket.on('end', () => this.clientEnded())
    socket.on('error', () => this.drop('reset'))
    socket.on('timeout', () => socket.destroy())
    noticeGone(socket, options.probeEvery)
    socket.on('close', () => {
      this.drop('end')
      options.gone()
    })
  }

  /** Cuts it off: the recording is over. */
  cut(): void {
    this.origin?.close()
    this.origin = undefined
    this.socket.destroy()
  }

  private heard(bytes: Buffer): void {
    if (this.isLast) return
    if (this.isTunnel) {
      this.intoTunnel(bytes)
      return
    }
    if (this.exchange?.isAsked) {
      this.rest.push(bytes)
      this.restSize += bytes.length
      // While it is read, its end is seen.
      if (this.restSize > mostWaiting) this.socket.pause()
      return
    }
    const used = this.requests.read(bytes)
    if (typeof used !== 'number') {
      this.refuse({ status: 400, reason: 'Bad Request', why: `the request cannot be read: ${used.message}` })
      return
    }
    const part = bytes.subarray(0, used)
    const isWhole = this.requests.whole !== undefined
    const after = bytes.subarray(used)
    if (this.exchange) this.send(part)
    else {
      this.held.push(part)
      this.heldSize += part.length
      if (isWhole || this.requests.begun) this.ask(Buffer.concat(this.held))
      else if (this.heldSize > mostHead)
        this.refuse({
          status: 431,
          reason: 'Request Header Fields Too Large',
          why: `a head has more than ${mostHead} bytes`,
        })
    }
    if (!isWhole || !this.exchange) return
    this.requests.whole = undefined
    this.exchange.isAsked = true
    if (after.length > 0) this.heard(after)
  }

  /** A head is whole, and what follows it of the body so far. */
  private ask(bytes: Buffer): void {
    this.held = []
    this.heldSize = 0
    const end = headEnd(bytes)
    const asked = askedOf(bytes.latin1Slice(0, end), this.options.via)
    if ('why' in asked) {
      this.refuse(asked)
      return
    }
    const { method, isNew, keeps } = asked
    this.exchange = { asked, isAsked: false, isAnswered: false, unchunks: !isNew, keeps, originKeeps: true }
    this.responses.method = method
    const { origin } = this
    const name = this.origin?.name
    const isSame = origin?.isOpen && origin.socket.writable && name === place(asked.host, asked.port)
    if (!isSame || method === 'CONNECT') {
      origin?.close('end')
      this.origin = this.reach(asked)
      this.responses = new Reader('response')
      this.responses.method = method
    }
    if (method === 'CONNECT') return
    this.send(Buffer.from(asked.head, 'latin1'))
    this.send(bytes.subarray(end))
  }

  private reach({ host, port, method }: Asked): Origin {
    this.options.passed()
    const origin: Origin = new Origin(
      { ...this.options, host, port },
      {
        connected: () => {
          if (method === 'CONNECT' && this.origin === origin) this.connected()
        },
        failed: error => {
          if (this.origin !== origin) return
          this.origin = undefined
          this.options.unreached(origin.name, error.message)
          const isLoop = error.message.includes('this proxy')
          this.answer(
            isLoop ? 508 : 502,
            isLoop ? 'Loop Detected' : 'Bad Gateway',
            `${origin.name} is not reached: ${error.message}`,
          )
        },
        data: bytes => {
          if (this.origin === origin) this.answered(bytes)
        },
        ended: how => {
          if (this.origin === origin) this.originEnded(how)
        },
        drained: () => this.socket.resume(),
      },
    )
    return origin
  }

  private send(bytes: Buffer): void {
    if (this.origin && !this.origin.send(bytes)) this.socket.pause()
  }

  private say(bytes: Buffer): void {
    if (bytes.length > 0 && this.socket.writable && !this.socket.write(bytes)) this.origin?.socket.pause()
  }

  /** The server that CONNECT names is there. */
  private connected(): void {
    this.say(Buffer.from('HTTP/1.1 200 Connected\r\n\r\n'))
    this.tunnel(true)
  }

  /** @param fresh nothing passed on the connection before: TLS may begin on it */
  private tunnel(fresh: boolean): void {
    this.isTunnel = true
    this.firstOfTunnel = fresh
    this.exchange = undefined
    const rest = Buffer.concat(this.rest)
    this.rest = []
    this.restSize = 0
    if (rest.length > 0) this.intoTunnel(rest)
    if (this.half) this.settle()
    this.socket.resume()
  }

  private intoTunnel(bytes: Buffer): void {
    // RFC 8446, 5.1: a record of a handshake.
    if (this.firstOfTunnel && bytes[0] === 0x16 && this.origin) this.options.opaque(this.origin.name)
    this.firstOfTunnel = false
    this.send(bytes)
  }

  /** Bytes of the server. */
  private answered(bytes: Buffer): void {
    if (this.isTunnel) {
      this.say(bytes)
      return
    }
    let rest = bytes
    while (rest.length > 0) {
      const { exchange, responses } = this
      if (!exchange) {
        // It says what nobody asked for: nobody knows what that would answer.
        this.dropOrigin()
        return
      }
      responses.pieces = []
      const used = responses.read(rest)
      if (typeof used !== 'number') {
        this.broken(`its answer cannot be read: ${used.message}`)
        return
      }
      const part = rest.subarray(0, used)
      rest = rest.subarray(used)
      if (!this.pass(exchange, part)) return
      if (this.isTunnel) {
        this.say(rest)
        return
      }
    }
  }

  /** Hands on a part of an answer. Gives whether the connections go on. */
  private pass(exchange: Exchange, part: Buffer): boolean {
    const { responses } = this
    if (exchange.isAnswered) this.say(exchange.unchunks ? Buffer.concat(responses.pieces) : part)
    else {
      this.answerHeld.push(part)
      if (!responses.begun && !responses.whole) return true
      if (!this.passHead(exchange)) return false
    }
    if (!responses.whole) return true
    const status = responses.whole.head.statusCode
    responses.whole = undefined
    if (opensTunnel(exchange.asked.method, status)) this.tunnel(false)
    else if (!isFollowed(status)) return this.finish(exchange)
    return true
  }

  /** The head of an answer is whole. */
  private passHead(exchange: Exchange): boolean {
    const { asked } = exchange
    const bytes = Buffer.concat(this.answerHeld)
    this.answerHeld = []
    const end = headEnd(bytes)
    const answer = answeredOf(bytes.latin1Slice(0, end), this.options.via)
    if (typeof answer === 'string') {
      this.broken(`its answer cannot be handed on: ${answer}`)
      return false
    }
    const { status, lines, chunked } = answer
    if (isFollowed(status)) {
      // RFC 9110, 15.2: none to HTTP/1.0.
      if (asked.isNew) this.say(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'))
      return true
    }
    exchange.isAnswered = true
    exchange.originKeeps &&= answer.keeps
    const isBodyless = isBodylessResponse(asked.method, status)
    exchange.unchunks &&= chunked && !isBodyless
    if (!isBodyless && (answer.unframed || exchange.unchunks)) exchange.keeps = false
    // A client that is still sending would have to read on before it may ask again.
    if (!exchange.isAsked) exchange.keeps = false
    const shown = !asked.isNew ? lines.filter(line => !/^transfer-encoding:/i.test(line)) : lines
    if (!exchange.keeps && status !== 101) shown.push('Connection: close')
    this.say(Buffer.from(`${shown.join('\r\n')}\r\n\r\n`, 'latin1'))
    this.say(exchange.unchunks ? Buffer.concat(this.responses.pieces) : bytes.subarray(end))
    return true
  }

  /** An answer is whole. Gives whether the client may ask again. */
  private finish(exchange: Exchange): boolean {
    this.exchange = undefined
    if (!exchange.originKeeps || !exchange.isAsked) this.dropOrigin()
    if (!exchange.keeps) {
      this.isLast = true
      this.socket.end()
      this.socket.resume()
      this.dropOrigin()
      return false
    }
    const rest = Buffer.concat(this.rest)
    this.rest = []
    this.restSize = 0
    if (rest.length > 0) this.heard(rest)
    if (this.half) this.settle()
    else this.socket.resume()
    return true
  }

  private originEnded(how: 'end' | 'reset'): void {
    const { exchange, responses, isTunnel, origin } = this
    if (isTunnel) {
      if (how === 'reset') resetSocket(this.socket)
      else this.socket.end()
      return
    }
    this.origin = undefined
    if (exchange && how === 'end' && responses.begun && !responses.finish() && responses.whole) {
      responses.whole = undefined
      exchange.keeps = false
      origin?.close('end')
      this.finish(exchange)
      return
    }
    origin?.close('end')
    if (exchange)
      this.broken(how === 'end' ? 'it ended the connection before its answer did' : 'it reset the connection')
  }

  /** The server does not keep to HTTP: the client is told, if that can still be. */
  private broken(why: string): void {
    const name = this.origin?.name ?? 'the server'
    this.dropOrigin()
    if (this.exchange?.isAnswered) resetSocket(this.socket)
    else this.answer(502, 'Bad Gateway', `${name}: ${why}`)
  }

  private refuse({ status, reason, why }: Refusal): void {
    this.options.refused(why)
    this.answer(status, reason, why)
  }

  /** An answer of the proxy itself, which ends the connection. */
  private answer(status: number, reason: string, why: string): void {
    const text = Buffer.from(`http-eras: ${why}\n`)
    const head = `HTTP/1.1 ${status} ${reason}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${text.length}\r\nConnection: close\r\n\r\n`
    const { method } = this.exchange?.asked ?? {}
    this.exchange = undefined
    this.dropOrigin()
    this.isLast = true
    this.socket.end(Buffer.concat([Buffer.from(head), method === 'HEAD' ? Buffer.alloc(0) : text]))
    this.socket.resume()
  }

  private clientEnded(): void {
    this.half = true
    this.settle()
  }

  /** Where the client has said all that it will: so does what is said to the server, or nothing is left to do. */
  private settle(): void {
    const { exchange, origin, socket } = this
    const asksMore = exchange?.isAsked && exchange.keeps && this.rest.length > 0
    // It may be gone for good, and the server may never answer: nobody would notice.
    socket.setTimeout(asksMore ? patience : 0)
    if (this.isTunnel) origin?.half()
    else if (!exchange) {
      socket.end()
      this.dropOrigin()
    } else if (!asksMore) {
      exchange.originKeeps = false
      origin?.half()
    }
  }

  private dropOrigin(): void {
    const { origin } = this
    this.origin = undefined
    origin?.close('end')
  }

  /** The client is gone. */
  private drop(how: 'end' | 'reset'): void {
    const { origin } = this
    this.origin = undefined
    origin?.close(this.exchange || this.isTunnel ? (how === 'end' && this.half ? 'end' : 'reset') : how)
  }
}
