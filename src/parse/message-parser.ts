/**
 * The parser of a profile, whose events become messages: what a program is told of each, where its bytes begin and end. What
 * the server or client around it makes of a head is for whoever owns it to say (`judge`).
 */

import { lineLimits, MOST_LINES } from '../http/incoming/line-limits'
import type { Profile } from '../profile/profile'
import type { Head, HeadVerdict } from '../wire/head'
import { type ParseError, Parser } from '../wire/parser'
import { DROPPING, HEAD, IN_CHUNKS, IN_COUNTED, IN_REST, IN_TRAILERS } from '../wire/phases'
import { BodyInProgress } from './body'
import { fieldsOf, type Headers, makeProgramHeaders } from './program-headers'
import type { MessagePart, ReadFraming, ReadMessage, ToldAs } from './types'

const FRAMINGS: readonly ReadFraming[] = ['none', 'length', 'chunks', 'until end']

/** A message that is being read. */
export class OpenMessage {
  to: number | null = null
  told: ToldAs = 'nobody'
  answered: number | undefined = undefined
  framing: ReadFraming = 'none'
  headEnd = 0
  body: BodyInProgress | undefined = undefined
  readonly trailers: Headers = {}

  constructor(
    readonly head: Head,
    readonly isRequest: boolean,
    readonly headers: Headers,
    readonly from: number,
  ) {}

  get keepsAlive(): boolean {
    return this.head.shouldKeepAlive
  }

  /** The message as data. */
  shown(): ReadMessage {
    const { answered, body, framing, from, head, headers, isRequest, to, told, trailers } = this
    const { headers: lines, method, statusCode, statusMessage, url, versionMajor, versionMinor } = head
    const start = isRequest ? { method: method ?? null, target: url } : { status: statusCode, reason: statusMessage }
    return {
      from,
      to,
      told,
      ...start,
      version: `${versionMajor}.${versionMinor}`,
      headers: fieldsOf(headers),
      lines,
      trailers: fieldsOf(trailers),
      body: body ? body.whole(framing) : { framing, length: 0, text: '' },
      complete: to !== null,
      keepsAlive: this.keepsAlive,
      ...(answered !== undefined && { answered }),
    }
  }
}

export interface MessageListener {
  /** What becomes of the body of a message. */
  judge(message: OpenMessage): HeadVerdict
  /** It is over. */
  over(message: OpenMessage): void
}

export class MessageParser extends Parser {
  /** Where on the connection the piece begins that is being read. */
  base = 0
  /** The message that is being read. */
  open: OpenMessage | undefined = undefined
  /** Twice the number of lines that are looked at; 0: all. */
  readonly maxHeaderPairs: number
  private endsAt = 0
  private ending = false
  private readonly limits: ReturnType<typeof lineLimits>
  private readonly programHeaders: ReturnType<typeof makeProgramHeaders>

  constructor(
    profile: Profile,
    private readonly kind: 'request' | 'response',
    private readonly listener: MessageListener,
    maxHead?: number,
  ) {
    super(profile.wire)
    this.reset(kind)
    if (maxHead !== undefined) this.maxHeaderSize = maxHead
    const limited = kind === 'request' ? profile.server.maxHeadersCount !== 'ignored' : profile.client.maxHeadersCount
    this.maxHeaderPairs = limited ? MOST_LINES * 2 : 0
    this.limits = lineLimits(profile)
    this.programHeaders = makeProgramHeaders(profile)
  }

  /** Makes it new for the next connection. */
  renew(): void {
    const { maxHeaderSize } = this
    this.reset(this.kind)
    this.maxHeaderSize = maxHeaderSize
    this.base = this.endsAt = 0
    this.open = undefined
  }

  protected override get mostLines(): number {
    return this.limits?.mostLines(this, super.mostLines) ?? super.mostLines
  }
  override get mostNamed(): number {
    return this.limits.mostNamed(this)
  }

  /** The other side has ended; what is wrong with that. */
  override finish(): ParseError | undefined {
    this.ending = true
    const error = super.finish()
    this.ending = false
    return error
  }

  /** The part of a message that the next byte would belong to; undefined between messages. */
  get within(): MessagePart | undefined {
    switch (this.phase) {
      case HEAD:
        return 'head'
      case IN_COUNTED:
      case IN_REST:
        return 'body'
      case IN_CHUNKS:
        return this.missing > 0 ? 'body' : 'chunk line'
      case IN_TRAILERS:
        return 'trailers'
      default:
        return undefined
    }
  }

  /** Bytes of the body, or chunk, that are still to come; -1: until the connection ends; undefined: that is not known. */
  get due(): number | undefined {
    if (this.phase === IN_REST) return -1
    return this.phase === IN_COUNTED || this.phase === IN_CHUNKS ? this.missing || undefined : undefined
  }

  /** Where the last message ends that is over. */
  get overAt(): number {
    return this.endsAt
  }

  /** Whether nothing is looked at any more. */
  get drops(): boolean {
    return this.phase === DROPPING
  }

  /** Reads no more of the piece. */
  stopHere(): void {
    this.pauseReading()
  }

  override onHead(head: Head): HeadVerdict {
    const { isRequest, listener } = this
    const headers = this.programHeaders.ofHead(head.headers, this.maxHeaderPairs)
    const message = new OpenMessage(head, isRequest, headers, this.endsAt)
    this.open = message
    const verdict = listener.judge(message)
    message.framing = FRAMINGS[this.framingOf(head)]
    message.headEnd = this.base + this.toldTo
    return verdict
  }

  override onBody(chunk: Buffer): void {
    const { open } = this
    if (!open) return
    open.body ??= new BodyInProgress()
    open.body.add(chunk)
  }

  override onComplete(trailers: string[] | undefined): void {
    const { open } = this
    if (!open) return
    this.endsAt = open.to = this.base + this.toldTo
    // It was over with its head, whatever that says.
    if (open.to === open.headEnd && !this.ending) open.framing = 'none'
    if (trailers?.length) this.programHeaders.addTrailers(open.headers, open.trailers, trailers, this.maxHeaderPairs)
    this.open = undefined
    this.listener.over(open)
  }
}
