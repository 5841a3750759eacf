/** What is done to servers. Each attack gives a line on what came of it, and throws where that is not as it must be. */

import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { inRequests as places } from './places'
import { connect, connectMany, destroyAll, pause, pour, type Stage, turn, until } from './stage'

/** An attack on a module. */
export interface Attack {
  readonly name: string
  /** Megabytes that the process may grow by while it goes on; without one, only what is left counts. */
  readonly mostGrowth?: number
  run(stage: Stage): Promise<string>
}

const GET = 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n'
const MEGABYTE = 1024 * 1024

const answer = (_req: IncomingMessage, res: ServerResponse): void => {
  res.writeHead(200, { 'Content-Length': 2 })
  res.end('ok')
}

/** Reads the body, then answers. */
function readAndAnswer(req: IncomingMessage, res: ServerResponse): void {
  req.on('data', () => {})
  req.on('end', () => answer(req, res))
}

/** A server is alive if it answers. */
async function lives(port: number): Promise<void> {
  const socket = await connect(port)
  let text = ''
  socket.on('data', piece => (text += piece))
  socket.write(GET)
  await until('the server answers', () => text.includes('ok'))
  await destroyAll([socket])
}

const idle: Attack = {
  name: 'idle connections',
  async run(stage) {
    const server = await stage.serve(answer)
    const sockets = await connectMany(server.port, stage.connections(10_000))
    await until('the server has all', () => server.connections() === sockets.length)
    await lives(server.port)
    await destroyAll(sockets)
    server.stop()
    return `${sockets.length} connections`
  },
}

const active: Attack = {
  name: 'active connections',
  async run(stage) {
    const server = await stage.serve(answer)
    const sockets = await connectMany(server.port, stage.connections(10_000))
    let answers = 0
    for (const socket of sockets) socket.on('data', () => answers++)
    for (let round = 1; round <= 3; round++) {
      for (const socket of sockets) socket.write(GET)
      await until('all are answered', () => answers >= round * sockets.length)
    }
    await destroyAll(sockets)
    server.stop()
    return `${sockets.length} connections, ${answers} answers`
  },
}

/** Connections that send little by little, and never all. */
const slow = (name: string, head: string, line: (n: number) => string): Attack => ({
  name,
  async run(stage) {
    let told = 0
    const server = await stage.serve((req, res) => {
      if (req.url === '/slow') req.on('end', () => told++)
      else answer(req, res)
    })
    const sockets = await connectMany(server.port, stage.connections(5000))
    for (const socket of sockets) socket.write(head)
    for (let n = 0; n < 30; n++) {
      for (const socket of sockets) socket.write(line(n))
      await pause(20)
    }
    await lives(server.port)
    if (told > 0) throw new Error(`${told} unfinished requests were told`)
    await destroyAll(sockets)
    server.stop()
    return `${sockets.length} connections, 30 pieces each`
  },
})

const slowHeads = slow('slow heads', 'GET /slow HTTP/1.1\r\nHost: x\r\n', n => `X-${n}: y\r\n`)
const slowBodies = slow('slow bodies', 'POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n', () => 'z')
const slowChunks = slow('slow chunks', 'POST /slow HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n', n =>
  n % 2 ? 'z\r\n' : '1\r\n',
)

/** 100 MB that come as fast as they are taken. */
const body = (name: string, listener: (req: IncomingMessage, res: ServerResponse) => void): Attack => ({
  name,
  mostGrowth: 64,
  async run(stage) {
    const size = stage.count(100) * MEGABYTE
    const server = await stage.serve(listener)
    const socket = await connect(server.port)
    socket.resume()
    socket.write(`POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: ${size}\r\n\r\n`)
    const sent = await pour(socket, Buffer.alloc(64 * 1024, 'z'), size)
    await destroyAll([socket])
    server.drop()
    return `${Math.round(sent / MEGABYTE)} of ${size / MEGABYTE} MB were taken`
  },
})

const bodies: readonly Attack[] = [
  body('a body that is paused', req => req.pause()),
  body('a body that is paused at its first piece', req => req.once('data', () => req.pause())),
  body('a body that nobody reads, answered at once', answer),
  body('a body that nobody reads, not answered', () => {}),
  body('a body that is read', readAndAnswer),
]

/** Writes many requests at once, whatever comes back. */
const pipeline = (socket: Parameters<typeof pour>[0], requests: number) => {
  const piece = Buffer.from(GET.repeat(100))
  return pour(socket, piece, (requests / 100) * piece.length)
}

const answeredLate: Attack = {
  name: 'pipelined, answered late',
  async run(stage) {
    const requests = Math.ceil(stage.count(100_000) / 100) * 100
    let waiting: ServerResponse[] = []
    const timer = setInterval(() => {
      const these = waiting
      waiting = []
      for (const res of these) answer(undefined as never, res)
    }, 2)
    const server = await stage.serve((_req, res) => void waiting.push(res))
    const socket = await connect(server.port)
    let answers = 0
    socket.on('data', piece => (answers += piece.toString('latin1').split('HTTP/1.1 200').length - 1))
    const poured = pour(socket, Buffer.from(GET.repeat(100)), requests * GET.length, 20_000)
    // A status line that is cut in two is not counted.
    await until('all are answered', () => answers > requests * 0.95)
    await poured
    clearInterval(timer)
    await destroyAll([socket])
    server.stop()
    return `${answers} of ${requests} answers seen`
  },
}

/**
 * Many requests, and the answers to them are not taken.
 * @param respond what the program does with each
 */
const untaken = (
  name: string,
  respond: (res: ServerResponse) => void,
  limits: Pick<Attack, 'mostGrowth'> = {},
): Attack => ({
  name,
  ...limits,
  async run(stage) {
    let seen = 0
    const server = await stage.serve((_req, res) => {
      seen++
      respond(res)
    })
    const socket = await connect(server.port)
    socket.pause()
    const sent = await pipeline(socket, stage.count(100_000))
    await pause(300)
    await destroyAll([socket])
    server.drop()
    if (seen === 0) throw new Error('no request came to the program')
    return `${seen} of ${Math.round(sent / GET.length)} that were sent came to the program`
  },
})

const TEXT = 'a'.repeat(1000)
const neverRead = untaken('pipelined, answers never read', res => res.end(TEXT), { mostGrowth: 128 })
const neverAnswered = untaken('pipelined, never answered', () => {})

const names: Attack = {
  name: 'distinct header names',
  mostGrowth: 160,
  async run(stage) {
    const each = 400
    const requests = Math.ceil(stage.count(1_000_000) / each)
    const server = await stage.serve(answer)
    const socket = await connect(server.port)
    for (let n = 0; n < requests; n++) {
      const lines = Array.from({ length: each }, (_, k) => `X${n * each + k}: y`)
      const answered = once(socket, 'data')
      socket.write(`GET /a HTTP/1.1\r\nHost: x\r\n${lines.join('\r\n')}\r\n\r\n`)
      await answered
    }
    await destroyAll([socket])
    server.stop()
    return `${requests * each} names in ${requests} requests`
  },
}

const resets: Attack = {
  name: 'resets of clients',
  async run(stage) {
    const large = Buffer.alloc(64 * 1024, 'z')
    const server = await stage.serve((req, res) => {
      req.on('data', () => {})
      setImmediate(() => {
        res.writeHead(200)
        res.write(large)
        setTimeout(() => res.end(large), 1)
      })
    })
    const many = stage.count(5000)
    for (let n = 0; n < many; n += 100) {
      const sockets = await connectMany(server.port, Math.min(100, many - n))
      for (const [k, socket] of sockets.entries()) socket.write(places[(n + k) % places.length])
      for (let turns = n % 5; turns > 0; turns--) await turn()
      for (const socket of sockets) socket.resetAndDestroy()
    }
    await pause(50)
    const socket = await connect(server.port)
    let came = 0
    socket.on('data', piece => (came += piece.length))
    socket.write(GET)
    await until('the server answers', () => came > 128 * 1024)
    await destroyAll([socket])
    server.stop()
    return `${many} connections in ${places.length} places`
  },
}

export const onServers: readonly Attack[] = [
  idle,
  active,
  slowHeads,
  slowBodies,
  slowChunks,
  ...bodies,
  answeredLate,
  neverRead,
  neverAnswered,
  names,
  resets,
]
