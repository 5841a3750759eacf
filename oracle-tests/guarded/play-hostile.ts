/** Plays hostile messages and programs against a guarded module, over sockets, and says what came of them that must not. */

import type { Agent, ClientRequest, IncomingMessage, RequestOptions, ServerResponse } from 'node:http'
import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import { randomFrom } from '../fuzz/random'
import { readStrictly } from '../fuzz/strict-reader'
import { UNASKED } from './hostile-answers'
import { changes, hostileTexts, isHarm, requests, responses } from './hostile-programs'

export type Http = typeof import('node:http')

const host = '127.0.0.1'
/** Ticks of 20 ms after which a connection that says nothing is one that hangs. */
const PATIENCE = 500
/** The same where it does not matter that one hangs: what it sent is seen. */
const FEW = 50
const atOnce = 24

/** Does a job for each number below `most`, some at once. */
async function each(most: number, job: (n: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < most) await job(next++)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>(done => server.listen(0, host, done))
  return (server.address() as AddressInfo).port
}

const pause = (milliseconds: number) => new Promise<void>(done => setTimeout(done, milliseconds))

/** Whole, or in pieces that follow from the number. */
function piecesOf(text: string, n: number): string[] {
  const random = randomFrom(7, n)
  if (random.once(2) || text.length < 2) return [text]
  const places = new Set(Array.from({ length: 1 + random.below(4) }, () => 1 + random.below(text.length - 1)))
  const ends = [...places, text.length].sort((a, b) => a - b)
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end))
}

async function writeIn(socket: Socket, pieces: readonly string[]): Promise<void> {
  for (const piece of pieces) {
    if (!socket.writable) return
    socket.write(piece, 'latin1')
    if (pieces.length > 1) await pause(2)
  }
}

/** Counted in ticks: on a busy machine all timers are late together. */
function patience(over: () => void, ticks = PATIENCE): () => void {
  let left = ticks
  const timer = setInterval(() => --left === 0 && over(), 20)
  return () => clearInterval(timer)
}

/** A request that the program was told. */
interface Told {
  readonly method: string
  readonly url: string
  body: string
  whole: boolean
  tunnel: boolean
}

/** What was told though no strict reader reads it. */
function misread(text: string, told: readonly Told[]): string | undefined {
  const { messages, refused } = readStrictly(text, 'REQUEST')
  for (const [i, { method, url, body, whole, tunnel }] of told.entries()) {
    const strict = messages[i]
    if (!strict) return `${method} ${url.slice(0, 20)} was told: ${refused?.why ?? 'there is none'}`
    if (strict.what !== method) return `${method} for ${strict.what}`
    if (strict.target !== url && /^[!-~]*$/.test(strict.target)) return `${url} for ${strict.target}`
    if (tunnel) return undefined
    if (whole ? body !== strict.body || !strict.complete : !strict.body.startsWith(body)) return `the body ${body}`
  }
  return undefined
}

/**
 * Sends hostile requests to a server that hears wishes for other protocols.
 * @returns what is wrong, each with the request
 */
export async function playRequests(http: Http, texts: readonly string[]): Promise<string[]> {
  const byPort = new Map<number, Told[]>()
  const hear = (req: IncomingMessage, port: number | undefined, tunnel: boolean) => {
    const one: Told = { method: req.method!, url: req.url!, body: '', whole: false, tunnel }
    byPort.get(port!)?.push(one)
    return one
  }
  const server = http.createServer((req: IncomingMessage, res: ServerResponse) => {
    const one = hear(req, req.connection.remotePort, false)
    req.on('data', piece => (one.body += piece.toString('latin1')))
    req.on('end', () => {
      one.whole = true
      res.writeHead(200, { 'Content-Length': 2 })
      res.end('ok')
    })
  })
  for (const event of ['upgrade', 'connect']) {
    server.on(event, (req: IncomingMessage, socket: Socket) => {
      hear(req, socket.remotePort, true)
      socket.on('error', () => {})
      socket.end()
    })
  }
  const port = await listening(server as unknown as Server)
  const wrong: string[] = []
  await each(texts.length, async n => {
    const told: Told[] = []
    const socket = net.connect(port, host)
    let answer = ''
    socket.on('data', piece => (answer += piece.toString('latin1'))).on('error', () => {})
    const closed = new Promise<boolean>(done => {
      const stop = patience(() => done(false))
      socket.on('close', () => {
        stop()
        done(true)
      })
    })
    await new Promise<void>(done => socket.once('connect', done))
    byPort.set(socket.localPort!, told)
    await writeIn(socket, piecesOf(texts[n], n))
    setTimeout(() => socket.end(), 20)
    const why = (await closed) ? misread(texts[n], told) : 'it hangs'
    if (why !== undefined) wrong.push(`${JSON.stringify(texts[n]).slice(0, 200)}: ${why}`)
    else if (readStrictly(texts[n], 'REQUEST').refused && !answer.startsWith('HTTP/1.1 ')) {
      wrong.push(`${JSON.stringify(texts[n]).slice(0, 200)}: closed without a word`)
    }
    socket.destroy()
  })
  server.close()
  return wrong
}

/** What came of a request of a client. */
interface Outcome {
  readonly status?: number
  readonly body?: string
  /** Why it is no answer. */
  readonly failed?: string
}

function ask(http: Http, port: number, path: string, agent: Agent): Promise<Outcome> {
  return new Promise(resolve => {
    const stop = patience(() => over({ failed: 'hangs' }))
    const over = (outcome: Outcome) => {
      stop()
      resolve(outcome)
    }
    const req: ClientRequest = http.request({ host, port, path, agent, headers: { Connection: 'keep-alive' } })
    req.on('response', (res: IncomingMessage) => {
      let body = ''
      res.on('data', piece => (body += piece.toString('latin1')))
      res.on('end', () => over({ status: res.statusCode!, body }))
      for (const event of ['error', 'aborted', 'close']) res.on(event, () => over({ failed: event }))
      ;(res as { resume?(): void }).resume?.()
    })
    req.on('upgrade', (_res: IncomingMessage, socket: Socket) => {
      socket.on('error', () => {}).destroy()
      over({ status: 101, body: '' })
    })
    req.on('error', () => over({ failed: 'error' }))
    req.end()
  })
}

/** What comes after the next request was sent is nobody's surplus. */
function isCutAt(pieces: readonly string[], place: number): boolean {
  let at = 0
  return pieces.some(piece => (at += piece.length) === place)
}

/** A server that gives the hostile answer to a client's first request, and a plain one to its second. */
const answering = (texts: readonly string[]): Server =>
  net.createServer(socket => {
    socket.on('error', () => {})
    socket.on('data', async piece => {
      const first = / \/first(\d+) /.exec(piece.toString('latin1'))
      if (!first) return void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond')
      const text = texts[Number(first[1])]
      const pieces = piecesOf(text, Number(first[1]))
      await writeIn(socket, isCutAt(pieces, text.length - UNASKED.length) ? [text] : pieces)
      const { messages } = readStrictly(text, 'RESPONSE')
      const end = messages[messages.length - 1]
      if (!end?.complete || end.framing === 'until the end' || Number(end.what) < 200)
        setTimeout(() => socket.end(), 20)
    })
  })

/** What a client was given in place of the first answer. */
function misgiven(text: string, { status, body, failed }: Outcome): string | undefined {
  if (failed !== undefined) return failed === 'hangs' ? 'it hangs' : undefined
  const { messages, refused } = readStrictly(text, 'RESPONSE')
  const strict = messages.find(({ what }) => Number(what) >= 200)
  const seen = `${status} ${JSON.stringify(body).slice(0, 40)}`
  if (!strict) return `${seen}: ${refused?.why ?? 'there is none'}`
  return strict.what === status && strict.body === body ? undefined : `${seen} for ${strict.what} ${strict.body}`
}

/**
 * Gives hostile answers to a client that keeps its connection for a second request.
 * @returns what is wrong, each with the answer
 */
export async function playAnswers(http: Http, texts: readonly string[]): Promise<string[]> {
  const server = answering(texts)
  const port = await listening(server)
  const wrong: string[] = []
  await each(texts.length, async n => {
    const agent = Object.assign(new http.Agent({ keepAlive: true, host, port } as object), { maxSockets: 1 })
    const first = misgiven(texts[n], await ask(http, port, `/first${n}`, agent))
    const { body, failed } = await ask(http, port, '/second', agent)
    const second =
      failed === 'hangs' || (failed === undefined && body !== 'second') ? `then ${failed ?? body}` : undefined
    const why = first ?? second
    if (why !== undefined) wrong.push(`${JSON.stringify(texts[n]).slice(0, 200)}: ${why}`)
    ;(agent as { destroy?(): void }).destroy?.()
  })
  server.close()
  return wrong
}

/**
 * Lets a program answer in every way with every text.
 * @returns what is wrong, each with the bytes
 */
export async function playResponses(http: Http): Promise<string[]> {
  const cases = Object.values(responses).flatMap(act => hostileTexts.map(text => () => act(res!, text)))
  const titles = Object.keys(responses).flatMap(name => hostileTexts.map(text => `${name} ${JSON.stringify(text)}`))
  let res: ServerResponse | undefined
  const server = http.createServer((req: IncomingMessage, response: ServerResponse) => {
    res = response
    try {
      cases[Number(req.url!.slice(1))]()
      response.end('body')
    } catch {
      req.connection.destroy()
    }
  })
  const port = await listening(server as unknown as Server)
  const wrong: string[] = []
  await each(cases.length, async n => {
    const bytes = await new Promise<string>(done => {
      let text = ''
      const socket = net.connect(port, host)
      const stop = patience(() => socket.destroy(), FEW)
      socket.on('data', piece => (text += piece.toString('latin1'))).on('error', () => {})
      socket.on('close', () => {
        stop()
        done(text)
      })
      socket.write(`GET /${n} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    })
    if (isHarm(bytes)) wrong.push(`${titles[n]}: ${JSON.stringify(bytes).slice(0, 200)}`)
  })
  server.close()
  return wrong
}

/** One request of a program; it ends somehow. */
function asking(http: Http, options: RequestOptions, act: (req: ClientRequest) => void): Promise<void> {
  return new Promise(done => {
    const stop = patience(() => over(), FEW)
    const over = () => {
      stop()
      done()
    }
    try {
      const req = http.request({ host, agent: false, ...options })
      req.on('error', over)
      req.on('response', (res: IncomingMessage) => {
        for (const event of ['end', 'close', 'error']) res.on(event, over)
        res.on('data', () => {})
      })
      act(req)
      req.end()
    } catch {
      over()
    }
  })
}

/**
 * Lets a program ask in every way with every text.
 * @returns what is wrong, each with the bytes
 */
export async function playAsked(http: Http): Promise<string[]> {
  const rows = hostileTexts.flatMap(text => [
    ...Object.entries(requests).map(([name, of]) => ({ name, text, options: () => of(text), act: () => {} })),
    ...Object.entries(changes).map(([name, change]) => ({
      ...{ name, text, options: () => ({}) },
      act: (req: ClientRequest) => change(req, text),
    })),
  ])
  const wrong: string[] = []
  await each(rows.length, async n => {
    const { name, text, options, act } = rows[n]
    let bytes = ''
    const server = net.createServer(socket => {
      socket.on('error', () => {})
      socket.on('data', piece => {
        bytes += piece.toString('latin1')
        socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      })
    })
    const port = await listening(server)
    await asking(http, { port, path: '/', method: 'GET', ...options() }, act)
    server.close()
    if (isHarm(bytes)) wrong.push(`${name} ${JSON.stringify(text)}: ${JSON.stringify(bytes).slice(0, 200)}`)
  })
  return wrong
}
