/**
 * assignSocket and detachSocket: a message's turn on a connection. A connection that the server looks after tells the
 * message itself when it closes; any other is listened to, and one to whose close somebody else listens: a message is
 * told after those who listened before it.
 */

import { listenerCount } from '../../stream/emitter'
import { demandOf } from '../era-error'
import type { Members } from '../members'
import type { HttpSocket } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { kListening, kWatched, type OutgoingMessage } from '../shapes/outgoing'
import { closingOf } from './state'

type TurnSocket = HttpSocket & { [kWatched]?: boolean; [kListening]?: boolean }

export function socketMembers(era: Era): Members {
  const { profile, words } = era
  const { outgoing, server } = profile
  const close = closingOf(era)
  function onClose(this: HttpSocket): void {
    if (this._httpMessage) close(this._httpMessage as OutgoingMessage)
  }
  const assert = demandOf(profile)
  const listens = server.closes !== 'requestDropped'
  const announces = outgoing.socketEvent
  const { saysAssigned } = outgoing
  return {
    assignSocket(this: OutgoingMessage, socket: TurnSocket): void {
      if (saysAssigned && socket._httpMessage) throw words.assigned()
      assert(!socket._httpMessage)
      socket._httpMessage = this
      if (listens && (!socket[kWatched] || listenerCount(socket, 'close') > 1)) {
        socket.on('close', onClose)
        socket[kListening] = true
      }
      this.socket = socket
      this.connection = socket
      if (announces) this.emit('socket', socket)
      this._flush()
    },
    detachSocket(this: OutgoingMessage, socket: TurnSocket): void {
      assert(socket._httpMessage === this)
      if (socket[kListening]) {
        socket.removeListener('close', onClose)
        socket[kListening] = false
      }
      socket._httpMessage = null
      this.socket = null
      this.connection = null
    },
  }
}
