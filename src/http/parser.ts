/**
 * The parser as the module and its users see it (`socket.parser`, `http.parsers`): wire events become incoming
 * messages, and their bodies flow into them.
 */

import type { WireBehaviours } from '../wire/flags'
import * as heads from '../wire/head'
import { type ParseError, Parser } from '../wire/parser'
import { asksForUpgrade } from './client/answer-checks'
import { makeBodyFlow } from './incoming/body-flow'
import { lineLimits } from './incoming/line-limits'
import { dropLate, makeLines, PART } from './incoming/lines'
import { lookingAlong } from './looking-along'
import { giveParserMembers, goOn } from './parser-members'
import { makeEndsUnheard } from './server/unheard-requests'
import {
  type HttpParser,
  type HttpSocket,
  type IncomingMessage,
  type IncomingMessageConstructor,
  kIncomingMessage,
} from './shapes/connection'
import type { Era } from './shapes/era'
import type { OutgoingMessage } from './shapes/outgoing'
import { isTapped } from './socket/tap'
import { reportUncaught } from './uncaught'

// What is imported is looked up at each use, and these are used for each message.
const { AS_FRAMED, OTHER_PROTOCOL, WITHOUT_BODY } = heads
type Head = heads.Head
type HeadVerdict = heads.HeadVerdict

interface ServerWithClass {
  [kIncomingMessage]?: IncomingMessageConstructor
  joinDuplicateHeaders?: boolean
}

/** A server, or the request of an answer, may have header lines that come again joined. */
function joinAsAsked(message: IncomingMessage, server: ServerWithClass | undefined, req: unknown): void {
  const own = req ? (req as ServerWithClass).joinDuplicateHeaders : null
  message.joinDuplicateHeaders = server?.joinDuplicateHeaders || own
}

/** What a message without trailers gets. */
const NO_LINES: string[] = []

/** The kind of a parser that reads responses, as programs say it. */
const RESPONSE = 1

/** Hosts that are not Node have no such thing: there it comes after the chunk. */
const host = process as unknown as { _tickCallback?(): void }

/** A parser as its pool knows it. */
export interface PooledParser extends HttpParser {
  /** It was given back, and serves no connection. */
  idle: boolean
  readonly busy: boolean
  readonly wire: WireBehaviours
  reset(kind: 'request' | 'response'): void
  forget(): void
}

/** Counts an upgrade that the request did not ask for, where it is taken. */
function countUnasked(guard: Era['guard'], { _httpMessage: req }: HttpSocket): void {
  const { method, _header } = (req ?? {}) as OutgoingMessage & { method?: string }
  if (method !== 'CONNECT' && !asksForUpgrade(_header))
    guard.refuse('unasked-upgrade', 'an answer by another protocol that the request did not ask for')
}

/** @returns what says of a response's socket whether the request asked for another protocol, as far as the era cares */
function makeAsked(era: Era): (socket: HttpSocket) => boolean {
  const { guard } = era
  const { upgradeAnswer } = era.profile.client
  const counts = guard.profile.client.upgradeAnswer !== 'taken'
  return socket => {
    if (upgradeAnswer === 'taken') {
      if (counts) countUnasked(guard, socket)
      return true
    }
    const req = socket._httpMessage as OutgoingMessage
    if (upgradeAnswer === 'upgrading') return req.upgrading
    if (upgradeAnswer === 'asked') return asksForUpgrade(req._header)
    const { connection, upgrade } = req._headers ?? {}
    return upgrade !== undefined && /(?:^|\W)upgrade(?:$|\W)/i.test(connection as string)
  }
}

/** The error of a fault, which is the guard's if the release would have let it pass. */
function judgedBy(guard: Era['guard'], { failure: fault, isRequest }: Parser, error: ParseError): ParseError {
  const fix = guard.fixFor(fault, isRequest)
  return fix === undefined ? error : guard.blame(fix, error, fault)
}

/** @returns says a head as the parsers of the era handed it over; undefined where nobody asks */
function makeSayHead({ debug, profile }: Era): ((head: Head, isRequest: boolean) => void) | undefined {
  if (!debug) return undefined
  const { methods } = profile.wire
  return ({ headers, url, method, statusCode, statusMessage, ...rest }, isRequest) => {
    const start = isRequest ? { url, method: methods.indexOf(method) } : { statusCode, statusMessage }
    const { versionMajor, versionMinor, shouldKeepAlive, upgrade } = rest
    debug('parser.head', { info: { headers, ...start, versionMajor, versionMinor, shouldKeepAlive, upgrade } })
  }
}

export function makeParserClass(era: Era): new (wire: WireBehaviours) => PooledParser {
  const { guard, socketAdapter, ServerRequest, ClientResponse } = era
  const { demandsClass, joinDuplicateHeaders: joins } = era.profile.server
  const limits = lineLimits(era.profile)
  const { statusMessage, upgradeAsked, tellsNoTrailers, ticksBetween, thrownPasses } = era.profile.incoming
  const [flow, unheard] = [makeBodyFlow(era), makeEndsUnheard(era)]
  const { addHeaders, addTrailers } = makeLines(era)
  const [asked, sayHead] = [makeAsked(era), makeSayHead(era)]

  class EraParser extends Parser implements PooledParser {
    socket: HttpSocket | null = null
    incoming: IncomingMessage | null = null
    maxHeaderPairs = 0
    onIncoming: HttpParser['onIncoming'] = null
    private executing = 0
    idle = false
    /** A piece of a body was handed over, and more of the message may follow. */
    private between = false
    /** Where in the chunk that piece ended. */
    private betweenAt = 0
    /** Lines of this connection were handed over in parts: from then on, every head's are. */
    private inParts = false

    /** Drops all that it holds of a connection: nothing of it is for the next one, and no text outlives it. */
    override forget(): void {
      super.forget()
      goOn(this)
      this.socket = this.incoming = this.onIncoming = null
      this.maxHeaderPairs = 0
      this.between = this.inParts = false
      this.betweenAt = 0
    }

    override execute(chunk: Buffer) {
      this.executing++
      this.between = false
      try {
        const result = super.execute(chunk)
        if (this.between) this.runTicks()
        return typeof result === 'number' ? result : judgedBy(guard, this, result)
      } catch (error) {
        this.listenerThrew()
        throw error
      } finally {
        this.executing--
      }
    }

    /** Whoever asks for more lines gets them. */
    protected override get mostLines(): number {
      return limits.mostLines(this, super.mostLines)
    }
    override get mostNamed(): number {
      return limits.mostNamed(this)
    }
    override onHead(head: Head): HeadVerdict {
      if (ticksBetween && this.isRequest) {
        if (head.headers.length > PART) this.inParts = true
        if (this.inParts) this.runTicks()
      }
      const { socket, onIncoming } = this
      if (!socket) return WITHOUT_BODY
      const { server } = socket as { server?: ServerWithClass }
      const named = server?.[kIncomingMessage]
      if (demandsClass && server && !named) throw new TypeError('ParserIncomingMessage is not a constructor')
      const message = new (named ?? (this.isRequest ? ServerRequest : ClientResponse))(socket)
      this.incoming = message
      sayHead?.(head, this.isRequest)
      const { versionMajor, versionMinor } = head
      message.httpVersionMajor = versionMajor
      message.httpVersionMinor = versionMinor
      message.httpVersion = versionMajor === 1 && versionMinor === 1 ? '1.1' : `${versionMajor}.${versionMinor}`
      if (joins) joinAsAsked(message, server, this.isRequest ? null : socket._httpMessage)
      addHeaders(message, head.headers, this.maxHeaderPairs)
      if (this.isRequest) {
        message.url = head.url
        message.method = head.method
      } else {
        message.statusCode = head.statusCode
        if (statusMessage) message.statusMessage = head.statusMessage
      }
      message.upgrade = head.upgrade && (this.isRequest || asked(socket))
      if (message.upgrade && !upgradeAsked) return OTHER_PROTOCOL
      const verdict = onIncoming?.call(this, message, head.shouldKeepAlive)
      return verdict === OTHER_PROTOCOL ? OTHER_PROTOCOL : verdict ? WITHOUT_BODY : AS_FRAMED
    }

    override onBody(chunk: Buffer): void {
      if (this.between) this.runTicks()
      if (this.incoming) this.flowOn(this.incoming, chunk)
      if (ticksBetween && this.isRequest) {
        this.between = true
        this.betweenAt = this.toldTo
      }
    }

    override onComplete(trailers: string[] | undefined): void {
      if (this.between) this.runTicks()
      const message = this.incoming
      if (trailers !== undefined && ticksBetween && this.isRequest) {
        this.inParts = true
        this.runTicks()
      }
      if (message) {
        if (trailers?.length) {
          dropLate(trailers, this.maxHeaderPairs)
          addTrailers(message, trailers)
        } else {
          message.complete = true
          if (tellsNoTrailers) message._addHeaderLines(NO_LINES, 0)
        }
        if (!unheard || !this.isRequest || !unheard(message)) flow.end(message)
      }
      // The next message may come, though this one may have stopped the connection. No recording shows it of 0.4 and
      // 0.6, but request 2.9 could not have passed its own tests on 0.6.21 without.
      if (this.socket) socketAdapter.resume(this.socket)
    }

    /** Runs what was put off with process.nextTick, unless the bytes come by an ordinary data listener. */
    private runTicks(): void {
      this.between = false
      if (!this.socket || !isTapped(this.socket)) return
      try {
        host._tickCallback?.()
      } catch (error) {
        if (!thrownPasses) {
          this.listenerThrew(true, this.betweenAt)
          throw error
        }
        reportUncaught(error)
      }
    }

    private flowOn(message: IncomingMessage, chunk: Buffer): void {
      if (!thrownPasses || !this.isRequest || !this.socket || !isTapped(this.socket)) {
        flow.body(message, chunk)
        return
      }
      try {
        flow.body(message, chunk)
      } catch (error) {
        reportUncaught(error)
      }
    }

    /** Whether it is in the middle of a chunk, so that it must not be given to another connection. */
    get busy(): boolean {
      return this.executing > 0
    }
  }

  function again(this: EraParser, kind?: unknown): void {
    this.reset(kind === RESPONSE ? 'response' : 'request')
  }
  giveParserMembers(EraParser.prototype, era.profile.module.parserMethods, { reinitialize: again, initialize: again })
  Object.defineProperty(EraParser, 'name', { value: 'HTTPParser' })
  return guard.mode === 'report' ? lookingAlong(EraParser, guard) : EraParser
}
