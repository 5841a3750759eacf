/**
 * Host sockets that nobody has connected yet. In many eras they could not be written to, so that a request waited for
 * them; the host lets them be written to, and the write fails.
 */

import { Socket } from 'node:net'
import type { Era } from '../shapes/era'
import type { TappedSocket } from '../shapes/socket'

const isUnopened = (socket: TappedSocket): boolean => !socket._handle && !socket.connecting && !socket.destroyed

/** A connection that is not opened says so, until it is. */
function showUnopened(socket: TappedSocket): void {
  if (!isUnopened(socket)) return
  Object.defineProperty(socket, 'writable', {
    get(this: TappedSocket) {
      if (isUnopened(this)) return false
      Reflect.deleteProperty(this, 'writable')
      return this.writable
    },
    set(this: TappedSocket, value: boolean) {
      Reflect.deleteProperty(this, 'writable')
      Reflect.set(this, 'writable', value)
    },
    configurable: true,
  })
}

/** @returns what is done to a connection of which http makes use, in case that nobody has opened it */
export const makeShowUnopened = (era: Era): ((socket: TappedSocket) => void) =>
  era.profile.socket.writesUnopened ? () => {} : showUnopened

/** Destroys a connection that was never opened, without a word. */
export function destroyUnopened(socket: TappedSocket, error: Error | null, done: (error: Error | null) => void): void {
  Socket.prototype.setTimeout.call(socket, 0)
  done(error)
}
