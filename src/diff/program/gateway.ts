/**
 * Where the program's own connections end: each is written down, and goes on to the program itself, to a live peer, or to a
 * peer that is played here. The program tells where it wanted to go, by the port that its connection comes from.
 */

import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import tls from 'node:tls'
import { Relay } from '../../shared/forward'
import { resetSocket } from '../../shared/reset'
import type { PeerListener, PeerSide } from './peer'
import { SeenConnection } from './wire'

/** Where a gateway takes connections: a port of 127.0.0.1, and the same of ::1 if the machine has it. */
export interface Opened {
  readonly port: number
  readonly ipv6: boolean
}

/** Where a connection wanted to go. */
interface Destination {
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
  readonly peer: (k: number) => (side: PeerSide) => PeerListener
  readonly against?: Against
  /** Called with every byte and every end. */
  readonly stirred: () => void
}

/** Milliseconds after which a connection that nobody uses is ended by the peer. */
const idle = 5000

/** TLS has no reset of its own. */
const reset = (socket: Socket): unknown => ('encrypted' in socket ? socket.destroy() : resetSocket(socket))

export class Gateway {
  readonly wires: SeenConnection[] = []
  /** The ports of this end, and those from which connections came. */
  readonly ports = new Set<number>()
  private readonly servers: Server[] = []
  private readonly sockets = new Set<Socket>()
  private readonly relays = new Set<Relay>()
  private readonly waiting = new Map<number, (destination: Destination) => void>()
  private readonly early = new Map<number, Destination>()
  private peers = 0

  constructor(private readonly options: GatewayOptions) {}

  /** Opens one port in both families, if the machine has both: a connection that comes in one goes on in it. */
  async open(): Promise<Opened> {
    for (;;) {
      const { port } = (await this.listen(0, '127.0.0.1')).address() as AddressInfo
      this.ports.add(port)
      try {
        await this.listen(port, '::1')
        return { port, ipv6: true }
      } catch (error) {
        // Somebody has that port there: another one.
        if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return { port, ipv6: false }
        this.servers.pop()?.close()
      }
    }
  }

  private async listen(port: number, host: string): Promise<Server> {
    const server = net.createServer({ allowHalfOpen: true }, socket => void this.take(socket))
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ port, host }, resolve)
    })
    this.servers.push(server)
    return server
  }

  close(): void {
    for (const server of this.servers) server.close()
    for (const relay of this.relays) relay.destroy()
    for (const socket of this.sockets) socket.destroy()
  }

  /** The program reported where the connection from that port wants to go. */
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
    const wire = new SeenConnection(destination.own ? 'own' : 'out', `${destination.host}:${destination.port}`, stirred)
    this.wires.push(wire)
    if (destination.own) this.join(socket, this.dial(destination, socket.localFamily === 'IPv6'), wire)
    else if (against) this.join(socket, this.call(against), wire)
    else {
      this.play(socket, wire)
      socket.resume()
    }
  }

  private dial({ host, port }: Destination, ipv6: boolean): Socket {
    const literal = net.isIP(host) !== 0 && host !== '::' && host !== '0.0.0.0'
    const up = net.connect({ port, host: literal ? host : ipv6 ? '::1' : '127.0.0.1', allowHalfOpen: true })
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

  private join(client: Socket, server: Socket, wire: SeenConnection): void {
    this.hold(server)
    const relay = new Relay(
      { client, server },
      {
        reset,
        data: (from, bytes) => wire.add(from, bytes.toString('latin1')),
        end: (from, how) => wire.end(how === 'end' ? from : `${from} reset`),
        over: () => this.relays.delete(relay),
      },
    )
    this.relays.add(relay)
    relay.go()
  }

  private play(socket: Socket, wire: SeenConnection): void {
    const receive = this.options.peer(this.peers++)({
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
      receive(bytes)
    })
    socket.on('end', () => {
      wire.end('client')
      socket.end()
    })
    socket.on('error', () => wire.end('client reset'))
  }
}
