/** OutgoingMessage: the base of responses and requests, put together from the ways of the era. */

import { inherit, type Members, putMembers } from '../members'
import type { HttpSocket } from '../shapes/connection'
import type { Era } from '../shapes/era'
import {
  kHighWaterMark,
  kRejectsBodies,
  type OutgoingMessage,
  type OutgoingMessageConstructor,
} from '../shapes/outgoing'
import { bodyMembers } from './body'
import { fieldsOf } from './fields'
import { makeStoreHeader } from './head'
import { headerMembers } from './headers'
import { corkMembers } from './joined'
import { queueMembers } from './queue'
import { stateMembers } from './state'
import { socketMembers } from './turn'

/** Methods that hardly differ between the eras. */
function plainMembers(era: Era): Members {
  const { headlessGoesOn, setTimeoutReturnsSelf } = era.profile.outgoing
  return {
    setTimeout(this: OutgoingMessage, msecs: number, callback?: (...args: unknown[]) => void) {
      if (callback) this.on('timeout', callback)
      if (this.socket) this.socket.setTimeout(msecs)
      else this.once('socket', (socket: HttpSocket) => socket.setTimeout(msecs))
      if (setTimeoutReturnsSelf) return this
    },
    _implicitHeader(this: OutgoingMessage) {
      const error = era.words.notImplemented('_implicitHeader()')
      if (!headlessGoesOn) throw error
      this.emit('error', error)
    },
    pipe(this: OutgoingMessage) {
      this.emit('error', era.words.cannotPipe())
    },
  }
}

/** What a message is told of what it belongs to. */
interface MessageOptions {
  highWaterMark?: number
  rejectNonStandardBodyWrites?: boolean
}

export function makeOutgoingMessage(era: Era): OutgoingMessageConstructor {
  const { outgoing } = era.profile
  const { Stream } = era.streams
  const setFields = fieldsOf(era.profile)
  const { takesOptions } = outgoing
  function OutgoingMessage(this: OutgoingMessage, options?: MessageOptions): void {
    Stream.call(this as never)
    setFields(this)
    if (takesOptions && options) {
      this[kHighWaterMark] = options.highWaterMark
      this[kRejectsBodies] = options.rejectNonStandardBodyWrites
    }
  }
  inherit(OutgoingMessage, Stream, era.profile.module.constructorsInherit)
  const queue = queueMembers(era)
  putMembers(OutgoingMessage.prototype, outgoing.methods, {
    ...plainMembers(era),
    ...stateMembers(era),
    ...corkMembers(era),
    ...headerMembers(era),
    _storeHeader: makeStoreHeader(era),
    ...queue,
    ...bodyMembers(era, queue),
    ...socketMembers(era),
  })
  return OutgoingMessage as unknown as OutgoingMessageConstructor
}
