/**
 * Follows the two directions of a connection as HTTP/1 messages, only to know which bytes are heads and which are bodies: there
 * the secrets stand. What is not HTTP/1 is let be, unless bodies have secrets: then it is looked into where its protocol is known,
 * and kept out where it is not. It changes nothing of what passes.
 */

import type { Masked, Side } from '../../transcript/types'
import { AS_FRAMED, type Head, type HeadVerdict, OTHER_PROTOCOL, WITHOUT_BODY } from '../../wire/head'
import { isBodylessRequest, isBodylessResponse, isFollowed, opensTunnel } from '../../wire/message-rules'
import { isDoubtfullyFramed } from '../exchanges/doubtful'
import { LenientParser } from '../exchanges/lenient-parser'
import { type Beyond, Bodies } from '../redact/body-mask'
import { applyMarks, type Finder, type Marks } from '../redact/marks'
import { QueryMask } from '../redact/pair-mask'
import { Met, type Rules } from '../redact/rules'
import { Mask } from './mask'

/** What both directions know of the connection. */
interface Shared {
  /** Methods of the requests whose responses have not come. */
  methods: string[]
  /** Whether the client's bytes are no messages any more. */
  requestsLost: boolean
}

class Direction extends LenientParser {
  /** How many bytes came. */
  size = 0
  /** From where on they are no HTTP/1; -1 while they are. */
  notHttp = -1
  readonly mask: Mask
  private chunk: Buffer = Buffer.alloc(0)
  private secrets: Marks = []
  private readonly query: QueryMask | undefined
  private readonly bodies: Bodies | undefined
  /** What looks at the body that is coming. */
  private finder: Finder | undefined
  /** What looks for heads in it, where another reader may end it earlier. */
  private within: Mask | undefined
  /** What looks at bytes that are no HTTP/1: bodies may be among them. */
  private beyond: Finder | undefined
  /** The message said that both directions leave HTTP/1, and for what. */
  private leaves: Beyond | undefined
  /** Nothing says where the message ends. */
  private unsure = false
  other: Direction | undefined
  /** Up to where the chunk was looked at. */
  private seen = 0

  constructor(
    side: Side,
    private readonly names: ReadonlySet<string>,
    private readonly shared: Shared,
    rules: Rules | undefined,
    met: Met,
  ) {
    super(side === 'client' ? 'request' : 'response')
    this.mask = new Mask(names)
    if (!rules) return
    this.bodies = new Bodies(rules, met)
    if (rules.query.size > 0) this.query = new QueryMask(rules.query, this.isRequest, name => met.query.add(name))
  }

  /** The places of secrets in the next bytes. */
  take(chunk: Buffer): Marks {
    this.chunk = chunk
    this.seen = 0
    if (this.secrets.length > 0) this.secrets = []
    this.follow(chunk)
    this.frame(chunk.length)
    this.beyond?.scan(chunk, Math.max(0, this.notHttp - this.size), chunk.length, this.secrets)
    this.size += chunk.length
    return this.secrets
  }

  /** Looks at framing bytes, up to a place. */
  private frame(to: number): void {
    this.mask.scan(this.chunk, this.seen, to, this.secrets)
    this.query?.scan(this.chunk, this.seen, to, this.secrets)
  }

  private follow(chunk: Buffer): void {
    if (this.notHttp >= 0) return
    const used = this.execute(chunk)
    if (typeof used !== 'number') this.lose(this.messages === 0 ? 0 : this.size + used.bytesParsed)
    else if (this.upgrade || this.unsure) this.lose(this.size + used)
  }

  /** No more messages from this byte on. @param next what follows, as both sides said */
  lose(at: number, next = this.leaves): void {
    if (this.notHttp >= 0) return
    this.notHttp = at
    if (this.leaves) this.other?.lose(this.other.size, next)
    this.beyond = this.bodies?.beyond(next ?? 'nothing known')
    if (this.isRequest) this.shared.requestsLost = true
    this.mask.beLoose()
  }

  override onHead(head: Head): HeadVerdict {
    const { shared } = this
    const isDoubtful = isDoubtfullyFramed(head)
    this.finder = isDoubtful ? this.bodies?.doubtful() : this.bodies?.finderOf(head)
    this.within = isDoubtful ? new Mask(this.names, this.mask.found) : undefined
    this.within?.beLoose()
    if (this.isRequest) {
      shared.methods.push(head.method)
      return isBodylessRequest(head.method) ? WITHOUT_BODY : AS_FRAMED
    }
    const { statusCode } = head
    if (isFollowed(statusCode)) return WITHOUT_BODY
    const method = shared.methods.shift()
    this.leaves = opensTunnel(method ?? '', statusCode) ? protocolOf(head) : undefined
    if (this.leaves) return OTHER_PROTOCOL
    // A response to something that could not be read may be framed in any way.
    if (method === undefined && shared.requestsLost) {
      this.unsure = true
      this.pauseReading()
    }
    return isBodylessResponse(method ?? '', statusCode) ? WITHOUT_BODY : AS_FRAMED
  }

  override onBody(bytes: Buffer): void {
    const from = bytes.byteOffset - this.chunk.byteOffset
    this.frame(from)
    this.mask.afterBody()
    this.query?.afterBody()
    this.seen = from + bytes.length
    this.within?.scan(this.chunk, from, this.seen, this.secrets)
    this.finder?.scan(this.chunk, from, this.seen, this.secrets)
  }
}

/** What an answer switches to. */
const protocolOf = ({ headers, statusCode }: Head): Beyond =>
  statusCode === 101 &&
  headers.some((value, k) => k % 2 === 1 && /^upgrade$/i.test(headers[k - 1]) && /\bwebsocket\b/i.test(value))
    ? 'websocket'
    : 'another protocol'

/** Both directions of one connection. */
export class Watch {
  private readonly directions: Record<Side, Direction>
  private readonly met = new Met()

  /**
   * @param names of the header fields whose values are kept out, in lower case
   * @param rules what is kept out of targets, URLs and bodies
   */
  constructor(names: ReadonlySet<string>, rules?: Rules) {
    const shared: Shared = { methods: [], requestsLost: false }
    const [client, server] = (['client', 'server'] as const).map(
      side => new Direction(side, names, shared, rules, this.met),
    )
    server.other = client
    this.directions = { client, server }
  }

  /** The text of bytes that came, one character a byte, with placeholders in the place of secrets. */
  text(from: Side, chunk: Buffer): string {
    const marks = this.directions[from].take(chunk)
    if (marks.length === 0) return chunk.latin1Slice()
    const shown = Buffer.from(chunk)
    applyMarks(shown, marks)
    return shown.latin1Slice()
  }

  /** The same as places in the bytes. */
  secrets(from: Side, chunk: Buffer): Marks {
    return this.directions[from].take(chunk)
  }

  /** From which byte on a side is not HTTP/1; -1 while it is. */
  notHttp(side: Side): number {
    return this.directions[side].notHttp
  }

  /** The names whose values were kept out, sorted. */
  redacted(): string[] {
    const { client, server } = this.directions
    return [...new Set([...client.mask.found, ...server.mask.found])].sort()
  }

  /** What else was kept out; undefined for nothing. */
  masked(): Masked | undefined {
    return this.met.data
  }
}
