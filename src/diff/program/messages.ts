/**
 * Which messages passed in one direction, as far as an observer must know: when a request is whole and can be answered,
 * when a response is whole. The bytes are read as all recorded traffic is; only numbers are kept of them.
 */

import { LenientParser } from '../../traffic/exchanges/lenient-parser'
import { AS_FRAMED, type Head, type HeadVerdict, OTHER_PROTOCOL, WITHOUT_BODY } from '../../wire/head'
import { isBodylessRequest, isBodylessResponse, isFollowed, opensTunnel } from '../../wire/message-rules'

/** A whole message. */
export interface Message {
  readonly head: Head
  /** How many bytes of body it had, chunks taken apart. */
  readonly bodyLength: number
}

abstract class Messages extends LenientParser {
  /** Whole messages so far. */
  whole = 0
  /** The head of the message that is being read. */
  protected head: Head | undefined
  /** The bytes are no HTTP from here on. */
  protected lost = false
  private bodyLength = 0

  /** Takes bytes as latin1 text. */
  add(text: string): void {
    if (this.lost) return
    const used = this.execute(Buffer.from(text, 'latin1'))
    if (typeof used === 'number') return
    this.lost = true
    this.onUnreadable()
  }

  /** Goes on to the body of a message. */
  protected begin(head: Head, bodyless: boolean): HeadVerdict {
    this.head = head
    this.bodyLength = 0
    return bodyless ? WITHOUT_BODY : AS_FRAMED
  }

  override onBody(chunk: Buffer): void {
    this.bodyLength += chunk.length
  }

  override onComplete(): void {
    const { head, bodyLength } = this
    if (!head) return
    this.head = undefined
    this.whole++
    this.onWhole({ head, bodyLength })
  }

  protected onWhole(_message: Message): void {}
  protected onUnreadable(): void {}
}

/** What takes requests. */
interface RequestListener {
  /** Called with each head before its body. */
  readonly onHead?: (head: Head) => void
  /** Called with each whole request; undefined is one that cannot be read, which is the last one. */
  readonly onWhole?: (request: Message | undefined) => void
}

/** The requests of a client. One that cannot be read counts as whole where that shows: it is due a refusal. */
export class Requests extends Messages {
  constructor(private readonly listener: RequestListener = {}) {
    super('request')
  }

  /** Whether a request has begun and is not whole. */
  get within(): boolean {
    return !this.lost && (this.inHead || this.head !== undefined)
  }

  override onHead(head: Head): HeadVerdict {
    this.listener.onHead?.(head)
    return this.begin(head, isBodylessRequest(head.method))
  }

  protected override onWhole(request: Message): void {
    this.listener.onWhole?.(request)
  }

  protected override onUnreadable(): void {
    this.whole++
    this.listener.onWhole?.(undefined)
  }
}

/** The final responses of a server. One that opens a tunnel is whole when the connection ends. */
export class Responses extends Messages {
  private tunnels = false

  /** @param methods of the requests that are answered, in order; methods are added as requests are sent */
  constructor(private readonly methods: string[]) {
    super('response')
  }

  override onHead(head: Head): HeadVerdict {
    const { statusCode } = head
    if (isFollowed(statusCode)) return WITHOUT_BODY
    const method = this.methods.shift() ?? ''
    this.tunnels = opensTunnel(method, statusCode)
    if (!this.tunnels) return this.begin(head, isBodylessResponse(method, statusCode))
    this.lost = true
    return OTHER_PROTOCOL
  }

  /** The connection ended: what goes on until then is whole. */
  end(): void {
    if (this.tunnels) this.whole++
    else this.finish()
    this.tunnels = false
  }
}

/** The start line of a request. */
export const startLineOf = ({ method, url, versionMajor, versionMinor }: Head): string =>
  `${method} ${url} HTTP/${versionMajor}.${versionMinor}`
