/** A recorded connection made ready for playing: its exchanges, its steps, and how the server ended it. */

import { type Exchange, splitFlow } from '../transcript/exchanges/exchanges'
import { type Flow, type FlowEnd, flowOf } from '../transcript/exchanges/flow'
import type { Connection, Role } from '../transcript/transcript'
import { type Edit, type Rewrite, rewriteHeads } from './rewrite'
import { type Step, scriptOf } from './script'

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
  /** `{port}` and `{date}` stand for what changed from run to run. */
  placeholders: boolean
}

export interface Plan extends Omit<Item, 'connection'> {
  flow: Flow
  exchanges: Exchange[]
  steps: Step[]
  /** What is sent, and where an offset of the recorded stream is in it. */
  sent: Edit
  /** How the server ended it, if it did so before the client; `gap`: milliseconds after the last bytes. */
  serverEnd: (Pick<FlowEnd, 'how'> & { gap: number }) | undefined
}

/** @throws Error if the connection is not as its format says */
export function planOf({ connection, ...item }: Item, rewrite: Rewrite = {}): Plan {
  const flow = flowOf(connection, item.role)
  const exchanges = splitFlow(flow)
  const [first] = flow.ends
  const last = flow.pieces[flow.pieces.length - 1]
  return {
    ...item,
    flow,
    exchanges,
    steps: scriptOf(flow, exchanges),
    sent: rewriteHeads(flow.client, exchanges, rewrite),
    serverEnd:
      first?.from === 'server' ? { how: first.how, gap: Math.max(0, (first.ms ?? 0) - (last?.ms ?? 0)) } : undefined,
  }
}
