/** A server that answers with what was recorded: for tests, and for `http-eras replay --serve`. */

import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import { erasError } from '../../errors'
import type { Source } from '../corpus/corpus'
import { partsOf } from '../parts/words'
import { targetOf } from '../play/target'
import { ExchangeIndex } from './exchange-index'
import { passOn } from './passthrough'
import type { Asked } from './request-reader'
import { type Host, ServedConnection } from './served-connection'
import { hostOfHello, isHello } from './tls-hello'

/** Where a recording is served, and what counts as a request that was recorded. */
export interface ServeOptions {
  /** The port: 0, which stands for any free one. */
  port?: number
  /** The address to listen on: 127.0.0.1. */
  host?: string
  /** Header fields whose values must be as recorded. */
  matchHeaders?: readonly string[]
  /** The body of a request need not be as recorded: false. */
  ignoreBody?: boolean
  /**
   * Parts of requests that need not be as recorded: `query:NAME`, `query`, `json:PATH`, `form:NAME`, `body`, `host`, `header:NAME`
   * of a condition such as `if-none-match`.
   */
  ignore?: readonly string[]
  /** Parts that must be as recorded, in the same words; of queries, JSON or forms, then nothing else must be. */
  match?: readonly string[]
  /** Only what was asked of these hosts is served, such as `api.example` or `api.example:8080`. */
  hosts?: readonly string[]
  /** `last` (the default): the last of equal requests is answered again and again; `none`: each only once. */
  repeat?: 'last' | 'none'
  /** How fast recorded pauses go: 1 as recorded (the default), `max` without them. */
  speed?: number | 'max'
  /** `fail` (the default): 502, and the connection ends; or the URL of a server that answers what was not recorded. */
  onMiss?: string
  /** Milliseconds of silence after which that server is given up: 30,000. */
  timeout?: number
  /** With TLS: certificate and key, PEM. */
  tls?: {
    /** The certificate, and those between it and its authority. */
    cert: Buffer | string
    /** Its private key. */
    key: Buffer | string
  }
  /** Of a recording of several runtimes: whose variant. */
  runtime?: string
  /** How many bytes a row of a file may have: 32 MB. */
  maxRow?: number
  /**
   * A request that was not recorded is told with the closest that was, and what differs: false. `told`: to `missed` and in
   * `unmatched`, but not to the client.
   */
  closest?: boolean | 'told'
  /** Called with each request that was not recorded, in words. */
  missed?: (message: string) => void
  /** Called with what was left out, and why. */
  note?: (message: string) => void
}

/** A server that answers with what was recorded, and what it was asked so far. */
export interface PlayedServer {
  /** The port that it listens on. */
  readonly port: number
  /** Its URL, without a path. */
  readonly url: string
  /** How many requests were answered with what was recorded. */
  readonly answered: number
  /** How many requests were answered by the server of `onMiss`. */
  readonly passedOn: number
  /** Requests that nothing recorded answers, in words, the first 1,000. */
  readonly unmatched: readonly string[]
  /** How many requests nothing recorded answers. */
  readonly misses: number
  /** Recorded exchanges that nobody asked for, as `GET /path (FILE:LINE)`. */
  readonly unused: readonly string[]
  /** How many those are. */
  readonly unusedCount: number
  /** How many exchanges were recorded. */
  readonly recorded: number
  /** Ends the server and its connections. */
  close(): Promise<void>
}

const mostUnmatched = 1000
/** Misses that are compared with what was recorded. */
const mostCompared = 100
/** Requests of so many bytes are always read to their end. */
const leastMost = 64 << 20

/**
 * Starts a server that answers with what was recorded.
 * @param transcripts files (all formats that `http-eras transcript` reads), or recorded connections
 * @param options where it listens, and what it takes for a recorded request
 * @returns the server, once it listens
 * @throws ErasError for what cannot be read or used, and if the port is taken
 */
export async function playServer(transcripts: Source, options: ServeOptions = {}): Promise<PlayedServer> {
  const upstream =
    options.onMiss === undefined || options.onMiss === 'fail' ? undefined : targetOf(options.onMiss, '--on-miss')
  const ignored = partsOf('--ignore', options.ignore)
  const matched = partsOf('--match', options.match)
  const sockets = new Set<Socket>()
  const unmatched: string[] = []
  const counts = { answered: 0, passedOn: 0, misses: 0 }
  const missed = (message: string) => {
    counts.misses++
    if (unmatched.length < mostUnmatched) unmatched.push(message)
    options.missed?.(message)
  }
  const speed = options.speed === 'max' ? Infinity : (options.speed ?? 1)
  const hostOf = (index: ExchangeIndex): Host => ({
    speed,
    mostRequest: Math.max(leastMost, index.largest + (1 << 20)),
    findUnsent: head => index.findUnsent(head),
    find: (request: Asked) => index.find(request),
    findRaw: (bytes: Buffer, all?: boolean) => index.findRaw(bytes, all),
    isEarly: (size: number) => index.isEarly(size),
    findEarly: (size: number, bytes: Buffer) => index.findEarly(size, bytes),
    wasCut: (size: number, bytes?: Buffer) => index.wasCut(size, bytes),
    answered: () => void counts.answered++,
    missRaw: (bytes: Buffer, within?: string) => missed(noHttp(bytes, within, options.tls !== undefined)),
    async miss(request: Asked, socket: Socket, follow: () => Buffer[]): Promise<boolean> {
      const name = `${request.head.method} ${request.head.url}`
      // Who misses again and again is told no more.
      const closest = options.closest && counts.misses < mostCompared ? await index.closestTo(request) : undefined
      const reason = request.tooLong ? 'longer than all that was recorded' : missOf(index, request)
      const plain = `${name}: ${reason}`
      const why = closest === undefined ? plain : `${plain}; closest is ${closest}`
      if (upstream && !request.tooLong) {
        try {
          const goesOn = await passOn(request, socket, upstream, { timeout: options.timeout ?? 30_000, follow })
          counts.passedOn++
          return goesOn
        } catch (error) {
          missed(`${why}; ${upstream.href} did not answer it: ${(error as Error).message}`)
        }
      } else missed(why)
      socket.write(refusal(request, options.closest === 'told' ? plain : why))
      return false
    },
  })
  let host: Host | undefined
  const early: Socket[] = []
  const greet = (socket: Socket) => {
    // Whoever calls while the recordings are read waits.
    if (host) new ServedConnection(socket, host)
    else early.push(socket.on('error', () => socket.destroy()))
  }
  const server = serverOf(options.tls, greet)
  // Beneath TLS, and where it was not agreed upon.
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('tlsClientError', ({ code, message }: NodeJS.ErrnoException, socket: Socket) => {
    socket.destroy()
    if (code === 'ERR_SSL_HTTP_REQUEST') missed('a request without TLS: it is served with it, at https://')
    else if (code?.startsWith('ERR_SSL')) options.note?.(`a client could not agree upon TLS: ${message.trim()}`)
  })
  await listen(server, options)
  const { port, address } = server.address() as AddressInfo
  let index: ExchangeIndex | undefined
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise<void>(resolve => server.close(() => resolve()))
    await index?.close()
  }
  const matching = {
    headers: [...new Set([...(options.matchHeaders ?? []).map(name => name.toLowerCase()), ...matched.headers])].sort(),
    ignored: options.ignoreBody ? { ...ignored, body: true } : ignored,
    matched,
    repeats: options.repeat !== 'none',
    hosts: options.hosts,
  }
  try {
    index = await ExchangeIndex.of(transcripts, matching, port, options)
  } catch (error) {
    await close()
    throw error
  }
  host = hostOf(index)
  for (const socket of early) if (!socket.destroyed) new ServedConnection(socket, host)
  const shown = address.includes(':') ? '[::1]' : address === '0.0.0.0' ? '127.0.0.1' : address
  return {
    port,
    url: `${options.tls ? 'https' : 'http'}://${shown}:${port}`,
    get answered() {
      return counts.answered
    },
    get passedOn() {
      return counts.passedOn
    },
    get misses() {
      return counts.misses
    },
    get unusedCount() {
      return index.unused
    },
    get unused() {
      return index.unusedNames()
    },
    recorded: index.size,
    unmatched,
    close,
  }
}

/** Why nothing answers a request; where CONNECT leads to what was recorded without it, how to get at that. */
function missOf(index: ExchangeIndex, { head }: Asked): string {
  const why = index.missOf({ head })
  return head.method === 'CONNECT' && index.hasHost(head.url) ? `${why}, but requests to that host are: ${aside}` : why
}

/** What came that is not HTTP, and what would let it be answered. */
function noHttp(bytes: Buffer, within: string | undefined, tls: boolean): string {
  const where = within === undefined ? '' : ` within CONNECT ${within}`
  if (!isHello(bytes)) return `${bytes.length} bytes${where} that are no HTTP`
  const host = hostOfHello(bytes)
  const what = `TLS${where}${host === undefined ? '' : ` for ${host}`}`
  if (within === undefined && !tls) return `${what}: it is served without; --tls --cert FILE --key FILE serves with TLS`
  return `${what}: what is said in it cannot be read or answered here; ${aside}`
}

const aside = 'ask for http:// URLs through this proxy, or serve with --tls and ask without a proxy'

const refusal = ({ head }: Asked, why: string): string => {
  const text = `http-eras: ${why}\n`
  const bytes = Buffer.byteLength(text, 'latin1')
  const lines = [
    'HTTP/1.1 502 Not Recorded',
    'Content-Type: text/plain',
    `Content-Length: ${bytes}`,
    'Connection: close',
  ]
  return `${lines.join('\r\n')}\r\n\r\n${head.method === 'HEAD' ? '' : text}`
}

function serverOf(tls: ServeOptions['tls'], greet: (socket: Socket) => void): Server {
  if (!tls) return net.createServer({ allowHalfOpen: true, noDelay: true }, greet)
  const { createServer } = require('node:tls') as typeof import('node:tls')
  try {
    return createServer({ ...tls, allowHalfOpen: true, noDelay: true, ALPNProtocols: ['http/1.1'] } as object, greet)
  } catch (error) {
    throw erasError('ERAS_BAD_OPTION', 'replay', `the certificate and key cannot be used: ${(error as Error).message}`)
  }
}

function listen(server: Server, { port = 0, host = '127.0.0.1' }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'the port is taken' : error.message
      reject(erasError('ERAS_CANNOT_LISTEN', `${host}:${port}`, why))
    })
    server.listen(port, host, () => resolve())
  })
}
