/**
 * The tap: while http reads from a host socket, the socket's `push`, which the host calls with each piece it has
 * read, is ours, and the bytes go past the host's stream machinery. Stopping and starting to read is then ours too.
 */

import { EventEmitter } from 'node:events'
import { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import type { HttpSocket } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { kRead, type TappedSocket } from '../shapes/socket'
import { closeInTick } from './close-in-tick'
import { makeToEraError } from './errors'
import { shareReads } from './shared-reads'
import { destroyUnopened } from './unopened'

/** Whether the tap can be set: a host socket with nothing in its buffer. */
export const canTap = (socket: TappedSocket): boolean => socket instanceof Socket && socket._readableState.length === 0

export const isTapped = (socket: HttpSocket): boolean => Object.hasOwn(socket, 'push')

export const emitterOn = EventEmitter.prototype.on

/** Stops reading at once. */
export function stopReading(socket: TappedSocket): void {
  const handle = socket._handle
  if (handle?.reading && handle.readStop) {
    handle.reading = false
    handle.readStop()
  }
}

/** Reads again from a connection that was stopped. */
export function startReading(socket: TappedSocket): void {
  const handle = socket._handle
  if (handle && !handle.reading && !socket.connecting && !socket.destroyed) socket._read(0)
}

/** Where the system's pieces have a way of their own, they take it. */
export function takeReads(socket: TappedSocket, take: (this: TappedSocket, piece: Buffer) => boolean): void {
  if (shareReads(socket as unknown as Socket)) socket[kRead] = take
}

/** Whether a piece was pushed by the program, not read from the system. */
export const isPushed = (socket: TappedSocket, chunk: unknown): boolean =>
  Boolean(socket[kRead]) || !(chunk instanceof Buffer)

/** Pauses the stream alone; the host's own pause of a socket may stop reading. */
export const pauseStream = Duplex.prototype.pause

/** The tapped connection's own pause and resume: the host's, and reading really stops. */
export function tapPause(this: TappedSocket): TappedSocket {
  stopReading(this)
  Socket.prototype.pause.call(this)
  return this
}
export function tapResume(this: TappedSocket): TappedSocket {
  Socket.prototype.resume.call(this)
  startReading(this)
  return this
}

/** The tapped connection's own end: its errors are the era's. */
export function makeTapDestroy(era: Era): TappedSocket['_destroy'] {
  const errorOf = makeToEraError(era)
  const { _destroy } = Socket.prototype
  const { closesInTick, closesUnopened } = era.profile.socket
  return function (this: TappedSocket, error, done) {
    const reported = error && errorOf(error)
    if (!closesUnopened && !this._handle) destroyUnopened(this, reported, done)
    else if (closesInTick) closeInTick(this, () => _destroy.call(this, reported, done))
    else _destroy.call(this, reported, done)
  }
}
