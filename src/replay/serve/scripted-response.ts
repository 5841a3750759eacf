/** What the server sent in a recorded exchange, with its cuts and pauses, made ready to be sent again. */

import type { Plan } from '../play/plan'
import { type Asker, type Edit, edited, liveAnswer } from './live'

/** Bytes to send. */
interface ResponsePart {
  /** How long to wait before them, in recorded milliseconds. */
  pause: number
  bytes: Buffer
  /** How many raw bytes of the client must have come before them. */
  after: number
}

export interface Ending {
  how: 'end' | 'reset'
  pause: number
  /** It comes even if the client has sent another request. */
  must: boolean
}

export interface ScriptedResponse {
  parts: ResponsePart[]
  /** How the connection ends after it; undefined where it goes on, or the client ends it. */
  ending: Ending | undefined
  /** The number of the exchange that follows as a tunnel. */
  tunnel: number | undefined
}

/**
 * The answer of an exchange.
 * @param asker who asks now; without one the bytes are sent as they are
 * @param headOnly only the head of it
 */
export function scriptedResponse(plan: Plan, at: number, asker?: Asker, headOnly = false): ScriptedResponse {
  const { exchanges, flow } = plan
  const { request, response, asked, answers, untilEnd, whole } = exchanges[at]
  const recorded = { answers, server: flow.server, whole, untilEnd, rebuilt: plan.rebuilt === 'har' }
  const live = asker && asked && liveAnswer({ ...recorded, request: asked.head }, asker, headOnly)
  const next = exchanges[at + 1]
  // What the server sent without being asked comes with the answer before it.
  const unasked = !headOnly && next?.kind === 'raw' && next.request.start === next.request.end
  const followed = unasked ? undefined : next
  const parts = partsOf(plan, response.start, unasked ? next.response.end : response.end, request.start, live?.edits)
  const last = followed === undefined
  return {
    parts,
    ending: endingOf(),
    tunnel: followed?.kind === 'tunnel' ? at + 1 : undefined,
  }

  function endingOf(): Ending | undefined {
    const must = live?.after === 'must end' || (live !== undefined && last && untilEnd && !headOnly)
    const end = last && !headOnly ? plan.serverEnd : undefined
    if (end) return { how: end.how, pause: end.gap, must }
    // Without an end the client would wait for it, or for what was never recorded.
    const waits = last && !headOnly && (untilEnd || (!whole && parts.length === 0))
    return must || waits || (last && live?.after === 'end') ? { how: 'end', pause: 0, must } : undefined
  }
}

/** What of the server's stream lies between two offsets, in its pieces. */
function partsOf(
  { flow }: Plan,
  from: number,
  to: number,
  clientFrom: number,
  edits: readonly Edit[] = [],
): ResponsePart[] {
  const parts: ResponsePart[] = []
  let before: number | undefined
  let after = 0
  for (const piece of flow.pieces) {
    const { ms } = piece
    if (piece.from === 'client') {
      after = piece.end
      before = ms
      continue
    }
    const [start, end] = [Math.max(from, piece.start), Math.min(to, piece.end)]
    const bytes = start < end ? edited(flow.server, start, end, edits) : undefined
    if (bytes && bytes.length > 0) {
      const pause = ms === undefined || before === undefined ? 0 : Math.max(0, ms - before)
      parts.push({ pause, bytes, after: Math.max(0, after - clientFrom) })
    }
    before = ms
  }
  return parts
}
