/**
 * Plays recorded requests by their meaning: the requests of a connection one after another, over connections that all
 * share and keep. For load; it shows no bytes, so statuses, header fields and bodies are what can be compared. Loaded
 * only when it is asked for.
 */

import type { Readable } from 'node:stream'
import { Pool } from 'undici'
import type { Exchange } from '../../traffic/exchanges/exchanges'
import { headEnd } from '../../traffic/exchanges/messages'
import type { Failure } from '../compare/reasons'
import type { Plan } from './plan'
import { type Engine, judged, type Played, type PlayedReply } from './played'
import { passed } from './schedule'
import type { Target } from './target'

interface UndiciOptions {
  speed: number
  timeout: number
  slots?: (requests: number, go: () => void) => void
  connections: number
  pipelining: number
}

/** Fields that are the connection's or the framing's, which the client makes itself. */
const own = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'proxy-connection',
])

const tooSlow = 'ERAS_TOO_SLOW'
const tooLong = 'ERAS_TOO_LONG'
/** A body may have twice as many bytes as the recorded one, and these. */
const room = 1 << 20

const codes: Record<string, Failure> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'closed',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'unreachable',
  UND_ERR_INVALID_ARG: 'cannot be sent',
  UND_ERR_NOT_SUPPORTED: 'cannot be sent',
  [tooSlow]: 'timeout',
  [tooLong]: 'longer',
}

export function undiciEngine(
  target: Target,
  { speed, timeout, slots, connections, pipelining }: UndiciOptions,
): Engine {
  const pool = new Pool(target.href, {
    connections,
    pipelining,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connect: { ca: target.ca, rejectUnauthorized: !target.insecure, timeout },
  })
  const ended = new AbortController()
  return {
    async play(plan, judge) {
      const played: Played = {
        seen: plan.exchanges.map(() => undefined),
        failure: undefined,
        message: '',
        serverEnd: undefined,
        waitedForEnd: false,
        extra: Buffer.alloc(0),
        sentBytes: 0,
        receivedBytes: 0,
        unplayable: new Set(),
      }
      const began = performance.now()
      for (const [at, exchange] of plan.exchanges.entries()) {
        if (!isPlain(exchange)) {
          played.unplayable?.add(at)
          continue
        }
        const due = speed === Infinity ? 0 : began + (sentAt(plan, exchange) ?? 0) / speed - performance.now()
        if (due > 0.5) await passed(performance.now() + due, ended.signal)
        if (slots) await new Promise<void>(resolve => slots(1, resolve))
        if (ended.signal.aborted) break
        try {
          const seen = await ask(pool, plan, exchange, played, timeout)
          if (seen.whole) judge?.(at, seen)
          played.seen[at] = judge && seen.whole ? judged(seen) : seen
        } catch (error) {
          const { code = '', message } = error as NodeJS.ErrnoException
          played.failure ??= codes[code] ?? (/^HPE_/.test(code) ? 'no HTTP' : 'closed')
          played.message ||= message
        }
      }
      return played
    },
    close: () => {
      ended.abort()
      return pool.destroy()
    },
  }
}

/** Whether an exchange is a request and a response, and nothing beyond. */
const isPlain = ({ kind, method, asked }: Exchange): boolean =>
  kind === 'http' && method !== 'CONNECT' && !asked?.head.upgrade

/** When the first byte of a request was sent, in milliseconds after the connection began. */
const sentAt = ({ flow }: Plan, { request }: Exchange): number | undefined =>
  flow.pieces.find(({ from, end }) => from === 'client' && end > request.start)?.ms

async function ask(pool: Pool, plan: Plan, exchange: Exchange, played: Played, timeout: number): Promise<PlayedReply> {
  const { method, target, request, asked } = exchange
  // The fields as they are to be sent, with those that were given other values.
  const from = plan.sent.offset(request.start)
  const head = plan.sent.bytes.latin1Slice(from, headEnd(plan.sent.bytes, from))
  const headers: string[] = []
  for (const [, name, value] of head.matchAll(/^([^:\s]+):[ \t]*([^\r\n]*?)[ \t]*$/gm)) {
    if (!own.has(name.toLowerCase())) headers.push(name, value)
  }
  const body = asked && asked.body.length > 0 ? Buffer.concat(asked.body) : undefined
  const start = performance.now()
  const response = await pool.request({ method, path: target, headers, body, responseHeaders: 'raw' })
  const { bytes, whole } = await bodyOf(response.body, exchange, timeout)
  const ms = performance.now() - start
  played.sentBytes += body?.length ?? 0
  played.receivedBytes += bytes.length
  const raw = (response.headers as unknown as (string | Buffer)[]).map(text => text.toString('latin1' as never))
  const seen = { headers: raw, statusCode: response.statusCode } as PlayedReply['answers'][number]['head']
  return { bytes: undefined, answers: [{ head: seen, body: [bytes] }], whole, ms: whole ? ms : undefined }
}

/**
 * Reads a body. A client that left before its end leaves again where it did; an answer that goes on beyond the recorded one has
 * the time of a silence to end.
 * @throws Error with a code of ours
 */
async function bodyOf(body: Readable, { answers, whole }: Exchange, timeout: number) {
  const recorded = (answers[answers.length - 1]?.body ?? []).reduce((sum, part) => sum + part.length, 0)
  const parts: Buffer[] = []
  let size = 0
  let failure: Error | undefined
  let left = false
  const stop = (code: string, message: string) => {
    failure ??= Object.assign(new Error(message), { code })
    body.destroy()
  }
  const timer = setTimeout(() => {
    left = !whole
    if (whole) stop(tooSlow, `the answer was still coming after ${timeout} ms`)
    else body.destroy()
  }, timeout)
  try {
    for await (const part of body) {
      parts.push(part as Buffer)
      size += (part as Buffer).length
      if (size <= recorded) timer.refresh()
      left = !whole && size >= recorded
      if (left) break
      if (size > 2 * recorded + room) stop(tooLong, `more than ${2 * recorded + room} bytes came`)
    }
  } catch (error) {
    if (!failure && !left) throw error
  } finally {
    clearTimeout(timer)
  }
  if (failure) throw failure
  return { bytes: Buffer.concat(parts), whole: !left }
}
