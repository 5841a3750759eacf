/** Probes of what a peer does with its connection to a server: many requests, slow ones, idle ones. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, Server, Socket } from 'node:net'
import type { ProbedModules, ProgramProbe } from './probe'

type Answering = (req: IncomingMessage, res: ServerResponse) => void
type Times = Server & { headersTimeout?: number; requestTimeout?: number; keepAliveTimeout?: number }

/** A server of a program, and a connection to it. */
async function connected(
  { http }: ProbedModules,
  answer: Answering,
  set: (server: Times) => void = () => {},
): Promise<{ server: Server; socket: Socket; end(): void }> {
  const net = require('node:net') as typeof import('node:net')
  const server = http.createServer(answer) as unknown as Server
  set(server as Times)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => {})
  return {
    server,
    socket,
    end() {
      socket.destroy()
      server.close()
    },
  }
}

/** Milliseconds of a tick. Patience is counted in ticks: on a busy machine all timers are late together. */
const TICK = 20

/** Resolves with what is read until the connection closes, or when it was open for many ticks. */
const readUntilClosed = (socket: Socket, patience: number): Promise<{ text: string; closed: boolean }> =>
  new Promise(resolve => {
    let text = ''
    let ticks = 0
    const over = (closed: boolean) => {
      clearInterval(timer)
      resolve({ text, closed })
    }
    const timer = setInterval(() => ++ticks > patience && over(false), TICK)
    socket.on('data', piece => {
      text += piece.toString('latin1')
    })
    socket.on('close', () => over(true))
  })

const ok: Answering = (_req, res) => {
  res.writeHead(200, { 'Content-Length': 2 })
  res.end('ok')
}

const settle = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

/** More requests than anybody answers. */
export const flooding: ProgramProbe = {
  side: 'program',
  name: 'requests that are never answered',
  async run(modules) {
    let told = 0
    const { socket, end } = await connected(modules, () => told++)
    const many = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(1000)
    for (let i = 0; i < 10; i++) socket.write(many)
    let before = -1
    while (before !== told || told === 0) {
      before = told
      await settle(150)
    }
    end()
    return told < 10_000 ? 'waits' : 'harm: all are read'
  },
}

/**
 * Bytes that come one by one.
 * @param what the server is given little time for
 * @param start what comes at once
 */
export const dripping = (what: 'head' | 'body', start: string): ProgramProbe => ({
  side: 'program',
  name: `a ${what} byte by byte`,
  async run(modules) {
    const { socket, end } = await connected(
      modules,
      req => req.on('data', () => {}),
      server => {
        if (what === 'head') server.headersTimeout = 200
        else server.requestTimeout = 200
      },
    )
    socket.write(start)
    const drip = setInterval(() => socket.write('a'), 20)
    const { text, closed } = await readUntilClosed(socket, 50)
    clearInterval(drip)
    end()
    return closed ? `closed ${text.split('\r\n')[0]}` : 'harm: it goes on'
  },
})

/** What a new server gives a request, where it says so. */
export const unlimited: ProgramProbe = {
  side: 'program',
  name: 'requestTimeout of a new server',
  async run({ http }) {
    const { requestTimeout } = http.createServer(() => {}) as unknown as Times
    return requestTimeout === 0 ? 'harm: any time' : `${requestTimeout}`
  },
}

/** A connection that is kept, and rests. */
export const resting: ProgramProbe = {
  side: 'program',
  name: 'a connection that rests',
  async run(modules) {
    const { socket, end } = await connected(modules, ok, server => {
      server.keepAliveTimeout = 200
    })
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    const { closed } = await readUntilClosed(socket, 50)
    end()
    return closed ? 'closed' : 'harm: it stays'
  },
}

/** A request for another protocol with a body, and a listener that takes it. */
export const upgrading = (name: string, head: string): ProgramProbe => ({
  side: 'program',
  name,
  async run(modules) {
    let taken = ''
    const { server, socket, end } = await connected(modules, ok)
    for (const event of ['upgrade', 'connect']) {
      server.on(event, (_req: unknown, other: Socket, first?: Buffer) => {
        taken = first?.toString('latin1') ?? ''
        other.on('error', () => {})
        other.once('data', piece => {
          taken ||= piece.toString('latin1')
        })
        setTimeout(() => other.destroy(), 100)
      })
    }
    socket.write(`${head}Content-Length: 3\r\n\r\nabcBYTES`)
    const { text } = await readUntilClosed(socket, 150)
    end()
    return taken.startsWith('abc') ? `harm: ${taken}` : `${taken} ${text.split('\r\n')[0]}`
  },
})

/** Bytes that no release takes for a request. */
export const misread: ProgramProbe = {
  side: 'program',
  name: 'bytes that are no request',
  async run(modules) {
    const { socket, end } = await connected(modules, ok)
    socket.write('\x01\x02\r\n\r\n')
    const { text, closed } = await readUntilClosed(socket, 50)
    end()
    return `${text.split('\r\n')[0]} ${closed ? 'closed' : 'open'}`
  },
}

/** An upload that is answered at once. */
export const uploading: ProgramProbe = {
  side: 'program',
  name: 'a body that nobody wants',
  async run(modules) {
    const { socket, end } = await connected(modules, ok)
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 400000000\r\n\r\n')
    const chunk = Buffer.alloc(50_000, 'a')
    const drip = setInterval(() => socket.writableLength < 1e5 && socket.write(chunk), 5)
    const { text, closed } = await readUntilClosed(socket, 50)
    clearInterval(drip)
    end()
    const says = /^connection: close\r$/im.test(text) ? 'says so and closes' : 'closes'
    return `${text.split('\r\n')[0]} ${closed ? says : 'is read on'}`
  },
}

/** A request behind one that asks for another protocol, where nobody listens for that. */
export const following: ProgramProbe = {
  side: 'program',
  name: 'a request behind an upgrade',
  async run(modules) {
    const told: string[] = []
    const { socket, end } = await connected(modules, (req, res) => {
      told.push(req.url as string)
      ok(req, res)
    })
    socket.write(
      'GET /a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ws\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    )
    await readUntilClosed(socket, 25)
    end()
    return told.join(' ')
  },
}

/** The second of two requests is answered before the first. */
export const answeringOutOfTurn: ProgramProbe = {
  side: 'program',
  name: 'the second answer ends before the first',
  async run(modules) {
    let thrown: unknown
    let held: ServerResponse | undefined
    const { socket, end } = await connected(modules, (req, res) => {
      if (req.url === '/first') {
        held = res
        return
      }
      const { emit } = res
      // Where the release ends the process, it does so in the listeners of this event.
      res.emit = (...args: Parameters<typeof emit>) => {
        try {
          return emit.apply(res, args)
        } catch (error) {
          thrown = error
          return false
        }
      }
      res.writeHead(200, { 'Content-Length': 6 })
      res.end('second')
      setTimeout(() => {
        held?.writeHead(200, { 'Content-Length': 5 })
        held?.end('first')
      }, TICK)
    })
    socket.write('GET /first HTTP/1.1\r\nHost: x\r\n\r\nGET /second HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    const { text } = await readUntilClosed(socket, 50)
    end()
    if (thrown !== undefined) return 'harm: the process ends'
    return text.indexOf('first') < text.indexOf('second') ? 'in their order' : 'lost'
  },
}
