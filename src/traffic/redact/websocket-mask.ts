/**
 * Finds secrets in the messages of a WebSocket (RFC 6455, 5) that come in pieces: JSON, from the first bracket of a message on. A
 * masked payload is looked at, and changed, beneath its mask. A compressed message is secret as a whole, and so is all that follows
 * what is no frame.
 */

import { CLOSE, CONTINUATION } from '../exchanges/websocket'
import { type Finder, type Marks, mark } from './marks'

/** The bytes that may stand before the JSON of a message: protocols on top of WebSocket write numbers and names there. */
const mostBefore = 64
const longestHead = 14

interface MessageFinders {
  /** What looks at JSON. */
  json(): Finder
  /** A message is kept out whole. */
  whole(why: string): Finder
}

export class WebSocketMask implements Finder {
  private readonly head = Buffer.alloc(longestHead)
  private headSize = 0
  /** How many bytes of the payload are to come; -1 within the head of a frame. */
  private left = -1
  private at = 0
  private key: Buffer | undefined
  /** What looks at the message that is coming; and whether its JSON has begun. */
  private finder: Finder | undefined
  private begun = false
  private passed = 0
  private isData = false
  /** No frames come any more. */
  private lost: Finder | undefined

  constructor(private readonly finders: MessageFinders) {}

  scan(bytes: Buffer, from: number, to: number, marks: Marks): void {
    let at = from
    while (at < to && !this.lost) {
      if (this.left < 0) this.headByte(bytes[at++])
      else {
        const end = Math.min(to, at + this.left)
        if (this.isData) this.payload(bytes, at, end, marks)
        this.at += end - at
        this.left -= end - at
        at = end
      }
      if (this.left === 0) this.left = -1
    }
    this.lost?.scan(bytes, at, to, marks)
  }

  private headByte(byte: number): void {
    const { head } = this
    head[this.headSize++] = byte
    if (this.headSize < 2) return
    const [short, isMasked] = [head[1] & 0x7f, (head[1] & 0x80) !== 0]
    const extended = short === 126 ? 2 : short === 127 ? 8 : 0
    if (this.headSize < 2 + extended + (isMasked ? 4 : 0)) return
    this.headSize = 0
    const length = extended === 0 ? short : extended === 2 ? head.readUInt16BE(2) : Number(head.readBigUInt64BE(2))
    this.key = isMasked ? Buffer.from(head.subarray(2 + extended, 6 + extended)) : undefined
    this.at = 0
    this.left = length
    this.begin(head[0])
  }

  /** A frame begins. */
  private begin(first: number): void {
    const opcode = first & 0x0f
    if ((first & 0x30) !== 0 || (opcode > 2 && opcode < CLOSE) || opcode > 10 || !Number.isSafeInteger(this.left)) {
      this.lost = this.finders.whole('no WebSocket')
      return
    }
    this.isData = opcode < CLOSE
    if (!this.isData || (opcode === CONTINUATION && this.finder !== undefined)) return
    this.passed = 0
    this.begun = opcode === CONTINUATION || (first & 0x40) !== 0
    this.finder = this.begun
      ? this.finders.whole(opcode === CONTINUATION ? 'no WebSocket' : 'permessage-deflate')
      : this.finders.json()
  }

  private payload(bytes: Buffer, from: number, to: number, marks: Marks): void {
    const { key } = this
    let plain = bytes.subarray(from, to)
    if (key) {
      plain = Buffer.from(plain)
      for (let k = 0; k < plain.length; k++) plain[k] ^= key[(this.at + k) & 3]
    }
    let start = 0
    while (!this.begun && start < plain.length && this.passed < mostBefore) {
      if (plain[start] === 0x7b || plain[start] === 0x5b) this.begun = true
      else {
        start++
        this.passed++
      }
    }
    if (!this.begun || start === plain.length) return
    const found: Marks = []
    this.finder?.scan(plain, start, plain.length, found)
    for (let k = 0; k < found.length; k += 3) {
      const [begin, end, byte] = [found[k], found[k + 1], found[k + 2]]
      if (!key) mark(marks, from + begin, from + end, byte)
      else for (let n = begin; n < end; n++) mark(marks, from + n, from + n + 1, byte ^ key[(this.at + n) & 3])
    }
  }
}

/** A tunnel of a protocol that is not known: TLS is kept as it is, all else is secret. */
export class TunnelMask implements Finder {
  private chosen: Finder | 'TLS' | undefined

  constructor(private readonly whole: () => Finder) {}

  scan(bytes: Buffer, from: number, to: number, marks: Marks): void {
    if (from >= to) return
    // RFC 8446, 5.1: an alert or a handshake.
    this.chosen ??= bytes[from] === 0x16 || bytes[from] === 0x15 ? 'TLS' : this.whole()
    if (this.chosen !== 'TLS') this.chosen.scan(bytes, from, to, marks)
  }
}
