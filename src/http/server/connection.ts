/**
 * A connection of a server: its requests, the queue of their answers, and what the socket's events do. The state is
 * one object per connection and the handlers are shared by all, so that a request costs no closure.
 */

import { Socket } from 'node:net'
import process from 'node:process'
import type { Behaviours } from '../../profile/vocabulary'
import { listenerCount } from '../../stream/emitter'
import * as heads from '../../wire/head'
import { demandOf } from '../era-error'
import type { HttpParser, HttpSocket, IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { kNeedDrain, kWatched } from '../shapes/outgoing'
import {
  type Exchanges,
  kExchanges,
  kRequest,
  kServerResponse,
  type ServedSocket,
  type Server,
  type ServerResponse,
} from '../shapes/server'
import { closeSoon } from '../socket/accessors'
import { makeFirstBytes } from '../socket/first-bytes'
import { makeConnectionErrors } from './errors'
import { IdleTimer } from './keep-alive-timer'
import { makeTimeouts } from './timeouts'

// What is imported is looked up at each use, and these are used for each message.
const { AS_FRAMED, OTHER_PROTOCOL } = heads
type HeadVerdict = heads.HeadVerdict

/** The exchanges of a new connection: all fields are set here, so that every connection has the same hidden class. */
class NewExchanges implements Exchanges {
  readonly incoming: IncomingMessage[] = []
  readonly outgoing: ServerResponse[] = []
  outgoingData = 0
  readonly rest = new IdleTimer()
  heads = 0
  headSince = 0
  timedOut = false
  constructor(
    readonly server: Server,
    readonly parser: HttpParser,
  ) {}
}

type Listener = (this: ServedSocket, ...args: never[]) => void

const continueIn = { part: /100-continue/i, word: /(?:^|\W)100-continue(?:$|\W)/i }

export function makeConnectionListener(era: Era) {
  const { parsers, socketAdapter } = era
  const { incoming, outgoing, server: behaviour } = era.profile
  const { parser: showsParser } = era.profile.socket
  const { closeArgument, connectEvent, expectMatch, nextTurn, pausesFlood, refusesExpectations, tellsCut } = behaviour
  const assert = demandOf(era.profile)
  const emitCloses = closings[behaviour.closes]
  const tellsResponse = behaviour.closes !== 'requestDropped'
  const asksToContinue = continueIn[expectMatch]
  const asksDrain = outgoing.drain === 'asked'
  const hintsKeepAlive = outgoing.keepAliveHint !== 'never'
  const { drainsLast, handedDrains, handedPauses } = behaviour
  const readsOnApart = handedDrains && pausesFlood !== 'never'
  const timesNextHead = behaviour.headClock === 'requestEnd' && behaviour.headersTimeout >= 0
  const countsData = pausesFlood === 'queued' && outgoing.layout !== 'callbacks'
  const upgradesUnheard = behaviour.unheardUpgrade === 'destroyed'
  const countsHeaders = behaviour.maxHeadersCount !== 'ignored'
  const firstBytes = makeFirstBytes(era)
  const timeouts = makeTimeouts(era)
  const errors = makeConnectionErrors(era)

  function abortIncoming(state: Exchanges): void {
    let req = state.incoming.shift()
    for (; req; req = state.incoming.shift()) {
      if (incoming.abortedProperty) req.aborted = true
      req.emit('aborted')
      if (closeArgument) req.emit('close', errors.whyAborted(state.timedOut))
      else req.emit('close')
    }
  }

  function onData(this: HttpSocket, chunk: Buffer): void {
    const socket = this as ServedSocket
    const state = socket[kExchanges]
    const { parser } = state
    // A program told of the close, and bytes come all the same: the parser may be another connection's.
    if (parser.socket !== socket) return
    state.heads = 0
    const result = parser.execute(chunk)
    if (timeouts.headIsLate(socket, state)) return
    timeouts.wake(socket, state)
    if (typeof result !== 'number') {
      errors.refuse(socket, result)
      return
    }
    if (parser.upgrade && parser.incoming) handOver(socket, state, parser.incoming, chunk, result)
  }

  /** The connection speaks another protocol from here on. */
  function handOver(socket: ServedSocket, state: Exchanges, req: IncomingMessage, chunk: Buffer, used: number): void {
    const { parser, server } = state
    socketAdapter.detach(socket)
    if (!handedDrains) socket.removeListener('drain', onDrain as Listener)
    if (handedPauses) socket.on('pause', hearNothing).on('resume', hearNothing)
    socket.removeListener('close', onClose as Listener)
    errors.release(socket)
    timeouts.end(state)
    parser.finish()
    parsers.free(parser)
    const event = req.method === 'CONNECT' ? connectEvent : 'upgrade'
    if (listenerCount(server, event) > 0) server.emit(event, req, socket, firstBytes(socket, chunk.subarray(used)))
    else socket.destroy()
  }

  function onEnd(this: HttpSocket): void {
    const socket = this as ServedSocket
    const state = socket[kExchanges]
    const { outgoing, parser, server } = state
    const error = parser.socket === socket ? parser.finish() : undefined
    if (error) {
      if (tellsCut) errors.refuse(socket, error)
      else socket.destroy()
      return
    }
    if (!server.httpAllowHalfOpen) {
      abortIncoming(state)
      if (socket.writable) socket.end()
    } else if (outgoing.length > 0) outgoing[outgoing.length - 1]._last = true
    else if (socket._httpMessage) (socket._httpMessage as ServerResponse)._last = true
    else if (socket.writable) socket.end()
  }

  function onClose(this: ServedSocket): void {
    const state = this[kExchanges]
    timeouts.end(state)
    // "close" may be told twice, by a program.
    if (state.parser.socket === this) parsers.free(state.parser)
    abortIncoming(state)
    if (tellsResponse) (this._httpMessage as ServerResponse | null)?.emit('close')
  }

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
    if (!response || (asksDrain && !response[kNeedDrain])) return
    if (asksDrain) response[kNeedDrain] = false
    response.emit('drain')
  }

  function readOn(socket: ServedSocket): void {
    const state = socket[kExchanges]
    if (pausesFlood === 'queued' && state.outgoingData > socket.writableHighWaterMark) return
    socket._paused = false
    socketAdapter.resume(socket)
  }

  /** Requests that come faster than their answers leave are not read for ever. */
  function pauseFlood(socket: ServedSocket, state: Exchanges): void {
    if (socket._paused) return
    if (
      !socket.writableNeedDrain &&
      !(pausesFlood === 'queued' && state.outgoingData >= socket.writableHighWaterMark)
    ) {
      return
    }
    socket._paused = true
    socketAdapter.pause(socket)
  }

  function onPendingData(this: ServerResponse, amount: number): void {
    const state = this[kExchanges] as Exchanges
    state.outgoingData += amount
    const socket = this.socket as ServedSocket | null
    if (socket?._paused && state.outgoingData < socket.writableHighWaterMark) readOn(socket)
  }

  /** A response is done: the next in the queue has its turn, or the connection rests or ends. */
  function onResponseDone(this: ServerResponse): void {
    const state = this[kExchanges] as Exchanges
    const req = this[kRequest]
    const socket = req.socket as ServedSocket
    // After an abort the list is empty.
    assert(state.incoming.length === 0 || state.incoming[0] === req)
    state.incoming.shift()
    // Whoever has asked for the flow is a reader, though it has not begun.
    if (req._dump && !req._consuming && !req._readableState.resumeScheduled) req._dump()
    this.detachSocket(socket)
    if (emitCloses) emitCloses(req, this)
    if (this._last) {
      if (typeof socket.destroySoon === 'function') closeSoon(socket)
      else socket.end()
      return
    }
    const next = state.outgoing.shift()
    if (next) next.assignSocket(socket)
    else timeouts.rest(socket, state)
  }

  function onIncoming(this: HttpParser, req: IncomingMessage, shouldKeepAlive: boolean): HeadVerdict {
    const socket = this.socket as ServedSocket
    const state = socket[kExchanges]
    const { server } = state
    state.headSince = 0
    if (++state.heads === 2) sendAtOnce(socket)
    timeouts.wake(socket, state)
    if (req.upgrade) {
      req.upgrade = upgradesUnheard || req.method === 'CONNECT' || listenerCount(server, 'upgrade') > 0
      if (req.upgrade) return OTHER_PROTOCOL
    }
    state.incoming.push(req)
    if (timesNextHead && server.keepAliveTimeout > 0) req.on('end', beginHeadTime)
    if (pausesFlood !== 'never') pauseFlood(socket, state)
    const res = new server[kServerResponse](req)
    res[kExchanges] = state
    res.shouldKeepAlive = shouldKeepAlive
    if (hintsKeepAlive) res._keepAliveTimeout = server.keepAliveTimeout
    if (countsData) res._onPendingData = onPendingData
    if (socket._httpMessage) state.outgoing.push(res)
    else res.assignSocket(socket)
    res.on(nextTurn, onResponseDone)
    const { expect } = req.headers
    if (expect !== undefined && req.httpVersionMajor === 1 && req.httpVersionMinor === 1) {
      answerExpectation(server, req, res, expect as string)
    } else server.emit('request', req, res)
    return AS_FRAMED
  }

  function answerExpectation(server: Server, req: IncomingMessage, res: ServerResponse, expect: string): void {
    if (asksToContinue.test(expect)) {
      res._expect_continue = true
      if (listenerCount(server, 'checkContinue') > 0) server.emit('checkContinue', req, res)
      else {
        res.writeContinue()
        server.emit('request', req, res)
      }
    } else if (!refusesExpectations) server.emit('request', req, res)
    else if (listenerCount(server, 'checkExpectation') > 0) server.emit('checkExpectation', req, res)
    else {
      res.writeHead(417)
      res.end()
    }
  }

  return function connectionListener(this: Server, connection: HttpSocket): void {
    const socket = connection as ServedSocket
    const parser = parsers.alloc('request', (this as { insecureHTTPParser?: boolean }).insecureHTTPParser)
    socket[kExchanges] = new NewExchanges(this, parser)
    socket[kWatched] = tellsResponse
    if (behaviour.claimsSocket) socket.server = this
    timeouts.begin(socket, this)
    parser.socket = socket
    parser.onIncoming = onIncoming
    if (countsHeaders) parser.maxHeaderPairs = maxHeaderPairs(this.maxHeadersCount)
    if (showsParser) socket.parser = parser
    socket.on('drain', onDrain)
    if (readsOnApart) socket.on('drain', readOnDrain)
    errors.watch(socket)
    socket.on('close', onClose)
    socketAdapter.attach(socket, onData, onEnd)
  }
}

const DEFAULT_HEADERS = 1000

/** Twice the number of headers, because names and values stand in one list; 0: no limit. */
function maxHeaderPairs(count: number | null | undefined): number {
  if (typeof count === 'number') return count << 1
  return DEFAULT_HEADERS * 2
}

/**
 * The other side asks without waiting for answers: then small answers must not wait for it to acknowledge those
 * before. For all others the connection sends as the era's did.
 */
function sendAtOnce(socket: HttpSocket): void {
  if (socket instanceof Socket) socket.setNoDelay()
}

/** Bytes that http no longer reads need no stopping. */
function hearNothing(): void {}

function emitClose(message: NodeJS.EventEmitter): void {
  message.emit('close')
}

/** What closes when an answer is finished; the response mostly after whatever hears that it is. */
const closings: Record<Behaviours['server']['closes'], ((req: IncomingMessage, res: ServerResponse) => void) | null> = {
  requestDropped: null,
  dropped: null,
  beforeFinish(req, res) {
    req.emit('close')
    res.emit('close')
  },
  atOnce(req, res) {
    req.emit('close')
    process.nextTick(emitClose, res)
  },
  inOrder(req, res) {
    if (req._readableState.endEmitted) req.emit('close')
    else req.on('end', emitCloseOfThis)
    process.nextTick(emitClose, res)
  },
}

function emitCloseOfThis(this: IncomingMessage): void {
  this.emit('close')
}

/** The next head may follow from here on. */
function beginHeadTime(this: IncomingMessage): void {
  const state = (this.socket as ServedSocket)[kExchanges]
  if (state) state.headSince = Date.now()
}
