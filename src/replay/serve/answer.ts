/** What the server said in a recorded exchange, with its cuts and pauses, made ready to be said again. */

import { isFollowed } from '../../transcript/exchanges/messages'
import type { Plan } from '../plan'

/** Bytes to say, after a pause in recorded milliseconds, and after so many raw bytes of the client. */
export interface Part {
  pause: number
  bytes: Buffer
  heard: number
}

export interface Ending {
  how: 'end' | 'reset'
  pause: number
}

export interface Recital {
  parts: Part[]
  /** How the connection ended after it; undefined where it went on, or the client ended it. */
  ending: Ending | undefined
  /** The number of the exchange that follows as a tunnel. */
  tunnel: number | undefined
}

/**
 * The answer of an exchange.
 * @param skipContinue leave out the interim responses, because the client has had one
 */
export function recitalOf(plan: Plan, at: number, skipContinue = false): Recital {
  const { exchanges } = plan
  const { response, answers, untilEnd, whole } = exchanges[at]
  const interim = skipContinue ? answers.findIndex(({ head }) => !isFollowed(head.statusCode)) : 0
  const from = interim > 0 ? answers[interim].start : response.start
  const next = exchanges[at + 1]
  // What the server said without being asked comes with the answer before it.
  const unasked = next?.kind === 'raw' && next.request.start === next.request.end
  const followed = unasked ? undefined : next
  const parts = partsOf(plan, from, unasked ? next.response.end : response.end, exchanges[at].request.start)
  const last = followed === undefined
  const end = last ? plan.serverEnd : undefined
  return {
    parts,
    ending: end
      ? { how: end.how, pause: end.gap }
      : // Without an end the client would wait for it, or for what was never recorded.
        last && (untilEnd || (!whole && parts.length === 0))
        ? { how: 'end', pause: 0 }
        : undefined,
    tunnel: followed?.kind === 'tunnel' ? at + 1 : undefined,
  }
}

/** What of the server's stream lies between two offsets, in its pieces. */
function partsOf({ flow }: Plan, from: number, to: number, clientFrom: number): Part[] {
  const parts: Part[] = []
  let before: number | undefined
  let heard = 0
  for (const piece of flow.pieces) {
    const { ms } = piece
    if (piece.from === 'client') {
      heard = piece.end
      before = ms
      continue
    }
    const [start, end] = [Math.max(from, piece.start), Math.min(to, piece.end)]
    if (start < end) {
      const pause = ms === undefined || before === undefined ? 0 : Math.max(0, ms - before)
      parts.push({ pause, bytes: flow.server.subarray(start, end), heard: Math.max(0, heard - clientFrom) })
    }
    before = ms
  }
  return parts
}
