/** The own fields of a message: set in the constructor, in the order in which a program sees them. */

import type { OutgoingMessage } from './outgoing'

/** Headers that wait, by lower-case name, where the era kept them out of sight. */
export const kOutHeaders = Symbol('kOutHeaders')
/** How often the message was corked while it had no connection. */
export const kCorked = Symbol('corked')
/** Whether a write was answered with false and no drain came since. */
export const kNeedDrain = Symbol('kNeedDrain')

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

function placed(message: OutgoingMessage & { _hangupClose?: boolean }): void {
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
  message._hangupClose = false
  message.socket = null
  message.connection = null
}

function early(message: OutgoingMessage & { _hangupClose?: boolean }): void {
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
  message._hangupClose = false
  message.socket = null
  message.connection = null
}

function callbacks(message: OutgoingMessage): void {
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
}

function records(message: OutgoingMessage): void {
  message.outputData = []
  message.outputSize = 0
  message.writable = true
  message._last = false
  message.chunkedEncoding = false
  message.shouldKeepAlive = true
  message._defaultKeepAlive = true
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
  message[kNeedDrain] = false
  message[kCorked] = 0
  message.socket = null
  message.connection = null
  message._header = null
  message[kOutHeaders] = null
  message._keepAliveTimeout = 0
  message._onPendingData = noPending
}

export const layouts = { late, placed, early, callbacks, records }
