/**
 * IncomingMessage: a request as a server sees it, a response as a client sees it. Its fields come in the order in
 * which the era listed them; the parser fills them and hands over the body.
 */

import { lowerName } from '../../wire/names'
import { inherit, orderMembers } from '../members'
import type { Headers, IncomingMessage, IncomingMessageConstructor } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { destroyWith } from '../socket/errors'
import { makeAddHeaderLine } from './header-rules'
import { makeOldMessage } from './old'
import { makeReadableMessage } from './readable'

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
