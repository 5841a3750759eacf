/** What passes on one connection, written down as rows: one at its end, or parts of bounded size before. */

import { type Chunk, type End, linesOf, type Side, type Traffic, type Turn } from '../../transcript/types'
import { applyMarks } from '../redact/marks'
import { LineBytes } from '../rows/print-row'
import type { Watch } from './watch'

export interface About {
  id: string
  client: string
  server: string
  tls: boolean
}

/** What the memory for one chunk is reckoned at, beside its bytes. */
const perChunk = 64
const smallest = 1024

/** All logs print here, one at a time. */
const line = new LineBytes()
const beforeTurns = '"turns":['
const turnStarts = ['', ','].map(before => ['client', 'server'].map(side => `${before}{"from":"${side}","bytes":`))

export class ConnectionLog {
  private readonly at = new Date().toISOString()
  private readonly began = performance.now()
  /** What is held, one chunk after another: bytes outside of the heap, where nothing has to look after them. */
  private bytes = Buffer.allocUnsafe(smallest)
  private used = 0
  /** Of each chunk: 0 for the client or 1 for the server, hundredths of milliseconds, length. */
  private marks: number[] = []
  private ends: End[] = []
  private parts = 0
  /** Bytes of each side in the parts that were given. */
  private readonly before = { client: 0, server: 0 }
  private readonly now = { client: 0, server: 0 }
  private closed: string | undefined
  private failed: string | undefined
  /** About what is held, in bytes. */
  held = 0

  constructor(
    private readonly about: About,
    private readonly watch: Watch,
  ) {}

  /** Hundredths of milliseconds since the connection began. */
  private time(): number {
    return Math.round((performance.now() - this.began) * 100)
  }

  /** Bytes came. */
  add(from: Side, chunk: Buffer): void {
    const at = this.used
    const { length } = chunk
    if (at + length > this.bytes.length) this.grow(at + length)
    const { bytes } = this
    chunk.copy(bytes, at)
    applyMarks(bytes, this.watch.secrets(from, chunk), at)
    this.marks.push(from === 'client' ? 0 : 1, this.time(), length)
    this.used = at + length
    this.now[from] += length
    this.held += length + perChunk
  }

  private grow(size: number): void {
    const larger = Buffer.allocUnsafe(Math.max(size, 2 * this.bytes.length))
    this.bytes.copy(larger, 0, 0, this.used)
    this.bytes = larger
  }

  /** The turns of what is held. */
  private turns(): Turn[] {
    const { marks, bytes } = this
    const turns: Turn[] = []
    let at = 0
    for (let k = 0; k < marks.length; ) {
      const side = marks[k]
      const chunks: Chunk[] = []
      const start = at
      for (; marks[k] === side; k += 3) {
        chunks.push([marks[k + 1] / 100, marks[k + 2]])
        at += marks[k + 2]
      }
      turns.push({ from: side === 0 ? 'client' : 'server', bytes: linesOf(bytes.latin1Slice(start, at)), chunks })
    }
    return turns
  }

  /** The same as they stand in a line, without the brackets around. */
  private printTurns(): void {
    const { marks, bytes } = this
    let at = 0
    for (let k = 0; k < marks.length; ) {
      const side = marks[k]
      const first = k
      const start = at
      for (; marks[k] === side; k += 3) at += marks[k + 2]
      line.put(turnStarts[first === 0 ? 0 : 1][side])
      line.texts(bytes, start, at)
      let before = ',"chunks":[['
      for (let chunk = first; chunk < k; chunk += 3) {
        line.put(before)
        line.hundredths(marks[chunk + 1])
        line.put(',')
        line.whole(marks[chunk + 2])
        before = '],['
      }
      line.put(']]}')
    }
  }

  /** A side ended; the first one counts as the end of the connection. */
  end(from: Side, how: 'end' | 'reset'): void {
    this.ends.push({ from, how, ms: this.time() / 100 })
    this.closed ??= how === 'end' ? from : `${from} reset`
  }

  /** The server was not reached. */
  fail(why: string): void {
    this.failed = why
    this.end('server', 'reset')
  }

  /** How the row that comes next is called; `more`: another one follows it. */
  name(more: boolean): Pick<Traffic, 'id' | 'part'> {
    const { id } = this.about
    return more || this.parts > 0 ? { id, part: this.parts + 1 } : { id }
  }

  /** What the rules kept out so far. */
  get masked(): Traffic['masked'] {
    return this.watch.masked()
  }

  /** What was held: as a part that others follow, or as the rest, or all. */
  row(more: boolean): Traffic {
    const row = this.frame(more, this.turns())
    this.forget()
    return row
  }

  /** The same row as a line of a file, for much less time. The bytes are good until the next call, on any log. */
  line(more: boolean): Buffer {
    const frame = JSON.stringify(this.frame(more, []))
    const at = frame.indexOf(beforeTurns) + beforeTurns.length
    line.utf8(frame.slice(0, at))
    this.printTurns()
    line.utf8(frame.slice(at))
    this.forget()
    return line.end()
  }

  private frame(more: boolean, turns: Turn[]): Traffic {
    const { about, failed, ends } = this
    const name = this.name(more)
    if (name.part !== undefined) this.parts = name.part
    const redacted = this.watch.redacted()
    const { masked } = this
    const notHttp = this.notHttp()
    return {
      format: 'wire-transcript/1',
      ...name,
      ...(more ? { more } : {}),
      at: this.at,
      client: about.client,
      server: about.server,
      ...(about.tls ? { tls: true } : {}),
      connections: [{ closed: more ? null : (this.closed ?? 'open'), turns, ends }],
      events: [],
      ...(redacted.length > 0 ? { redacted } : {}),
      ...(masked ? { masked } : {}),
      ...(notHttp ? { notHttp } : {}),
      ...(failed !== undefined ? { failed } : {}),
    }
  }

  /** Goes on with nothing held. */
  private forget(): void {
    for (const side of ['client', 'server'] as const) {
      this.before[side] += this.now[side]
      this.now[side] = 0
    }
    this.marks = []
    this.used = 0
    this.ends = []
    this.held = 0
  }

  private notHttp(): Traffic['notHttp'] {
    const found: NonNullable<Traffic['notHttp']> = {}
    for (const side of ['client', 'server'] as const) {
      const from = this.watch.notHttp(side)
      const here = Math.max(0, from - this.before[side])
      if (from >= 0 && this.now[side] > 0 && here <= this.now[side]) found[side] = here
    }
    return Object.keys(found).length > 0 ? found : undefined
  }
}
