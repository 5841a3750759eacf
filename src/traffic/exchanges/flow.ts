/** A recorded connection as two streams of bytes, with the order, cuts and times in which they passed. */

import type { Connection, Role, Side } from '../../transcript/types'

/** Bytes that came at once, as offsets in the stream of their side. */
interface FlowPiece {
  from: Side
  start: number
  end: number
  /** Milliseconds after the connection began; undefined where that was not kept. */
  ms: number | undefined
}

/** The end of one direction. */
export interface FlowEnd {
  from: Side
  how: 'end' | 'reset'
  ms: number | undefined
  /** How many pieces came before it. */
  after: number
}

export interface Flow {
  client: Buffer
  server: Buffer
  pieces: FlowPiece[]
  ends: FlowEnd[]
}

/** The flow of a connection. `role` tells who `peer` is in `closed`, where a scenario was recorded. */
export function flowOf(connection: Connection, role?: Role): Flow {
  const text = { client: '', server: '' }
  const pieces: FlowPiece[] = []
  for (const { from, bytes, chunks } of connection.turns) {
    const message = bytes.join('')
    let start = text[from].length
    text[from] += message
    const cut = chunks?.reduce((sum, [, length]) => sum + length, 0) === message.length ? chunks : undefined
    for (const [ms, length] of cut ?? [[undefined, message.length] as const]) {
      if (length > 0) pieces.push({ from, start, end: start + length, ms })
      start += length
    }
  }
  return {
    client: Buffer.from(text.client, 'latin1'),
    server: Buffer.from(text.server, 'latin1'),
    pieces,
    ends: endsOf(connection, pieces, role),
  }
}

function endsOf({ ends, closed }: Connection, pieces: FlowPiece[], role?: Role): FlowEnd[] {
  if (!ends) {
    const end = endOf(closed, role)
    return end ? [{ ...end, ms: pieces[pieces.length - 1]?.ms, after: pieces.length }] : []
  }
  return ends.map(({ from, how, ms }) => {
    // An end comes after all that its side sent, and after what came before it by the clock.
    const after = pieces.findLastIndex(piece => piece.from === from || (piece.ms ?? 0) <= ms)
    return { from, how, ms, after: after + 1 }
  })
}

const other: Record<Side, Side> = { client: 'server', server: 'client' }

/** What `closed` says, of live traffic and of scenarios. */
function endOf(closed: string | null, role?: Role): Pick<FlowEnd, 'from' | 'how'> | undefined {
  const side = /^(client|server)( reset)?$/.exec(closed ?? '')
  if (side) return { from: side[1] as Side, how: side[2] ? 'reset' : 'end' }
  const own: Side = role === 'client' ? 'client' : 'server'
  if (closed === 'end' || closed === 'reset') return { from: own, how: closed }
  const peer = /^peer (end|destroy|reset)$/.exec(closed ?? '')
  return peer ? { from: other[own], how: peer[1] === 'reset' ? 'reset' : 'end' } : undefined
}
