/**
 * A request and its connection: what a connection tells (bytes, its end, errors, its close) becomes events of the
 * request and its response. The listeners are shared by all connections of a module; each finds its request in
 * `socket._httpMessage`.
 */

import { Socket } from 'node:net'
import { listenerCount } from '../../stream/emitter'
import { leaveDomains } from '../domains'
import { MOST_LINES } from '../incoming/line-limits'
import { makeAgentTelling } from '../observe/agent'
import { closingOf } from '../outgoing/state'
import {
  type ClientRequest,
  type ClientResponse,
  type ClientSocket,
  kFree,
  kReading,
  type OnIncoming,
} from '../shapes/client'
import type { HttpParser } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { kNeedDrain } from '../shapes/outgoing'
import type { OnBytes, OnEnd } from '../shapes/socket'
import { destroyWith, makeToEraError } from '../socket/errors'
import { makeFirstBytes } from '../socket/first-bytes'
import { leniencyOf } from '../validation'
import { makeAnswerChecks } from './answer-checks'
import { makeClose, makeFail } from './close'
import { makeHangUp } from './hang-up'
import { idleErrorListener } from './idle-error'
import { makeIsInterim } from './interim'
import { stopTimeout } from './timers'

interface RequestSocket {
  /** Gives a request its connection: from now on the two are one. */
  assign(req: ClientRequest, socket: ClientSocket): void
  /** The exchange is over and the connection lives on: nothing of the request stays on it. */
  release(socket: ClientSocket): void
}

/** How a request and its connection let go of their parser. */
function parserEnds(era: Era) {
  const freeParser = (parser: HttpParser, req: ClientRequest | null | undefined, socket: ClientSocket) => {
    if (req) req.parser = null
    socket.parser = null
    era.parsers.free(parser)
  }
  const finishParser = (socket: ClientSocket, req: ClientRequest | null | undefined) => {
    const parser = req?.parser
    if (!parser) return
    parser.finish()
    freeParser(parser, req, socket)
  }
  return { finishParser, freeParser }
}

/** When a connection drains, its request emits drain. */
function drainListener(asksDrain: boolean) {
  return function onDrain(this: ClientSocket) {
    const req = this._httpMessage
    if (!req) return
    if (asksDrain) {
      if (req.finished || !req[kNeedDrain]) return
      req[kNeedDrain] = false
    }
    req.emit('drain')
  }
}

/** What takes the bytes of a connection, which is destroyed if they come while its agent holds it to be free. */
function listenWhileFree(onData: (this: ClientSocket, chunk: Buffer) => void, unread: boolean): typeof onData {
  return function onBytes(chunk) {
    if (this[kFree]) this.destroy()
    if (!this[kFree] || !unread) onData.call(this, chunk)
  }
}

export function makeRequestSocket(era: Era, onIncoming: OnIncoming): RequestSocket {
  const { client } = era.profile
  const {
    idleError,
    maxHeadersCount: limitsHeaders,
    parseErrors,
    upgradeCloses,
    upgradeForgets,
    upgradeKeepsDrain,
    connectAnswer,
    sendsAfterSocket,
  } = client
  const readsOutside = client.responseDomain !== 'active'
  const isInterim = makeIsInterim(era)
  const { idleBytes, removalForgets } = era.profile.agent
  const { attach, detach } = era.socketAdapter
  const [hangUp, fail] = [makeHangUp(era), makeFail(era)]
  const letGo = (socket: ClientSocket) => {
    socket[kReading] = false
    detach(socket)
  }
  const [toEra, { finishParser, freeParser }] = [makeToEraError(era), parserEnds(era)]
  const { debug } = era
  const [onIdleError, { assigned }] = [idleErrorListener(debug), makeAgentTelling(era)]

  function onError(this: ClientSocket, error: Error) {
    if (!toEra(error)) return
    debug?.('client.failed', { message: error.message, stack: error.stack })
    const req = this._httpMessage
    if (req) fail(req, error)
    finishParser(this, req)
    letGo(this)
    this.destroy()
  }

  const endsByClose = era.profile.https.ends === 'closed'
  function onEnd(this: ClientSocket) {
    if (endsByClose && this.encrypted) {
      this.destroy()
      return
    }
    const req = this._httpMessage
    if (req && !req.res && !this._hadError) fail(req, hangUp())
    const whole = req?.res?.complete
    finishParser(this, req)
    // With the whole answer here, a stream of the program's is only asked to end.
    if (whole && !(this instanceof Socket)) (this as ClientSocket).end()
    else this.destroy()
  }

  const reportClose = makeClose(era)
  function onClose(this: ClientSocket) {
    debug?.('client.closed')
    const req = this._httpMessage
    if (!req) return
    reportClose(req, this)
    // A response of the old kind was ended above, whatever the parser thinks of it.
    if (era.streams.Readable) finishParser(this, req)
    else if (req.parser) freeParser(req.parser, req, this)
  }

  const onDrain = drainListener(era.profile.outgoing.drain === 'asked')

  const parseFailed = (socket: ClientSocket, req: ClientRequest, parser: HttpParser, error: Error) => {
    debug?.('client.misread', { error })
    freeParser(parser, req, socket)
    if (parseErrors === 'socket') {
      // A connection that is over tells its last error after "close"; one that was let go has nobody to tell it to.
      // An answer to CONNECT does not end its connection.
      const { res } = req
      if (!res?.complete || res.upgrade || (req.shouldKeepAlive && !req.agent)) destroyWith(socket, error)
      else {
        socket.once('close', () => onError.call(socket, error))
        socket.destroy()
      }
      return
    }
    socket.destroy()
    fail(req, error)
  }

  const [close, firstBytes] = [closingOf(era), makeFirstBytes(era)]
  /** The connection changes hands: it is the program's from here. */
  const upgrade = (socket: ClientSocket, req: ClientRequest, parser: HttpParser, rest: Buffer) => {
    const res = parser.incoming as ClientResponse
    req.res = res
    letGo(socket)
    parser.finish()
    freeParser(parser, req, socket)
    if (client.upgradeStopsTimeout) stopTimeout(socket, req)
    const event = connectAnswer !== 'response' && req.method === 'CONNECT' ? 'connect' : 'upgrade'
    if (listenerCount(req, event) === 0) {
      socket.destroy()
      return
    }
    if (!upgradeCloses) {
      req.upgraded = true
      req.emit(event, res, socket, firstBytes(socket, rest))
      socket.emit('agentRemove')
      return
    }
    req.upgradeOrConnect = true
    socket.emit('agentRemove')
    release(socket)
    if (upgradeKeepsDrain) socket.on('drain', onDrain)
    if (upgradeForgets) socket._httpMessage = null
    req.emit(event, res, socket, firstBytes(socket, rest))
    close(req as never)
  }

  const answers = makeAnswerChecks(era)
  /** A connection that serves no request is closed; another one is when its answer was read. */
  const stopUsing = (socket: ClientSocket, req: ClientRequest | null | undefined) => {
    if (req) req.shouldKeepAlive = false
    else socket.destroy()
  }

  function onData(this: ClientSocket, chunk: Buffer) {
    const req = this._httpMessage
    const parser = req?.parser
    // The connection has lost its request, though the answer was still to come.
    if (removalForgets && !req && this.parser) throw new TypeError("Cannot read property 'domain' of null")
    // More bytes than the answer has are nobody's.
    if (!req || !parser) {
      if (answers.endsWith(chunk)) stopUsing(this, req)
      return
    }
    if (readsOutside) leaveDomains()
    const used = parser.execute(chunk)
    const incoming = parser.incoming as ClientResponse | null
    if (used instanceof Error) parseFailed(this, req, parser, used)
    else if (incoming?.upgrade) upgrade(this, req, parser, chunk.subarray(used))
    else if (incoming?.complete && !isInterim(incoming.statusCode)) {
      if (!parser.betweenMessages && answers.endsWith(chunk)) stopUsing(this, req)
      freeParser(parser, req, this)
    }
  }

  const onBytes = idleBytes === 'dropped' ? onData : listenWhileFree(onData, idleBytes === 'destroyUnread')
  const release = (socket: ClientSocket) => {
    socket.removeListener('close', onClose)
    socket.removeListener('error', onError)
    socket.removeListener('drain', onDrain)
  }

  return {
    assign(req, socket) {
      const parser = era.parsers.alloc('response', leniencyOf(req))
      req.socket = socket
      req.connection = socket
      parser.socket = socket
      parser.incoming = null
      req.parser = parser
      socket.parser = parser
      socket._httpMessage = req
      socket._hadError = false
      assigned(req, socket)
      if (limitsHeaders) {
        const { maxHeadersCount: most } = req
        parser.maxHeaderPairs = (typeof most === 'number' ? most : MOST_LINES) << 1
      }
      answers.limitHead(parser, req.maxHeaderSize)
      parser.onIncoming = onIncoming as HttpParser['onIncoming']
      socket.on('drain', onDrain)
      if (idleError === 'released') socket.removeListener('error', onIdleError)
      socket.on('error', onError)
      socket.on('close', onClose)
      if (!socket[kReading]) {
        socket[kReading] = true
        attach(socket, onBytes as OnBytes, onEnd as OnEnd)
      }
      req.emit('socket', socket)
      if (sendsAfterSocket) req._flush()
    },
    release,
  }
}
