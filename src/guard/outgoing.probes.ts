/** Probes of what a program sends: it is made to answer or to ask, and its peer looks at the bytes. */

import type { ClientRequest, IncomingMessage, RequestOptions, ServerResponse } from 'node:http'
import type { AddressInfo, Server, Socket } from 'node:net'
import type { ProgramProbe } from './probe'

/** How a probe says which fix stopped its program. */
export const refusedBy = (id: string): string => `refused by ${id}`

const listening = (server: Server): Promise<number> =>
  new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

const bytesOf = (socket: Socket): Promise<string> =>
  new Promise(resolve => {
    let text = ''
    socket.on('data', chunk => {
      text += chunk.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(text))
  })

const thrownBy = (act: () => void): string | undefined => {
  try {
    act()
  } catch (error) {
    const { guard, message } = error as Error & { guard?: string }
    return guard === undefined ? `threw: ${message}` : refusedBy(guard)
  }
}

/** What the peer reads in the bytes: a line or a byte that nobody meant, or nothing of the kind. */
const seenIn = (bytes: string): string => {
  if (/[\r\n]Evil: 1/.test(bytes)) return 'split'
  return bytes.includes('\0') ? 'NUL' : 'whole'
}

/** Whether a head frames its body twice, or by what is no length and no list of codings. */
const isTorn = (bytes: string): boolean => {
  const lines = bytes.split('\r\n\r\n')[0].split('\r\n')
  const framing = lines.filter(line => /^(?:content-length|transfer-encoding):/i.test(line))
  return framing.length > 1 || framing.some(line => !/: (?:\d+|chunked)$/i.test(line))
}

/**
 * A program that answers.
 * @param act what it does with its response before it ends it
 */
export const answering = (
  name: string,
  act: (res: ServerResponse) => void,
  body: string | Buffer = 'body',
): ProgramProbe => ({
  side: 'program',
  name,
  async run({ http }) {
    let thrown: string | undefined
    const server = http.createServer((_req: IncomingMessage, res: ServerResponse) => {
      thrown = thrownBy(() => {
        act(res)
        res.end(body)
      })
      if (thrown !== undefined) res.socket?.destroy()
    })
    const port = await listening(server as Server)
    const { connect } = require('node:net') as typeof import('node:net')
    const socket = connect(port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    const bytes = await bytesOf(socket)
    server.close()
    return thrown ?? seenIn(bytes)
  },
})

/** A program that hints early, where its release can. */
export const hinting = (name: string, hints: Record<string, string>): ProgramProbe =>
  answering(name, res => (res as { writeEarlyHints?(hints: object): void }).writeEarlyHints?.(hints))

/**
 * A program that answers two requests with a body of another length than it says.
 * @param length what it says
 */
export const overrunning = (name: string, length: number, body: string | Buffer): ProgramProbe => ({
  side: 'program',
  name,
  async run({ http }) {
    const server = http.createServer((req: IncomingMessage, res: ServerResponse) => {
      res.writeHead(200, req.url === '/a' ? { 'Content-Length': length } : { 'Content-Length': 2, Connection: 'close' })
      res.end(req.url === '/a' ? body : 'ok')
    })
    const port = await listening(server as Server)
    const { connect } = require('node:net') as typeof import('node:net')
    const socket = connect(port, '127.0.0.1')
    const all = bytesOf(socket)
    socket.write('GET /a HTTP/1.1\r\nHost: x\r\n\r\n')
    socket.once('data', () => socket.write('GET /b HTTP/1.1\r\nHost: x\r\n\r\n'))
    const bytes = await all
    server.close()
    const answers = bytes.split('HTTP/1.1 200').length - 1
    return seenIn(bytes) === 'split' || answers > 1 ? `harm: ${answers} answers` : 'whole'
  },
})

/**
 * A program that answers two requests of a kept connection, the first with these headers.
 * @param act what it does with its response before it writes
 */
export const answeringTwice = (
  name: string,
  headers: Record<string, string>,
  act: (res: ServerResponse) => void = () => {},
): ProgramProbe => ({
  side: 'program',
  name,
  async run({ http }) {
    let thrown: string | undefined
    const server = http.createServer((req: IncomingMessage, res: ServerResponse) => {
      if (req.url === '/b') return void res.end('ok')
      thrown = thrownBy(() => {
        for (const header of Object.keys(headers)) res.setHeader(header, headers[header])
        act(res)
        res.write('body')
        res.end()
      })
      if (thrown !== undefined) res.socket?.destroy()
    })
    const port = await listening(server as Server)
    const { connect } = require('node:net') as typeof import('node:net')
    const socket = connect(port, '127.0.0.1')
    const all = bytesOf(socket)
    socket.write('GET /a HTTP/1.1\r\nHost: x\r\n\r\n')
    socket.once('data', () => socket.write('GET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))
    const bytes = await all
    server.close()
    if (thrown !== undefined) return thrown
    const [first, second] = bytes.split('HTTP/1.1 200').slice(1)
    const framed = /\r\n(?:content-length|transfer-encoding: chunked)\b/i.test(first)
    return second !== undefined && !framed ? 'harm: the second answer is part of the first' : 'whole'
  },
})

/**
 * A program that asks with these options.
 * @param change what it does with its request before it ends it
 */
export const requesting = (
  name: string,
  options: RequestOptions,
  change: (req: ClientRequest) => void = () => {},
): ProgramProbe => ({
  side: 'program',
  name,
  async run({ http }) {
    const { createServer } = require('node:net') as typeof import('node:net')
    let heard: Promise<string> = Promise.resolve('')
    const server = createServer(socket => {
      heard = bytesOf(socket)
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'))
    })
    const port = await listening(server)
    const over = new Promise<string | undefined>(resolve => {
      const thrown = thrownBy(() => {
        const req = http.request({ host: '127.0.0.1', port, path: '/', method: 'GET', ...options })
        req.on('response', res => {
          res.on('end', () => resolve(undefined))
          res.on('data', () => {})
          ;(res as { resume?(): void }).resume?.()
        })
        req.on('error', error => resolve(`error: ${error.message.slice(0, 20)}`))
        change(req)
        req.end()
      })
      if (thrown !== undefined) resolve(thrown)
    })
    const outcome = await over
    server.close()
    const bytes = await heard
    if (outcome !== undefined) return outcome
    if (seenIn(bytes) === 'split') return 'split'
    return isTorn(bytes) ? 'harm: framed as nobody may read it' : JSON.stringify(bytes.split('\r\n')[0])
  },
})
