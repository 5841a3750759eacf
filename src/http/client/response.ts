/** The answer: informational heads, the response, and what becomes of the connection after it. */

import { listenerCount } from '../../stream/emitter'
import * as heads from '../../wire/head'
import { demandOf } from '../era-error'
import { closesItself } from '../incoming/destroy'
import { makeAgentTelling } from '../observe/agent'
import { channelOf } from '../observe/published'
import { closingOf } from '../outgoing/state'
import type { ClientRequest, ClientResponse, ClientSocket, OnIncoming } from '../shapes/client'
import type { Era } from '../shapes/era'
import { closeSoon } from '../socket/accessors'
import { makeAnswerChecks } from './answer-checks'
import { makeFail } from './close'
import { idleErrorListener } from './idle-error'
import { makeIsInterim } from './interim'

// What is imported is looked up at each use, and these are used for each response.
const { AS_FRAMED, OTHER_PROTOCOL, WITHOUT_BODY } = heads

interface InDomain {
  domain?: object | null
}
function joinDomain(res: InDomain, req: InDomain): void {
  if (req.domain && !res.domain) res.domain = req.domain
}

/** @returns what is changed in a response whose connection is handed back, if anything is */
function makeLeaveAnswer({ profile }: Era): ((res: ClientResponse) => void) | undefined {
  const { answerDestroyed, detachesAnswer } = profile.client
  if (!answerDestroyed && !detachesAnswer) return undefined
  return res => {
    if (answerDestroyed && res._readableState) res._readableState.destroyed = true
    if (detachesAnswer) res.socket = null as never
  }
}

interface ResponseReader {
  readonly onIncoming: OnIncoming
}

/**
 * @param release takes the request off its connection, which lives on
 */
export function makeAnswers(era: Era, release: (socket: ClientSocket) => void): ResponseReader {
  const [fail, answered] = [makeFail(era), channelOf(era, 'client.response.finish')]
  const {
    responseDomain,
    idleError,
    readyBeforeResponse,
    watchesEndFirst,
    dumpsUnheard,
    information,
    connectAnswer,
    waitsForEnd,
    freesAtOnce,
    keptCloses,
    knowsOver,
    responseTimeout,
    demandsEnd,
  } = era.profile.client
  const { takesStreams } = era.profile.server
  const [assert, { debug }] = [demandOf(era.profile), era]
  const sharesDomain = responseDomain !== 'none'
  const onIdleError = idleErrorListener(debug)
  const [{ free }, close] = [makeAgentTelling(era), closingOf(era)]
  const closesBoth = !closesItself(era.profile) && keptCloses !== 'nothing'

  /** The connection goes back to whoever hands out connections, after the listeners of "end" have run. */
  const emitFree = (socket: ClientSocket, req: ClientRequest) => {
    if (keptCloses !== 'nothing') {
      close(req as never)
      if (closesBoth) req.res?.emit('close')
    }
    free(req, socket)
    socket.emit('free')
  }
  function onTimeout(this: ClientSocket) {
    const req = this._httpMessage
    req?.res?.emit('timeout')
  }
  const leaveAnswer = makeLeaveAnswer(era)
  const handBack = (req: ClientRequest) => {
    debug?.('client.keeping')
    const socket = req.socket!
    if (req.timeoutCb) {
      socket.setTimeout(0, req.timeoutCb)
      req.timeoutCb = null
    }
    release(socket)
    if (knowsOver) req.destroyed = true
    if (req.res) leaveAnswer?.(req.res)
    if (responseTimeout) socket.removeListener('timeout', onTimeout)
    if (idleError === 'released') socket.once('error', onIdleError)
    if (freesAtOnce) emitFree(socket, req)
    else process.nextTick(emitFree, socket, req)
  }

  function onEnd(this: ClientResponse) {
    const req = this.req!
    req._ended = true
    if (!req.shouldKeepAlive) {
      const socket = req.socket!
      if (!socket.writable) return
      debug?.('client.ending')
      if (takesStreams && typeof socket.destroySoon !== 'function') socket.end()
      else closeSoon(socket)
      if (demandsEnd && socket.writable) assert(false)
      return
    }
    if (!waitsForEnd || (req as { finished: boolean }).finished) handBack(req)
  }
  function onPrefinish(this: ClientRequest) {
    if (this.shouldKeepAlive && this._ended) handBack(this)
  }

  const reportInformation: Record<typeof information, ((req: ClientRequest, res: ClientResponse) => void) | undefined> =
    {
      response: undefined,
      passedOver: undefined,
      status: (req, { statusCode }) => req.emit('information', { statusCode }),
      head: (req, res) => {
        const { statusCode, statusMessage, httpVersion, httpVersionMajor, httpVersionMinor, headers, rawHeaders } = res
        const head = { statusCode, statusMessage, httpVersion, httpVersionMajor, httpVersionMinor, headers, rawHeaders }
        req.emit('information', head)
      },
    }
  const passesOver304 = era.profile.client.notModified === 'passedOver'
  const report = reportInformation[information]
  const isInterim = makeIsInterim(era)
  const { refusalOf } = makeAnswerChecks(era)
  /** Connections of which nothing more is told. */
  const refused = new WeakSet<ClientSocket>()
  // Where a message is finished inside end, it has no other event for that.
  const written = era.profile.outgoing.finish === 'written' ? 'prefinish' : 'finish'

  const sayHead = (req: ClientRequest, res: ClientResponse) => {
    if (sharesDomain && (req as InDomain).domain && !(res as InDomain).domain) debug?.('client.domain')
    debug?.('client.answered')
  }

  const onIncoming: OnIncoming = function (res, shouldKeepAlive) {
    const socket = this.socket as ClientSocket
    const req = socket._httpMessage!
    if (debug) sayHead(req, res)
    if (req.res) {
      // A second response that nobody asked for.
      socket.destroy()
      return AS_FRAMED
    }
    if (refused.has(socket)) return WITHOUT_BODY
    const refusal = refusalOf(req, res)
    if (refusal) {
      refused.add(socket)
      fail(req, refusal)
      socket.destroy()
      return WITHOUT_BODY
    }
    req.res = res
    if (res.upgrade) return OTHER_PROTOCOL
    if (connectAnswer !== 'response' && req.method === 'CONNECT') {
      res.upgrade = true
      return connectAnswer === 'tunnel' ? OTHER_PROTOCOL : WITHOUT_BODY
    }
    if (isInterim(res.statusCode)) {
      req.res = null
      debug?.('client.head', { isHead: req.method === 'HEAD' })
      if (res.statusCode === 100) req.emit('continue')
      report?.(req, res)
      return WITHOUT_BODY
    }
    debug?.('client.head', { isHead: req.method === 'HEAD' })
    if (req.shouldKeepAlive && !shouldKeepAlive && !req.upgraded) req.shouldKeepAlive = false
    if (readyBeforeResponse) res.req = req
    if (responseTimeout) socket.on('timeout', onTimeout)
    if (sharesDomain) joinDomain(res as InDomain, req as InDomain)
    if (watchesEndFirst) {
      res.on('end', onEnd)
    }
    if (waitsForEnd && (watchesEndFirst || written === 'finish')) req.on(written, onPrefinish)
    if (answered?.hasSubscribers) answered.publish({ request: req, response: res })
    if (dumpsUnheard && (req.aborted || listenerCount(req, 'response') === 0)) res._dump!()
    else req.emit('response', res)
    res.req = req
    if (!watchesEndFirst) res.on('end', onEnd)
    return req.method === 'HEAD' || (passesOver304 && res.statusCode === 304) ? WITHOUT_BODY : AS_FRAMED
  }
  return { onIncoming }
}
