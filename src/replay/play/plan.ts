/** A recorded connection made ready for playing: its exchanges, its steps, and how the server ended it. */

import { type Exchange, nameOf, splitFlow } from '../../traffic/exchanges/exchanges'
import { type Flow, type FlowEnd, flowOf } from '../../traffic/exchanges/flow'
import type { Connection, Role, Traffic } from '../../transcript/types'
import type { Reason } from '../compare/reasons'
import { isKeptOut } from '../parts/content'
import { isHello } from '../serve/tls-hello'
import { type Edit, type Rewrite, rewriteHeads } from './rewrite'
import { type ScriptStep, scriptOf } from './script'

/** A recorded connection, and where it stands. */
export interface Item {
  /** `FILE:LINE`, or what else names its place. */
  place: string
  id: string
  /** When it began, in milliseconds since 1970; undefined where that was not kept. */
  at: number | undefined
  connection: Connection
  /** How large its row is in the file, in bytes; absent for what is in memory anyway. */
  size?: number
  role?: Role
  redacted: readonly string[]
  masked?: Traffic['masked']
  /** What the row says of itself; see Traffic. */
  missing?: Traffic['missing']
  midway?: boolean
  failed?: string
  rebuilt?: string
  /** `{port}` and `{date}` stand for what changed from run to run. */
  placeholders: boolean
}

export interface Plan extends Omit<Item, 'connection'> {
  flow: Flow
  /** Those that are played. */
  exchanges: Exchange[]
  /** Those that cannot be, because the recording lacks what would have to be sent. */
  unplayed: { title: string; reason: Reason }[]
  steps: ScriptStep[]
  /** What is sent, and where an offset of the recorded stream is in it. */
  sent: Edit
  /** How the server ended it, if it did so before the client; `gap`: milliseconds after the last bytes. */
  serverEnd: (Pick<FlowEnd, 'how'> & { gap: number }) | undefined
}

/**
 * @param isSent its client is to be played: what no client can say again is left out
 * @throws Error if the connection is not as its format says
 */
export function planOf({ connection, ...item }: Item, rewrite: Rewrite = {}, isSent = false): Plan {
  const flow = flowOf(connection, item.role)
  const { exchanges, unplayed } = playableOf(item, splitFlow(flow), isSent ? flow.client : undefined)
  if (unplayed.length > 0) cutFlow(flow, exchanges[exchanges.length - 1])
  const [first] = flow.ends
  const last = flow.pieces[flow.pieces.length - 1]
  return {
    ...item,
    flow,
    exchanges,
    unplayed,
    steps: scriptOf(flow, exchanges),
    sent: rewriteHeads(flow.client, exchanges, rewrite),
    serverEnd:
      first?.from === 'server' ? { how: first.how, gap: Math.max(0, (first.ms ?? 0) - (last?.ms ?? 0)) } : undefined,
  }
}

/** Parts the exchanges that can be played from those whose bytes the recording does not have. */
function playableOf(
  { failed, missing, midway, masked }: Omit<Item, 'connection'>,
  exchanges: Exchange[],
  sent: Buffer | undefined,
): Pick<Plan, 'exchanges' | 'unplayed'> {
  if (failed !== undefined) {
    return { exchanges: [], unplayed: [{ title: 'a connection', reason: 'server not reached' }] }
  }
  const last = exchanges[exchanges.length - 1]
  if (last && last.kind !== 'http' && sent) {
    const bytes = sent.subarray(last.request.start, last.request.end)
    // TLS is another one each time, and what was kept out is not there.
    const isLost = isHello(bytes) || isKeptOut({ masked }, [bytes])
    if (isLost)
      return { exchanges: exchanges.slice(0, -1), unplayed: [{ title: nameOf(last), reason: 'not playable' }] }
  }
  if (!last || last.kind === 'http' || !(missing || (midway && exchanges.length === 1))) {
    return { exchanges, unplayed: [] }
  }
  const reason = missing ? 'request not whole' : 'begun midway'
  return { exchanges: exchanges.slice(0, -1), unplayed: [{ title: nameOf(last), reason }] }
}

/** Keeps of a flow what belongs to the exchanges up to this one; undefined: nothing. */
function cutFlow(flow: Flow, last: Exchange | undefined): void {
  const most = { client: last?.request.end ?? 0, server: last?.response.end ?? 0 }
  flow.pieces = flow.pieces
    .filter(({ from, start }) => start < most[from])
    .map(piece => ({ ...piece, end: Math.min(piece.end, most[piece.from]) }))
  flow.ends = []
}
