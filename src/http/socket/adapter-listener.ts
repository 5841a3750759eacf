/**
 * The adapter of the eras in which http reads with an ordinary data listener. It is there to be counted, and taken off
 * when the program takes over; as long as nobody else listens, the tap calls it.
 */

import { EventEmitter } from 'node:events'
import { Socket } from 'node:net'
import type { Era } from '../shapes/era'
import { kFresh, kOnBytes, kOnEnd, kRead, type SocketAdapter, type TappedSocket } from '../shapes/socket'
import { makeAccessors } from './accessors'
import { makeMark } from './high-water-mark'
import { handOverReads } from './shared-reads'
import {
  canTap,
  emitterOn,
  isPushed,
  isTapped,
  makeTapDestroy,
  pauseStream,
  startReading,
  takeReads,
  tapPause,
  tapResume,
} from './tap'
import { makeShowUnopened } from './unopened'
import { makeLeaveUnsent } from './unsent'
import { makeTapWrite } from './write'

type Listener = (...args: unknown[]) => void

export function makeListenerAdapter(era: Era): SocketAdapter {
  const { readableStopsFlow } = era.profile.socket
  const { push, unshift } = Socket.prototype
  const { prependListener } = EventEmitter.prototype
  const destroy = makeTapDestroy(era)
  const dress = makeAccessors(era)
  const write = makeTapWrite(era)
  const markAsEra = makeMark(era)
  const showUnopened = makeShowUnopened(era)
  const leaveUnsent = makeLeaveUnsent(era.profile)

  function tapRead(this: TappedSocket, piece: Buffer): boolean {
    this[kOnBytes]!.call(this, piece)
    return true
  }
  function tapPush(this: TappedSocket, chunk: Buffer | string | null, encoding?: BufferEncoding): boolean {
    if (chunk === null) {
      const more = push.call(this, null)
      // Nobody reads but us.
      this.read(0)
      return more
    }
    if (!isPushed(this, chunk)) return tapRead.call(this, chunk as Buffer)
    flowAsStream(this)
    return push.call(this, chunk, encoding)
  }
  function tapUnshift(this: TappedSocket, chunk: Buffer | string, encoding?: BufferEncoding): unknown {
    flowAsStream(this)
    return unshift.call(this, typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk)
  }
  /** The program puts bytes into the stream: then they, and all that follow, go its way. */
  function flowAsStream(socket: TappedSocket) {
    const onData = socket[kOnBytes]!
    untap(socket)
    // The stream must know of its listener.
    socket.removeListener('data', onData)
    socket.on('data', onData)
    if (socket._readableState.flowing) socket.read(0)
  }
  function tapOn(this: TappedSocket, event: string, listener: Listener): TappedSocket {
    if (event === 'readable' && !readableStopsFlow) return emitterOn.call(this, event, listener) as TappedSocket
    if (event !== 'data' && event !== 'readable') return emitterOn.call(this, event, listener) as TappedSocket
    untap(this)
    return this.on(event, listener)
  }
  function tapPrepend(this: TappedSocket, event: string, listener: Listener): TappedSocket {
    if (event === 'data') flowAsStream(this)
    return prependListener.call(this, event, listener) as TappedSocket
  }
  /** A pause before the connection has begun to flow is undone when it does. */
  function pause(this: TappedSocket): TappedSocket {
    if (this[kFresh]) pauseStream.call(this)
    else tapPause.call(this)
    return this
  }
  function settle(socket: TappedSocket) {
    socket[kFresh] = false
  }
  function tap(socket: TappedSocket) {
    socket[kFresh] = true
    process.nextTick(settle, socket)
    socket.push = tapPush
    socket.unshift = tapUnshift as unknown as TappedSocket['unshift']
    socket.on = socket.addListener = tapOn as TappedSocket['on']
    socket.prependListener = tapPrepend as TappedSocket['on']
    socket.pause = pause as TappedSocket['pause']
    socket.resume = tapResume as TappedSocket['resume']
  }
  /** The host's stream machinery takes over; http's listener is among its listeners. */
  function untap(socket: TappedSocket) {
    for (const own of ['push', 'unshift', 'on', 'addListener', 'prependListener', 'pause', 'resume', kRead]) {
      delete (socket as unknown as Record<string | symbol, unknown>)[own]
    }
    handOverReads(socket as unknown as Socket)
  }

  return {
    attach(socket: TappedSocket, onData, onEnd) {
      socket[kOnBytes] = onData
      socket[kOnEnd] = onEnd
      if (canTap(socket)) {
        emitterOn.call(socket, 'data', onData)
        tap(socket)
        socket._destroy = destroy
        socket.write = write
        markAsEra(socket)
        showUnopened(socket)
        leaveUnsent(socket)
        takeReads(socket, tapRead)
        dress(socket)
      } else socket.on('data', onData)
      socket.on('end', onEnd)
    },
    detach(socket: TappedSocket) {
      const onData = socket[kOnBytes]
      if (!onData) return
      if (isTapped(socket)) untap(socket)
      socket.removeListener('data', onData)
      socket.removeListener('end', socket[kOnEnd]!)
      socket[kOnBytes] = socket[kOnEnd] = undefined
      if (socket._readableState) socket._readableState.flowing = null
    },
    pause(socket: TappedSocket) {
      socket.pause?.()
    },
    resume(socket: TappedSocket) {
      if (socket._paused || !socket.readable) return
      // A connection that was not paused tells nothing.
      if (isTapped(socket) && socket._readableState.flowing !== false) startReading(socket)
      else socket.resume?.()
    },
  }
}
