/** Requests that come faster than their answers leave: the connection is paused, and read on when the answers have left. */

import process from 'node:process'
import type { Era } from '../shapes/era'
import { kNeedDrain } from '../shapes/outgoing'
import { type Exchanges, kExchanges, kRequest, type ServedSocket, type ServerResponse } from '../shapes/server'

type Listener = (this: ServedSocket, ...args: never[]) => void

export interface Flood {
  /** Listens to the drains of a new connection. */
  watch(socket: ServedSocket): void
  /** The connection is the program's from here on. */
  release(socket: ServedSocket): void
  /** A request came: pauses the connection if too much waits to leave it. */
  check(socket: ServedSocket, state: Exchanges): void
  /** A request has its answer. */
  answered(socket: ServedSocket, state: Exchanges): void
  /** Counts what waits in a response for its turn. */
  count(res: ServerResponse): void
}

const needsDrain = (socket: ServedSocket): boolean => socket.writableNeedDrain
/** The handle of the host, as far as it tells what the system has not taken yet. */
interface Handled {
  _handle?: { writeQueueSize?: number } | null
}
const isUnsent = (socket: ServedSocket): boolean => ((socket as Handled)._handle?.writeQueueSize ?? 0) > 0

/** @returns what the era does about floods, and about drains of the connection */
export function makeFlood(era: Era): Flood {
  const { guard, socketAdapter } = era
  const { outgoing, server: behaviour } = era.profile
  const { drainsEarly, drainsLast, handedDrains, handedPauses, maxUnanswered, pausesFlood } = behaviour
  // The guard counts more than there may be where it stops nobody, too.
  const countedAbove = guard.profile.server.maxUnanswered
  const asksDrain = outgoing.drain === 'asked'
  const backsUp = pausesFlood === 'unsent' ? isUnsent : needsDrain
  const readsOnApart = handedDrains && pausesFlood !== 'never'

  function onDrain(this: ServedSocket): void {
    if (!readsOnApart) readOnDrain.call(this)
    if (drainsLast) process.nextTick(drainMessage, this)
    else drainMessage(this)
  }

  function readOnDrain(this: ServedSocket): void {
    if (this._paused) readOn(this)
  }

  function drainMessage(socket: ServedSocket): void {
    const response = socket._httpMessage as ServerResponse | null
    if (!response || (asksDrain && (response.finished || !response[kNeedDrain]))) return
    if (asksDrain) response[kNeedDrain] = false
    response.emit('drain')
  }

  function readOn(socket: ServedSocket): void {
    const state = socket[kExchanges]
    if (pausesFlood === 'queued' && state.outgoingData > socket.writableHighWaterMark) return
    if (isCrowded(state)) return
    socket._paused = false
    socketAdapter.resume(socket)
  }

  const isCrowded = (state: Exchanges): boolean => maxUnanswered > 0 && state.incoming.length > maxUnanswered
  const isFull = (socket: ServedSocket, state: Exchanges): boolean =>
    isCrowded(state) ||
    backsUp(socket) ||
    (pausesFlood === 'queued' && state.outgoingData >= socket.writableHighWaterMark)

  function onPendingData(this: ServerResponse, amount: number): void {
    const state = this[kExchanges] as Exchanges
    state.outgoingData += amount
    const socket = this.socket as ServedSocket | null
    if (socket?._paused && state.outgoingData < socket.writableHighWaterMark) readOn(socket)
  }
  function onPendingDataEarly(this: ServerResponse, amount: number): void {
    const state = this[kExchanges] as Exchanges
    state.outgoingData += amount
    const socket = this[kRequest].socket as ServedSocket | null
    if (!socket) return
    readOnDrain.call(socket)
    drainMessage(socket)
  }

  return {
    watch(socket) {
      if (pausesFlood !== 'never') socket._paused = false
      socket.on('drain', onDrain)
      if (readsOnApart) socket.on('drain', readOnDrain)
    },
    release(socket) {
      if (!handedDrains) socket.removeListener('drain', onDrain as Listener)
      if (handedPauses) socket.on('pause', ignore).on('resume', ignore)
    },
    check(socket, state) {
      if (countedAbove > 0 && state.incoming.length === countedAbove + 1) {
        guard.refuse('flood', `more than ${countedAbove} requests of one connection without an answer: they wait`)
      }
      if (pausesFlood === 'never' || socket._paused || !isFull(socket, state)) return
      socket._paused = true
      socketAdapter.pause(socket)
    },
    answered(socket, state) {
      if (maxUnanswered > 0 && socket._paused && !socket.writableNeedDrain && !isCrowded(state)) readOn(socket)
    },
    count(res) {
      if (pausesFlood === 'queued') res._onPendingData = drainsEarly ? onPendingDataEarly : onPendingData
    },
  }
}

/** Bytes that http no longer reads need no stopping. */
function ignore(): void {}
