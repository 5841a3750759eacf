/**
 * One direction of a captured TCP connection: segments in, bytes in their order out (RFC 9293, 3.4). What was sent again
 * is given once; what came too early waits; what never came is a hole, and the bytes end there.
 */

import type { Segment } from './segments'

/** Bytes that wait for earlier ones; beyond that they were lost by whoever captured. */
const mostWaiting = 8 * 1024 * 1024

/** How far one sequence number is after another, around the end of the numbers. */
const after = (seq: number, other: number): number => (seq - other) | 0

interface Early {
  seq: number
  payload: Buffer
  length: number
}

export class Stream {
  /** Bytes that came in order so far. */
  size = 0
  /** Why the bytes end too soon: `lost` (never captured) or `cut` (packets were captured without their end). */
  hole: 'lost' | 'cut' | undefined
  /** Its end was seen, and all bytes before it. */
  ended = false
  private next: number | undefined
  /** The number of its first byte, if its beginning was seen. */
  private first: number | undefined
  private fin: number | undefined
  /** The furthest byte that the other side acknowledged. */
  private acked: number | undefined
  private early: Early[] = []
  private waiting = 0

  /** Whether anything was seen yet. */
  get begun(): boolean {
    return this.next !== undefined
  }

  /** The first byte has the number after that of SYN. */
  begin(seq: number): void {
    this.next = (seq + 1) >>> 0
    this.first = this.next
  }

  /** Goes on with the byte of a number: what was before is not known. */
  resume(seq: number): void {
    this.next = seq
  }

  /** Whether a SYN begins this very stream: it is one sent again. */
  began(seq: number): boolean {
    return this.first !== undefined && this.first === (seq + 1) >>> 0
  }

  /**
   * Takes a segment.
   * @param give gets bytes in order
   */
  take({ seq, payload, length, fin }: Segment, give: (bytes: Buffer) => void): void {
    if (this.ended || this.hole) return
    // The connection was there before the capture: it begins with what is seen first.
    this.next ??= seq
    if (fin) this.fin ??= (seq + length) >>> 0
    if (length > 0) this.receive({ seq, payload, length }, give)
    if (!this.hole && this.fin !== undefined && after(this.next, this.fin) >= 0) this.ended = true
  }

  /** How many bytes wait for earlier ones. */
  get held(): number {
    return this.waiting
  }

  /** How far a number is after the next byte that is to come; 0 if nothing was seen yet. */
  ahead(seq: number): number {
    return this.next === undefined ? 0 : after(seq, this.next)
  }

  /**
   * Whether the other side has what was never captured: it acknowledges bytes that are missing here.
   * @param isNext the other side's segment shows that it went on after them
   */
  lacks(ack: number, isNext: boolean): boolean {
    if (this.next === undefined || this.ended || this.hole) return false
    const missing = after(ack, this.next)
    // One number more than the bytes is an end that was not captured.
    if (missing <= (this.early.length > 0 ? 0 : 1)) return false
    return isNext || (this.early.length > 0 && after(ack, this.early[0].seq) > 0)
  }

  /** The other side says which byte it waits for. */
  acknowledge(ack: number): void {
    if (this.acked === undefined || after(ack, this.acked) > 0) this.acked = ack
  }

  /** Whether bytes before a number are missing that the other side has had for some time. */
  lostBefore(seq: number): boolean {
    if (this.next === undefined || this.acked === undefined || this.ended || this.hole) return false
    return after(seq, this.next) > 0 && after(this.acked, this.next) > 0
  }

  /** Its bytes end here: what follows was never captured. */
  lose(): void {
    this.hole ??= 'lost'
    this.early = []
    this.waiting = 0
  }

  /** The other side, or nobody, is going to fill what is missing: the bytes end before it. */
  settle(): void {
    if (this.early.length > 0 || (this.fin !== undefined && !this.ended)) this.lose()
  }

  private receive(piece: Early, give: (bytes: Buffer) => void): void {
    if (after(piece.seq, this.next!) > 0) {
      this.keep(piece)
      return
    }
    this.deliver(piece, give)
    // What waited may now be in order; the pieces are sorted, and may overlap.
    while (!this.hole && this.early.length > 0 && after(this.early[0].seq, this.next!) <= 0) {
      const ready = this.early.shift()!
      this.waiting -= ready.length
      this.deliver(ready, give)
    }
  }

  private deliver({ seq, payload, length }: Early, give: (bytes: Buffer) => void): void {
    const known = after(this.next!, seq)
    if (known >= length) return
    const fresh = payload.subarray(known)
    if (fresh.length > 0) {
      this.size += fresh.length
      give(fresh)
    }
    this.next = (seq + length) >>> 0
    if (payload.length < length) this.hole = 'cut'
  }

  private keep(piece: Early): void {
    let k = this.early.length
    while (k > 0 && after(this.early[k - 1].seq, piece.seq) > 0) k--
    // Its bytes are a view of what the file gave; they stay longer than that.
    this.early.splice(k, 0, { ...piece, payload: Buffer.from(piece.payload) })
    this.waiting += piece.length
    if (this.waiting > mostWaiting) this.settle()
  }
}
