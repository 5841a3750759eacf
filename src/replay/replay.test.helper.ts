/** For the tests of replay: rows of traffic made by hand, raw servers, files. */

import net, { type AddressInfo, type Socket } from 'node:net'
import type { Test } from 'tap'
import { type Chunk, type End, linesOf, type Side, type Traffic } from '../transcript/types'

export type Said = [from: Side, text: string, chunks?: Chunk[]]

export const get = (target: string, more = ''): string => `GET ${target} HTTP/1.1\r\nHost: h\r\n${more}\r\n`
export const ok = (body: string, more = ''): string =>
  `HTTP/1.1 200 OK\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`

interface RowOptions {
  closed?: string | null
  ends?: End[]
  at?: string
  redacted?: string[]
}

/** A connection as `record` writes it. */
export const row = (id: string, said: Said[], { closed = 'client', ends, at, redacted }: RowOptions = {}): Traffic => ({
  format: 'wire-transcript/1',
  id,
  ...(at ? { at } : {}),
  connections: [
    {
      closed,
      turns: said.map(([from, text, chunks]) => ({ from, bytes: linesOf(text), ...(chunks ? { chunks } : {}) })),
      ...(ends ? { ends } : {}),
    },
  ],
  events: [],
  ...(redacted ? { redacted } : {}),
})

/** Connections that ask `/1`, `/2`, … and are answered `hello`. */
export const hellos = (connections: number, requests: number): Traffic[] =>
  Array.from({ length: connections }, (_, c) =>
    row(
      `c${c}`,
      Array.from({ length: requests }, (_, r): Said[] => [
        ['client', get(`/${c}/${r}`)],
        ['server', ok('hello')],
      ]).flat(),
      { at: new Date(1.7e12 + c).toISOString() },
    ),
  )

/** A raw server on a free port, for one test. */
export async function server(t: Test, greet: (socket: Socket, nth: number) => void): Promise<string> {
  const sockets = new Set<Socket>()
  let nth = 0
  const listener = net.createServer({ allowHalfOpen: true, noDelay: true }, socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    greet(socket, ++nth)
  })
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    for (const socket of sockets) socket.destroy()
    listener.close()
  })
  return `http://127.0.0.1:${(listener.address() as AddressInfo).port}`
}

/** Answers each request head with what `answer` gives; ends when the client does. */
export const answering =
  (answer: (head: string, nth: number) => string | undefined) =>
  (socket: Socket): void => {
    let held = ''
    let nth = 0
    socket.on('data', chunk => {
      held += chunk.toString('latin1')
      for (let end = held.indexOf('\r\n\r\n'); end >= 0; end = held.indexOf('\r\n\r\n')) {
        const said = answer(held.slice(0, end), ++nth)
        if (said !== undefined) socket.write(said, 'latin1')
        held = held.slice(end + 4)
      }
    })
    socket.on('end', () => socket.end())
  }

/** Rows as the text of a file. */
export const text = (rows: Traffic[]): string => rows.map(one => `${JSON.stringify(one)}\n`).join('')
