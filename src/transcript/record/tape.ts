/** What passes on one connection, written down as rows: one at its end, or parts of bounded size before. */

import { type Chunk, type End, linesOf, type Side, type Traffic } from '../transcript'
import type { Watch } from './watch'

export interface About {
  id: string
  client: string
  server: string
  tls: boolean
}

interface Piece {
  from: Side
  texts: string[]
  chunks: Chunk[]
}

/** What the memory for one chunk is reckoned at, beside its bytes. */
const perChunk = 64

export class Tape {
  private readonly at = new Date().toISOString()
  private readonly began = performance.now()
  private pieces: Piece[] = []
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

  /** Milliseconds since the connection began. */
  private time(): number {
    return Math.round((performance.now() - this.began) * 100) / 100
  }

  /** Bytes came. */
  add(from: Side, bytes: Buffer): void {
    const text = this.watch.text(from, bytes)
    let piece = this.pieces[this.pieces.length - 1]
    if (piece?.from !== from) this.pieces.push((piece = { from, texts: [], chunks: [] }))
    piece.texts.push(text)
    piece.chunks.push([this.time(), text.length])
    this.now[from] += text.length
    this.held += text.length + perChunk
  }

  /** A side ended; the first one counts as the end of the connection. */
  end(from: Side, how: 'end' | 'reset'): void {
    this.ends.push({ from, how, ms: this.time() })
    this.closed ??= how === 'end' ? from : `${from} reset`
  }

  /** The server was not reached. */
  fail(why: string): void {
    this.failed = why
    this.end('server', 'reset')
  }

  /** What was held, as a part that others follow. */
  part(): Traffic {
    this.parts++
    return this.row(true)
  }

  /** The rest, or all. */
  last(): Traffic {
    if (this.parts > 0) this.parts++
    return this.row(false)
  }

  private row(more: boolean): Traffic {
    const { about, parts, failed, pieces, ends } = this
    const redacted = this.watch.redacted()
    const notHttp = this.notHttp()
    const row: Traffic = {
      format: 'wire-transcript/1',
      id: about.id,
      ...(parts > 0 ? { part: parts } : {}),
      ...(more ? { more } : {}),
      at: this.at,
      client: about.client,
      server: about.server,
      ...(about.tls ? { tls: true } : {}),
      connections: [
        {
          closed: more ? null : (this.closed ?? 'open'),
          turns: pieces.map(({ from, texts, chunks }) => ({ from, bytes: linesOf(texts.join('')), chunks })),
          ends,
        },
      ],
      events: [],
      ...(redacted.length > 0 ? { redacted } : {}),
      ...(notHttp ? { notHttp } : {}),
      ...(failed !== undefined ? { failed } : {}),
    }
    for (const side of ['client', 'server'] as const) {
      this.before[side] += this.now[side]
      this.now[side] = 0
    }
    this.pieces = []
    this.ends = []
    this.held = 0
    return row
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
