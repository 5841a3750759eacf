/** What the close of a connection means to the request that it served, and to its response. */

import { listenerCount } from '../../stream/emitter'
import { abortedError } from '../incoming/aborted'
import { closesItself, makeDestroyCut } from '../incoming/destroy'
import { makeTellError } from '../observe/published'
import { closingOf } from '../outgoing/state'
import type { ClientRequest, ClientResponse, ClientSocket } from '../shapes/client'
import type { Era } from '../shapes/era'
import { makeHangUp } from './hang-up'

/** Tells the request an error; what comes after it is no news. */
export function makeFail(era: Era): (req: ClientRequest, error: Error) => void {
  const tell = makeTellError(era)
  return (req, error) => {
    req.socket!._hadError = true
    tell(req, error)
  }
}

export function makeClose(era: Era): (req: ClientRequest, socket: ClientSocket) => void {
  const { abortsWhole, closeOrder, cutResponse, resetCause, responseCloses } = era.profile.client
  const closesAtOnce = cutResponse === 'closes' || cutResponse === 'fails'
  const hasAborted = era.profile.incoming.abortedProperty
  const hangUp = makeHangUp(era)
  const fail = makeFail(era)
  const closesOwn = closesItself(era.profile)
  const destroy = makeDestroyCut(era)
  const close = closingOf(era)
  const reportAborted = (res: ClientResponse) => {
    if (hasAborted) res.aborted = true
    res.emit('aborted')
  }

  /** A lost connection under a response that is not over. */
  const abortResponse = (res: ClientResponse) => {
    if (abortsWhole || !res.complete) reportAborted(res)
    if (res.push) {
      if (!closesOwn) res.on('end', () => res.emit('close'))
      res.push(null)
    } else if (res._emitPending) {
      res._emitPending(() => {
        res._emitEnd()
        res.emit('close')
      })
    } else {
      res.emit('end')
      res.emit('close')
    }
  }

  const closeFirst = (req: ClientRequest, socket: ClientSocket) => {
    close(req as never)
    if (req.res) {
      if (req.res.readable) abortResponse(req.res)
    } else if (!socket._hadError) fail(req, hangUp())
  }
  const closeLast = (req: ClientRequest, socket: ClientSocket) => {
    const { res } = req
    if (!res) {
      if (!socket._hadError) fail(req, hangUp())
      close(req as never)
      return
    }
    const cut = !res.complete || (abortsWhole && Boolean(res.readable))
    if (cut) {
      reportAborted(res)
      if (cutResponse === 'fails' && listenerCount(res, 'error') > 0) res.emit('error', abortedError())
    }
    if (closeOrder === 'last') close(req as never)
    if (res.readable && !(cut && closesAtOnce)) {
      if (!closesOwn) res.on('end', () => res.emit('close'))
      res.push?.(null)
    } else if (responseCloses && (cut || !closesOwn)) res.emit('close')
    if (closeOrder === 'afterEnd') close(req as never)
  }

  /** A response that closes itself, when it was read or destroyed. */
  const destroyCut = (req: ClientRequest, socket: ClientSocket) => {
    const { res } = req
    if (!res) {
      if (!socket._hadError) fail(req, hangUp())
      close(req as never)
      return
    }
    if (!res.complete) destroy(res, abortedError((resetCause && socket.errored) || undefined))
    else if (!closesOwn && !res.readable) res.emit('close')
    close(req as never)
    if (res.aborted || !res.readable) return
    if (!closesOwn) res.on('end', () => res.emit('close'))
    res.push?.(null)
  }
  const closeUncut = closeOrder === 'first' ? closeFirst : closeLast
  const report = cutResponse === 'destroyed' ? destroyCut : closeUncut
  if (!era.profile.client.knowsOver) return report
  return (req, socket) => {
    req.destroyed = true
    report(req, socket)
  }
}
