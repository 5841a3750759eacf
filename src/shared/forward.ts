/**
 * Hands on what comes on one of two sockets to the other: bytes under back-pressure, a half-close as a half-close, a
 * reset as a reset. It tells what came and decides nothing.
 */

import type { Socket } from 'node:net'
import type { Side } from '../transcript/types'
import { canProbe, noticeGone } from './half-open'

interface RelayOptions {
  /** Ends a socket whose other side is broken: sends a reset and closes, or as the caller means it. */
  reset(socket: Socket): void
  /** Tells a reset that comes together with the last bytes from an end: the host shows both as an end. */
  probes?: boolean
  data(from: Side, bytes: Buffer): void
  end(from: Side, how: 'end' | 'reset'): void
  /** Both sockets are closed. */
  over?(): void
}

/** How long bytes that came before a reset may take to go out, in milliseconds. */
const resetPatience = 2000

const opposite = { client: 'server', server: 'client' } as const

/**
 * A reset that comes together with the last bytes is reported by the host as an end: the socket is asked.
 */
function probe(socket: Socket, ended: () => void): void {
  if (canProbe(socket)) socket.write('', error => error ?? ended())
  else ended()
}

export class Relay {
  private readonly holds = { client: 0, server: 0 }
  /** Whose end is known, or was made by us. */
  private readonly known = { client: false, server: false }
  private left = 2

  /**
   * Both sockets allow to be half open, and are paused from here on; `go` begins.
   * @param sockets `client` is the socket whose peer is the client
   */
  constructor(
    private readonly sockets: Record<Side, Socket>,
    private readonly options: RelayOptions,
  ) {
    sockets.client.pause()
    sockets.server.pause()
    this.wire('client')
    this.wire('server')
  }

  go(): void {
    this.sockets.client.resume()
    this.sockets.server.resume()
  }

  /** Reads no more until as many calls of `release`. */
  hold(side: Side): void {
    if (this.holds[side]++ === 0) this.sockets[side].pause()
  }

  release(side: Side): void {
    if (--this.holds[side] === 0) this.sockets[side].resume()
  }

  destroy(): void {
    this.known.client = this.known.server = true
    this.sockets.client.destroy()
    this.sockets.server.destroy()
  }

  private wire(from: Side): void {
    const { options, sockets } = this
    const source = sockets[from]
    const target = sockets[opposite[from]]
    let waits = false
    source.on('data', (bytes: Buffer) => {
      options.data(from, bytes)
      if (target.writable && !target.write(bytes) && !waits) {
        waits = true
        this.hold(from)
      }
    })
    target.on('drain', () => {
      if (!waits) return
      waits = false
      this.release(from)
    })
    const ended = () => {
      this.known[from] = true
      options.end(from, 'end')
      target.end()
    }
    source.on('end', () => (options.probes ? probe(source, ended) : ended()))
    source.on('error', () => this.broken(from))
    if (options.probes) noticeGone(source)
    source.on('close', () => {
      // Closed without a word, as TLS may be.
      if (!this.known[from]) this.broken(from)
      if (--this.left === 0) options.over?.()
    })
  }

  private broken(from: Side): void {
    const { options } = this
    options.end(from, 'reset')
    const target = this.sockets[opposite[from]]
    this.known.client = this.known.server = true
    if (target.destroyed) return
    if (target.writableLength === 0) {
      options.reset(target)
      return
    }
    const timer = setTimeout(() => options.reset(target), resetPatience)
    const flushed = () => {
      clearTimeout(timer)
      options.reset(target)
    }
    if (target.writableEnded) target.once('finish', flushed)
    else target.write('', flushed)
    target.once('close', () => clearTimeout(timer))
  }
}
