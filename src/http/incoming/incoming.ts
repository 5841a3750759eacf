/**
 * IncomingMessage: a request as a server sees it, a response as a client sees it. Its fields come in the order in
 * which the era listed them; the parser fills them and hands over the body.
 */

import type { Readable } from '../../stream/streams'
import { makeAddHeaderLine } from '../../wire/header-rules'
import { lowerName } from '../../wire/names'
import type { Era, HttpSocket } from '../era'
import { inherit, orderMembers } from '../members'
import { destroyWith } from '../socket/errors'
import { makeOldMessage } from './old'
import { makeReadableMessage } from './readable'

/** Header names, in lower case, with their values. */
export type Headers = Record<string, string | string[]>

export interface IncomingMessage extends Readable {
  socket: HttpSocket
  connection: HttpSocket
  client: HttpSocket
  httpVersion: string | null
  httpVersionMajor: number | null
  httpVersionMinor: number | null
  /** Whether all of it was received and parsed. */
  complete: boolean
  headers: Headers
  rawHeaders: string[]
  trailers: Headers
  rawTrailers: string[]
  aborted: boolean
  upgrade: boolean | null
  url: string
  method: string | null
  statusCode: number | null
  statusMessage: string | null
  /** Set by the client: the request that this is the answer to. */
  req?: unknown
  /** A reader has asked for the body. */
  _consuming: boolean
  /** The rest of the body is thrown away. */
  _dumped: boolean
  _pendings: unknown[]
  _pendingIndex: number
  /** Messages that hold their events while they are paused: whether it is, and whether the end was told. */
  _paused: boolean
  _endEmitted: boolean
  _emitPending(done?: () => void): void
  _emitData(chunk: Buffer): void
  _emitEnd(): void
  _decoder?: { write(piece: Buffer): string }
  destroy(error?: Error): unknown
  setTimeout(milliseconds: number, callback?: () => void): unknown
  /** Adds a received line to the headers, or, once the message is complete, to the trailers. */
  _addHeaderLine(name: string, value: string, dest?: Headers): void
  /** Adds the first `count` elements of a flat list of lines, and keeps the list as raw. */
  _addHeaderLines(lines: string[], count: number): void
  _dump(): void
}
export interface IncomingMessageConstructor {
  new (socket: HttpSocket): IncomingMessage
  (this: IncomingMessage, socket: HttpSocket): void
  prototype: IncomingMessage
}

/** The class that a server's `IncomingMessage` option names instead of the era's own. */
export const kIncomingMessage = Symbol('IncomingMessage')

function addLineMembers(era: Era, prototype: IncomingMessage): void {
  const { headerLine, rawHeaders, rawHeadersLimited } = era.profile.incoming
  const add = makeAddHeaderLine(era.profile.wire)
  prototype._addHeaderLine = {
    given: function (this: IncomingMessage, name: string, value: string) {
      add(this.complete ? this.trailers : this.headers, name, value)
    },
    lowered: function (this: IncomingMessage, name: string, value: string) {
      add(this.complete ? this.trailers : this.headers, lowerName(name), value)
    },
    into: function (this: IncomingMessage, name: string, value: string, dest: Headers) {
      add(dest, lowerName(name), value)
    },
  }[headerLine] as IncomingMessage['_addHeaderLine']
  if (!rawHeaders) return
  prototype._addHeaderLines = function (lines, count) {
    if (!lines || !lines.length) return
    const dest = this.complete ? this.trailers : this.headers
    if (!this.complete) this.rawHeaders = lines
    else if (rawHeadersLimited) for (const line of lines) this.rawTrailers.push(line)
    else this.rawTrailers = lines
    for (let i = 0; i < count; i += 2) this._addHeaderLine(lines[i], lines[i + 1], dest)
  }
}

export function makeIncomingMessage(era: Era): IncomingMessageConstructor {
  const { destroyGives, methods, setTimeout } = era.profile.incoming
  const { Readable, Stream } = era.streams
  const IncomingMessage = Readable ? makeReadableMessage(era, Readable) : makeOldMessage(era)
  const { prototype } = IncomingMessage
  inherit(IncomingMessage, Readable ?? Stream, era.profile.module.constructorsInherit)
  if (setTimeout !== 'absent') {
    prototype.setTimeout = function (milliseconds, callback) {
      if (callback) this.on('timeout', callback)
      this.socket.setTimeout(milliseconds)
      return setTimeout === 'itself' ? this : undefined
    }
  }
  prototype.destroy = function (error) {
    if (this.socket) destroyWith(this.socket, error)
    return destroyGives === 'itself' ? this : undefined
  }
  addLineMembers(era, prototype)
  orderMembers(prototype, methods)
  return IncomingMessage
}
