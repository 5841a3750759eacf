/**
 * What a parser makes of a received head. The binaries have one class, IncomingMessage; manuals that speak of
 * http.ServerRequest and http.ClientResponse get them, as kinds of IncomingMessage, so that a prototype patched
 * there reaches both.
 */

import type { IncomingMessage, IncomingMessageConstructor } from './shapes/connection'
import type { Era } from './shapes/era'

interface MessageClasses {
  readonly ServerRequest: IncomingMessageConstructor
  readonly ClientResponse: IncomingMessageConstructor
}

export function makeMessageClasses(era: Era): MessageClasses {
  const { IncomingMessage } = era
  const { promised } = era.profile.module
  const named = (name: string): IncomingMessageConstructor => {
    if (!promised.includes(name)) return IncomingMessage
    const side = function (this: IncomingMessage, ...args: Parameters<IncomingMessageConstructor>) {
      IncomingMessage.apply(this, args)
    } as unknown as IncomingMessageConstructor
    side.prototype = Object.create(IncomingMessage.prototype, {
      constructor: { value: side, writable: true, configurable: true },
    })
    Object.defineProperties(side, { name: { value: name }, length: { value: 1 }, super_: { value: IncomingMessage } })
    return side
  }
  return { ServerRequest: named('ServerRequest'), ClientResponse: named('ClientResponse') }
}
