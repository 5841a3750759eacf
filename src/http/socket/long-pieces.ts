/**
 * Long texts on their way to the system. A host makes room for three bytes a character and joins what was put together
 * before it writes; here the parts are put side by side into one block of bytes, which the process has once and uses
 * again as soon as the system has taken all of it. The stream of the connection writes the block as it writes any other.
 */

import { shortcuts } from '../../shared/shortcuts'
import type { HttpSocket } from '../shapes/connection'
import type { TappedSocket } from '../shapes/socket'
import { goesToSystem } from './handle-write'

type Part = string | Uint8Array

/** Characters from which it pays: hosts have a place of their own for 16 KB, at three bytes a character. */
const LONG = 5_461

export const isLong = ({ length }: Part): boolean => length >= LONG

/** The writes of tapped connections; one of the program is given what it was always given. */
export const tapWrites = new WeakSet<object>()

/** Other systems may read from a block after its connection was closed. */
const works = shortcuts['long-pieces'] && process.platform !== 'win32'

const SIZE = 1 << 20
let block: Buffer | undefined

/** The connection whose stream still has the block. */
let holder: TappedSocket | undefined

/** A connection without a handle is closed, and writes nothing more. */
const isDone = ({ _handle, writableLength }: TappedSocket): boolean =>
  !_handle || (writableLength === 0 && !_handle.writeQueueSize)

/** Whether a piece would go to the system at once, past nobody who could see it. */
function goesAtOnce(socket: TappedSocket): boolean {
  const state = socket._writableState
  if (!socket._handle || socket.connecting || state.length > 0 || state.corked > 0 || state.bufferProcessing)
    return false
  return !(state.writing || state.ending || state.destroyed || state.errored) && goesToSystem(socket)
}

/** @returns the parts as one piece, which lasts until the next call; undefined: they are to be written as they are */
export function pieceOf(socket: TappedSocket, parts: readonly Part[], encoding: unknown): Buffer | undefined {
  if (!works || !goesAtOnce(socket)) return undefined
  const { defaultEncoding, highWaterMark } = socket._writableState
  const charset = encoding || defaultEncoding
  if (charset !== 'utf8' && charset !== 'latin1') return undefined
  if (holder && !isDone(holder)) return undefined
  holder = undefined
  let characters = 0
  for (const part of parts) characters += part.length
  if (characters > (charset === 'utf8' ? SIZE / 3 : SIZE)) return undefined
  block ??= Buffer.alloc(SIZE)
  let end = 0
  for (const part of parts) {
    if (typeof part === 'string') end += block.write(part, end, charset)
    else {
      block.set(part, end)
      end += part.length
    }
  }
  // What a stream holds of a text are its characters.
  return characters >= highWaterMark || end < highWaterMark ? block.subarray(0, end) : undefined
}

/** To be called after a piece was given to its stream. */
export function leavePiece(socket: TappedSocket): void {
  if (!isDone(socket)) holder = socket
}

/** Writes parts as one piece. @returns what `write` of the connection answers; undefined: it is to be given all as it is */
export function writeParts(
  connection: HttpSocket,
  parts: readonly Part[],
  encoding?: unknown,
  done?: (error?: Error | null) => void,
): boolean | undefined {
  const socket = connection as TappedSocket
  const piece = tapWrites.has(socket.write) ? pieceOf(socket, parts, encoding) : undefined
  if (!piece) return undefined
  const answer = socket.write(piece, undefined, done)
  leavePiece(socket)
  return answer
}
