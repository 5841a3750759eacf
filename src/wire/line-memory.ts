/**
 * The header lines of the message before on a connection. Most messages repeat them to the byte, all of them or all but
 * one or two: what was read once need not be read again.
 */

import { copyBytes, sameBytes } from './bytes'

/** What is longer than this is not remembered. */
const MOST_BYTES = 2048
const MOST_LINES = 64

export class LineMemory {
  /** The lines as they came, one after another, and where each of them ends. */
  private readonly bytes = Buffer.from(new ArrayBuffer(MOST_BYTES))
  private readonly view = new DataView(this.bytes.buffer)
  private readonly ends = new Uint16Array(MOST_LINES)
  private count = 0
  private lines: PlainLines | undefined = undefined
  readonly names: string[] = []
  readonly values: string[] = []
  /** What each line says of framing. */
  readonly says: number[] = []

  // While a message is read: the line that is next, where it begins in `bytes`, and where the message's lines began.
  private next = 0
  private from = 0
  private start = 0
  /** The last message repeated all lines: the next one may, too. */
  private steady = true
  /** Where the first line begins that was not repeated; -1: all were. */
  private changed = -1
  /** There are more than can be kept. */
  private full = false

  /** All lines of the message at `at`, if they are those of the message before: these end with an empty line. */
  recall(bytes: Buffer, at: number, end: number): PlainLines | undefined {
    const { lines } = this
    if (lines === undefined || !this.steady) return undefined
    const { size, headers, flags, length } = lines
    if (at + size > end || bytes.compare(this.bytes, 0, size, at, at + size) !== 0) {
      this.steady = false
      return undefined
    }
    // Programs may change their list.
    return { headers: headers.slice(), flags, length, size }
  }

  /** The lines of a message begin at `start`: they will be compared, and take the place of those that are known. */
  begin(start: number): void {
    this.next = this.from = 0
    this.start = start
    this.full = false
    this.changed = -1
    // Until the end is reached the memory is half old, half new.
    this.lines = undefined
  }

  /** Bytes of the line at `at` if it is the same as the next one that is known, else 0. */
  same(bytes: Buffer, view: DataView, at: number, end: number): number {
    const { next, from } = this
    if (next >= this.count) return 0
    const length = this.ends[next] - from
    if (at + length > end) return 0
    return sameBytes(view, bytes.byteOffset + at, this.view, from, length) ? length : 0
  }

  /** The next line ends before `at`, and was the same: its number. */
  keep(at: number): number {
    const { next } = this
    this.from = this.ends[next]
    this.ends[next] = at - this.start
    this.next = next + 1
    return next
  }

  /** The next line ends before `at`, and is a new one. */
  learn(at: number, name: string, value: string, says: number): void {
    const { next } = this
    if (next >= MOST_LINES || at - this.start > MOST_BYTES) {
      this.full = true
      this.count = 0
      return
    }
    if (this.changed < 0) this.changed = this.from
    this.names[next] = name
    this.values[next] = value
    this.says[next] = says
    if (next < this.count) this.from = this.ends[next]
    else this.count = next + 1
    this.ends[next] = at - this.start
    this.next = next + 1
  }

  /** All lines were read; they are in `bytes`. */
  end(bytes: Buffer, view: DataView, lines: PlainLines): void {
    const { size, headers, flags, length } = lines
    if (this.full || size > MOST_BYTES || headers.length === 0) {
      this.count = 0
      return
    }
    const { changed } = this
    // A line that is gone at the end leaves the empty one elsewhere.
    const from = changed < 0 ? Math.min(this.from, size) : changed
    copyBytes(view, bytes.byteOffset + this.start + from, this.view, from, size - from)
    this.steady = changed < 0 && this.next === this.count
    this.count = this.next
    this.lines = { headers: headers.slice(), flags, length, size }
  }

  /** The lines were not plain, or not whole: half of what is known is old, half new. */
  forget(): void {
    this.count = 0
    this.lines = undefined
  }
}

/** Header lines that were read, with what they say of framing. */
export interface PlainLines {
  /** Name, value, name, value, … */
  headers: string[]
  flags: number
  /** Content-Length. */
  length: number
  /** Bytes, the empty line included. */
  size: number
}
