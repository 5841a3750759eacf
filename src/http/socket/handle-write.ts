/**
 * Writing past the stream of a connection: a small piece that finds it at rest goes to the handle beneath it, in a write
 * request that is used again. Whatever a program could tell from that goes through the stream: pieces that wait, a
 * `write` of its own, a callback of its own, TLS, a host without these methods. What the system does not take at once,
 * and what it refuses, is put into the stream as if it had come that way.
 */

import { Socket } from 'node:net'
import { getSystemErrorName } from 'node:util'
import { shortcuts } from '../../shared/shortcuts'
import {
  type AfterWrite,
  type Handle,
  kAfterWrite,
  type TappedSocket,
  type WriteRequest,
  type WritingState,
} from '../shapes/socket'

type WriteText = NonNullable<Handle['writeUtf8String']>

/** How the handles of this process write. */
interface Known {
  readonly Request: new () => WriteRequest
  readonly oncomplete: unknown
  readonly writeText: WriteText
  /** Where a socket keeps what the system had left of its last write, for its idle timer. */
  readonly leftSlot: symbol | undefined
}
const prototype = Socket.prototype as unknown as TappedSocket
const { write: hostWrite, _write, _writeGeneric } = prototype

/** A program may have put methods of its own there before; nobody else can name what is within the host's. */
const areHosts =
  /\b_write\(this, chunk/.test(`${hostWrite}`) &&
  /_writeGeneric\(false/.test(`${_write}`) &&
  /kLastWriteQueueSize/.test(`${_writeGeneric}`)

/** undefined: no write was seen yet; null: not as is known here. */
let known: Known | null | undefined = shortcuts['handle-writes'] && areHosts ? undefined : null

/** Used for each write that the system takes whole: such a write leaves no trace in it. */
let request: WriteRequest | undefined

/** Sees how the host writes a text that finds the socket at rest. */
function learn(socket: TappedSocket, handle: Handle, writeText: WriteText, rest: unknown[]): void {
  known = null
  handle.writeUtf8String = function (made, text) {
    // Newer hosts give none before the system has left something over, and gain nothing by this.
    const oncomplete = (made as WriteRequest | null)?.oncomplete
    const leftSlot = Object.getOwnPropertySymbols(socket).find(
      ({ description }) => description === 'lastWriteQueueSize',
    )
    if (typeof oncomplete === 'function') {
      known = { Request: made.constructor as Known['Request'], oncomplete, writeText, leftSlot }
    }
    return writeText.call(this, made, text)
  }
  try {
    hostWrite.apply(socket, rest as never)
  } finally {
    Reflect.deleteProperty(handle, 'writeUtf8String')
  }
}

/** As the stream does in the tick after a write: whoever waits for drain is told first. */
function callAfter(socket: TappedSocket, done: AfterWrite['done']): void {
  const state = socket._writableState
  if (state.needDrain && state.length === 0 && !state.ending && !state.destroyed) {
    state.needDrain = false
    socket.emit('drain')
  }
  done(null)
}

/** Gives the stream a piece that is on its way, so that it holds it until what it hands to `begin` is called. */
function hold(socket: TappedSocket, rest: unknown[], begin: (written: AfterWrite['done']) => void): void {
  socket._write = (_piece, _encoding, written) => begin(written)
  try {
    hostWrite.apply(socket, rest as never)
  } finally {
    Reflect.deleteProperty(socket, '_write')
  }
}

/** The system has some of the piece to write yet. */
function leave(socket: TappedSocket, piece: string | Uint8Array, encoding: BufferEncoding, done: unknown): void {
  const { oncomplete, leftSlot } = known!
  const made = request!
  request = undefined
  const bytes = typeof piece === 'string' ? Buffer.byteLength(piece, encoding) : piece.length
  if (leftSlot) (socket as unknown as Record<symbol, number>)[leftSlot] = bytes
  hold(socket, [piece, encoding, done], callback => {
    Object.assign(made, { handle: socket._handle, oncomplete, async: true, bytes, buffer: piece, callback })
  })
}

/** The system has refused the piece. */
function fail(socket: TappedSocket, piece: string | Uint8Array, done: unknown, status: number): void {
  const code = getSystemErrorName(status)
  const error = Object.assign(new Error(`write ${code}`), { errno: status, code, syscall: 'write' })
  hold(socket, [piece, undefined, done], written => written(error))
}

/** Others have methods of these names, too, of which one learns nothing about the system's. */
const isSystems = (handle: Handle): boolean =>
  /^(TCP|Pipe)$/.test(handle.constructor.name) && !Object.hasOwn(handle, 'writeUtf8String')

/** Whether a piece goes to the system past the host's own methods alone. */
export function goesToSystem(socket: TappedSocket): boolean {
  if (socket._write !== _write || socket._writeGeneric !== _writeGeneric || prototype.write !== hostWrite) return false
  return areHosts && isSystems(socket._handle!)
}

/** Whether nothing waits in the stream, and nothing has ended it. */
const isAtRest = (state: WritingState): boolean =>
  state.length === 0 &&
  state.corked === 0 &&
  !(state.writing || state.needDrain || state.ending || state.destroyed || state.bufferProcessing) &&
  !state.errored

/** @returns the write that fits a piece; undefined: the stream must see to it */
function writes(
  handle: Handle,
  state: WritingState,
  piece: unknown,
  encoding: unknown,
): Handle['writeBuffer'] | WriteText | undefined {
  if (typeof piece !== 'string') {
    // The stream refuses names of none, and takes a callback for one.
    const plain = !encoding || encoding === 'utf8' || encoding === 'latin1' || encoding === 'buffer'
    return plain && piece instanceof Uint8Array ? handle.writeBuffer : undefined
  }
  if (encoding === 'latin1') return handle.writeLatin1String
  const named = encoding || state.defaultEncoding
  return named === 'utf8' ? handle.writeUtf8String : undefined
}

/**
 * Writes a piece that is smaller than what the stream takes at once.
 * @param done called after the write: http's own callback for this connection, or none
 * @returns whether the piece went this way; else it is to be given to the stream
 */
export function writeOnHandle(socket: TappedSocket, piece: unknown, encoding: unknown, done: unknown): boolean {
  const handle = socket._handle
  const state = socket._writableState
  if (!handle || socket.connecting || !isAtRest(state)) return false
  if (socket._write !== _write || socket._writeGeneric !== _writeGeneric || prototype.write !== hostWrite) return false
  const after = socket[kAfterWrite]
  if (done && done !== after?.done) return false
  const { writeUtf8String } = handle
  const write = writes(handle, state, piece, encoding)
  if (!write || !writeUtf8String) return false
  if (!known) {
    if (known === null || write !== writeUtf8String || !isSystems(handle)) return false
    learn(socket, handle, writeUtf8String, [piece, encoding, done])
    return true
  }
  if (writeUtf8String !== known.writeText) return false
  request ??= new known.Request()
  const status = write.call(handle, request, piece as never)
  socket._unrefTimer()
  if (status === 0 && handle.writeQueueSize === 0) {
    if (done) process.nextTick(callAfter, socket, after!.done)
    return true
  }
  if (status === 0) leave(socket, piece as string, encoding as BufferEncoding, done)
  else fail(socket, piece as string, done, status)
  return true
}
