/** Cuts a stream of bytes into HTTP/1 messages. */

import { AS_FRAMED, type Head, type HeadVerdict, WITHOUT_BODY } from '../../wire/head'
import { isBodylessRequest, isBodylessResponse } from '../../wire/message-rules'
import type { ParseError } from '../../wire/parser'
import { LenientParser } from './lenient-parser'

/** A head, and the body without its framing. */
export interface Message {
  head: Head
  body: Buffer[]
}

/** Reads messages one by one. */
export class MessageReader extends LenientParser {
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
    super(kind)
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
    const { method, statusCode } = head
    return (this.isRequest ? isBodylessRequest(method) : isBodylessResponse(this.method, statusCode))
      ? WITHOUT_BODY
      : AS_FRAMED
  }

  override onBody(chunk: Buffer): void {
    if (this.keepsBody) this.body.push(chunk)
  }

  override onComplete(): void {
    this.whole = { head: this.head as Head, body: this.body }
    this.head = undefined
    this.pauseReading()
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
