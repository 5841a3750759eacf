/**
 * The far side of a measurement, in a process of its own, over raw net, the same for every side that is measured:
 * a client that asks a server, or an origin that answers a client. Only the other process's CPU time is counted.
 */

import { type AddressInfo, connect, createServer } from 'node:net'
import type { Ask, Asked } from './protocol'

const BLANK = Buffer.from('\r\n\r\n')

/** Cuts a stream of responses: `feed` says how many have ended, by Content-Length or by the chunked framing. */
function responseCounter(): (bytes: Buffer) => number {
  let held: Buffer | null = null
  return bytes => {
    let all = held ? Buffer.concat([held, bytes]) : bytes
    let ended = 0
    for (;;) {
      const head = all.indexOf(BLANK)
      const end = head === -1 ? -1 : endOfBody(all, head)
      if (end === -1 || end > all.length) break
      ended++
      all = all.subarray(end)
    }
    held = all.length ? all : null
    return ended
  }
}

/** Where the body behind a head ends; -1 if that cannot be told yet. */
function endOfBody(all: Buffer, head: number): number {
  const fields = all.latin1Slice(0, head)
  const counted = /\r\ncontent-length: *(\d+)/i.exec(fields)
  if (counted) return head + 4 + Number(counted[1])
  const last = all.indexOf('0\r\n\r\n', head + 4)
  return last === -1 ? -1 : last + 5
}

/** Asks a server `requests` times over `connections` connections, `pipelining` requests at a time on each. */
function ask({ port, requests, connections, pipelining, request }: Ask): Promise<Asked> {
  const batch = Buffer.from(request.repeat(pipelining))
  let left = requests
  let open = connections
  const start = process.hrtime.bigint()
  return new Promise((resolve, reject) => {
    // Never sleeps while it measures: to wake a process of the same machine costs the one that writes to it a good
    // part of its time, now more and now less, and is no work of the server's.
    const stayAwake = () => void (open > 0 && setImmediate(stayAwake))
    stayAwake()
    for (let i = 0; i < connections; i++) {
      const count = responseCounter()
      let waiting = 0
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      const next = () => {
        if (left <= 0) {
          socket.end()
          if (--open === 0)
            resolve({ requests: requests - left, seconds: Number(process.hrtime.bigint() - start) / 1e9 })
          return
        }
        left -= pipelining
        waiting = pipelining
        socket.write(batch)
      }
      socket.on('connect', next)
      socket.on('data', bytes => {
        waiting -= count(bytes)
        if (waiting === 0) next()
      })
      socket.on('error', reject)
    }
  })
}

/** Asks a server `requests` times, each time over a connection of its own, `connections` at once. */
function askApart({ port, requests, connections, request }: Ask): Promise<Asked> {
  let begun = 0
  let ended = 0
  const start = process.hrtime.bigint()
  return new Promise((resolve, reject) => {
    const next = () => {
      if (begun++ >= requests) return
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      socket.write(request)
      socket.on('error', reject)
      socket.on('data', () => {})
      socket.on('close', () => {
        if (++ended === requests) resolve({ requests, seconds: Number(process.hrtime.bigint() - start) / 1e9 })
        else next()
      })
    }
    for (let i = 0; i < connections; i++) next()
  })
}

/** Answers every request head with the same bytes; closes where the request says so. */
function origin(answer: string): Promise<number> {
  const bytes = Buffer.from(answer)
  const server = createServer({ noDelay: true }, socket => {
    let held = ''
    socket.on('data', chunk => {
      held += chunk.latin1Slice()
      for (let end = held.indexOf('\r\n\r\n'); end !== -1; end = held.indexOf('\r\n\r\n')) {
        const closes = /\r\nconnection: *close/i.test(held.slice(0, end))
        held = held.slice(end + 4)
        if (closes) socket.end(bytes)
        else socket.write(bytes)
      }
    })
    socket.on('error', () => {})
  })
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))
}

process.on('message', async (message: { ask?: Ask; origin?: string }) => {
  if (message.ask) process.send?.(await (message.ask.closes ? askApart : ask)(message.ask))
  if (message.origin !== undefined) process.send?.(await origin(message.origin))
})
