/** What follows a response that is done: its messages close, and the next in the queue has its turn, or the connection is idle or ends. */

import process from 'node:process'
import type { Behaviours } from '../../profile/vocabulary'
import { demandOf } from '../era-error'
import { closesItself } from '../incoming/destroy'
import { channelOf } from '../observe/published'
import { closingOf } from '../outgoing/state'
import type { IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { type Exchanges, kExchanges, kRequest, type ServedSocket, type ServerResponse } from '../shapes/server'
import { closeSoon } from '../socket/accessors'
import type { Flood } from './flood'
import type { RequestTimer } from './request-timer'
import type { Timeouts } from './timeouts'
import { makeUnheardRequests } from './unheard-requests'
import type { UnwantedBodies } from './unwanted-bodies'

/** @returns the listener of the event by which the era's responses say that they are done */
export function makeTurns(
  era: Era,
  timeouts: Timeouts,
  flood: Flood,
  requestTimer: RequestTimer,
  unwantedBodies: UnwantedBodies,
): (this: ServerResponse) => void {
  const assert = demandOf(era.profile)
  const closing = closingOf(era)
  const done = channelOf(era, 'server.response.finish')
  const { closes } = era.profile.server
  const emitCloses = (closesItself(era.profile) ? closingsOfAnswer : closings)[closes]
  const unheard = makeUnheardRequests(era, emitCloseOfThis)

  return function onResponseDone(this: ServerResponse): void {
    const state = this[kExchanges] as Exchanges
    const req = this[kRequest]
    // A request that is destroyed may forget its connection; its response has it still.
    const socket = (req.socket ?? this.socket) as ServedSocket
    if (done?.hasSubscribers) done.publish({ request: req, response: this, socket, server: state.server })
    // After an abort the list is empty.
    assert(state.incoming.length === 0 || state.incoming.first === req)
    state.incoming.shift()
    state.answers++
    requestTimer.end(state)
    flood.answered(socket, state)
    // Whoever has asked for the flow is a reader, though it has not begun.
    const dumps = typeof req._dump === 'function' && !req._consuming && !req._readableState.resumeScheduled
    const isUnheard = dumps && unheard?.leave(req)
    if (dumps && !isUnheard) req._dump()
    this.detachSocket(socket)
    if (isUnheard) unheard!.close(req, this)
    else if (emitCloses) emitCloses(req, this, closing)
    if (this._last) {
      if (unwantedBodies.pass(socket, state)) return
      if (typeof socket.destroySoon === 'function') closeSoon(socket)
      else socket.end()
      return
    }
    const next = state.outgoing.shift()
    if (next) next.assignSocket(socket)
    else timeouts.rest(socket, state)
  }
}

type Closing = (req: IncomingMessage, res: ServerResponse, close: ReturnType<typeof closingOf>) => void

/** What closes when a response is finished; the response mostly after the other listeners of that event. */
const closings: Record<Behaviours['server']['closes'], Closing | null> = {
  requestDropped: null,
  dropped: null,
  beforeFinish(req, res, close) {
    req.emit('close')
    close(res)
  },
  atOnce(req, res, close) {
    req.emit('close')
    process.nextTick(close, res)
  },
  response: inOrder,
  inOrder,
}

/** The same where requests close themselves when they were read. */
const closingsOfAnswer: typeof closings = {
  requestDropped: null,
  dropped: null,
  beforeFinish(_req, res, close) {
    close(res)
  },
  atOnce: closeAnswer,
  response: closeAnswer,
  inOrder: closeAnswer,
}

function closeAnswer(_req: IncomingMessage, res: ServerResponse, close: ReturnType<typeof closingOf>): void {
  process.nextTick(close, res)
}

function inOrder(req: IncomingMessage, res: ServerResponse, close: ReturnType<typeof closingOf>): void {
  // With the head of another behind it, nothing more comes of this request.
  const read = req._readableState?.endEmitted ?? !req.readable
  if (read || (res[kExchanges] as Exchanges).parser.incoming !== req) req.emit('close')
  else req.on('end', emitCloseOfThis)
  process.nextTick(close, res)
}

function emitCloseOfThis(this: IncomingMessage): void {
  this.emit('close')
}
