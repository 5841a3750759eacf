/** The own fields of a message: set in the constructor, in the order in which a program sees them. */

import type { Profile } from '../../profile/profile'
import {
  kCorked,
  kFinished,
  kLeft,
  kNeedDrain,
  kOutHeaders,
  kPieces,
  kPiecesSize,
  kSocket,
  type OutgoingMessage,
} from '../shapes/outgoing'

/** What the layouts cannot say: fields that came or went beside them. */
interface Beside {
  /** Whether the Connection header asks for another protocol. */
  readonly upgrading: boolean
  /** For how long a connection is kept, for the Keep-Alive header. */
  readonly hint: boolean
  readonly hangup: boolean
  /** Whether the fields of the head are there before the head is. */
  readonly head: boolean
  /** Whether the length of a body can be known. */
  readonly length: boolean
  readonly place: Profile['outgoing']['socketPlace']
  /** What came with what a message knows of its end, its connection's limit, its length. */
  readonly destroyed: boolean
  readonly closed: boolean
  readonly limit: boolean
  readonly strict: boolean
  /** Whether pieces wait to become one chunk. */
  readonly joins: boolean
  /** Whether finish must have been told. */
  readonly told: boolean
}

/**
 * Never true. V8 makes room in an object for as many fields as it reads `this.x = ` in its constructor, and grows the object a few fields at
 * a time beyond; it takes back what no object needs. The fields here are set by another function, so constructors of messages say behind
 * this how many there are: each message is 1 KB smaller.
 */
export const room = { asked: false }

const noPending = (_amount: number): void => {}

function late(message: OutgoingMessage): void {
  message.output = []
  message.outputEncodings = []
  message.writable = true
  message._last = false
  message.chunkedEncoding = false
  message.shouldKeepAlive = true
  message.useChunkedEncodingByDefault = true
  message._hasBody = true
  message._trailer = ''
  message.finished = false
}

function dated(message: OutgoingMessage, { hangup }: Beside): void {
  message.output = []
  message.outputEncodings = []
  message.writable = true
  message._last = false
  message.chunkedEncoding = false
  message.shouldKeepAlive = true
  message.useChunkedEncodingByDefault = true
  message.sendDate = false
  message._hasBody = true
  message._trailer = ''
  message.finished = false
  if (hangup) message._hangupClose = false
}

function placed(message: OutgoingMessage, beside: Beside): void {
  dated(message, beside)
  message.socket = null
  message.connection = null
}

function early(message: OutgoingMessage, { hangup }: Beside): void {
  message.output = []
  message.outputEncodings = []
  message.writable = true
  message._last = false
  message.chunkedEncoding = false
  message.shouldKeepAlive = true
  message.useChunkedEncodingByDefault = true
  message.sendDate = false
  message._headerSent = false
  message._header = ''
  message._hasBody = true
  message._trailer = ''
  message.finished = false
  if (hangup) message._hangupClose = false
  message.socket = null
  message.connection = null
}

function callbacks(message: OutgoingMessage, { hangup, head, length }: Beside): void {
  message.output = []
  message.outputEncodings = []
  message.outputCallbacks = []
  message.writable = true
  message._last = false
  message.chunkedEncoding = false
  message.shouldKeepAlive = true
  message.useChunkedEncodingByDefault = true
  message.sendDate = false
  message._removedHeader = {}
  if (length) message._contentLength = null
  message._hasBody = true
  message._trailer = ''
  message.finished = false
  if (hangup) message._hangupClose = false
  if (head) message._headerSent = false
  message.socket = null
  message.connection = null
  if (!head) return
  message._header = null
  message._headers = null
  message._headerNames = {}
}

function counted(message: OutgoingMessage, { upgrading }: Beside): void {
  message.output = []
  message.outputEncodings = []
  message.outputCallbacks = []
  message.outputSize = 0
  message.writable = true
  message._last = false
  if (upgrading) message.upgrading = false
  message.chunkedEncoding = false
  message.shouldKeepAlive = true
  message.useChunkedEncodingByDefault = true
  message.sendDate = false
  message._removedHeader = {}
  message._contentLength = null
  message._hasBody = true
  message._trailer = ''
  message.finished = false
  message._headerSent = false
  message.socket = null
  message.connection = null
  message._header = null
  message._headers = null
  message._headerNames = {}
  message._onPendingData = null
}

function marks(message: OutgoingMessage, { upgrading }: Beside): void {
  message.output = []
  message.outputEncodings = []
  message.outputCallbacks = []
  message.outputSize = 0
  message.writable = true
  message._last = false
  if (upgrading) message.upgrading = false
  message.chunkedEncoding = false
  message.shouldKeepAlive = true
  message.useChunkedEncodingByDefault = true
  message.sendDate = false
  message._removedConnection = false
  message._removedContLen = false
  message._removedTE = false
  message._contentLength = null
  message._hasBody = true
  message._trailer = ''
  message.finished = false
  message._headerSent = false
  message.socket = null
  message.connection = null
  message._header = null
  message[kOutHeaders] = null
  message._onPendingData = noPending
}

function records(
  message: OutgoingMessage,
  { closed, destroyed, hint, joins, limit, place, strict, told }: Beside,
): void {
  message.outputData = []
  message.outputSize = 0
  message.writable = true
  if (destroyed) message.destroyed = false
  message._last = false
  message.chunkedEncoding = false
  message.shouldKeepAlive = true
  if (limit) message.maxRequestsOnConnectionReached = false
  if (hint) message._defaultKeepAlive = true
  message.useChunkedEncodingByDefault = true
  message.sendDate = false
  message._removedConnection = false
  message._removedContLen = false
  message._removedTE = false
  if (strict) message.strictContentLength = false
  message._contentLength = null
  message._hasBody = true
  message._trailer = ''
  message.finished = false
  message._headerSent = false
  if (closed) message._closed = false
  message[kNeedDrain] = false
  message[kCorked] = 0
  if (joins) {
    message[kPieces] = null
    message[kPiecesSize] = 0
  }
  if (told) message[kFinished] = false
  if (place === 'shared') message[kSocket] = null
  else message.socket = null
  if (place === 'own') message.connection = null
  message._header = null
  message[kOutHeaders] = null
  if (hint) message._keepAliveTimeout = 0
  message._onPendingData = noPending
}

const layouts = { late, dated, placed, early, callbacks, counted, marks, records }

/** What sets the own fields of a new message. */
export function fieldsOf({ client, outgoing }: Profile): (message: OutgoingMessage) => void {
  const beside: Beside = {
    upgrading: client.upgradeAnswer === 'upgrading',
    hint: outgoing.keepAliveHint !== 'never',
    hangup: outgoing.hangupField,
    head: outgoing.headerStore !== 'absent',
    length: outgoing.knowsLength,
    place: outgoing.socketPlace,
    destroyed: outgoing.knowsDestroyed,
    closed: outgoing.knowsClosed,
    limit: outgoing.limitField,
    strict: outgoing.strictLength !== 'absent',
    joins: outgoing.joinsChunks !== 'never',
    told: outgoing.counts === 'told',
  }
  const set = layouts[outgoing.layout]
  if (outgoing.otherLengths === 'sent' && outgoing.unframedRequests === 'sent') return message => set(message, beside)
  return message => {
    set(message, beside)
    message[kLeft] = undefined
  }
}
