/**
 * Captured TCP connections: segments in, rows of traffic out, each when its connection has ended. The one who sent SYN is
 * the client; where that was not captured, the one whose bytes begin a request, or who has the higher port.
 */

import { createHash } from 'node:crypto'
import { type Connection, linesOf, type Side, type Traffic, type Turn } from '../../../transcript/types'
import { readableAddress, type Segment } from './segments'
import { Stream } from './stream'

/** A connection of more bytes is written in parts, so that memory stays bounded. */
const mostInPart = 4 * 1024 * 1024

/** So many connections are known at most, and hold so many bytes together; then those of which nothing came for longest end. */
const mostKnown = 20_000
const mostHeld = 16 * 1024 * 1024

/** A number that is so far from where a stream is belongs to another one (RFC 9293, 3.4: windows are much smaller). */
const farAway = 16 * 1024 * 1024

const beginsRequest = /^[A-Z]{3,20} \S/

const other = (side: Side): Side => (side === 'client' ? 'server' : 'client')

interface CapturedPiece {
  from: Side
  ms: number
  bytes: Buffer
}

/** One connection on its way. */
class Captured {
  private readonly streams = { client: new Stream(), server: new Stream() }
  private pieces: CapturedPiece[] = []
  private held = 0
  private parts = 0
  private readonly ends: NonNullable<Connection['ends']> = []
  /** Whether the SYN of either side was captured. */
  private readonly begun: boolean
  /** Everything after a hole is left out, on both sides: what came then cannot be ordered against what it answers. */
  private missing: Traffic['missing']
  readonly id: string
  closed = false
  /** Its last row was given. */
  reported = false
  /** When something of it came last, counted in segments of the capture. */
  touched = 0

  constructor(
    /** Addresses of both sides. */
    private client: string,
    private server: string,
    private readonly start: number,
    first: Segment,
  ) {
    this.begun = first.syn
    const name = `${client} ${server} ${start} ${first.seq}`
    this.id = createHash('sha256').update(name).digest('hex').slice(0, 16)
  }

  side(address: string): Side {
    return address === this.client ? 'client' : 'server'
  }

  /** Bytes that it holds. */
  get weight(): number {
    return this.held + this.streams.client.held + this.streams.server.held
  }

  /** Whether a segment belongs to another connection between the same addresses, or to what follows a hole of this one. */
  isSucceededBy(segment: Segment): boolean {
    const stream = this.streams[this.side(segment.from)]
    if (!stream.begun) return false
    if (segment.syn) return segment.ack === undefined && !stream.began(segment.seq)
    if (segment.length === 0 || segment.rst) return false
    if (this.missing) return this.canGoOnWith(segment)
    const ahead = stream.ahead(segment.seq)
    if (Math.abs(ahead) > farAway) return true
    // After its end, only what had been sent before may come again.
    return this.closed && ahead + segment.length > 1
  }

  /** After a hole, both sides can be read again from a request on: all that it acknowledges came before it. */
  private canGoOnWith(segment: Segment): boolean {
    const isClient = !this.begun || this.side(segment.from) === 'client'
    return isClient && segment.ack !== undefined && beginsRequest.test(segment.payload.toString('latin1', 0, 32))
  }

  /** Takes the place of a connection that has a hole. */
  goOnFrom(request: Segment): void {
    this.streams.client.resume(request.seq)
    this.streams.server.resume(request.ack ?? 0)
  }

  get hasHole(): boolean {
    return this.missing !== undefined
  }

  /** @returns a part of the row, if there is enough for one */
  take(segment: Segment): Traffic | undefined {
    if (this.closed) return undefined
    const from = this.side(segment.from)
    const stream = this.streams[from]
    const ms = segment.ms - this.start
    if (segment.ack !== undefined && !segment.syn && this.lacks(other(from), segment)) {
      this.streams[other(from)].lose()
      this.stopAt(other(from))
      return undefined
    }
    if (segment.length > 0 && !segment.syn && stream.lostBefore(segment.seq)) {
      stream.lose()
      this.stopAt(from)
      return undefined
    }
    if (segment.ack !== undefined) this.streams[other(from)].acknowledge(segment.ack)
    if (segment.syn) {
      if (!stream.begun) stream.begin(segment.seq)
      // Bytes may come with it (TCP Fast Open, RFC 7413).
      if (segment.length > 0) {
        stream.take({ ...segment, seq: (segment.seq + 1) >>> 0 }, bytes => this.give(from, ms, bytes))
      }
    } else if (segment.rst) {
      // One that is far from the stream is not taken by the receiver either (RFC 5961).
      if (Math.abs(stream.ahead(segment.seq)) > farAway / 16) return undefined
      this.ends.push({ from, how: 'reset', ms: round(ms) })
      this.closed = true
    } else {
      const ended = stream.ended
      // A segment without bytes says nothing about where a stream begins that was not seen to begin.
      if (stream.begun || segment.length > 0 || segment.fin) {
        stream.take(segment, bytes => this.give(from, ms, bytes))
      }
      if (stream.ended && !ended) this.ends.push({ from, how: 'end', ms: round(ms) })
      if (stream.hole) this.stopAt(from)
      if (this.streams.client.ended && this.streams.server.ended) this.closed = true
    }
    return this.held > mostInPart && !this.closed ? this.row(true) : undefined
  }

  /** Whether a side has sent what was not captured, as the other one's acknowledgement shows. */
  private lacks(side: Side, { ack, payload, length }: Segment): boolean {
    // A request that is captured after its answer is late, not lost; an answer that the next request follows is lost.
    const isNext = side === 'server' && length > 0 && beginsRequest.test(payload.toString('latin1', 0, 32))
    return this.streams[side].lacks(ack as number, isNext)
  }

  /** The row, or its last part; undefined if nothing was ever exchanged. */
  finish(): Traffic | undefined {
    for (const side of ['client', 'server'] as const) {
      this.streams[side].settle()
      if (this.streams[side].hole) this.stopAt(side)
    }
    if (this.parts === 0 && this.held === 0 && !(this.streams.client.begun && this.streams.server.begun))
      return undefined
    return this.row(false)
  }

  private give(from: Side, ms: number, bytes: Buffer): void {
    this.pieces.push({ from, ms, bytes: Buffer.from(bytes) })
    this.held += bytes.length
  }

  private stopAt(from: Side): void {
    if (this.missing) return
    const stream = this.streams[from]
    this.missing = { from, at: stream.size, why: stream.hole ?? 'lost' }
    this.closed = true
  }

  private row(more: boolean): Traffic {
    if (!this.begun && this.parts === 0) this.guessSides()
    const timed = !Number.isNaN(this.start)
    const turns = turnsOf(this.pieces, timed)
    this.pieces = []
    this.held = 0
    const { id, ends, missing } = this
    const number = more || this.parts > 0 ? ++this.parts : undefined
    const closed = more ? null : missing || ends.length === 0 ? 'open' : words(ends[0])
    return {
      format: 'wire-transcript/1',
      id,
      ...(number === undefined ? {} : { part: number }),
      ...(more ? { more: true as const } : {}),
      ...(timed ? { at: new Date(this.start).toISOString() } : {}),
      client: readableAddress(this.client),
      server: readableAddress(this.server),
      connections: [{ closed, turns, ...(timed && ends.length > 0 && !more ? { ends } : {}) }],
      events: [],
      ...(missing && !more ? { missing } : {}),
      ...(this.begun ? {} : { midway: true as const }),
    }
  }

  private guessSides(): void {
    const first = { client: '', server: '' }
    for (const { from, bytes } of this.pieces) first[from] ||= bytes.toString('latin1', 0, 32)
    const port = (address: string) => Number(address.slice(address.lastIndexOf(':') + 1))
    const isRight = beginsRequest.test(first.client)
    const isWrong = beginsRequest.test(first.server) || first.client.startsWith('HTTP/')
    if (isRight || (!isWrong && port(this.client) >= port(this.server))) return
    ;[this.client, this.server] = [this.server, this.client]
    for (const piece of this.pieces) piece.from = other(piece.from)
    for (const end of this.ends) end.from = other(end.from)
    if (this.missing) this.missing.from = other(this.missing.from)
    ;[this.streams.client, this.streams.server] = [this.streams.server, this.streams.client]
  }
}

const round = (ms: number): number => Math.max(0, Math.round(ms * 1000) / 1000)

const words = ({ from, how }: { from: Side; how: 'end' | 'reset' }): string => (how === 'end' ? from : `${from} reset`)

function turnsOf(pieces: readonly CapturedPiece[], timed: boolean): Turn[] {
  const turns: { from: Side; pieces: CapturedPiece[] }[] = []
  for (const piece of pieces) {
    const last = turns[turns.length - 1]
    if (last?.from === piece.from) last.pieces.push(piece)
    else turns.push({ from: piece.from, pieces: [piece] })
  }
  return turns.map(({ from, pieces }) => ({
    from,
    bytes: linesOf(Buffer.concat(pieces.map(piece => piece.bytes)).toString('latin1')),
    ...(timed ? { chunks: pieces.map(({ ms, bytes }): [number, number] => [round(ms), bytes.length]) } : {}),
  }))
}

/** The connections of a capture. */
export class Connections {
  private readonly open = new Map<string, Captured>()
  private held = 0
  private clock = 0
  /** Segments with bytes that no row has, because they followed a hole. */
  skipped = 0

  /** @param ports only connections to or from one of these; all, if there is none */
  constructor(private readonly ports: readonly number[] = []) {}

  /** Takes a segment; gives the rows that are ready. */
  take(segment: Segment): Traffic[] {
    const { from, to } = segment
    if (this.ports.length > 0 && ![from, to].some(address => this.ports.some(port => address.endsWith(`:${port}`))))
      return []
    const key = from < to ? `${from} ${to}` : `${to} ${from}`
    const rows: (Traffic | undefined)[] = []
    let connection = this.follow(key, segment, rows)
    if (!connection) return this.given(rows)
    connection.touched = ++this.clock
    rows.push(this.weighed(connection, () => connection?.take(segment)))
    if (connection.hasHole && segment.length > 0) {
      // The segment that showed the hole may be the request from which both sides can be read again.
      const resumed = this.follow(key, segment, rows)
      if (resumed && resumed !== connection) {
        connection = resumed
        connection.touched = ++this.clock
        rows.push(this.weighed(resumed, () => resumed.take(segment)))
      } else this.skipped++
    }
    // It stays known, without its bytes, because segments may be sent again after its end.
    if (connection.closed && !connection.reported) rows.push(this.report(connection))
    if (this.open.size > mostKnown || this.held > mostHeld) rows.push(...this.endSome())
    return this.given(rows)
  }

  private given = (rows: readonly (Traffic | undefined)[]): Traffic[] => rows.filter(row => row !== undefined)

  /** The connection to which a segment belongs: the one that is known, or a new one; the row of one that it succeeds. */
  private follow(key: string, segment: Segment, rows: (Traffic | undefined)[]): Captured | undefined {
    const known = this.open.get(key)
    const isNext = known?.isSucceededBy(segment) ?? false
    if (known && !isNext) return known
    if (known && !known.reported) rows.push(this.report(known))
    // What remains of a connection that ended, or that does not matter.
    if (!segment.syn && (segment.length === 0 || segment.rst)) return undefined
    const { from, to } = segment
    const fromServer = segment.syn && segment.ack !== undefined
    const made = new Captured(fromServer ? to : from, fromServer ? from : to, segment.ms, segment)
    if (known?.hasHole && !segment.syn) made.goOnFrom(segment)
    this.open.delete(key)
    this.open.set(key, made)
    return made
  }

  private report(connection: Captured): Traffic | undefined {
    connection.reported = true
    return this.weighed(connection, () => connection.finish())
  }

  private weighed<R>(connection: Captured, act: () => R): R {
    const before = connection.weight
    const result = act()
    this.held += connection.weight - before
    return result
  }

  /** Ends those of which nothing came for longest, until half of what may be known or held is left. */
  private endSome(): (Traffic | undefined)[] {
    const rows: (Traffic | undefined)[] = []
    const oldest = [...this.open].sort(([, a], [, b]) => a.touched - b.touched)
    for (const [key, connection] of oldest) {
      if (this.open.size <= mostKnown / 2 && this.held <= mostHeld / 2) break
      if (!connection.reported) rows.push(this.report(connection))
      this.open.delete(key)
    }
    return rows
  }

  /** The rows of what has not ended. */
  *finish(): Generator<Traffic> {
    for (const connection of this.open.values()) {
      const row = connection.reported ? undefined : connection.finish()
      if (row) yield row
    }
    this.open.clear()
  }
}
