/**
 * IncomingMessage: a request as a server sees it, a response as a client sees it. Its fields come in the order in
 * which the era listed them; the parser fills them and hands over the body.
 */

import { lowerName } from '../../wire/names'
import { inherit, orderMembers } from '../members'
import type { Headers, HttpSocket, IncomingMessage, IncomingMessageConstructor } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { destroyWith } from '../socket/errors'
import { closeReadable } from './close-readable'
import { closesItself, makeDestroyMessage } from './destroy'
import { addDistinct, makeAddHeaderLine } from './header-rules'
import { addLinesLazily, lazyAccessors } from './lazy-headers'
import { makeOldMessage } from './old'
import { makeReadableMessage } from './readable'
import { signal } from './signal'

function addLineMembers(era: Era, prototype: IncomingMessage): void {
  const { assigned, bareDistinct, headerLine, joinsRepeated, methods, rawHeaders, rawHeadersLimited } =
    era.profile.incoming
  const add = makeAddHeaderLine(era.profile.wire, false)
  const addJoined = makeAddHeaderLine(era.profile.wire, true)
  prototype._addHeaderLine = {
    given: function (this: IncomingMessage, name: string, value: string) {
      add(this.complete ? this.trailers : this.headers, name, value)
    },
    lowered: function (this: IncomingMessage, name: string, value: string) {
      add(this.complete ? this.trailers : this.headers, lowerName(name), value)
    },
    into: joinsRepeated
      ? function (this: IncomingMessage, name: string, value: string, dest: Headers) {
          if (this.joinDuplicateHeaders) addJoined(dest, lowerName(name), value)
          else add(dest, lowerName(name), value)
        }
      : function (this: IncomingMessage, name: string, value: string, dest: Headers) {
          add(dest, lowerName(name), value)
        },
  }[headerLine] as IncomingMessage['_addHeaderLine']
  if (!rawHeaders) return
  if (methods.includes('headers')) {
    const accessors = lazyAccessors(bareDistinct, assigned)
    for (const name of Object.keys(accessors)) {
      if (methods.includes(name)) Object.defineProperty(prototype, name, accessors[name])
    }
    prototype._addHeaderLines = addLinesLazily
    prototype._addHeaderLineDistinct = function _addHeaderLineDistinct(name, value, dest) {
      addDistinct(name, value, dest)
    }
    return
  }
  prototype._addHeaderLines = function (lines, count) {
    if (!lines || !lines.length) return
    const dest = this.complete ? this.trailers : this.headers
    if (!this.complete) this.rawHeaders = lines
    else if (rawHeadersLimited) for (const line of lines) this.rawTrailers.push(line)
    else this.rawTrailers = lines
    for (let i = 0; i < count; i += 2) this._addHeaderLine(lines[i], lines[i + 1], dest)
  }
}

/** The other name of the socket. */
const connection: PropertyDescriptor = {
  get(this: IncomingMessage) {
    return this.socket
  },
  set(this: IncomingMessage, socket: HttpSocket) {
    this.socket = socket
  },
  enumerable: false,
  configurable: false,
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
  if (methods.includes('_destroy')) prototype._destroy = makeDestroyMessage(era)
  else {
    const closes = closesItself(era.profile) ? (Readable!.prototype as IncomingMessage).destroy : undefined
    prototype.destroy = function (error) {
      // Its stream calls this at its end.
      if (closes && this.complete && this._readableState.endEmitted) return closes.call(this, error)
      if (this.socket) destroyWith(this.socket, error)
      return destroyGives === 'itself' ? this : undefined
    }
  }
  addLineMembers(era, prototype)
  if (era.profile.incoming.signal) Object.defineProperty(prototype, 'signal', signal)
  if (methods.includes('_dumpAndCloseReadable')) {
    prototype._dumpAndCloseReadable = function () {
      closeReadable(this)
    }
  }
  if (methods.includes('connection')) Object.defineProperty(prototype, 'connection', connection)
  orderMembers(prototype, methods)
  return IncomingMessage
}
