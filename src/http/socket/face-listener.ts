/**
 * The face of the eras in which http reads with an ordinary data listener. It is there to be counted, and taken off
 * when the program takes over; as long as nobody else listens, the tap calls it.
 */

import { Socket } from 'node:net'
import type { Era } from '../era'
import type { SocketFace } from './face'
import { markAsEra } from './high-water-mark'
import { shareReads } from './shared-reads'
import {
  canTap,
  emitterOn,
  isTapped,
  kFresh,
  kOnBytes,
  kOnEnd,
  makeTapDestroy,
  pauseStream,
  startReading,
  stopReading,
  type TappedSocket,
  tapPause,
  tapResume,
} from './tap'
import { makeTapWrite } from './write'

type Listener = (...args: unknown[]) => void

export function makeListenerFace(era: Era): SocketFace {
  const { readableStopsFlow } = era.profile.socket
  const { push } = Socket.prototype
  const destroy = makeTapDestroy(era)
  const write = makeTapWrite(era)

  function tapPush(this: TappedSocket, chunk: Buffer | null): boolean {
    if (chunk === null) return push.call(this, null)
    this[kOnBytes]!.call(this, chunk)
    return true
  }
  function tapOn(this: TappedSocket, event: string, listener: Listener): TappedSocket {
    if (event === 'readable' && !readableStopsFlow) return emitterOn.call(this, event, listener) as TappedSocket
    if (event !== 'data' && event !== 'readable') return emitterOn.call(this, event, listener) as TappedSocket
    untap(this)
    return this.on(event, listener)
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
    socket.on = socket.addListener = tapOn as TappedSocket['on']
    socket.pause = pause as TappedSocket['pause']
    socket.resume = tapResume as TappedSocket['resume']
  }
  /** The host's stream machinery takes over; http's listener is among its listeners. */
  function untap(socket: TappedSocket) {
    for (const own of ['push', 'on', 'addListener', 'pause', 'resume']) {
      delete (socket as unknown as Record<string, unknown>)[own]
    }
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
        shareReads(socket)
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
      if (isTapped(socket)) stopReading(socket)
      else socket.pause?.()
    },
    resume(socket: TappedSocket) {
      if (socket._paused || !socket.readable) return
      if (isTapped(socket)) startReading(socket)
      else socket.resume?.()
    },
  }
}
