/** What a client of a served recording sends: whole requests that wait for their answers, or bytes that are no HTTP. */

import type { Socket } from 'node:net'
import { type Message, MessageReader } from '../../traffic/exchanges/messages'
import type { Head } from '../../wire/head'

/** A request that came, with its bytes. */
export interface Asked extends Message {
  bytes: Buffer
  /** The client was told to go on before its body came. */
  continued: boolean
  /** It is longer than all that was recorded; its bytes are not kept. */
  tooLong?: boolean
}

interface Raw {
  /** How many bytes came. */
  size: number
  /** They themselves, while they may be wanted; not in a tunnel. */
  bytes: Buffer[] | undefined
}

/** Bytes that are no HTTP and wait to be understood, before the client is made to wait. */
const mostRaw = 1 << 20

/** Requests that wait before the client is made to wait. */
const mostWaiting = 64

const rawOf = (bytes: Buffer[]): Raw => ({ size: bytes.reduce((sum, part) => sum + part.length, 0), bytes })

export class RequestReader {
  /** No HTTP comes: the bytes are counted, or looked at until a recording fits. */
  raw: Raw | undefined
  /** What is raw does not follow a request that opens a tunnel. */
  noHttp = false
  /** The client was told to go on with the request that is coming. */
  continued = false
  /** The request that is coming has been answered. */
  early = false
  private readonly reader = new MessageReader('request')
  private readonly waiting: Asked[] = []
  private parts: Buffer[] = []
  private size = 0
  /** Nothing more is read. */
  private closed = false

  /** @param mostRequest requests of more bytes are not read to their end */
  constructor(
    private readonly socket: Socket,
    private readonly mostRequest: number,
  ) {}

  /** The head of the request that is coming. */
  get begun(): Head | undefined {
    return this.reader.begun
  }
  /** How many requests wait for their answers. */
  get waits(): number {
    return this.waiting.length
  }
  /** Whether a part of a request has come. */
  get isWithin(): boolean {
    return this.parts.length > 0 && !this.raw
  }
  /** The bytes of the request that is coming, so far; and how many they are. */
  get partBytes(): Buffer {
    return Buffer.concat(this.parts)
  }
  get partSize(): number {
    return this.parts.reduce((sum, part) => sum + part.length, 0)
  }
  /** The bytes that came and were no HTTP, as far as they are kept; and how many came. */
  get rawBytes(): Buffer {
    return Buffer.concat(this.raw?.bytes ?? [])
  }
  get rawSize(): number {
    return this.raw?.size ?? 0
  }

  /** The next request in the queue. */
  next(): Asked | undefined {
    const request = this.waiting.shift()
    if (request && this.waiting.length < mostWaiting) this.socket.resume()
    return request
  }

  read(chunk: Buffer): void {
    let rest = chunk
    while (rest.length > 0) {
      if (this.raw) {
        this.raw.size += rest.length
        this.raw.bytes?.push(rest)
        if (this.raw.bytes && this.raw.size > mostRaw) this.socket.pause()
        return
      }
      if (this.closed) return
      const used = this.reader.read(rest)
      if (typeof used !== 'number') {
        this.giveUp([...this.parts, rest])
        return
      }
      this.size += used
      if (!this.early) this.parts.push(used === rest.length ? rest : rest.subarray(0, used))
      rest = rest.subarray(used)
      this.take()
    }
  }

  /** What came of a request is not HTTP after all. */
  isNoHttp(): void {
    this.giveUp(this.parts)
  }

  /** The request that is coming is answered: what comes of it is passed over. */
  passOver(): void {
    this.early = true
    this.parts = []
  }

  /** Another protocol follows: what came of it so far, which is not kept any more. */
  follow(): Buffer[] {
    this.raw ??= rawOf([])
    const { bytes = [] } = this.raw
    this.raw.bytes = undefined
    this.socket.resume()
    return bytes
  }

  /** A request was answered by no HTTP, so its bytes are a part of what is raw. */
  countAsRaw({ bytes }: Asked): void {
    this.raw ??= rawOf([])
    this.raw.size += bytes.length
  }

  /** No other protocol follows: gives what came after the request, to be read as HTTP. */
  leaveRaw(): Buffer[] {
    const bytes = this.raw?.bytes ?? []
    this.raw = undefined
    this.socket.resume()
    return bytes
  }

  private giveUp(bytes: Buffer[]): void {
    this.raw = rawOf(bytes)
    this.parts = []
    this.noHttp = true
  }

  /** Puts a request that is whole, or too long, into the queue. */
  private take(): void {
    const { whole, begun } = this.reader
    if (this.size > this.mostRequest && begun) {
      this.waiting.push({ head: begun, body: [], bytes: Buffer.alloc(0), continued: this.continued, tooLong: true })
      this.parts = []
      this.closed = true
      return
    }
    if (!whole) return
    this.reader.whole = undefined
    this.size = 0
    if (this.early) {
      this.early = false
      this.parts = []
      return
    }
    this.waiting.push({ ...whole, bytes: this.partBytes, continued: this.continued })
    this.parts = []
    this.continued = false
    if (this.waiting.length >= mostWaiting) this.socket.pause()
    // After these the client may speak something else, if the answer says so.
    if (whole.head.method === 'CONNECT' || whole.head.upgrade) this.raw = rawOf([])
  }
}
