/** Three lists of what waits, side by side, and the number of bytes in them, of which the connection may be notified. */

import type { Members } from '../members'
import type { HttpSocket } from '../shapes/connection'
import type { Era } from '../shapes/era'
import type { Callback, OutgoingMessage } from '../shapes/outgoing'
import { mayWait, waitsNoMore } from './waiting'

type Piece = string | Buffer
type Encoding = BufferEncoding | null | undefined

/**
 * @param era the era that the message belongs to
 * @param joins whether a text in this encoding may share a write with the head
 */
export function countedMembers(era: Era, joins: (encoding: Encoding) => boolean): Members {
  const { put } = era
  const buffers = era.profile.outgoing.methods.includes('_buffer')
  const { tellsFlushed } = era.profile.outgoing
  // The first releases of this layout had no method for it.
  const ownMethod = era.profile.outgoing.methods.includes('_flushOutput')
  const writeAll = ownMethod
    ? (message: OutgoingMessage, socket: HttpSocket) => message._flushOutput(socket)
    : (message: OutgoingMessage, socket: HttpSocket) => flushOutput.call(message, socket)

  function enqueue(
    message: OutgoingMessage,
    place: 'push' | 'unshift',
    data: Piece,
    encoding: Encoding,
    callback: Callback | null | undefined,
  ): void {
    if (place === 'push' && !mayWait(message, data.length)) return
    message.output[place](data)
    message.outputEncodings[place](encoding)
    message.outputCallbacks[place](callback)
    message.outputSize += data.length
    message._onPendingData?.(data.length)
  }

  function flushOutput(this: OutgoingMessage, socket: HttpSocket): boolean | undefined {
    const { output, outputCallbacks, outputEncodings } = this
    if (output.length === 0) return undefined
    let drained: boolean | undefined
    socket.cork()
    for (let i = 0; i < output.length; i++) {
      drained = put(socket, output[i], outputEncodings[i] as Encoding, outputCallbacks[i] as Callback)
    }
    socket.uncork()
    this.output = []
    this.outputEncodings = []
    this.outputCallbacks = []
    if (tellsFlushed) this._onPendingData?.(-this.outputSize)
    waitsNoMore(this, this.outputSize)
    this.outputSize = 0
    return drained
  }

  return {
    _send(this: OutgoingMessage, data: Piece, encoding?: Encoding, callback?: Callback | null): boolean {
      if (!this._headerSent) {
        if (typeof data === 'string' && joins(encoding)) data = this._header + data
        else enqueue(this, 'unshift', this._header as string, 'latin1', null)
        this._headerSent = true
      }
      return this._writeRaw(data, encoding, callback)
    },
    _writeRaw(this: OutgoingMessage, data: Piece, encoding?: Encoding, callback?: Callback | null): boolean {
      const { connection } = this
      if (connection?.destroyed) return false
      if (typeof encoding === 'function') {
        callback = encoding
        encoding = null
      }
      if (!connection || connection._httpMessage !== this || !connection.writable) {
        if (buffers) return this._buffer(data, encoding, callback)
        enqueue(this, 'push', data, encoding, callback)
        return false
      }
      if (this.output.length > 0) writeAll(this, connection)
      else if (data.length === 0) {
        if (callback) process.nextTick(callback)
        return true
      }
      return put(connection, data, encoding, callback)
    },
    _buffer(this: OutgoingMessage, data: Piece, encoding?: Encoding, callback?: Callback | null): boolean {
      enqueue(this, 'push', data, encoding, callback)
      return false
    },
    _flush(this: OutgoingMessage): void {
      const { socket } = this
      if (!socket?.writable) return
      const drained = writeAll(this, socket)
      if (this.finished) this._finish()
      else if (drained) this.emit('drain')
    },
    _flushOutput: flushOutput,
  }
}
