/** How a body goes from the parser into a message: straight to its listeners, held while it is paused, or pushed. */

import type { IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'

interface BodyFlow {
  body(message: IncomingMessage, chunk: Buffer): void
  end(message: IncomingMessage): void
}

/** Stands in a queue for the end of the message. */
const END = Symbol('end')

/** Gives a piece of a body to whoever listens, decoded if setEncoding was called. */
export function emitData(message: IncomingMessage, chunk: Buffer): void {
  if (!message._decoder) {
    message.emit('data', chunk)
    return
  }
  const text = message._decoder.write(chunk)
  if (text.length > 0) message.emit('data', text)
}

const straight: BodyFlow = {
  body: emitData,
  end(message) {
    if (message.upgrade) return
    message.readable = false
    message.emit('end')
  },
}

const holds = (message: IncomingMessage): boolean => message._paused || message._pendings.length > 0

const held: BodyFlow = {
  body(message, chunk) {
    if (holds(message)) message._pendings.push(chunk)
    else message._emitData(chunk)
  },
  end(message) {
    if (message.upgrade) return
    if (holds(message)) message._pendings.push(END)
    else {
      message.readable = false
      message._emitEnd()
    }
  },
}

/** Gives out what was held, until the message is paused again. */
export function emitHeld(message: IncomingMessage): void {
  while (!message._paused && message._pendings.length > 0) {
    const piece = message._pendings.shift()
    if (piece === END) {
      message.readable = false
      message._emitEnd()
    } else message._emitData(piece as Buffer)
  }
}

export function makeBodyFlow({ profile, socketAdapter, streams }: Era): BodyFlow {
  if (!streams.Readable) return profile.incoming.holdsWhilePaused ? held : straight
  return {
    body(message, chunk) {
      if (!message._dumped && !message.push(chunk)) socketAdapter.pause(message.socket)
    },
    end(message) {
      message.push(null)
    },
  }
}
