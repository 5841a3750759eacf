/** Probes of what a server does to a client of the era: answers that nobody asked for, or without end. */

import type { Agent, RequestOptions } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { refusedBy } from './outgoing.probes'
import type { ProbedModules, ProgramProbe } from './probe'

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

/** Time for what is on its way: several turns of the loop, however busy the machine is. */
const ticks = (): Promise<void> =>
  new Promise(resolve => {
    let left = 6
    const timer = setInterval(() => {
      if (--left > 0) return
      clearInterval(timer)
      resolve()
    }, 20)
  })

/** A server of raw bytes; what it gets is counted by connection. */
async function peer(
  answer: (socket: Socket, request: number) => void,
): Promise<{ port: number; sockets: readonly Socket[]; end(): void }> {
  const { createServer } = require('node:net') as typeof import('node:net')
  const sockets: Socket[] = []
  const server = createServer(socket => {
    sockets.push(socket)
    let request = 0
    socket.on('error', () => {})
    socket.on('data', () => answer(socket, ++request))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    sockets,
    end() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** What comes of a request. */
const ask = ({ http }: ProbedModules, options: RequestOptions, body?: string): Promise<string> =>
  new Promise(resolve => {
    // Counted in ticks, for on a busy machine all timers are late together.
    let left = 250
    const timer = setInterval(() => --left === 0 && over('nothing'), 20)
    const over = (outcome: string) => {
      clearInterval(timer)
      resolve(outcome)
    }
    const req = http.request({ host: '127.0.0.1', path: '/', method: 'GET', ...options })
    req.on('response', res => {
      let text = ''
      res.on('data', piece => {
        text += piece
      })
      res.on('end', () => over(`${res.statusCode} ${text}`))
      ;(res as { resume?(): void }).resume?.()
    })
    req.on('upgrade', (res, socket) => {
      socket.on('error', () => {})
      socket.destroy()
      over(`harm: upgrade ${res.statusCode}`)
    })
    req.on('error', (error: Error & { guard?: string }) =>
      over(error.guard === undefined ? `failed: ${error.message.slice(0, 20)}` : refusedBy(error.guard)),
    )
    req.end(body)
  })

/** An agent that keeps connections, where its era can; the first ones were made for one host. */
function keeping({ http }: ProbedModules, port: number, options: { maxSockets?: number } = {}): Agent {
  const agent = new http.Agent({ keepAlive: true, host: '127.0.0.1', port, ...options } as object)
  return Object.assign(agent, options)
}

/** One answer to a request. */
const answered = (name: string, answer: string | readonly string[]): ProgramProbe => ({
  side: 'program',
  name,
  async run(modules) {
    const pieces = typeof answer === 'string' ? [answer] : answer
    const { port, end } = await peer(socket => {
      for (const piece of pieces) socket.write(piece, 'latin1')
      socket.end()
    })
    const outcome = await ask(modules, { port, agent: false })
    end()
    return outcome
  },
})

export const unasked = answered(
  'another protocol that nobody asked for',
  'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: evil\r\n\r\nBYTES',
)

/** It is read as the answer that it is. */
export const advertised: ProgramProbe = {
  ...answered(
    'another protocol, named beside the answer',
    'HTTP/1.1 200 OK\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\nContent-Length: 2\r\n\r\nok',
  ),
  reads: 'otherwise',
}

export const interim = answered('a thousand interim answers', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(1000) + OK)

export const longHead = answered(
  'a head of 70 KB',
  `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(70_000)}\r\nContent-Length: 2\r\n\r\nok`,
)

/** A kept connection on which bytes come while nobody asks. */
export const surplus: ProgramProbe = {
  side: 'program',
  name: 'an answer to the next request before it is sent',
  async run(modules) {
    const { port, sockets, end } = await peer(socket => socket.write(OK))
    const agent = keeping(modules, port)
    const headers = { Connection: 'keep-alive' }
    const first = await ask(modules, { port, agent, headers })
    await ticks()
    sockets[0]?.write('HTTP/1.1 200 OK\r\nX: ')
    await ticks()
    const second = await ask(modules, { port, agent, headers })
    ;(agent as { destroy?(): void }).destroy?.()
    end()
    return `${first}, ${second}: ${sockets.length} connections`
  },
}

/** An answer before the request is whole, on a connection that is to be kept. */
export const early: ProgramProbe = {
  side: 'program',
  name: 'an answer before the request is sent',
  async run(modules) {
    const { port, end } = await peer(socket => socket.write(OK))
    const { http } = modules
    const agent = keeping(modules, port, { maxSockets: 1 })
    const freed = await new Promise<string>(resolve => {
      setTimeout(resolve, 10_000, 'nothing').unref()
      const req = http.request({ host: '127.0.0.1', port, path: '/', method: 'POST', agent })
      let whole = false
      req.setHeader('Content-Length', '10')
      req.write('begin')
      req.on('error', () => resolve('failed'))
      req.on('socket', socket => {
        socket.on('free', () => resolve(whole ? 'handed back when whole' : 'harm: handed back too early'))
        socket.on('close', () => resolve('closed'))
      })
      req.on('response', res => {
        res.on('data', () => {})
        ;(res as { resume?(): void }).resume?.()
        void ticks().then(() => {
          whole = true
          req.end('whole')
        })
      })
    })
    ;(agent as { destroy?(): void }).destroy?.()
    end()
    return freed
  },
}

/** An interim answer, and the answer a while later, on a connection that is kept. */
export const early103: ProgramProbe = {
  side: 'program',
  name: 'the answer comes after an interim one',
  async run(modules) {
    const { port, end } = await peer((socket, request) => {
      if (request > 1) return void socket.write(OK)
      socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n')
      void ticks().then(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst'))
    })
    const agent = keeping(modules, port, { maxSockets: 1 })
    const headers = { Connection: 'keep-alive' }
    const first = await ask(modules, { port, agent, headers })
    ;(agent as { destroy?(): void }).destroy?.()
    end()
    return first === '200 first' ? first : `harm: ${first}`
  },
}
