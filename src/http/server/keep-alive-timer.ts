/**
 * The time between two requests of a connection (keepAliveTimeout). Setting the socket's own timer twice per request
 * costs more than parsing the request. So there is one timer per connection; when it fires, it checks how long the
 * connection has been idle, and `socket.timeout` shows what the socket's timer would. The socket's own timer is used where
 * it would fire first, or where the program has set it.
 */

import { Socket } from 'node:net'
import { type KeepAliveTimer, kExchanges, type ServedSocket } from '../shapes/server'

export class IdleTimer implements KeepAliveTimer {
  /** Whether the connection rests. */
  on = false
  /** Whether this rest is watched here, and not by the socket's timer. */
  private watched = false
  private since = 0
  private span = 0
  private timer: NodeJS.Timeout | undefined
  /** How long the timer was set for. */
  private armed = 0
  /** What the socket's own timer is set to while the connection does not rest; -1: not a host socket's. */
  private usual = -1

  /** The socket's timer has been set for the time of its requests. */
  keep(socket: ServedSocket): void {
    this.usual = socket instanceof Socket ? (socket.timeout ?? 0) : -1
  }

  /** The connection rests, for `span` milliseconds at most. */
  begin(socket: ServedSocket, span: number): void {
    this.on = true
    const { usual } = this
    this.watched = usual >= 0 && socket.timeout === usual && (usual === 0 || usual > span)
    if (!this.watched) {
      socket.setTimeout(span)
      return
    }
    this.span = span
    show(socket, span)
    this.since = Date.now()
    if (this.timer && this.armed === span) return
    clearTimeout(this.timer)
    this.arm(socket, span)
  }

  /** A request is here, which may take `usual` milliseconds without traffic; 0: any time. */
  end(socket: ServedSocket, usual: number): void {
    this.on = false
    if (this.watched && usual === this.usual && socket.timeout === this.span) show(socket, usual)
    else {
      socket.setTimeout(usual)
      this.keep(socket)
    }
  }

  /** The connection is gone. */
  stop(): void {
    this.on = false
    clearTimeout(this.timer)
    // A socket that is announced as a connection once more finds no timer that will never fire.
    this.timer = undefined
  }

  private arm(socket: ServedSocket, milliseconds: number): void {
    this.armed = this.span
    this.timer = setTimeout(look, milliseconds, socket).unref()
  }

  /** The timer has fired. */
  look(socket: ServedSocket): void {
    this.timer = undefined
    if (!this.on || !this.watched || socket.timeout !== this.span) return
    const left = Math.min(this.since + this.span - Date.now(), this.span)
    if (left > 0) this.arm(socket, left)
    else socket.emit('timeout')
  }
}

function show(socket: { timeout?: number }, milliseconds: number): void {
  socket.timeout = milliseconds
}

function look(socket: ServedSocket): void {
  socket[kExchanges].rest.look(socket)
}
