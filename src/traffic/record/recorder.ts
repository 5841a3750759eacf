/** The recording proxy: listens, connects each client to the server behind it, and writes what passed as rows. */

import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import { Relay } from '../../shared/forward'
import { resetSocket } from '../../shared/reset'
import type { Side } from '../../transcript/types'
import { WholeCounts } from '../redact/whole'
import type { ConnectionLog } from './connection-log'
import { Journal, type JournalOptions, place, sayer } from './journal'
import type { ClientTls, ServerTls } from './tls'

export interface Address {
  host: string
  port: number
}

export interface RecorderOptions extends Partial<JournalOptions> {
  /** Port 0 takes a free one. */
  listen: Address
  /** The server behind. */
  to: Address
  /** With it, clients speak TLS to the proxy. */
  tlsListen?: ServerTls
  /** With it, the proxy speaks TLS to the server. */
  tlsTo?: ClientTls
  /** Called with what a person should know: a server that is not reached. */
  talk?: (line: string) => void
}

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
  /** Without a sink nothing is recorded. */
  private readonly journal: Journal | undefined
  private readonly report: (line: string) => void
  private readonly open = new Set<Open>()
  private readonly server: Server
  private stopped = false

  private constructor(private readonly options: RecorderOptions) {
    const { sink } = options
    this.journal = sink && new Journal({ ...options, sink })
    this.report = sayer(options.talk)
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

  /** Bodies that were kept out whole. */
  get whole(): WholeCounts {
    return this.journal?.whole ?? new WholeCounts()
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
    await this.journal?.close()
  }

  private accept(raw: Socket): void {
    const { options } = this
    this.connections++
    const one: Open = { relay: undefined, sockets: [raw], log: undefined }
    this.open.add(one)
    one.log = this.journal?.begin({
      client: place(raw.remoteAddress, raw.remotePort),
      server: place(options.to.host, options.to.port),
      tls: options.tlsListen !== undefined || options.tlsTo !== undefined,
    })
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
      const reset = resets.get(socket)
      if (reset) resetSocket(reset)
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
      const { behind } = this.journal ?? {}
      if (behind) void behind.then(() => one.relay?.go())
      else one.relay.go()
    })
  }

  private took(one: Open, from: Side, bytes: Buffer): void {
    this.bytes[from] += bytes.length
    const wait = one.log && this.journal?.add(one.log, from, bytes)
    if (!wait) return
    const { relay } = one
    relay?.hold('client')
    relay?.hold('server')
    void wait.then(() => {
      relay?.release('client')
      relay?.release('server')
    })
  }

  /** The connection is over, or cut: its last row. */
  private finish(one: Open): void {
    if (this.open.delete(one) && one.log) this.journal?.finish(one.log)
  }
}
