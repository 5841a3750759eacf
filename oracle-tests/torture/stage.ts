/** Where attacks are played: a server of the module under test, raw peers, and how much of all is done. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import net from 'node:net'

export type Http = typeof import('node:http')

type Listener = (req: IncomingMessage, res: ServerResponse) => void

/** A server, and how many connections it has had. */
interface Served {
  readonly port: number
  readonly connections: () => number
  stop(): void
  /** Stops, and drops connections whose ends nobody hears, because the program does not read. */
  drop(): void
}

/** Longer than the busiest machine takes for anything here. */
const PATIENCE = 60_000

const atOnce = 200

export const turn = (): Promise<void> => new Promise(done => setImmediate(done))
export const pause = (milliseconds: number): Promise<void> => new Promise(done => setTimeout(done, milliseconds))

/** Waits until something holds. @throws Error if it never does */
export async function until(what: string, holds: () => boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE; !holds(); await pause(10)) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`)
  }
}

export class Stage {
  /**
   * @param http the module under test
   * @param scale how much of a full run is done
   * @param mostConnections as many as the descriptors of the process allow
   * @param line of which release line it is
   */
  constructor(
    readonly http: Http,
    readonly scale: number,
    readonly mostConnections: number,
    readonly line: string,
    readonly faithful: boolean,
  ) {}

  /** So many of a full run. */
  count(full: number): number {
    return Math.max(1, Math.round(full * this.scale))
  }

  connections(full: number): number {
    return Math.min(this.count(full), this.mostConnections)
  }

  async serve(listener: Listener): Promise<Served> {
    const server = this.http.createServer(listener)
    const sockets: net.Socket[] = []
    server.on('connection', socket => sockets.push(socket))
    await new Promise<void>(heard => server.listen(0, '127.0.0.1', heard))
    const { port } = server.address() as net.AddressInfo
    return {
      port,
      connections: () => sockets.length,
      stop: () => void server.close(),
      drop: () => {
        server.close()
        for (const socket of sockets) socket.destroy()
      },
    }
  }
}

/** A raw server, with what it does with each connection. */
export async function rawServer(
  act: (socket: net.Socket, n: number) => void,
): Promise<{ port: number; stop(): void; drop(): void }> {
  let n = 0
  const sockets: net.Socket[] = []
  const server = net.createServer(socket => {
    sockets.push(socket)
    socket.on('error', () => {})
    act(socket, n++)
  })
  await new Promise<void>(heard => server.listen(0, '127.0.0.1', heard))
  const stop = () => void server.close()
  const drop = () => {
    stop()
    for (const socket of sockets) socket.destroy()
  }
  return { port: (server.address() as net.AddressInfo).port, stop, drop }
}

/** One raw connection. */
export function connect(port: number): Promise<net.Socket> {
  return new Promise((opened, failed) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('error', failed)
    socket.once('connect', () => {
      socket.removeListener('error', failed)
      socket.on('error', () => {})
      opened(socket)
    })
  })
}

/** Many raw connections, some at once. */
export async function connectMany(port: number, many: number): Promise<net.Socket[]> {
  const sockets: net.Socket[] = []
  while (sockets.length < many) {
    const batch = Math.min(atOnce, many - sockets.length)
    sockets.push(...(await Promise.all(Array.from({ length: batch }, () => connect(port)))))
  }
  return sockets
}

export async function destroyAll(sockets: readonly net.Socket[]): Promise<void> {
  for (const socket of sockets) socket.destroy()
  await until('all connections are closed', () => sockets.every(({ closed }) => closed))
}

/**
 * Writes as fast as the other side takes it; gives up where it takes nothing any more.
 * @returns how many bytes it took
 */
export async function pour(socket: net.Socket, piece: Buffer, bytes: number, quiet = 1500): Promise<number> {
  let sent = 0
  while (sent < bytes && socket.writable) {
    sent += piece.length
    if (socket.write(piece)) await turn()
    else {
      const drained = await Promise.race([
        new Promise<true>(done => socket.once('drain', () => done(true))),
        new Promise<false>(done => socket.once('close', () => done(false))),
        pause(quiet).then(() => false),
      ])
      if (!drained) break
    }
  }
  return sent
}
