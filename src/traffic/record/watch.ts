/**
 * Follows the two directions of a connection as HTTP/1 messages, only to know which bytes are heads: there the secrets
 * stand. What is no HTTP/1 is let be. It changes nothing of what passes.
 */

import type { Side } from '../../transcript/types'
import { AS_FRAMED, type Head, type HeadVerdict, OTHER_PROTOCOL, WITHOUT_BODY } from '../../wire/head'
import { isBodylessRequest, isBodylessResponse, isFollowed, opensTunnel } from '../../wire/message-rules'
import { LenientParser } from '../exchanges/lenient-parser'
import { Mask, masked } from './mask'

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
  private secrets: number[] = []
  /** The message said that both directions leave HTTP/1. */
  private leaves = false
  /** Nothing says where the message ends. */
  private unsure = false
  other: Direction | undefined
  /** Up to where the chunk was looked at. */
  private seen = 0

  constructor(
    side: Side,
    names: ReadonlySet<string>,
    private readonly shared: Shared,
  ) {
    super(side === 'client' ? 'request' : 'response')
    this.mask = new Mask(names)
  }

  /** Where in the next bytes secrets begin and end, in turns. */
  take(chunk: Buffer): readonly number[] {
    this.chunk = chunk
    this.seen = 0
    if (this.secrets.length > 0) this.secrets = []
    this.follow(chunk)
    this.mask.scan(chunk, this.seen, chunk.length, this.secrets)
    this.size += chunk.length
    return this.secrets
  }

  private follow(chunk: Buffer): void {
    if (this.notHttp >= 0) return
    const used = this.execute(chunk)
    if (typeof used !== 'number') this.lose(this.messages === 0 ? 0 : this.size + used.bytesParsed)
    else if (this.upgrade || this.unsure) this.lose(this.size + used)
  }

  /** No more messages from this byte on. */
  lose(at: number): void {
    if (this.notHttp >= 0) return
    this.notHttp = at
    if (this.leaves) this.other?.lose(this.other.size)
    if (this.isRequest) this.shared.requestsLost = true
    this.mask.beLoose()
  }

  override onHead(head: Head): HeadVerdict {
    const { shared } = this
    if (this.isRequest) {
      shared.methods.push(head.method)
      return isBodylessRequest(head.method) ? WITHOUT_BODY : AS_FRAMED
    }
    const { statusCode } = head
    if (isFollowed(statusCode)) return WITHOUT_BODY
    const method = shared.methods.shift()
    this.leaves = opensTunnel(method ?? '', statusCode)
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
    this.mask.scan(this.chunk, this.seen, from, this.secrets)
    this.mask.afterBody()
    this.seen = from + bytes.length
  }
}

/** Both directions of one connection. */
export class Watch {
  private readonly directions: Record<Side, Direction>

  /** @param names of the header fields whose values are kept out, in lower case */
  constructor(names: ReadonlySet<string>) {
    const shared: Shared = { methods: [], requestsLost: false }
    const [client, server] = [new Direction('client', names, shared), new Direction('server', names, shared)]
    server.other = client
    this.directions = { client, server }
  }

  /** The text of bytes that came, one character a byte, with placeholders in the place of secrets. */
  text(from: Side, chunk: Buffer): string {
    return masked(chunk, this.directions[from].take(chunk))
  }

  /** The same as places: where in the bytes secrets begin and end, in turns. */
  secrets(from: Side, chunk: Buffer): readonly number[] {
    return this.directions[from].take(chunk)
  }

  /** From which byte on a side is no HTTP/1; -1 while it is. */
  notHttp(side: Side): number {
    return this.directions[side].notHttp
  }

  /** The names whose values were kept out, sorted. */
  redacted(): string[] {
    const { client, server } = this.directions
    return [...new Set([...client.mask.found, ...server.mask.found])].sort()
  }
}
