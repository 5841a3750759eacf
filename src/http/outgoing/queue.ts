/** How pieces of a message reach the connection, or wait for it: _send, _writeRaw, _buffer, _flush. */

import type { Profile } from '../../profile/profile'
import type { Members } from '../members'
import type { HttpSocket } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { type Callback, kCorked, kHighWaterMark, kNeedDrain, type OutgoingMessage } from '../shapes/outgoing'
import { isWide } from './headers'
import { countedMembers } from './queue-counted'
import { mayWait, waitsNoMore } from './waiting'

type Piece = string | Buffer
type Encoding = BufferEncoding | null | undefined

type TextEncoding = Profile['outgoing']['textEncoding']

/** Whether a text in any encoding shares its write with the head. */
export const joinsAll = (way: TextEncoding): boolean =>
  way === 'together' || way === 'writtenApart' || way === 'binaryWithEnd'

/** Whether a text in this encoding may share a write with the head. */
export function makeJoins(way: TextEncoding): (encoding: Encoding) => boolean {
  if (joinsAll(way)) return () => true
  if (way === 'headApart' || way === 'apart')
    return encoding => !encoding || encoding === 'utf8' || encoding === 'latin1'
  return encoding => encoding !== 'hex' && encoding !== 'base64'
}

/**
 * What becomes of a head with characters that Latin-1 has not, where they go out in UTF-8 whatever is sent with them: apart
 * from a piece in another charset.
 */
interface WideHeads {
  /** Whether the head must not share a write with a text in this encoding. */
  apart(head: string, encoding: Encoding): boolean
  /** The charset of a head that stands alone. */
  charset(head: string): 'latin1' | undefined
}

const CUT: WideHeads = { apart: () => false, charset: () => 'latin1' }
const KEPT: WideHeads = {
  apart: (head, encoding) => Boolean(encoding) && !/^utf-?8$/i.test(encoding as string) && isWide(head),
  charset: head => (isWide(head) ? undefined : 'latin1'),
}

export const wideHeadsOf = ({ outgoing }: Profile): WideHeads => (outgoing.wideValues === 'utf8' ? KEPT : CUT)

/** How a piece is handed over where a callback may stand in the place of the encoding. */
export function writeTo({ profile, put }: Era) {
  const { outgoing, stream } = profile
  const decodes = joinsAll(outgoing.textEncoding)
  const strange = outgoing.base64Dashes ? /=/g : /[^0-9A-Za-z+/]/g
  const callsAtOnce = outgoing.callbacks === 'none'
  return (connection: HttpSocket, data: Piece, encoding: unknown): boolean => {
    if (typeof encoding === 'function') {
      if (!callsAtOnce || connection.connecting) return connection.write(data, () => encoding())
      const answer = connection.write(data)
      encoding()
      return answer
    }
    if (Array.isArray(data)) {
      // Let through by write, and refused by the system.
      connection.destroy(new TypeError('Second argument should be a buffer'))
      return false
    }
    if (encoding === 'hex' && !stream.hex) throw new Error('Unknown encoding')
    if (decodes && typeof data === 'string') {
      // The decoders of that time passed over all that is no letter of their alphabet, even the sign of the end.
      if (encoding === 'base64') data = data.replace(strange, '')
    }
    return put(connection, data, encoding as Encoding)
  }
}

/** A piece with nothing in it, at its turn: it counts as written, whatever the connection still has to write. */
function nothing(callback: Callback | null | undefined): true {
  if (typeof callback === 'function') process.nextTick(callback)
  return true
}

/** One or two lists beside the list of pieces. */
function listMembers(era: Era): Members {
  const { callbacks, finish, layout, textEncoding } = era.profile.outgoing
  const keepsCallbacks = layout === 'callbacks'
  const { joinsWaiting } = era.profile.outgoing
  const bareFirst = callbacks === 'bareFirst'
  const dropsDestroyed = era.profile.outgoing.dropsUnsendable
  const write = writeTo(era)
  const emptyWaits = era.profile.outgoing.emptyPieceWaits
  const nothingIsDone = finish === 'written'
  const ownMethod = era.profile.outgoing.methods.includes('_flushOutput')
  const joins = makeJoins(textEncoding)
  const wideHeads = wideHeadsOf(era.profile)
  const { put } = era

  function writeNext(message: OutgoingMessage, connection: HttpSocket): boolean {
    const data = message.output.shift() as Piece
    waitsNoMore(message, data.length)
    const encoding = message.outputEncodings.shift() as BufferEncoding
    if (!keepsCallbacks) return write(connection, data, encoding)
    const callback = message.outputCallbacks.shift() as Callback
    if (!bareFirst || !callback || !connection.connecting || connection.writableLength > 0) {
      return put(connection, data, encoding, callback)
    }
    return put(connection, data, encoding, () => callback())
  }

  function push(message: OutgoingMessage, data: Piece, encoding: Encoding, callback?: Callback | null): void {
    message.output.push(data)
    message.outputEncodings.push(encoding)
    if (keepsCallbacks) message.outputCallbacks.push(callback)
  }

  function writeAll(this: OutgoingMessage, connection: HttpSocket): boolean | undefined {
    let drained: boolean | undefined
    while (this.output.length > 0 && connection.writable) drained = writeNext(this, connection)
    return drained
  }

  /** Texts that wait side by side in one encoding become one. */
  function join(message: OutgoingMessage, data: Piece, encoding: Encoding): boolean {
    const { output, outputEncodings } = message
    const last = output.length - 1
    if (!joinsWaiting || last < 0 || typeof data !== 'string' || typeof output[last] !== 'string') return false
    const lastEncoding = outputEncodings[last]
    if (encoding && lastEncoding !== encoding) return false
    output[last] += data
    return true
  }

  return {
    _send(this: OutgoingMessage, data: Piece, encoding?: Encoding, callback?: Callback | null): boolean {
      if (!this._headerSent) {
        const head = this._header as string
        if (typeof data === 'string' && joins(encoding) && !wideHeads.apart(head, encoding)) data = head + data
        else {
          this.output.unshift(head)
          this.outputEncodings.unshift(wideHeads.charset(head))
          if (keepsCallbacks) this.outputCallbacks.unshift(null)
        }
        this._headerSent = true
      }
      return this._writeRaw(data, encoding, callback)
    },
    _writeRaw(this: OutgoingMessage, data: Piece, encoding?: Encoding, callback?: Callback | null): boolean {
      if (typeof encoding === 'function' && keepsCallbacks) {
        callback = encoding
        encoding = null
      }
      if (data.length === 0 && !emptyWaits) {
        if (nothingIsDone && typeof callback === 'function') process.nextTick(callback)
        return true
      }
      const { connection } = this
      if (connection && connection._httpMessage === this && connection.writable) {
        if (data.length === 0 && this.output.length === 0) return nothing(callback)
        while (this.output.length > 0) {
          if (!connection.writable) {
            this._buffer(data, encoding, callback)
            return false
          }
          writeNext(this, connection)
        }
        return keepsCallbacks ? put(connection, data, encoding, callback) : write(connection, data, encoding)
      }
      if (dropsDestroyed && connection?.destroyed) return false
      this._buffer(data, encoding, callback)
      return false
    },
    _buffer(this: OutgoingMessage, data: Piece, encoding?: Encoding, callback?: Callback | null): boolean {
      if (data.length === 0 && !emptyWaits) return false
      if (mayWait(this, data.length) && !join(this, data, encoding)) push(this, data, encoding, callback)
      return false
    },
    _flush(this: OutgoingMessage): void {
      const { socket } = this
      if (!socket || (keepsCallbacks && !socket.writable)) return
      const drained = ownMethod ? this._flushOutput(socket) : writeAll.call(this, socket)
      if (this.output.length > 0) return
      if (this.finished) this._finish()
      else if (drained) this.emit('drain')
    },
    _flushOutput: writeAll,
  }
}

/** One list of records. */
function recordMembers(era: Era): Members {
  const { drain, emptyWrite, tellsFlushed, textEncoding, waitingWrite } = era.profile.outgoing
  const joins = makeJoins(textEncoding)
  const { put } = era
  const room = waitingWrite === 'room' ? era.profile.stream.highWaterMark : 0
  const asksDrain = drain === 'asked'
  const sendsEmpty = emptyWrite === 'sent'
  // A message that goes on without a head counts that nothing as text.
  const countsNoHead = era.profile.outgoing.headlessGoesOn
  const handsCorks = era.profile.outgoing.joinsChunks === 'never'
  return {
    _send(this: OutgoingMessage, data: Piece, encoding?: Encoding, callback?: Callback | null): boolean {
      if (!this._headerSent && (countsNoHead || this._header !== null)) {
        const header = this._header as string
        if (typeof data === 'string' && joins(encoding)) data = header + data
        else {
          this.outputData.unshift({ data: header, encoding: 'latin1', callback: null })
          this.outputSize += header.length
          this._onPendingData?.(header.length)
        }
        this._headerSent = true
      }
      return this._writeRaw(data, encoding, callback)
    },
    _writeRaw(this: OutgoingMessage, data: Piece, encoding?: Encoding, callback?: Callback | null): boolean {
      const { socket } = this
      if (socket?.destroyed) return false
      if (typeof encoding === 'function') {
        callback = encoding
        encoding = null
      }
      if (socket && socket._httpMessage === this && socket.writable) {
        if (this.outputData.length > 0) this._flushOutput(socket)
        else if (!sendsEmpty && data.length === 0) return nothing(callback)
        return put(socket, data, encoding, callback)
      }
      if (!mayWait(this, data.length)) return false
      this.outputData.push({ data, encoding, callback })
      this.outputSize += data.length
      this._onPendingData?.(data.length)
      return this.outputSize < (room && (this[kHighWaterMark] ?? room))
    },
    _flush(this: OutgoingMessage): void {
      const { socket } = this
      if (!socket?.writable) return
      const drained = this._flushOutput(socket)
      if (this.finished) this._finish()
      else if (drained && (!asksDrain || this[kNeedDrain])) {
        this[kNeedDrain] = false
        this.emit('drain')
      }
    },
    _flushOutput(this: OutgoingMessage, socket: HttpSocket): boolean | undefined {
      while (handsCorks && this[kCorked]) {
        this[kCorked]--
        socket.cork()
      }
      const { outputData } = this
      if (outputData.length === 0) return undefined
      let drained: boolean | undefined
      const [first, second] = outputData
      if (outputData.length === 2 && second.data.length === 0 && !first.callback) {
        // A whole answer, and the end of it: one write does for both.
        drained = socket.write(first.data, first.encoding as BufferEncoding, second.callback as Callback)
      } else {
        socket.cork()
        for (const { data, encoding, callback } of outputData) {
          drained = socket.write(data, encoding as BufferEncoding, callback as Callback)
        }
        socket.uncork()
      }
      this.outputData = []
      if (tellsFlushed) this._onPendingData?.(-this.outputSize)
      waitsNoMore(this, this.outputSize)
      this.outputSize = 0
      return drained
    },
  }
}

export function queueMembers(era: Era): Members {
  const { layout, textEncoding } = era.profile.outgoing
  if (layout === 'records') return recordMembers(era)
  return layout === 'counted' || layout === 'marks' ? countedMembers(era, makeJoins(textEncoding)) : listMembers(era)
}
