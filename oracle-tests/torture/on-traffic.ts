/** What is done to `record` and `replay`: many connections, bodies that nobody takes, a disk that hangs, resets. */

import { mkdtempSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ReplayOptions, replay } from '../../src/replay/replay'
import { Recorder } from '../../src/traffic/record/recorder'
import { openSink } from '../../src/traffic/rows/sink'
import type { RowSink } from '../../src/traffic/rows/write'
import type { Traffic } from '../../src/transcript/types'
import type { Attack } from './on-servers'
import { inRequests, inResponses } from './places'
import { connect, connectMany, destroyAll, pause, pour, rawServer, type Stage, turn, until } from './stage'

const host = '127.0.0.1'
const MEGABYTE = 1024 * 1024
const GET = 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n'

/** A folder that is gone afterwards. */
async function inFolder<T>(act: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'http-eras-torture-'))
  try {
    return await act(path.join(folder, 'rows.jsonl'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A sink that counts, or never says that it wrote. */
function countingSink(hangs = false) {
  const sink = {
    backlog: 0,
    rows: 0,
    /** Lets all go that wait. */
    freed: () => {},
    write() {
      sink.rows++
      return hangs ? waiting : Promise.resolve()
    },
    close: () => Promise.resolve(),
  }
  const waiting = new Promise<void>(done => (sink.freed = done))
  return sink satisfies RowSink
}

const answer = (req: IncomingMessage, res: ServerResponse): void => {
  req.on('data', () => {})
  res.writeHead(200, { 'Content-Length': 2 })
  res.end('ok')
}

/** Each connection has four ends here. */
const many = (stage: Stage, full: number): number => Math.min(stage.count(full), Math.floor(stage.mostConnections / 2))

const recordedConnections: Attack = {
  name: 'record: many connections',
  run: stage =>
    inFolder(async file => {
      const server = await stage.serve(answer)
      const sink = await openSink(file, { mode: 'update' })
      const to = { host, port: server.port }
      const recorder = await Recorder.start({ listen: { host, port: 0 }, to, sink })
      const sockets = await connectMany(recorder.port, many(stage, 4000))
      let answers = 0
      for (const socket of sockets) socket.on('data', () => answers++)
      for (const socket of sockets) socket.write(GET)
      await until('all are answered', () => answers >= sockets.length)
      await destroyAll(sockets)
      await until('the recorder has seen all go', () => recorder.now === 0)
      await recorder.stop()
      await sink.close()
      server.stop()
      const live = await stage.serve(answer)
      const { connections, same } = await replay([file], { to: `http://${host}:${live.port}`, ignore: ['header:date'] })
      live.drop()
      if (connections !== sockets.length || same !== connections) {
        throw new Error(`${sockets.length} connections: ${connections} were kept, ${same} are the same when played`)
      }
      return `${connections} connections recorded, and played as they were`
    }),
}

/** 100 MB through the recorder. */
const recordedBody = (name: string, takes: boolean, hangs: boolean): Attack => ({
  name,
  // Rows that wait for a disk, and what open connections hold.
  mostGrowth: 128,
  async run(stage) {
    const size = stage.count(100) * MEGABYTE
    const server = await rawServer(socket => (takes ? socket.resume() : socket.pause()))
    const sink = countingSink(hangs)
    const to = { host, port: server.port }
    const recorder = await Recorder.start({ listen: { host, port: 0 }, to, sink })
    const socket = await connect(recorder.port)
    socket.write(`POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: ${size}\r\n\r\n`)
    const sent = await pour(socket, Buffer.alloc(64 * 1024, 'z'), size)
    await destroyAll([socket])
    sink.freed()
    await recorder.stop()
    server.drop()
    return `${Math.round(sent / MEGABYTE)} of ${size / MEGABYTE} MB were taken, ${sink.rows} rows`
  },
})

const recordedResets: Attack = {
  name: 'record: resets of both sides',
  async run(stage) {
    const server = await rawServer((socket, n) => {
      const place = inResponses[n % inResponses.length]
      socket.once('data', () => socket.write(place, () => setTimeout(() => socket.resetAndDestroy(), n % 3)))
    })
    const sink = countingSink()
    const to = { host, port: server.port }
    const recorder = await Recorder.start({ listen: { host, port: 0 }, to, sink })
    const count = stage.count(3000)
    for (let n = 0; n < count; n += 100) {
      const sockets = await connectMany(recorder.port, Math.min(100, count - n))
      for (const [k, socket] of sockets.entries()) socket.write(inRequests[(n + k) % inRequests.length])
      for (let turns = n % 5; turns > 0; turns--) await turn()
      for (const [k, socket] of sockets.entries()) if (k % 2) socket.resetAndDestroy()
      await pause(5)
      for (const socket of sockets) socket.destroy()
    }
    await until('the recorder has seen all go', () => recorder.now === 0)
    await recorder.stop()
    server.drop()
    if (sink.rows < count) throw new Error(`${sink.rows} rows of ${count} connections`)
    return `${count} connections, ${sink.rows} rows`
  },
}

/** Rows of connections with one request each. */
async function* requests(count: number): AsyncGenerator<Traffic> {
  for (let n = 0; n < count; n++) {
    const turns = [
      { from: 'client' as const, bytes: [GET] },
      { from: 'server' as const, bytes: ['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'] },
    ]
    yield {
      format: 'wire-transcript/1',
      id: String(n),
      connections: [{ closed: 'client', turns }],
      events: [],
    }
  }
}

/** Requests that are played against a server that is not kind. */
const played = (
  name: string,
  count: number,
  mostGrowth: number,
  act: (socket: Socket, n: number) => void,
  options: Partial<ReplayOptions> = {},
): Attack => ({
  name,
  mostGrowth,
  async run(stage) {
    const server = await rawServer((socket, n) => void socket.once('data', () => act(socket, n)))
    const all = stage.count(count)
    const result = await replay(requests(all), { to: `http://${host}:${server.port}`, timeout: 500, ...options })
    server.drop()
    if (result.requests !== all) throw new Error(`${result.requests} of ${all} requests were played`)
    return `${all} requests: ${result.same} as recorded, ${result.different} different, ${result.errors} failed`
  },
})

const reset = (socket: Socket, n: number) =>
  socket.write(inResponses[n % inResponses.length], () => setTimeout(() => socket.resetAndDestroy(), n % 3))

const endless = (socket: Socket) => {
  socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${100 * MEGABYTE}\r\n\r\n`)
  void pour(socket, Buffer.alloc(64 * 1024, 'z'), 100 * MEGABYTE).then(() => socket.destroy())
}

export const onTraffic: readonly Attack[] = [
  recordedConnections,
  recordedBody('record: a body that the server takes', true, false),
  recordedBody('record: a body that the server does not take', false, false),
  recordedBody('record: a body, and a disk that hangs', true, true),
  recordedResets,
  played('replay: a server that resets', 3000, 64, reset),
  played('replay: a server that resets, by undici', 3000, 64, reset, { engine: 'undici' }),
  played('replay: a server that never answers', 500, 64, () => {}),
  played('replay: an answer of 100 MB', 1, 128, endless, { timeout: 5000 }),
]
