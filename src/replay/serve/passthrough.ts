/** A request that was not recorded, asked of another server; its answer goes to the client as it comes. */

import type { Socket } from 'node:net'
import { askedOf } from '../../traffic/exchanges/asked'
import { headEnd, MessageReader } from '../../traffic/exchanges/messages'
import { isFollowed, opensTunnel } from '../../wire/message-rules'
import { connectTo, type Target } from '../play/target'
import type { Asked } from './request-reader'

interface PassOptions {
  /** Milliseconds of silence after which there is no answer. */
  timeout: number
  /** Where a tunnel opens: what the client has sent in it already. */
  follow: () => Buffer[]
}

/**
 * Passes a request on. Host names the other server; the connection to it is for this request alone.
 * @returns whether the client's connection can go on; false if the answer ended with the connection
 * @throws Error if there was no answer, and none of it was passed on
 */
export function passOn(
  request: Asked,
  client: Socket,
  target: Target,
  { timeout, follow }: PassOptions,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const reader = new MessageReader('response', false)
    reader.method = request.head.method
    let passed = false
    let over = false
    const finish = (goesOn: boolean, error?: Error) => {
      if (over) return
      over = true
      socket.destroy()
      if (error && !passed) reject(error)
      else resolve(goesOn)
    }
    const pass = (bytes: Buffer) => {
      passed = true
      if (client.destroyed) finish(false)
      else if (!client.write(bytes)) {
        socket.pause()
        client.once('drain', () => socket.resume())
      }
    }
    client.once('close', () => finish(false))
    let tunnels = false
    const tunnel = (rest: Buffer) => {
      tunnels = true
      socket.setTimeout(0)
      if (rest.length > 0) pass(rest)
      const give = (bytes: Buffer) => {
        if (!socket.write(bytes)) {
          client.pause()
          socket.once('drain', () => client.resume())
        }
      }
      for (const bytes of follow()) give(bytes)
      client.on('data', give)
      client.once('end', () => socket.end())
      socket.once('close', () => finish(false))
    }
    const receive = (chunk: Buffer) => {
      if (tunnels) {
        pass(chunk)
        return
      }
      let rest = chunk
      while (rest.length > 0 && !over) {
        const used = reader.read(rest)
        if (typeof used !== 'number') {
          finish(false, new Error('what came is not HTTP'))
          return
        }
        const { whole } = reader
        reader.whole = undefined
        if (!whole || !request.continued || !isFollowed(whole.head.statusCode)) pass(rest.subarray(0, used))
        rest = rest.subarray(used)
        if (!whole || isFollowed(whole.head.statusCode)) continue
        if (opensTunnel(request.head.method, whole.head.statusCode)) {
          tunnel(rest)
          return
        }
        finish(whole.head.shouldKeepAlive && request.head.shouldKeepAlive)
      }
    }
    const socket = connectTo(target, () => socket.write(forTarget(request, target)), receive)
    socket.setTimeout(timeout, () => finish(false, new Error(`no answer within ${timeout} ms`)))
    socket.on('error', error => finish(false, error))
    socket.on('end', () => {
      if (tunnels) client.end()
      else finish(false, new Error('the connection was closed'))
    })
  })
}

function forTarget({ bytes, head: asked }: Asked, { host, port }: Target): Buffer {
  const end = headEnd(bytes)
  const name = `${host.includes(':') ? `[${host}]` : host}:${port}`
  let head = bytes.latin1Slice(0, end).replace(/^(host:[ \t]*)[^\r\n]*/im, `$1${name}`)
  // A server, unlike a proxy, gets a path.
  const { path } = askedOf(asked)
  if (path !== asked.url) head = head.replace(asked.url, () => path)
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes.subarray(end)])
}
