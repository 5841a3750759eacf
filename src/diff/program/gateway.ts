/**
 * Where the program's own connections end: each is written down, and goes on to the program itself, to a live peer, or to a
 * peer that is played here. The program tells where it wanted to go, by the port that its connection comes from.
 */

import net, { type AddressInfo, type Socket } from 'node:net'
import tls from 'node:tls'
import type { Side } from '../../transcript/transcript'
import type { PeerEars, PeerSide } from './peer'
import { Wire } from './wire'

const host = '127.0.0.1'

/** Where a connection wanted to go. */
export interface Destination {
  readonly host: string
  readonly port: number
  /** The program listens there itself. */
  readonly own: boolean
}

/** A live peer. */
export interface Against {
  readonly host: string
  readonly port: number
  readonly tls: boolean
}

export interface GatewayOptions {
  /** The peer of the k-th connection that goes elsewhere. */
  readonly peer: (k: number) => (side: PeerSide) => PeerEars
  readonly against?: Against
  /** Hears every byte and every end. */
  readonly stirred: () => void
  /** The address at which the program listens on a port of its own. */
  readonly addressOf: (port: number) => string | undefined
}

/** Milliseconds after which a connection that nobody uses is ended by the peer. */
const idle = 5000

export class Gateway {
  readonly wires: Wire[] = []
  /** The ports of this end, and those from which connections came. */
  readonly ports = new Set<number>()
  private readonly server = net.createServer({ allowHalfOpen: true }, socket => void this.take(socket))
  private readonly sockets = new Set<Socket>()
  private readonly waiting = new Map<number, (destination: Destination) => void>()
  private readonly early = new Map<number, Destination>()
  private peers = 0

  constructor(private readonly options: GatewayOptions) {}

  /** @returns the port */
  async open(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(0, host, resolve)
    })
    const { port } = this.server.address() as AddressInfo
    this.ports.add(port)
    return port
  }

  close(): void {
    this.server.close()
    for (const socket of this.sockets) socket.destroy()
  }

  /** The program told where the connection from that port wants to go. */
  leads(localPort: number, destination: Destination): void {
    const found = this.waiting.get(localPort)
    this.waiting.delete(localPort)
    if (found) found(destination)
    else this.early.set(localPort, destination)
  }

  private destination(port: number): Promise<Destination> {
    const known = this.early.get(port)
    this.early.delete(port)
    if (known) return Promise.resolve(known)
    return new Promise(resolve => this.waiting.set(port, resolve))
  }

  private async take(socket: Socket): Promise<void> {
    this.hold(socket)
    socket.pause()
    const from = socket.remotePort ?? 0
    this.ports.add(from)
    const destination = await this.destination(from)
    const { against, stirred } = this.options
    const wire = new Wire(destination.own ? 'own' : 'out', `${destination.host}:${destination.port}`, stirred)
    this.wires.push(wire)
    if (destination.own) this.join(socket, this.dial(destination), wire)
    else if (against) this.join(socket, this.call(against), wire)
    else this.play(socket, wire)
    socket.resume()
  }

  private dial({ port }: Destination): Socket {
    const address = this.options.addressOf(port)
    const any = address === undefined || address === '::' || address === '0.0.0.0'
    const up = net.connect({ port, host: any ? host : address, allowHalfOpen: true })
    up.once('connect', () => this.ports.add(up.localPort ?? 0))
    return up
  }

  private call({ host, port, tls: secure }: Against): Socket {
    return secure
      ? tls.connect({ host, port, servername: net.isIP(host) ? '' : host })
      : net.connect({ host, port, allowHalfOpen: true })
  }

  private hold(socket: Socket): void {
    this.sockets.add(socket)
    socket.on('close', () => this.sockets.delete(socket))
  }

  private join(down: Socket, up: Socket, wire: Wire): void {
    this.hold(up)
    this.handOn('client', down, up, wire)
    this.handOn('server', up, down, wire)
  }

  private handOn(from: Side, source: Socket, target: Socket, wire: Wire): void {
    source.on('data', data => {
      wire.add(from, data.toString('latin1'))
      target.write(data)
    })
    source.on('end', () => {
      wire.end(from)
      target.end()
    })
    source.on('error', () => {
      wire.end(`${from} reset`)
      target.resetAndDestroy()
    })
    source.on('close', () => target.destroy())
  }

  private play(socket: Socket, wire: Wire): void {
    const hear = this.options.peer(this.peers++)({
      send: bytes => {
        wire.add('server', bytes)
        socket.write(bytes, 'latin1')
      },
      end: () => {
        wire.end('server')
        socket.end()
      },
    })
    socket.setTimeout(idle, () => {
      wire.end('server')
      socket.end()
    })
    socket.on('data', data => {
      const bytes = data.toString('latin1')
      wire.add('client', bytes)
      hear(bytes)
    })
    socket.on('end', () => {
      wire.end('client')
      socket.end()
    })
    socket.on('error', () => wire.end('client reset'))
  }
}
