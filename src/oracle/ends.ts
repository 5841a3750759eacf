/** The network side of a run: per role, who opens connections, and who writes down what passes. */

import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import { Relay } from '../shared/forward'
import { Peer, type PeerStep } from './peer'
import type { RawConnection } from './stable'

const host = '127.0.0.1'

const listening = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port))
  })

/** A listener on a free port of the loopback, and all that it wrote down. */
export interface Listener {
  port: number
  connections: RawConnection[]
  close(): void
}

/** A raw server: the k-th connection gets the k-th list of steps, the last list repeats. */
export async function listenWith(lists: PeerStep[][], connections: RawConnection[]): Promise<Listener> {
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

/** A proxy that hands on bytes and half-closes, and writes both down; a side that breaks off takes the other with it. */
export async function listenBetween(target: Promise<number>, connections: RawConnection[]): Promise<Listener> {
  const sockets = new Set<Socket>()
  const relays = new Set<Relay>()
  const server = net.createServer({ allowHalfOpen: true }, async client => {
    const connection: RawConnection = { turns: [], how: undefined }
    connections.push(connection)
    sockets.add(client)
    client.pause()
    const up = net.connect({ port: await target, host, allowHalfOpen: true })
    const relay = new Relay(
      { client, server: up },
      {
        reset: socket => socket.destroy(),
        data(from, data) {
          const bytes = data.toString('latin1')
          const turn = connection.turns[connection.turns.length - 1]
          if (turn?.from === from) turn.bytes += bytes
          else connection.turns.push({ from, bytes })
        },
        end(from, how) {
          connection.how ??= how === 'end' ? from : `${from} reset`
        },
      },
    )
    relays.add(relay)
    relay.go()
  })
  const port = await listening(server)
  const close = () => {
    for (const relay of relays) relay.destroy()
    closeAll(server, sockets)
  }
  return { port, connections, close }
}

function closeAll(server: Server, sockets: Set<Socket>): void {
  server.close()
  for (const socket of sockets) socket.destroy()
}
