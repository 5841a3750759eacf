/** The requests of recorded connections, one by one, with what came back and when. */

import type { Traffic } from '../../transcript/types'
import { askedOf, fieldsOf } from '../exchanges/asked'
import { clockOf } from '../exchanges/clock'
import { type Exchange, type ExchangeKind, splitFlow } from '../exchanges/exchanges'
import { type Flow, flowOf } from '../exchanges/flow'

/** A request and its answer; or the bytes of a connection that are no HTTP. */
export interface ViewedRequest {
  /** The connection's. */
  readonly id: string
  /** Which of the connection's requests, from 1. */
  readonly number: number
  readonly kind: ExchangeKind
  /** When its first byte came, ISO 8601 in UTC; null where that was not kept. */
  readonly at: string | null
  readonly method: string
  readonly host: string
  /** Path and query; the authority of CONNECT. */
  readonly path: string
  /** Of the final answer; null where none came. */
  readonly status: number | null
  readonly type: string
  /** Bytes of the request and of all answers, heads and framing included. */
  readonly sent: number
  readonly received: number
  /** Milliseconds from the first byte of the request to the last of the answer; null where that was not kept. */
  readonly took: number | null
  /** Whether all of the answer was recorded. */
  readonly whole: boolean
}

/** With the bytes, for those who show them. */
export interface SeenWhole {
  readonly seen: ViewedRequest
  readonly exchange: Exchange
  readonly flow: Flow
}

const size = ({ start, end }: { start: number; end: number }): number => end - start

/**
 * @param row all of a connection, not a part
 * @returns in order; what ceases to be HTTP stands last
 */
export function requestsOf(row: Traffic): SeenWhole[] {
  const flow = flowOf(row.connections[0])
  const clock = clockOf(flow)
  const began = row.at === undefined ? undefined : Date.parse(row.at)
  return splitFlow(flow).map((exchange, index) => {
    const { request, response, asked, answers, kind } = exchange
    const last = answers[answers.length - 1]
    const { method, path, host } = asked ? askedOf(asked.head) : { method: '', path: '', host: '' }
    const first = clock('client', request.start)
    const end = size(response) > 0 ? clock('server', response.end - 1) : undefined
    const seen: ViewedRequest = {
      id: row.id,
      number: index + 1,
      kind,
      at: began === undefined || first === undefined ? null : new Date(began + first).toISOString(),
      method,
      host: host || (kind === 'http' ? (row.server ?? '') : ''),
      path,
      status: last && kind === 'http' ? last.head.statusCode : null,
      type: last ? (fieldsOf(last.head.headers, 'content-type')[0] ?? '') : '',
      sent: size(request),
      received: size(response),
      took: first === undefined || end === undefined ? null : Math.max(0, end - first),
      whole: exchange.whole,
    }
    return { seen, exchange, flow }
  })
}
