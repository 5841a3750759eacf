/** The connection of a client to one origin server: what goes there and comes from there is what is recorded. */

import net, { type Socket } from 'node:net'
import { resetSocket } from '../../shared/reset'
import type { Side } from '../../transcript/types'
import type { ConnectionLog } from '../record/connection-log'
import { type Journal, place } from '../record/journal'

interface OriginEvents {
  connected(): void
  /** It is not reached, or it would lead back to the proxy. */
  failed(error: Error): void
  data(bytes: Buffer): void
  /** The server ended, or broke off. */
  ended(how: 'end' | 'reset'): void
  /** What was sent has gone out. */
  drained(): void
}

export interface OriginOptions {
  host: string
  port: number
  /** Where the client came from. */
  client: string
  /** The port of the proxy: a connection to it is a loop. */
  ownPort: number
  journal: Journal | undefined
  /** Called with bytes that came or went. */
  counted(from: Side, size: number): void
}

export class Origin {
  readonly socket: Socket
  readonly name: string
  private readonly log: ConnectionLog | undefined
  private isConnected = false
  /** Whose end is known; and whether the row is written. */
  private readonly known = { client: false, server: false }
  private finished = false

  constructor(
    private readonly options: OriginOptions,
    private readonly events: OriginEvents,
  ) {
    const { host, port, client, journal } = options
    this.name = place(host, port)
    this.log = journal?.begin({ client, server: this.name, tls: false })
    const socket = net.connect({ host, port, allowHalfOpen: true, noDelay: true })
    this.socket = socket
    socket.on('connect', () => this.connected())
    socket.on('data', bytes => {
      this.came('server', bytes)
      events.data(bytes)
    })
    socket.on('drain', () => events.drained())
    socket.on('end', () => this.ended('end'))
    socket.on('error', error => (this.isConnected ? this.ended('reset') : this.fail(error)))
    socket.on('close', () => {
      this.ended('reset')
      this.finish()
    })
  }

  /** Another request may follow on it. */
  get isOpen(): boolean {
    return this.isConnected && !this.known.client && !this.known.server && !this.finished
  }

  /** Sends bytes. Gives whether more may follow at once. */
  send(bytes: Buffer): boolean {
    if (bytes.length === 0) return true
    this.came('client', bytes)
    return this.socket.write(bytes)
  }

  /** The client has said all that it will. */
  half(): void {
    this.knows('client', 'end')
    this.socket.end()
  }

  /** Nothing more is said or heard. @param how the client ended it; undefined: nobody did, the recording is over */
  close(how?: 'end' | 'reset'): void {
    if (how) this.knows('client', how)
    this.finish()
    if (how === 'reset' && this.isConnected) resetSocket(this.socket)
    else this.socket.destroy()
  }

  private connected(): void {
    const { socket, options } = this
    if (socket.remotePort === options.ownPort && socket.remoteAddress === socket.localAddress) {
      this.fail(new Error('it leads to this proxy itself'))
      return
    }
    this.isConnected = true
    this.events.connected()
  }

  private came(from: Side, bytes: Buffer): void {
    this.options.counted(from, bytes.length)
    const wait = this.finished || !this.log ? undefined : this.options.journal?.add(this.log, from, bytes)
    if (!wait) return
    this.socket.pause()
    void wait.then(() => this.socket.resume())
  }

  private knows(side: Side, how: 'end' | 'reset'): void {
    if (this.known[side] || this.finished) return
    this.known[side] = true
    this.log?.end(side, how)
  }

  private ended(how: 'end' | 'reset'): void {
    if (this.known.server || this.finished) return
    this.knows('server', how)
    this.events.ended(how)
  }

  private fail(error: Error): void {
    if (this.finished) return
    this.log?.fail(error.message)
    this.finish()
    this.socket.destroy()
    this.events.failed(error)
  }

  private finish(): void {
    if (this.finished) return
    this.finished = true
    if (this.log) this.options.journal?.finish(this.log)
  }
}
