/**
 * The forward proxy that records: clients name the server in each request (`curl -x`). A row is a connection to one server, with the
 * bytes that went there and came from there, so that rows are as if no proxy had been between.
 */

import { randomBytes } from 'node:crypto'
import net, { type AddressInfo, type Server, type Socket } from 'node:net'
import { Journal, type JournalOptions, place, sayer } from '../record/journal'
import type { Address } from '../record/recorder'
import { WholeCounts } from '../redact/whole'
import { ForwardedClient } from './client'

interface ForwardOptions extends Partial<JournalOptions> {
  /** Port 0 takes a free one. */
  listen: Address
  /** How often is asked whether a client that said all is still there: 30,000 ms. */
  probeEvery?: number
  /** Called with what a person should know. */
  talk?: (line: string) => void
}

export class ForwardProxy {
  /** Connections to servers; those that were not reached; requests that were refused. */
  connections = 0
  unreached = 0
  refused = 0
  /** Bytes to servers, and from them. */
  readonly bytes = { client: 0, server: 0 }
  private readonly clients = new Set<ForwardedClient>()
  private readonly journal: Journal | undefined
  private readonly server: Server
  private readonly say: (line: string) => void
  private readonly opaque = new Set<string>()
  private readonly via = `http-eras-${randomBytes(4).toString('hex')}`
  private stopped = false

  private constructor(private readonly options: ForwardOptions) {
    const { sink } = options
    this.journal = sink && new Journal({ ...options, sink })
    this.say = sayer(options.talk)
    this.server = net.createServer({ allowHalfOpen: true, noDelay: true }, socket => this.accept(socket))
  }

  /** @throws the error of listening, such as EADDRINUSE */
  static async start(options: ForwardOptions): Promise<ForwardProxy> {
    const proxy = new ForwardProxy(options)
    const { server } = proxy
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(options.listen.port, options.listen.host, 4096, () => {
        server.off('error', reject)
        server.on('error', error => proxy.say(`a connection is not accepted: ${error.message}`))
        resolve()
      })
    })
    return proxy
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** Clients that are connected now. */
  get now(): number {
    return this.clients.size
  }

  /** Bodies that were kept out whole. */
  get whole(): WholeCounts {
    return this.journal?.whole ?? new WholeCounts()
  }

  /** Listens no more, cuts what is open (its rows say `open`), and waits until all rows are written. */
  async stop(): Promise<void> {
    if (this.stopped) return
    this.stopped = true
    this.server.close()
    for (const client of [...this.clients]) client.cut()
    await this.journal?.close()
  }

  private accept(socket: Socket): void {
    const client: ForwardedClient = new ForwardedClient(socket, {
      client: place(socket.remoteAddress, socket.remotePort),
      ownPort: this.port,
      journal: this.journal,
      via: this.via,
      probeEvery: this.options.probeEvery,
      counted: (from, size) => (this.bytes[from] += size),
      passed: () => void this.connections++,
      refused: why => {
        this.refused++
        this.say(`a request is refused: ${why}`)
      },
      unreached: (name, why) => {
        this.unreached++
        this.say(`${name} is not reached: ${why}`)
      },
      opaque: name => {
        if (this.opaque.has(name) || this.opaque.size > 1000) return
        this.opaque.add(name)
        this.say(`TLS to ${name} passes through a tunnel: it is recorded as it came, and nobody can read it`)
      },
      gone: () => this.clients.delete(client),
    })
    this.clients.add(client)
    const { behind } = this.journal ?? {}
    if (!behind) return
    socket.pause()
    void behind.then(() => socket.resume())
  }
}
