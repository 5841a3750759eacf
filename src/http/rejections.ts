/**
 * Listeners that are async functions and reject, where the program has them captured (events.captureRejections): what
 * a server and a message do then. The host's events find the method by its symbol.
 */

import { Server as NetServer } from 'node:net'
import type { Era } from './shapes/era'
import type { OutgoingMessage } from './shapes/outgoing'

type Captured = (this: never, error: Error, event: string | symbol, ...args: never[]) => void

const rejection: symbol = Symbol.for('nodejs.rejection')

const define = (prototype: object, name: symbol, value: Captured) =>
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: true })

/** Gives the classes of an era what they do about captured rejections, if they did anything. */
export function captureRejections(era: Era): void {
  const { server, outgoing } = era.profile
  if (outgoing.rejectionDestroys) {
    define(era.OutgoingMessage.prototype as object, rejection, function (this: OutgoingMessage, error: Error) {
      this.destroy(error)
    })
  }
  if (!server.answersRejections) return
  const other = (NetServer.prototype as unknown as Record<symbol, Captured>)[rejection]
  define(era.Server.prototype as object, rejection, function (this: never, error, event, ...args) {
    if (event !== 'request') {
      other.call(this, error, event, ...args)
      return
    }
    const res = args[1] as OutgoingMessage
    if (res._header || res.finished) {
      res.destroy(error)
      return
    }
    // What the listener has set was for its own answer.
    for (const name of res.getHeaderNames()) res.removeHeader(name)
    Object.assign(res, { statusCode: 500 })
    res.end(era.STATUS_CODES[500])
  })
}
