/** OutgoingMessage: the base of responses and requests, put together from the ways of the era. */

import { inherit, type Members, putMembers } from '../members'
import type { HttpSocket } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { kCorked, type OutgoingMessage, type OutgoingMessageConstructor } from '../shapes/outgoing'
import { destroyWith } from '../socket/errors'
import { HIGH_WATER_MARK } from '../socket/high-water-mark'
import { bodyMembers } from './body'
import { fieldsOf } from './fields'
import { makeStoreHeader } from './head'
import { headerMembers } from './headers'
import { queueMembers } from './queue'
import { socketMembers } from './turn'
import { wordingOf } from './wording'

/** Methods that hardly differ between the eras. */
function plainMembers(era: Era): Members {
  const { destroyWaits, headlessGoesOn, setTimeoutReturnsSelf } = era.profile.outgoing
  return {
    setTimeout(this: OutgoingMessage, msecs: number, callback?: (...args: unknown[]) => void) {
      if (callback) this.on('timeout', callback)
      if (this.socket) this.socket.setTimeout(msecs)
      else this.once('socket', (socket: HttpSocket) => socket.setTimeout(msecs))
      if (setTimeoutReturnsSelf) return this
    },
    destroy(this: OutgoingMessage, error?: Error) {
      if (!destroyWaits || this.socket) destroyWith(this.socket as HttpSocket, error)
      else this.once('socket', (socket: HttpSocket) => socket.destroy(error))
    },
    headersSent: {
      get(this: OutgoingMessage) {
        return !!this._header
      },
    },
    cork(this: OutgoingMessage) {
      if (this.socket) this.socket.cork()
      else this[kCorked]++
    },
    uncork(this: OutgoingMessage) {
      if (this.socket) this.socket.uncork()
      else if (this[kCorked]) this[kCorked]--
    },
    _implicitHeader(this: OutgoingMessage) {
      const error = wordingOf(era.profile).notImplemented('_implicitHeader()')
      if (!headlessGoesOn) throw error
      this.emit('error', error)
    },
    writableCorked: {
      get(this: OutgoingMessage) {
        return (this.socket ? this.socket.writableCorked : 0) + this[kCorked]
      },
    },
    writableEnded: {
      get(this: OutgoingMessage) {
        return this.finished
      },
    },
    writableFinished: {
      get(this: OutgoingMessage) {
        return this.finished && this.outputSize === 0 && (!this.socket || this.socket.writableLength === 0)
      },
    },
    writableHighWaterMark: {
      get(this: OutgoingMessage) {
        return this.socket ? this.socket.writableHighWaterMark : HIGH_WATER_MARK
      },
    },
    writableLength: {
      get(this: OutgoingMessage) {
        return this.outputSize + (this.socket ? this.socket.writableLength : 0)
      },
    },
    writableObjectMode: {
      get() {
        return false
      },
    },
    pipe(this: OutgoingMessage) {
      this.emit('error', wordingOf(era.profile).cannotPipe())
    },
  }
}

export function makeOutgoingMessage(era: Era): OutgoingMessageConstructor {
  const { outgoing } = era.profile
  const { Stream } = era.streams
  const setFields = fieldsOf(era.profile)
  function OutgoingMessage(this: OutgoingMessage): void {
    Stream.call(this as never)
    setFields(this)
  }
  inherit(OutgoingMessage, Stream, era.profile.module.constructorsInherit)
  const queue = queueMembers(era)
  putMembers(OutgoingMessage.prototype, outgoing.methods, {
    ...plainMembers(era),
    ...headerMembers(era),
    _storeHeader: makeStoreHeader(era),
    ...queue,
    ...bodyMembers(era, queue),
    ...socketMembers(era),
  })
  return OutgoingMessage as unknown as OutgoingMessageConstructor
}
