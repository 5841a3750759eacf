/**
 * A connection of a server: its requests, and what the socket's events do. The state is one object per connection and
 * the handlers are shared by all, so that a request costs no closure.
 */

import { Socket } from 'node:net'
import { Fifo } from '../../shared/fifo'
import { listenerCount } from '../../stream/emitter'
import * as heads from '../../wire/head'
import { codedErrorOf } from '../era-error'
import { abortedError } from '../incoming/aborted'
import { closeReadable } from '../incoming/close-readable'
import { closesItself, makeDestroyCut } from '../incoming/destroy'
import { MOST_LINES } from '../incoming/line-limits'
import { fieldOf } from '../incoming/raw-field'
import { abortSignal } from '../incoming/signal'
import { channelOf } from '../observe/published'
import { closingOf } from '../outgoing/state'
import type { HttpParser, HttpSocket, IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { kListening, kWatched } from '../shapes/outgoing'
import {
  type Exchanges,
  kEmptyRequests,
  kExchanges,
  type ServedSocket,
  type Server,
  type ServerResponse,
} from '../shapes/server'
import { handleOf } from '../socket/accessors'
import { makeFirstBytes } from '../socket/first-bytes'
import { leniencyOf } from '../validation'
import { makeAdmission } from './admission'
import { makeConnectionsList } from './connections-list'
import { makeConnectionErrors } from './errors'
import { makeExpectation } from './expectation'
import { makeFlood } from './flood'
import { IdleTimer } from './keep-alive-timer'
import { makeNewResponse } from './new-response'
import { makeRequestTimer } from './request-timer'
import { makeExecuteSaying } from './saying'
import { makeSlowPeers } from './slow-peers'
import { makeTimeouts } from './timeouts'
import { makeTurns } from './turns'
import { makeUnwantedBodies } from './unwanted-bodies'

// What is imported is looked up at each use, and these are used for each message.
const { AS_FRAMED, OTHER_PROTOCOL } = heads
type HeadVerdict = heads.HeadVerdict

/** The exchanges of a new connection: all fields are set here, so that every connection has the same hidden class. */
class NewExchanges implements Exchanges {
  readonly incoming = new Fifo<IncomingMessage>()
  readonly outgoing = new Fifo<ServerResponse>()
  outgoingData = 0
  waiting = 0
  readonly rest = new IdleTimer()
  heads = 0
  requests = 0
  answers = 0
  unreadOf = 0
  unreadFrom = 0
  unreadSince = 0
  headSince = 0
  messageOf = 0
  messageSince = 0
  counted = 0
  refuseLate: Exchanges['refuseLate'] = undefined
  requestTimer: NodeJS.Timeout | undefined = undefined
  timedOut = false
  constructor(
    readonly server: Server,
    readonly parser: HttpParser,
  ) {}
}

type Listener = (this: ServedSocket, ...args: never[]) => void

export function makeConnectionListener(era: Era) {
  const { parsers, socketAdapter } = era
  const { incoming, server: behaviour } = era.profile
  const { parser: showsParser } = era.profile.socket
  const { closeArgument, closesWaiting, connectEvent, nextTurn, tellsCut } = behaviour
  const tellsResponse = behaviour.closes !== 'requestDropped'
  const turnAway = makeAdmission(era)
  const newResponse = makeNewResponse(era)
  const { maxHeaderSize: ownHeadSize, optimizeEmptyRequests, shouldUpgradeCallback } = behaviour
  const timesNextHead = behaviour.headClock === 'requestEnd' && behaviour.headersTimeout >= 0
  const upgradesUnheard = behaviour.unheardUpgrade === 'destroyed'
  const countsHeaders = behaviour.maxHeadersCount !== 'ignored'
  const [firstBytes, refuseEncoding] = [makeFirstBytes(era), makeRefuseEncoding(era)]
  const timeouts = makeTimeouts(era)
  const { debug } = era
  const executeSaying = makeExecuteSaying(era)
  const errors = makeConnectionErrors(era)
  const flood = makeFlood(era)
  const answerExpectation = makeExpectation(era)
  const requestTimer = makeRequestTimer(era, errors.refuseLate)
  const unwantedBodies = makeUnwantedBodies(era)
  const onResponseDone = makeTurns(era, timeouts, flood, requestTimer, unwantedBodies)
  const [closeMessage, begun] = [closingOf(era), channelOf(era, 'server.request.start')]
  const slowPeers = makeSlowPeers(era, errors.refuse)
  const list = makeConnectionsList(era, errors.refuseLate)

  const { cutRequests } = behaviour
  const [destroyCut, closesOwn] = [makeDestroyCut(era), closesItself(era.profile)]
  const readsLines = behaviour.expectFrom === 'lines'
  function abortIncoming(state: Exchanges): void {
    for (let req = state.incoming.shift(); req; req = state.incoming.shift()) {
      if (cutRequests === 'destroyed') {
        destroyCut(req, abortedError())
        continue
      }
      if (incoming.abortedProperty) req.aborted = true
      req.emit('aborted')
      if (cutRequests === 'fails' && listenerCount(req, 'error') > 0) req.emit('error', abortedError())
      if (closesOwn && req._readableState.closeEmitted) continue
      if (closeArgument) req.emit('close', errors.whyAborted(state.timedOut))
      else req.emit('close')
    }
  }

  function onData(this: HttpSocket, chunk: Buffer): void {
    const socket = this as ServedSocket
    const state = socket[kExchanges]
    const { parser } = state
    // A program emitted the close itself, and bytes come all the same: the parser may be another connection's.
    if (parser.socket !== socket) return
    state.heads = 0
    if (unwantedBodies.leave(socket, state, chunk.length)) return
    const result = executeSaying ? executeSaying(socket, parser, chunk) : parser.execute(chunk)
    list.read(state)
    if (parser.inHead) requestTimer.begin(socket)
    if (timeouts.headIsLate(socket, state)) return
    timeouts.wake(socket, state)
    if (typeof result !== 'number') {
      debug?.('server.misread', { error: result })
      errors.refuse(socket, result)
      return
    }
    if (parser.upgrade && parser.incoming) handOver(socket, state, parser.incoming, chunk, result)
  }

  const onRequestEnd = debug
    ? function (this: IncomingMessage) {
        debug('server.clock')
        beginHeadTime.call(this)
      }
    : beginHeadTime

  /** The connection speaks another protocol from here on. */
  function handOver(socket: ServedSocket, state: Exchanges, req: IncomingMessage, chunk: Buffer, used: number): void {
    const { parser, server } = state
    const event = req.method === 'CONNECT' ? connectEvent : 'upgrade'
    const received = listenerCount(server, event) > 0
    const refusal = received ? unwantedBodies.ofUpgrade(req) : undefined
    if (refusal) {
      errors.refuse(socket, refusal)
      return
    }
    debug?.('server.hands', { method: req.method })
    socketAdapter.detach(socket)
    flood.release(socket)
    socket.removeListener('close', onClose as Listener)
    errors.release(socket)
    timeouts.end(state)
    timeouts.release(socket)
    slowPeers.remove(socket)
    list.remove(socket)
    requestTimer.end(state)
    parser.finish()
    parsers.free(parser)
    if (received) {
      debug?.('server.heard', { event })
      server.emit(event, req, socket, firstBytes(socket, chunk.subarray(used)))
    } else socket.destroy()
  }

  function onEnd(this: HttpSocket): void {
    const socket = this as ServedSocket
    const state = socket[kExchanges]
    const { outgoing, parser, server } = state
    const error = parser.socket === socket ? parser.finish() : undefined
    if (error) {
      debug?.('server.cut')
      if (tellsCut) errors.refuse(socket, error)
      else socket.destroy()
      return
    }
    if (!server.httpAllowHalfOpen) {
      if (cutRequests !== 'destroyed') abortIncoming(state)
      if (socket.writable) socket.end()
    } else if (outgoing.last) outgoing.last._last = true
    else if (socket._httpMessage) (socket._httpMessage as ServerResponse)._last = true
    else if (socket.writable) socket.end()
  }

  function onClose(this: ServedSocket): void {
    const state = this[kExchanges]
    debug?.('server.closed')
    timeouts.end(state)
    slowPeers.remove(this)
    list.remove(this)
    requestTimer.end(state)
    // "close" may be emitted twice, by a program.
    if (state.parser.socket === this) parsers.free(state.parser)
    const cut = incoming.signal ? state.incoming.all() : []
    abortIncoming(state)
    if (tellsResponse && this._httpMessage && !this[kListening]) closeMessage(this._httpMessage as ServerResponse)
    if (closesWaiting) for (let res = state.outgoing.shift(); res; res = state.outgoing.shift()) closeMessage(res)
    for (const req of cut) abortSignal(req)
  }

  const isHeard = (server: Server): boolean => listenerCount(server, 'upgrade') > 0
  const wantsUpgrade = shouldUpgradeCallback
    ? (server: Server, req: IncomingMessage) =>
        server.shouldUpgradeCallback === undefined ? isHeard(server) : Boolean(server.shouldUpgradeCallback(req))
    : isHeard

  function onIncoming(this: HttpParser, req: IncomingMessage, shouldKeepAlive: boolean): HeadVerdict {
    const socket = this.socket as ServedSocket
    const state = socket[kExchanges]
    const { server } = state
    state.headSince = 0
    state.requests++
    if (++state.heads === 2) sendAtOnce(socket)
    timeouts.wake(socket, state)
    if (req.upgrade) {
      req.upgrade = upgradesUnheard || req.method === 'CONNECT' || wantsUpgrade(server, req)
      if (req.upgrade) return OTHER_PROTOCOL
    }
    state.incoming.push(req)
    requestTimer.request(socket, req)
    if (timesNextHead && server.keepAliveTimeout > 0) req.on('end', onRequestEnd)
    flood.check(socket, state)
    const res = newResponse(server, req)
    res[kExchanges] = state
    debug?.('server.keeps', { keepAlive: shouldKeepAlive })
    res.shouldKeepAlive = shouldKeepAlive
    if (begun?.hasSubscribers) begun.publish({ request: req, response: res, socket, server })
    flood.count(res)
    if (socket._httpMessage) state.outgoing.push(res)
    else res.assignSocket(socket)
    res.on(nextTurn, onResponseDone)
    if (optimizeEmptyRequests && server[kEmptyRequests]) endEmpty(req)
    const expect = readsLines ? fieldOf(req.rawHeaders, 'expect') : req.headers.expect
    if ((turnAway || expect !== undefined) && req.httpVersionMajor === 1 && req.httpVersionMinor === 1) {
      if (turnAway?.(state, req, res)) return AS_FRAMED
      if (expect !== undefined) {
        answerExpectation(server, req, res, expect as string)
        return AS_FRAMED
      }
    }
    server.emit('request', req, res)
    return AS_FRAMED
  }

  return function connectionListener(this: Server, connection: HttpSocket): void {
    const socket = connection as ServedSocket
    debug?.('server.opened')
    const parser = parsers.alloc('request', leniencyOf(this))
    socket[kExchanges] = new NewExchanges(this, parser)
    socket[kWatched] = tellsResponse
    socket[kListening] = false
    if (behaviour.claimsSocket) socket.server = this
    timeouts.begin(socket, this)
    parser.socket = socket
    if (socket instanceof Socket) slowPeers.add(socket)
    parser.onIncoming = onIncoming
    if (ownHeadSize && this.maxHeaderSize) parser.maxHeaderSize = this.maxHeaderSize
    list.add(socket)
    requestTimer.begin(socket)
    if (countsHeaders) parser.maxHeaderPairs = maxHeaderPairs(this.maxHeadersCount)
    if (showsParser) socket.parser = parser
    if (refuseEncoding) socket.setEncoding = refuseEncoding
    flood.watch(socket)
    errors.watch(socket)
    socket.on('close', onClose)
    if (behaviour.demandsHandle) void handleOf(socket)._externalStream
    socketAdapter.attach(socket, onData, onEnd)
  }
}

/** What setEncoding of a connection is in the eras that keep it from programs. */
function makeRefuseEncoding({ profile }: Era): (() => never) | undefined {
  if (!profile.server.refusesEncoding) return undefined
  const coded = codedErrorOf(profile)
  const words = 'Changing the socket encoding is not allowed per RFC7230 Section 3.'
  return function setEncoding() {
    throw coded(Error, 'ERR_HTTP_SOCKET_ENCODING', words)
  }
}

/** Twice the number of headers, because names and values stand in one list; 0: no limit. */
function maxHeaderPairs(count: number | null | undefined): number {
  if (typeof count === 'number') return count << 1
  return MOST_LINES * 2
}

/**
 * The other side asks without waiting for answers: then small answers must not wait for it to acknowledge those
 * before. For all others the connection sends as the era's did.
 */
function sendAtOnce(socket: HttpSocket): void {
  if (socket instanceof Socket) socket.setNoDelay()
}

/** A request that says of no body has ended before the program is told of it, and no event tells of that. */
function endEmpty(req: IncomingMessage): void {
  const { headers } = req
  if ('content-length' in headers || 'transfer-encoding' in headers) return
  closeReadable(req)
}

/** The next head may follow from here on. */
function beginHeadTime(this: IncomingMessage): void {
  const state = (this.socket as ServedSocket)[kExchanges]
  if (state) state.headSince = Date.now()
}
