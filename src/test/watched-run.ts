/**
 * One run of a program in this process, and the bytes of the connections that it makes. Connections that are begun in its name
 * go through a relay here, whoever makes them: an era's http, the host's net, fetch. What the program leaves behind goes
 * when the run is over.
 */

import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import type { Observation } from '../diff/program/observe'
import { SeenConnection } from '../diff/program/wire'
import { currentOwner, Owner } from '../oracle/runtime/leftovers'
import { Relay } from '../shared/forward'
import { pace } from '../shared/pace'

const host = '127.0.0.1'
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1?|0\.0\.0\.0|::ffff:127\.\d+\.\d+\.\d+)$/i

/** Milliseconds of silence after which nothing more is expected of connections that are open. */
const quiet = 40
/** Milliseconds that connections may go on after the program is done, at most. */
const patience = 2000

interface ConnectOptions {
  readonly port?: unknown
  readonly host?: unknown
  readonly path?: unknown
}

type Connect = (this: Socket, ...args: unknown[]) => Socket

/** Where a connection goes, undefined if not to a port. */
function destinationOf(options: ConnectOptions): { host: string; port: number } | undefined {
  const port = Number(options.port)
  if (options.path || !Number.isInteger(port) || port < 1 || port > 65535) return undefined
  return { host: typeof options.host === 'string' && options.host !== '' ? options.host : 'localhost', port }
}

/** The options among the arguments of connect: `connect(options)`, `connect(port, host)`, or both as net hands them on. */
function readArguments(args: unknown[]): { options: ConnectOptions; replace(by: object): void } {
  const [first, second] = args
  const list = Array.isArray(first) ? first : args
  const given = Array.isArray(first) ? first[0] : first
  if (typeof given === 'object' && given !== null) {
    return { options: given, replace: by => void (list[0] = by) }
  }
  const named = typeof second === 'string'
  return {
    options: { port: given, ...(named && { host: second }) },
    replace: by => void args.splice(0, named ? 2 : 1, by),
  }
}

let watching = 0
let original: Connect | undefined

/** Leads connections that are begun in the name of a run through it, as long as there are runs. */
function leadConnections(on: boolean): void {
  const { prototype } = net.Socket as unknown as { prototype: { connect: Connect } }
  watching += on ? 1 : -1
  if (on && watching === 1) {
    const known = prototype.connect
    original = known
    prototype.connect = function (this: Socket, ...args: unknown[]) {
      const owner = currentOwner()
      return owner instanceof WatchedRun && !owner.gone ? owner.lead(this, args, known) : known.apply(this, args)
    }
  } else if (watching === 0 && original) {
    prototype.connect = original
    original = undefined
  }
}

export class WatchedRun extends Owner {
  readonly wires: SeenConnection[] = []
  private readonly ports = new Set<number>()
  private readonly relays = new Set<Relay>()
  private readonly relayServers = new Set<Server>()
  private stirs = 0

  constructor() {
    super()
    leadConnections(true)
  }

  /** Connects a socket of the program: first to where it goes, so that it meets what happens there, then through here. */
  lead(socket: Socket, args: unknown[], connect: Connect): Socket {
    const { options, replace } = readArguments(args)
    const destination = destinationOf(options)
    if (!destination) return connect.apply(socket, args)
    const { host: name, port } = destination
    const own = loopback.test(name)
    if (own) this.ports.add(port)
    const up = new net.Socket({ allowHalfOpen: true })
    const failed = (error: Error) => void socket.destroy(error)
    ;(socket as { connecting: boolean }).connecting = true
    up.once('error', failed)
    up.once('connect', () => {
      up.off('error', failed)
      this.ports.add(up.localPort ?? 0)
      const wire = new SeenConnection(own ? 'own' : 'out', `${name}:${port}`, () => void this.stirs++)
      this.wires.push(wire)
      this.listen(up, wire, here => {
        if (socket.destroyed || this.gone) {
          up.destroy()
          return
        }
        const elsewhere = { family: undefined, lookup: undefined, localAddress: undefined, localPort: undefined }
        replace({ ...options, ...elsewhere, host, port: here })
        connect.apply(socket, args)
      })
    })
    // Lists of arguments are net's own; options alone are read by it again.
    connect.call(up, { ...options, allowHalfOpen: true, onread: undefined, signal: undefined } as never)
    return socket
  }

  /** Takes one connection, and joins it with what was dialled for it. */
  private listen(up: Socket, wire: SeenConnection, listening: (port: number) => void): void {
    const server = net.createServer({ allowHalfOpen: true, pauseOnConnect: true })
    this.relayServers.add(server)
    up.once('close', () => server.close())
    server.once('connection', client => {
      this.ports.add(client.remotePort ?? 0)
      this.relayServers.delete(server)
      server.close()
      this.join(client, up, wire)
    })
    server.listen(0, host, () => {
      const { port } = server.address() as AddressInfo
      this.ports.add(port)
      listening(port)
    })
  }

  private join(client: Socket, up: Socket, wire: SeenConnection): void {
    const relay: Relay = new Relay(
      { client, server: up },
      {
        reset: socket => socket.resetAndDestroy(),
        data: (from, bytes) => wire.add(from, bytes.toString('latin1')),
        end: (from, how) => wire.end(how === 'end' ? from : `${from} reset`),
        over: () => this.relays.delete(relay),
      },
    )
    this.relays.add(relay)
    relay.go()
  }

  /** Waits until what the program began has come to rest. */
  async settle(): Promise<void> {
    const from = pace.now
    while (this.relays.size > 0 && pace.now - from < patience) {
      const { stirs } = this
      if (!(await pace.until(() => this.stirs !== stirs || this.relays.size === 0, quiet))) return
    }
  }

  /** What was seen. */
  observation(): Observation {
    return {
      wires: this.wires,
      stdout: '',
      stderr: '',
      events: [],
      end: 'itself',
      exit: 0,
      driven: false,
      listened: true,
      ownPort: false,
      ports: [...this.ports].filter(port => port > 0),
      pid: process.pid,
    }
  }

  /** Ends all that is left of it. */
  close(): void {
    leadConnections(false)
    for (const relay of this.relays) relay.destroy()
    for (const server of this.relayServers) server.close()
    this.clear()
  }
}
