/**
 * What a recorded client did, as steps that can be done again. A step waits for its time, and for its precondition: what the
 * server had sent before it, counted in messages, because a live server's messages may have other lengths.
 */

import type { Exchange } from '../../traffic/exchanges/exchanges'
import type { Flow } from '../../traffic/exchanges/flow'
import { isFollowed } from '../../wire/message-rules'

export interface ScriptStep {
  /** Bytes to send, as offsets in the stream of the client; or the end of it. */
  act: { start: number; end: number } | 'end' | 'reset'
  /** Milliseconds after the connection began; undefined: at once. */
  ms: number | undefined
  precondition: Precondition
}

/** What must have come from the server. */
export interface Precondition {
  /** So many whole messages, interim ones counted. */
  messages: number
  /** And the beginning of the next one. */
  begun: boolean
  /** So many bytes of what is not HTTP. */
  raw: number
}

/** The steps of a recorded client, in order. */
export function scriptOf(flow: Flow, exchanges: Exchange[]): ScriptStep[] {
  const ends = exchanges.flatMap(({ answers, whole }) =>
    answers.filter(({ head }) => whole || isFollowed(head.statusCode)).map(({ end }) => end),
  )
  const last = exchanges[exchanges.length - 1]
  const rawFrom = last && last.kind !== 'http' ? last.response.start : Infinity
  let messages = 0
  let received = 0
  const precondition = (): Precondition => {
    while (messages < ends.length && ends[messages] <= received) messages++
    const raw = Math.max(0, received - rawFrom)
    return { messages, begun: raw === 0 && received > (ends[messages - 1] ?? 0), raw }
  }
  const steps: ScriptStep[] = []
  const add = (act: ScriptStep['act'], ms: number | undefined) => steps.push({ act, ms, precondition: precondition() })
  for (const [at, { from, start, end, ms }] of flow.pieces.entries()) {
    addEnds(at)
    if (from === 'server') received = end
    else add({ start, end }, ms)
  }
  addEnds(flow.pieces.length)
  return steps

  function addEnds(after: number): void {
    // A server that ended first is waited for; the client's end that follows is no step of its own.
    if (flow.ends[0]?.from === 'server') return
    for (const end of flow.ends) if (end.from === 'client' && end.after === after) add(end.how, end.ms)
  }
}
