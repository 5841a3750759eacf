/**
 * Plays recorded requests by their meaning: the requests of a connection one after another, over connections that all
 * share and keep. For load; it shows no bytes, so statuses, header fields and bodies are what can be compared. Loaded
 * only when it is asked for.
 */

import { Pool } from 'undici'
import type { Exchange } from '../transcript/exchanges/exchanges'
import { headEnd } from '../transcript/exchanges/messages'
import type { Plan } from './plan'
import { type Engine, type Failure, judged, type Played, type Seen } from './played'
import type { Target } from './target'

export interface UndiciOptions {
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
  return {
    async play(plan, judge) {
      const played: Played = {
        seen: plan.exchanges.map(() => undefined),
        failure: undefined,
        said: '',
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
        if (due > 0.5) await new Promise(resolve => setTimeout(resolve, due))
        if (slots) await new Promise<void>(resolve => slots(1, resolve))
        try {
          const seen = await ask(pool, plan, exchange, played)
          judge?.(at, seen)
          played.seen[at] = judge ? judged(seen) : seen
        } catch (error) {
          const { code = '', message } = error as NodeJS.ErrnoException
          played.failure ??= codes[code] ?? (/^HPE_/.test(code) ? 'no HTTP' : 'closed')
          played.said ||= message
        }
      }
      return played
    },
    close: () => pool.destroy(),
  }
}

/** Whether an exchange is a request and a response, and nothing beyond. */
const isPlain = ({ kind, method, asked }: Exchange): boolean =>
  kind === 'http' && method !== 'CONNECT' && !asked?.head.upgrade

/** When the first byte of a request was sent, in milliseconds after the connection began. */
const sentAt = ({ flow }: Plan, { request }: Exchange): number | undefined =>
  flow.pieces.find(({ from, end }) => from === 'client' && end > request.start)?.ms

async function ask(
  pool: Pool,
  plan: Plan,
  { method, target, request, asked }: Exchange,
  played: Played,
): Promise<Seen> {
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
  const bytes = Buffer.from(await response.body.arrayBuffer())
  const ms = performance.now() - start
  played.sentBytes += body?.length ?? 0
  played.receivedBytes += bytes.length
  const raw = (response.headers as unknown as (string | Buffer)[]).map(text => text.toString('latin1' as never))
  const seen = { headers: raw, statusCode: response.statusCode } as Seen['answers'][number]['head']
  return { bytes: undefined, answers: [{ head: seen, body: [bytes] }], whole: true, ms }
}
