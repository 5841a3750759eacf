/** How http reads a connection: what the adapters of the eras offer, and a tapped host socket. */

import type { HttpSocket } from './connection'

/** Called with the connection as `this`. */
export type OnBytes = (this: HttpSocket, chunk: Buffer) => void

export type OnEnd = (this: HttpSocket) => void

export const kOnBytes = Symbol('http reads with')

export const kOnEnd = Symbol('http ends with')

/** Tapped in this very turn. */
export const kFresh = Symbol('fresh')

/** What the host does at the end of a socket, where its listener is hidden. */
export const kHostEnd = Symbol('host ends with')

interface Handle {
  reading?: boolean
  /** Bytes that the system has not taken yet. */
  writeQueueSize?: number
  readStop?(): number
}

/** A host socket as the adapters use it. */
export interface TappedSocket extends HttpSocket {
  [kOnBytes]?: OnBytes
  [kOnEnd]?: OnEnd
  [kFresh]?: boolean
  [kHostEnd]?: () => void
  [kRead]?: (piece: Buffer) => boolean
  _handle?: Handle | null
  _paused?: boolean
  _writableState: { needDrain: boolean; length: number; highWaterMark: number }
  _readableState: { length: number; highWaterMark: number; flowing: boolean | null; reading: boolean }
}

export interface SocketAdapter {
  /** From now on the connection's bytes and its end come here (and to other listeners, where the era has them). */
  attach(socket: HttpSocket, onData: OnBytes, onEnd: OnEnd): void
  /** Takes http off the connection; after an upgrade the program's own listeners get all that follows. */
  detach(socket: HttpSocket): void
  /** Stops reading: the message is full. */
  pause(socket: HttpSocket): void
  /** Reads on. */
  resume(socket: HttpSocket): void
}

/** Takes a piece that the system has read; where a socket has none, its pieces go through `push`. */
export const kRead = Symbol('takes what was read')
