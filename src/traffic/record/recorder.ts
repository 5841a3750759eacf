/** The recording proxy: listens, connects each client to the server behind it, and writes what passed as rows. */

import { randomBytes } from 'node:crypto'
import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import { Relay } from '../../shared/forward'
import type { Side, Traffic } from '../../transcript/types'
import type { Rules } from '../redact/rules'
import { WholeCounts } from '../redact/whole'
import type { RowSink } from '../rows/write'
import { ConnectionLog } from './connection-log'
import { secretFields } from './secrets'
import type { ClientTls, ServerTls } from './tls'
import { Watch } from './watch'

export interface Address {
  host: string
  port: number
}

export interface RecorderOptions {
  /** Port 0 takes a free one. */
  listen: Address
  /** The server behind. */
  to: Address
  /** With it, clients speak TLS to the proxy. */
  tlsListen?: ServerTls
  /** With it, the proxy speaks TLS to the server. */
  tlsTo?: ClientTls
  /** Where rows go; without it nothing is recorded. */
  sink?: RowSink
  /** The header fields whose values are kept out, in lower case. */
  secrets?: ReadonlySet<string>
  /** What is kept out of targets, URLs and bodies. */
  rules?: Rules
  /** Called with what a person should know: a server that is not reached. */
  talk?: (line: string) => void
  /** Called with each row when it is written; with `fsync`, the disk has it. */
  written?: (row: Pick<Traffic, 'id' | 'part'>) => void
  /** Called when rows cannot be written any more. */
  failed?: (error: Error) => void
  /** How much of all connections together may be held before parts are written, in bytes; 64 MiB. */
  memory?: number
}

const largestPart = 64 * 1024
/** How much all open connections hold, in bytes, unless the options say otherwise. */
const mostHeld = 64 * 1024 * 1024
const smallestPart = 16 * 1024
/** Rows that wait for the disk, in bytes, before connections have to wait for them. */
const mostBacklog = 32 * 1024 * 1024

const place = (host: string | undefined, port: number | undefined): string =>
  host?.includes(':')
    ? `[${host.replace(/^::ffff:(?=\d+\.)/, '')}]:${port}`.replace(/^\[(\d+\.[\d.]+)\]/, '$1')
    : `${host}:${port}`

interface Open {
  relay: Relay | undefined
  sockets: Socket[]
  log: ConnectionLog | undefined
}

export class Recorder {
  /** Connections so far, and how many of them did not reach the server. */
  connections = 0
  unreached = 0
  /** Bytes that came from either side. */
  readonly bytes = { client: 0, server: 0 }
  /** Bodies that were kept out whole. */
  readonly whole = new WholeCounts()
  private readonly session = randomBytes(4).toString('hex')
  private readonly open = new Set<Open>()
  private readonly server: Server
  private lastWrite: Promise<void> = Promise.resolve()
  private stopped = false
  private reported = 0

  private constructor(private readonly options: RecorderOptions) {
    this.server = net.createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, socket =>
      this.accept(socket),
    )
  }

  /** @throws the error of listening, such as EADDRINUSE */
  static async start(options: RecorderOptions): Promise<Recorder> {
    const recorder = new Recorder(options)
    const { server } = recorder
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(options.listen.port, options.listen.host, 4096, () => {
        server.off('error', reject)
        // Such as no more descriptors: the connection is lost, the others go on.
        server.on('error', error => recorder.report(`a connection is not accepted: ${error.message}`))
        resolve()
      })
    })
    return recorder
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** Connections that are open now. */
  get now(): number {
    return this.open.size
  }

  /** Listens no more, cuts what is open (its rows say `open`), and waits until all rows are written. */
  async stop(): Promise<void> {
    if (this.stopped) return
    this.stopped = true
    this.server.close()
    for (const one of [...this.open]) {
      this.finish(one)
      one.relay?.destroy()
      for (const socket of one.sockets) socket.destroy()
    }
    await this.options.sink?.close().catch(error => this.options.failed?.(error))
  }

  private accept(raw: Socket): void {
    const { options } = this
    this.connections++
    const one: Open = { relay: undefined, sockets: [raw], log: undefined }
    this.open.add(one)
    if (options.sink) {
      const about = {
        id: `${this.session}-${this.connections}`,
        client: place(raw.remoteAddress, raw.remotePort),
        server: place(options.to.host, options.to.port),
        tls: options.tlsListen !== undefined || options.tlsTo !== undefined,
      }
      one.log = new ConnectionLog(about, new Watch(options.secrets ?? secretFields, options.rules))
    }
    if (!options.tlsListen) {
      this.reach(one, raw, raw)
      return
    }
    options.tlsListen.accept(raw, client => {
      if (client) this.reach(one, raw, client)
      else this.gone(one)
    })
  }

  /** The client left before it was connected to anything. */
  private gone(one: Open): void {
    one.log?.end('client', 'reset')
    this.finish(one)
  }

  private reach(one: Open, raw: Socket, client: Socket): void {
    const { to, tlsTo } = this.options
    const below = net.connect({ ...to, allowHalfOpen: true, noDelay: true })
    const server = tlsTo ? tlsTo.connect(below, to) : below
    one.sockets.push(below)
    server.pause()
    const resets = new Map<Socket, Socket>([
      [client, raw],
      [server, below],
    ])
    const reset = (socket: Socket) => {
      resets.get(socket)?.resetAndDestroy()
      socket.destroy()
    }
    const failed = (error: Error) => {
      this.unreached++
      this.report(`the server is not reached: ${error.message}`)
      one.log?.fail(error.message)
      reset(client)
      this.finish(one)
    }
    const gone = () => {
      below.destroy()
      this.gone(one)
    }
    client.once('error', gone)
    server.once('error', failed)
    server.once(tlsTo ? 'secureConnect' : 'connect', () => {
      client.off('error', gone)
      server.off('error', failed)
      one.relay = new Relay(
        { client, server },
        {
          reset,
          probes: true,
          data: (from, bytes) => this.took(one, from, bytes),
          end: (from, how) => one.log?.end(from, how),
          over: () => this.finish(one),
        },
      )
      if (this.backlog > mostBacklog) void this.lastWrite.then(() => one.relay?.go())
      else one.relay.go()
    })
  }

  private get backlog(): number {
    return this.options.sink?.backlog ?? 0
  }

  private took(one: Open, from: Side, bytes: Buffer): void {
    this.bytes[from] += bytes.length
    const { log } = one
    if (!log) return
    log.add(from, bytes)
    const share = (this.options.memory ?? mostHeld) / this.open.size
    if (log.held < Math.max(smallestPart, Math.min(largestPart, share))) return
    const written = this.write(log, true)
    if (this.backlog < mostBacklog) return
    const { relay } = one
    relay?.hold('client')
    relay?.hold('server')
    void written.then(() => {
      relay?.release('client')
      relay?.release('server')
    })
  }

  /** The connection is over, or cut: its last row. */
  private finish(one: Open): void {
    if (!this.open.delete(one) || !one.log) return
    void this.write(one.log, false)
  }

  private write(log: ConnectionLog, more: boolean): Promise<void> {
    const { failed, written } = this.options
    const sink = this.options.sink as RowSink
    const name = written && log.name(more)
    if (this.options.rules) this.whole.add({ ...log.name(more), ...(more ? { more } : {}), masked: log.masked })
    const taken = sink.writeLine ? sink.writeLine(log.line(more)) : sink.write(log.row(more))
    this.lastWrite = taken.then(name && (() => written(name)), error => failed?.(error))
    return this.lastWrite
  }

  /** Says a thing, but not thousands of times. */
  private report(line: string): void {
    if (++this.reported <= 5) this.options.talk?.(this.reported === 5 ? `${line} (this is not said again)` : line)
  }
}
