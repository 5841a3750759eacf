/** The ends of a connection in memory, as the system has them: who reads gets what the other end wrote, one piece a turn. */

import { loop } from '../loop'
import { Buffer } from './buffer'

/** The system reads at most so much at once. */
const PIECE = 64 * 1024

export class Handle {
  reading = false
  bytesRead = 0
  bytesWritten = 0
  readonly writeQueueSize = 0
  /** Takes a piece, or null for the end. */
  onread: (bytes: Buffer | null) => void = () => {}
  peer: Handle | undefined
  closed = false
  /** What came and was not read. */
  private readonly came: (Buffer | null)[] = []
  private asked = false
  private shut = false

  readStart(): number {
    this.reading = true
    this.ask()
    return 0
  }
  readStop(): number {
    this.reading = false
    return 0
  }
  write(all: readonly Buffer[]): void {
    const bytes = all.length === 1 ? all[0] : Buffer.concat(all)
    this.bytesWritten += bytes.length
    if (bytes.length > 0) this.peer?.take(Buffer.from(bytes))
  }
  /** No more is written. */
  shutdown(done: () => void): void {
    this.end()
    loop.receive(done)
  }
  close(done: () => void = () => {}): void {
    if (this.closed) return
    this.closed = true
    this.reading = false
    this.end()
    loop.close(done)
  }
  private end(): void {
    if (!this.shut) this.peer?.take(null)
    this.shut = true
  }
  take(piece: Buffer | null): void {
    if (this.closed) return
    const last = this.came.at(-1)
    // What was not read yet is read as one.
    if (piece && last && last.length + piece.length <= PIECE)
      this.came[this.came.length - 1] = Buffer.concat([last, piece])
    else this.came.push(piece)
    this.ask()
  }
  private ask(): void {
    if (this.asked || !this.reading || this.came.length === 0) return
    this.asked = true
    loop.receive(() => {
      this.asked = false
      if (!this.reading || this.closed || this.came.length === 0) return
      const piece = this.came.shift() as Buffer | null
      if (piece) this.bytesRead += piece.length
      this.onread(piece)
      this.ask()
    })
  }
}

/** Two ends of one connection. */
export function pair(): [Handle, Handle] {
  const [one, other] = [new Handle(), new Handle()]
  one.peer = other
  other.peer = one
  return [one, other]
}
