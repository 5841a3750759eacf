/**
 * A recorded connection cut into exchanges: a request and what came back for it. Bytes that
 * are not (or no longer) HTTP become one final exchange with the rest of both streams.
 */

import { asksToContinue, isFollowed, opensTunnel } from '../../wire/message-rules'
import type { Flow } from './flow'
import { headEnd, type Message, MessageReader } from './messages'

/**
 * `http`: a request and its responses. `tunnel`: what passed after an upgrade or CONNECT. `raw`: bytes that are no HTTP,
 * or a response to nothing.
 */
export type ExchangeKind = 'http' | 'tunnel' | 'raw'

export interface Exchange {
  kind: ExchangeKind
  method: string
  target: string
  /** Where its bytes stand in the stream of the client, and in that of the server. */
  request: Span
  response: Span
  asked: Message | undefined
  /** The responses in order: interim ones, then the final one. */
  answers: Answer[]
  /** Whether all of the response was recorded. */
  whole: boolean
  /** Whether the response ended with the connection. */
  untilEnd: boolean
  /** The client asked for leave to send the body, got an answer instead, and did not send it. */
  unsent?: boolean
}

interface Span {
  start: number
  end: number
}

export interface Answer extends Span, Message {}

/** What `http-eras` calls an exchange. */
export const nameOf = ({ kind, method, target }: Pick<Exchange, 'kind' | 'method' | 'target'>): string =>
  kind === 'http' ? `${method} ${target}` : kind === 'tunnel' ? 'bytes after an upgrade' : 'bytes that are no HTTP'

const nothing = { method: '', target: '', asked: undefined, answers: [], whole: true, untilEnd: false }

/** The exchanges of a connection, in order of their requests. */
export function splitFlow({ client, server }: Flow): Exchange[] {
  const exchanges: Exchange[] = []
  const requests = new MessageReader('request')
  const responses = new MessageReader('response')
  let [c, s] = [0, 0]
  const rest = (kind: ExchangeKind): Exchange[] => {
    const request = { start: c, end: client.length }
    const response = { start: s, end: server.length }
    return [...exchanges, { ...nothing, kind, request, response }]
  }
  while (c < client.length) {
    const request = readMessage(requests, client, c)
    // A request that was not sent to its end, or that is none: the server may have answered it all the same.
    if (request && !request.whole && request.end === client.length && asksToContinue(request.message.head.headers)) {
      const refused = refusalOf(request, client, server, s, c)
      if (refused) {
        exchanges.push(refused)
        c = client.length
        s = refused.response.end
        break
      }
    }
    if (!request?.whole) return rest('raw')
    const { method, url } = request.message.head
    const exchange: Exchange = {
      kind: 'http',
      method,
      target: url,
      request: { start: c, end: request.end },
      response: { start: s, end: s },
      asked: request.message,
      answers: [],
      whole: false,
      untilEnd: false,
    }
    responses.method = method
    let status = 100
    while (s < server.length && isFollowed(status)) {
      const answer = readMessage(responses, server, s)
      if (!answer) {
        // Interim responses that came before belong to the same bytes.
        s = exchange.response.start
        return rest('raw')
      }
      status = answer.message.head.statusCode
      exchange.answers.push({ ...answer.message, start: s, end: answer.end })
      exchange.response.end = s = answer.end
      if (!isFollowed(status)) exchange.whole = answer.whole
      exchange.untilEnd = answer.untilEnd
    }
    c = request.end
    exchanges.push(exchange)
    if (exchange.whole && opensTunnel(method, status)) {
      return c < client.length || s < server.length ? rest('tunnel') : exchanges
    }
  }
  return s < server.length ? rest('raw') : exchanges
}

/** The exchange of a request whose body was refused before it was sent; undefined if it is no such. */
function refusalOf({ message, end }: Read, client: Buffer, server: Buffer, s: number, c: number): Exchange | undefined {
  // All that came of the request is its head.
  if (headEnd(client, c) !== end) return undefined
  const { method, url } = message.head
  const responses = new MessageReader('response')
  responses.method = method
  const answer = readMessage(responses, server, s)
  if (!answer?.whole || isFollowed(answer.message.head.statusCode) || answer.message.head.statusCode === 101)
    return undefined
  return {
    kind: 'http',
    method,
    target: url,
    request: { start: c, end },
    response: { start: s, end: answer.end },
    asked: { head: message.head, body: [] },
    answers: [{ ...answer.message, start: s, end: answer.end }],
    whole: true,
    untilEnd: answer.untilEnd,
    unsent: true,
  }
}

interface Read {
  message: Message
  end: number
  whole: boolean
  untilEnd: boolean
}

/** Reads a message; undefined if the bytes are none. */
function readMessage(reader: MessageReader, bytes: Buffer, from: number): Read | undefined {
  const used = reader.read(from === 0 ? bytes : bytes.subarray(from))
  if (typeof used !== 'number') return undefined
  const { whole } = reader
  reader.whole = undefined
  if (whole) return { message: whole, end: from + used, whole: true, untilEnd: false }
  const { begun } = reader
  if (reader.finish() === undefined && reader.whole) {
    const message = reader.whole
    reader.whole = undefined
    return { message, end: bytes.length, whole: true, untilEnd: true }
  }
  // Its head came, and not all of its body.
  return begun && { message: { head: begun, body: [] }, end: bytes.length, whole: false, untilEnd: false }
}
