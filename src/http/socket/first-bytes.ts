/** The bytes that came right behind the head of an upgrade or CONNECT, and how they reach the program. */

import type { Socket } from 'node:net'
import type { Era } from '../shapes/era'

const none = Buffer.alloc(0)

/** Puts bytes back into a connection. A data listener gets them inside the call that adds it. */
function putBack(socket: Socket, bytes: Buffer): void {
  const on = socket.on as (event: string, listener: (...args: unknown[]) => void) => Socket
  const onWithBytes = function (this: Socket, event: string, listener: (...args: unknown[]) => void) {
    if (event !== 'data' && event !== 'readable') return on.call(this, event, listener)
    Reflect.deleteProperty(this, 'on')
    Reflect.deleteProperty(this, 'addListener')
    if (event === 'readable') this.unshift(bytes)
    const answer = on.call(this, event, listener)
    if (event === 'data') this.emit('data', bytes)
    return answer
  }
  const hidden = { value: onWithBytes, writable: true, configurable: true }
  Object.defineProperties(socket, { on: hidden, addListener: hidden })
}

/** @returns what gives the head of the event, having put the bytes back into the connection where the era did */
export const makeFirstBytes = (era: Era): ((socket: Socket, bytes: Buffer) => Buffer) =>
  era.profile.socket.unshiftsHead
    ? (socket, bytes) => {
        if (bytes.length > 0) putBack(socket, bytes)
        return none
      }
    : (_socket, bytes) => bytes
