/** The parts of long connections put together again. */

import type { Chunk, Traffic, Turn } from '../../transcript/types'
import { joinMasked } from '../redact/rules'

/** Puts a turn after others: in the one before it, if that is of the same side. */
function follow(turns: Turn[], turn: Turn): void {
  const last = turns[turns.length - 1]
  if (last?.from !== turn.from) {
    turns.push(turn)
    return
  }
  const bytes = [...last.bytes]
  // A line may go on in the next part.
  if (bytes.length > 0 && turn.bytes.length > 0 && !bytes[bytes.length - 1].endsWith('\n')) {
    bytes.push(bytes.pop() + turn.bytes[0], ...turn.bytes.slice(1))
  } else bytes.push(...turn.bytes)
  const chunks: Chunk[] | undefined = last.chunks && turn.chunks && [...last.chunks, ...turn.chunks]
  turns[turns.length - 1] = { from: turn.from, bytes, ...(chunks ? { chunks } : {}) }
}

/** How many bytes passed, from one side or from both. */
export const sizeOf = (row: Traffic, side?: 'client' | 'server'): number =>
  row.connections[0].turns
    .filter(turn => side === undefined || turn.from === side)
    .reduce((sum, turn) => sum + turn.bytes.reduce((all, line) => all + line.length, 0), 0)

/**
 * One row of the parts of one connection, in their order.
 * @param parts at least one; what lacks at the end (the recording was cut off) shows in `closed: "open"`
 */
export function joinParts(parts: readonly Traffic[]): Traffic {
  const { part: _part, more: _more, ...whole } = parts[0]
  if (parts.length === 1 && !parts[0].more) return whole
  const last = parts[parts.length - 1]
  const turns: Turn[] = []
  const notHttp: NonNullable<Traffic['notHttp']> = {}
  const before = { client: 0, server: 0 }
  for (const row of parts) {
    for (const turn of row.connections[0].turns) follow(turns, turn)
    for (const side of ['client', 'server'] as const) {
      const from = row.notHttp?.[side]
      if (from !== undefined) notHttp[side] ??= before[side] + from
      before[side] += sizeOf(row, side)
    }
  }
  const ends = parts.flatMap(row => row.connections[0].ends ?? [])
  const redacted = [...new Set(parts.flatMap(row => row.redacted ?? []))].sort()
  const masked = joinMasked(
    parts.map(row => row.masked),
    Math.max,
  )
  return {
    ...whole,
    connections: [
      { closed: last.more ? 'open' : last.connections[0].closed, turns, ...(ends.length > 0 ? { ends } : {}) },
    ],
    ...(redacted.length > 0 ? { redacted } : {}),
    ...(masked ? { masked } : {}),
    ...(Object.keys(notHttp).length > 0 ? { notHttp } : {}),
    ...(last.missing ? { missing: last.missing } : {}),
  }
}

/**
 * Whole connections of rows that may be parts. What is held are the connections whose parts have begun and not ended.
 * @returns each connection when its last part was there, with the line of that; those that lack their last part at the end
 */
export async function* wholeConnections<R extends { row: Traffic }>(rows: AsyncIterable<R>): AsyncGenerator<R> {
  const open = new Map<string, R[]>()
  for await (const read of rows) {
    const { row } = read
    if (row.part === undefined) yield read
    else {
      const parts = open.get(row.id) ?? []
      parts.push(read)
      if (row.more) open.set(row.id, parts)
      else {
        open.delete(row.id)
        yield { ...read, row: joinParts(parts.map(part => part.row)) }
      }
    }
  }
  for (const parts of open.values()) {
    yield { ...parts[parts.length - 1], row: joinParts(parts.map(part => part.row)) }
  }
}
