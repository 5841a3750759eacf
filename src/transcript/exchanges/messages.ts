/**
 * Cuts a stream of bytes into HTTP/1 messages. It reads as leniently as any line did, because it only has to find where
 * messages end.
 */

import { lines } from '../../../versions'
import { resolve } from '../../profile/resolve'
import { type Head, type HeadVerdict, type ParseError, Parser } from '../../wire/parser'
import type { Wire } from '../../wire/rules'

const newest = resolve(lines[lines.length - 1].name).wire

const lenient: Wire = {
  ...newest,
  methods: [...new Set([...newest.methods, 'QUERY'])],
  afterUnheardUpgrade: 'read',
  afterClose: 'anything',
  unframedBody: 'untilEnd',
  headerValueBytes: 'all',
  lengthBesideCoding: 'ignored',
  repeatedLength: 'lastCounts',
  emptyLength: 'zero',
  chunkExtensions: 'all',
}

/** Longer heads are no heads. */
const mostHead = 16 << 20

/** A head, and the body without its framing. */
export interface Message {
  head: Head
  body: Buffer[]
}

const isInterim = (status: number): boolean => status >= 100 && status < 200

/** Whether a response has no body, whatever its head says. */
const isWithoutBody = (method: string, status: number): boolean =>
  method === 'HEAD' ||
  (method === 'CONNECT' && status >= 200 && status < 300) ||
  isInterim(status) ||
  status === 204 ||
  status === 304

/** Whether what follows a response is no HTTP. */
export const opensTunnel = (method: string, status: number): boolean =>
  status === 101 || (method === 'CONNECT' && status >= 200 && status < 300)

/** Whether another response to the same request follows. */
export const isFollowed = (status: number): boolean => isInterim(status) && status !== 101

/** Reads messages one by one. */
export class MessageReader extends Parser {
  /** Responses only: the method of the request that is answered. */
  method = 'GET'
  /** Set when `read` came to the end of a message; take it and unset it before reading on. */
  whole: Message | undefined = undefined
  private head: Head | undefined = undefined
  private body: Buffer[] = []

  constructor(
    kind: 'request' | 'response',
    private readonly keepsBody = true,
  ) {
    super(lenient)
    this.reset(kind)
    this.maxHeaderSize = mostHead
  }

  /** The head of the message that is being read. */
  get begun(): Head | undefined {
    return this.head
  }

  /** Reads up to the end of a message. Gives how many bytes were used, or what is wrong with them. */
  read(bytes: Buffer): number | ParseError {
    return this.execute(bytes)
  }

  override onHead(head: Head): HeadVerdict {
    this.head = head
    this.body = []
    if (this.isRequest) return head.method === 'CONNECT' ? 1 : 0
    return isWithoutBody(this.method, head.statusCode) ? 1 : 0
  }

  override onBody(chunk: Buffer): void {
    if (this.keepsBody) this.body.push(chunk)
  }

  override onComplete(): void {
    this.whole = { head: this.head as Head, body: this.body }
    this.head = undefined
    // This is how a listener makes `execute` return where it is.
    this.upgrade = true
  }
}

/** Where the blank line after a head ends; -1 if there is none. Empty lines before the head count as part of it. */
export function headEnd(bytes: Buffer, from = 0): number {
  let at = from
  while (bytes[at] === 13 || bytes[at] === 10) at++
  for (;;) {
    at = bytes.indexOf(10, at)
    if (at < 0) return -1
    if (bytes[at + 1] === 10) return at + 2
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return at + 3
    at++
  }
}
