/** The network side of a run: per role, who opens connections, and who writes down what passes. */

import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import type { Side } from '../transcript/types'
import { Peer, type Step } from './peer'
import type { RawConnection } from './stable'

const host = '127.0.0.1'

const listening = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port))
  })

/** A listener on a free port of the loopback, and all that it wrote down. */
export interface Ear {
  port: number
  connections: RawConnection[]
  close(): void
}

/** A raw server: the k-th connection gets the k-th list of steps, the last list repeats. */
export async function listenWith(lists: Step[][], connections: RawConnection[]): Promise<Ear> {
  const sockets = new Set<Socket>()
  const server = net.createServer({ allowHalfOpen: true }, socket => {
    sockets.add(socket)
    const peer = new Peer(socket, 'server')
    connections.push(peer)
    void peer.run(lists[Math.min(connections.length, lists.length) - 1] ?? [])
  })
  const port = await listening(server)
  return { port, connections, close: () => closeAll(server, sockets) }
}

/** A raw client's connection, as soon as it is open or has failed. */
export async function connectTo(port: number): Promise<Peer> {
  const socket = net.connect({ port, host, allowHalfOpen: true })
  const peer = new Peer(socket, 'client')
  await new Promise<void>(resolve => {
    socket.once('connect', resolve)
    socket.once('error', () => resolve())
  })
  return peer
}

/** A proxy that hands on bytes and half-closes, and writes both down. */
export async function listenBetween(target: Promise<number>, connections: RawConnection[]): Promise<Ear> {
  const sockets = new Set<Socket>()
  const server = net.createServer({ allowHalfOpen: true }, async socket => {
    const connection: RawConnection = { turns: [], how: undefined }
    connections.push(connection)
    sockets.add(socket)
    socket.pause()
    const up = net.connect({ port: await target, host, allowHalfOpen: true })
    sockets.add(up)
    handOn('client', socket, up, connection)
    handOn('server', up, socket, connection)
    socket.resume()
  })
  const port = await listening(server)
  return { port, connections, close: () => closeAll(server, sockets) }
}

function handOn(from: Side, source: Socket, target: Socket, connection: RawConnection): void {
  source.on('data', data => {
    const bytes = data.toString('latin1')
    const turn = connection.turns[connection.turns.length - 1]
    if (turn?.from === from) turn.bytes += bytes
    else connection.turns.push({ from, bytes })
    target.write(data)
  })
  source.on('end', () => {
    connection.how ??= from
    target.end()
  })
  source.on('error', () => {
    connection.how ??= `${from} reset`
    target.destroy()
  })
  source.on('close', () => target.destroy())
}

function closeAll(server: Server, sockets: Set<Socket>): void {
  server.close()
  for (const socket of sockets) socket.destroy()
}
