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

/** What a handle is given with each piece: it says when a piece that the system did not take at once is written. */
export interface WriteRequest {
  oncomplete?: unknown
}

export interface Handle {
  reading?: boolean
  /** Bytes that the system has not taken yet. */
  writeQueueSize?: number
  readStop?(): number
  writeBuffer(request: WriteRequest, bytes: Uint8Array): number
  writeLatin1String(request: WriteRequest, text: string): number
  /** Hosts that are not Node, and handles of other kinds, may lack it. */
  writeUtf8String?(request: WriteRequest, text: string): number
}

/** What a host's stream knows of what it writes. */
export interface WritingState {
  needDrain: boolean
  length: number
  highWaterMark: number
  readonly corked: number
  readonly ending: boolean
  readonly destroyed: boolean
  readonly errored: Error | null
  readonly bufferProcessing: boolean
  readonly defaultEncoding: string
  readonly writing: boolean
}

/** What http does after a write that ends a message. */
export interface AfterWrite {
  readonly done: (error?: Error | null) => void
}

/** Where a connection has its AfterWrite, if it has one. */
export const kAfterWrite = Symbol('after a write')

/** A host socket as the adapters use it. */
export interface TappedSocket extends HttpSocket {
  [kOnBytes]?: OnBytes
  [kOnEnd]?: OnEnd
  [kFresh]?: boolean
  [kHostEnd]?: () => void
  [kRead]?: (piece: Buffer) => boolean
  _handle?: Handle | null
  _paused?: boolean
  [kAfterWrite]?: AfterWrite
  _writableState: WritingState
  _write(piece: unknown, encoding: string, done: (error?: Error | null) => void): void
  _writeGeneric: unknown
  _unrefTimer(): void
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
