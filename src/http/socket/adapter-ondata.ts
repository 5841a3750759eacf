/**
 * The adapter of the eras with callbacks on the socket: whoever sets `ondata` gets the bytes as (buffer, start, end),
 * and `onend` the end. http sets them, and after an upgrade the program may. Without them the socket is an ordinary
 * stream.
 */

import { Socket } from 'node:net'
import type { Era } from '../shapes/era'
import { kHostEnd, kOnBytes, kOnEnd, type SocketAdapter, type TappedSocket } from '../shapes/socket'
import { makeAccessors } from './accessors'
import { makeMark } from './high-water-mark'
import { pauseUnread } from './shared-reads'
import {
  canTap,
  isPushed,
  makeTapDestroy,
  pauseStream,
  startReading,
  stopReading,
  takeReads,
  tapPause,
  tapResume,
} from './tap'
import { makeShowUnopened } from './unopened'
import { makeLeaveUnsent } from './unsent'
import { makeTapWrite } from './write'

export function makeOndataAdapter(era: Era): SocketAdapter {
  const { dataBeside, resumeClosedThrows } = era.profile.socket
  const dataBefore = dataBeside === 'before'
  const { push } = Socket.prototype
  const write = makeTapWrite(era)
  const markAsEra = makeMark(era)
  const showUnopened = makeShowUnopened(era)
  const leaveUnsent = makeLeaveUnsent(era.profile)
  const destroy = makeTapDestroy(era)
  const dress = makeAccessors(era)

  /** Programs take these off a socket, call them bare, and put them on again. */
  const ondataOf = (socket: TappedSocket) => (data: Buffer, start: number, end: number) => {
    socket[kOnBytes]?.call(socket, start === 0 && end === data.length ? data : data.subarray(start, end))
  }
  const onendOf = (socket: TappedSocket) => () => {
    socket[kOnEnd]?.call(socket)
  }
  /** The host listens for the end of its sockets; those that are no Readables had nobody who listened for it. */
  function hideEnd(socket: TappedSocket) {
    const hosts = socket.listeners('end').find(({ name }) => name === 'onReadableStreamEnd')
    if (!hosts) return
    socket.removeListener('end', hosts as () => void)
    socket[kHostEnd] = hosts as () => void
  }
  /** Sockets that are no Readables had begun to end before they called it, and end whatever it throws. */
  function callOnend(this: TappedSocket) {
    try {
      this.onend?.()
    } catch (error) {
      if (dataBefore && !this.allowHalfOpen) this.destroySoon()
      throw error
    }
  }
  function tapPush(this: TappedSocket, chunk: Buffer | string | null, encoding?: BufferEncoding): boolean {
    if (chunk === null) {
      const hosts = this[kHostEnd]
      if (hosts) this.once('end', hosts)
      if (this.onend) this.once('end', callOnend)
      return push.call(this, null)
    }
    // What the program puts into the stream did not come from the other side, and http reads nothing else.
    return isPushed(this, chunk) ? push.call(this, chunk, encoding) : tapRead.call(this, chunk as Buffer)
  }
  function tapRead(this: TappedSocket, chunk: Buffer): boolean {
    if (this.ondata) {
      if (dataBefore && this.listenerCount('data') > 0) this.emit('data', chunk)
      this.ondata?.(chunk, 0, chunk.length)
      return true
    }
    // Sockets that are no Readable keep nothing for a listener to come.
    if (dataBefore && this.listenerCount('data') === 0) return true
    return push.call(this, chunk)
  }
  /** A Readable socket goes on reading for those who set ondata. */
  function pauseBeside(this: TappedSocket): TappedSocket {
    if (this.ondata) pauseStream.call(this)
    else pauseUnread.call(this as unknown as Socket)
    return this
  }
  function resume(this: TappedSocket) {
    if (resumeClosedThrows && this.destroyed) throw new Error('Cannot resume() closed Socket.')
    return tapResume.call(this)
  }
  /** Whether the connection is asked to stop and go on: later its handle was, which other streams do not have. */
  const isAsked = (socket: TappedSocket) => dataBefore || socket instanceof Socket
  /** For sockets whose bytes are in their stream already. Other streams are asked for nothing: they may call ondata. */
  function receive(this: TappedSocket, chunk: Buffer) {
    this.ondata?.(chunk, 0, chunk.length)
  }

  return {
    attach(socket: TappedSocket, onData, onEnd) {
      socket[kOnBytes] = onData
      socket[kOnEnd] = onEnd
      socket.ondata = ondataOf(socket)
      socket.onend = onendOf(socket)
      if (socket.push === tapPush) return
      if (canTap(socket)) {
        socket.push = tapPush
        socket._destroy = destroy
        markAsEra(socket)
        showUnopened(socket)
        leaveUnsent(socket)
        takeReads(socket, tapRead)
        if (dataBefore) {
          socket.pause = tapPause as TappedSocket['pause']
          socket.resume = resume as TappedSocket['resume']
          hideEnd(socket)
        } else socket.pause = pauseBeside as TappedSocket['pause']
        socket.write = write
        dress(socket)
      } else if (socket instanceof Socket) {
        socket.on('data', receive)
        socket.on('end', callOnend)
      }
    },
    detach(socket: TappedSocket) {
      socket[kOnBytes] = socket[kOnEnd] = undefined
      socket.ondata = socket.onend = null
      if (socket.push !== tapPush) {
        socket.removeListener('data', receive)
        socket.removeListener('end', callOnend)
      }
    },
    pause(socket: TappedSocket) {
      if (socket.push === tapPush) stopReading(socket)
      else if (socket[kOnBytes] && isAsked(socket)) socket.pause()
    },
    resume(socket: TappedSocket) {
      // Stopped because answers back up: a body that is done with starts nothing.
      if (socket._paused) return
      if (socket.push === tapPush) startReading(socket)
      else if (socket[kOnBytes] && isAsked(socket)) socket.resume()
    },
  }
}
