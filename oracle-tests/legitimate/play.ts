/** Plays a row to a server or a client of a module, and tells all that its program and its peer see. */

import { once } from 'node:events'
import type { IncomingMessage, RequestOptions } from 'node:http'
import net from 'node:net'
import { CONTINUE, type RequestRow, type ResponseRow } from './row'

export type Http = typeof import('node:http')

/** What came of a row. */
export interface Seen {
  /** As rows say it. */
  readonly told: readonly string[]
  /** All else that can be seen: heads as they were read, trailers, errors, bytes that came back. */
  readonly rest: readonly unknown[]
  /** The fixes that refused something. */
  readonly refusedBy: readonly string[]
}

type Blamed = Error & { code?: string; guard?: string }

/** Longer than the busiest machine takes. */
const PATIENCE = 20_000

const turn = () => new Promise<void>(done => setImmediate(done))
const port = (server: { address(): unknown }): number => (server.address() as net.AddressInfo).port
const listening = (server: { listen(port: number, host: string, heard: () => void): unknown }): Promise<void> =>
  new Promise(done => server.listen(0, '127.0.0.1', done))

const headOf = ({ httpVersion, headers, rawHeaders, trailers }: IncomingMessage): unknown => [
  httpVersion,
  Object.entries(headers ?? {}),
  rawHeaders,
  Object.entries(trailers ?? {}),
]

function bodyOf(message: IncomingMessage, whole: (body: string) => void): void {
  let body = ''
  message.on('data', (piece: Buffer) => {
    body += piece.toString('latin1')
  })
  message.on('end', () => whole(body))
}

const masked = (bytes: string): string => bytes.replace(/Date: [^\r]*/g, 'Date: …')

/** What a peer reads, and when. */
class Reader {
  text = ''
  #wanted: { word: string; found: () => void } | undefined

  constructor(readonly socket: net.Socket) {
    socket.setTimeout(PATIENCE, () => socket.destroy())
    socket.on('error', () => {})
    socket.on('data', piece => {
      this.text += piece.toString('latin1')
      this.#look()
    })
    socket.on('close', () => this.#wanted?.found())
  }

  /** Waits for a word, or for the end of the connection. */
  until(word: string): Promise<void> {
    return new Promise(found => {
      this.#wanted = { word, found }
      this.#look()
      if (this.socket.destroyed) found()
    })
  }

  #look(): void {
    if (this.#wanted && this.text.includes(this.#wanted.word)) this.#wanted.found()
  }
}

/** Plays a client to a server whose program reads bodies whole and answers each request. */
export async function playRequest(http: Http, { bytes, told: wanted }: RequestRow): Promise<Seen> {
  const told: string[] = []
  const rest: unknown[] = []
  const refusedBy: string[] = []
  const say = ({ method, url }: IncomingMessage, body: string) =>
    told.push(`${method} ${url}${body === '' ? '' : ` ${body}`}`)
  const server = http.createServer((req, res) => {
    const before = headOf(req)
    bodyOf(req, body => {
      say(req, body)
      rest.push(before, headOf(req))
      const answer = req.method === 'HEAD' ? '' : `${req.method} has ${body.length}`
      res.writeHead(200, { 'Content-Length': answer.length })
      res.end(answer)
    })
  })
  // Only a program that serves another protocol listens for it; the oldest tell it of CONNECT in the same way.
  const taken = ['upgrade', 'CONNECT'].some(word => wanted[0].startsWith(word))
  for (const event of taken ? ['upgrade', 'connect'] : []) {
    server.on(event, (req: IncomingMessage, socket: net.Socket, first: Buffer) => {
      told.push(`${req.method === 'CONNECT' ? '' : 'upgrade '}${req.method} ${req.url}`)
      rest.push(headOf(req), first?.toString('latin1'))
      socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n')
    })
  }
  server.on('clientError', (error: Blamed, socket?: net.Socket) => {
    rest.push(error.code)
    if (error.guard) refusedBy.push(error.guard)
    socket?.destroy()
  })
  await listening(server)
  const reader = new Reader(net.connect(port(server), '127.0.0.1'))
  for (const piece of bytes) {
    if (piece === CONTINUE) await reader.until('100 Continue')
    else {
      reader.socket.write(piece, 'latin1')
      await turn()
    }
  }
  const closed = reader.socket.destroyed ? undefined : once(reader.socket, 'close')
  reader.socket.end()
  await closed
  server.close()
  rest.push(masked(reader.text))
  return { told, rest, refusedBy }
}

/** Plays a server to a client whose program reads the response whole. */
export async function playResponse(http: Http, { method = 'GET', bytes }: ResponseRow): Promise<Seen> {
  const rest: unknown[] = []
  const refusedBy: string[] = []
  const told: string[] = []
  // An era that takes the response for something else tells its program nothing.
  let over: () => void = () => {}
  let asked = ''
  const server = net.createServer(socket => {
    const closed = once(socket, 'close')
    const reader = new Reader(socket)
    reader.until('\r\n\r\n').then(async () => {
      asked = reader.text.replace(/(127\.0\.0\.1):\d+/, '$1:…')
      for (const piece of bytes) {
        socket.write(piece, 'latin1')
        await turn()
      }
      socket.end()
      await closed
      setTimeout(over, 200)
    })
  })
  await listening(server)
  const options: RequestOptions = { host: '127.0.0.1', port: port(server), path: '/', method, agent: false }
  await new Promise<void>(done => {
    over = done
    const request = http.request(options, response => {
      const before = headOf(response)
      bodyOf(response, body => {
        told.push(`${response.statusCode}${body === '' ? '' : ` ${body}`}`)
        rest.push(before, headOf(response))
        done()
      })
      response.on('aborted', done)
      response.on('close', done)
    })
    request.on('error', (error: Blamed) => {
      rest.push(error.code)
      if (error.guard) refusedBy.push(error.guard)
      done()
    })
    request.on('upgrade', (response: IncomingMessage, socket: net.Socket, first: Buffer) => {
      rest.push('upgrade', headOf(response), first?.toString('latin1'))
      socket.destroy()
      done()
    })
    request.end()
  })
  server.close()
  return { told, rest: [...rest, asked], refusedBy }
}
