/**
 * Requests without a body that are answered while nobody listens to them. Their stream would be read to its end in some
 * turns of its own, for events that nobody hears; here two ticks are enough, after which it says of itself what it would
 * have said then. A listener that comes before that tick is told in it, and what a program has replaced is called.
 */

import process from 'node:process'
import { shortcuts } from '../../shared/shortcuts'
import { closesItself } from '../incoming/destroy'
import { closingOf } from '../outgoing/state'
import type { IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { kExchanges, kRequest, type ServerResponse } from '../shapes/server'

/** An emitter counts the events that have listeners. */
type Message = IncomingMessage & { readonly _eventsCount: number }

interface UnheardRequests {
  /** A request is answered: whether it is over without a word, so that `close` is to be called, and nothing else. */
  leave(req: IncomingMessage): boolean
  /** Closes the answer, and ends the request. */
  close(req: IncomingMessage, res: ServerResponse): void
}

/** @returns whether nobody listens to a message, has read of it or has begun to; undefined where streams are of another kind */
function makeIsUnheard(era: Era): ((message: Message) => boolean) | undefined {
  if (!era.streams.Readable || era.profile.incoming.dump === 'cut' || !shortcuts['unheard-requests']) return undefined
  const { emit, push, read, resume, destroy, _destroy, _dump } = era.ServerRequest.prototype
  const isOwn = (message: Message): boolean =>
    message.emit === emit &&
    message.push === push &&
    message.read === read &&
    message.resume === resume &&
    message.destroy === destroy &&
    message._destroy === _destroy &&
    message._dump === _dump
  return message => {
    const { _readableState: state } = message
    return (
      message._eventsCount === 0 && state.flowing === null && state.length === 0 && !state.endEmitted && isOwn(message)
    )
  }
}

/** @returns says of a request that is whole whether it was answered already, so that nobody is told that it has an end */
export function makeEndsUnheard(era: Era): ((message: IncomingMessage) => boolean) | undefined {
  const isUnheard = makeIsUnheard(era)
  return (
    isUnheard &&
    (message => {
      const res = message.socket?._httpMessage as ServerResponse | null | undefined
      if (!res?.finished || res[kRequest] !== message || !isUnheard(message as Message)) return false
      const { _readableState: state } = message
      if (state.reading || !state.sync) return false
      state.ended = true
      return true
    })
  )
}

/** @param tellClose emits the close of a request at its end, where http does that */
export function makeUnheardRequests(era: Era, tellClose: (this: IncomingMessage) => void): UnheardRequests | undefined {
  const isUnheard = makeIsUnheard(era)
  const { profile, streams } = era
  const { server } = profile
  if (!isUnheard || server.closes === 'beforeFinish') return undefined
  const closeAnswer = closingOf(era)
  const closesAnswer = server.closes !== 'dropped' && server.closes !== 'requestDropped'
  const closesRequest = closesItself(profile)
  const tellsClose = server.closes === 'inOrder' && !closesRequest
  const { emit } = era.ServerRequest.prototype
  const readsByHand = profile.incoming.consumed !== 'need'
  const showsReadable = profile.stream.readable !== 'host'
  const endsAtOnce = profile.incoming.dump === 'unlessEmpty'

  /** Its stream comes to its end. */
  function end(req: Message, res: ServerResponse): void {
    const { _readableState: state } = req
    if (state.errored || state.closeEmitted || state.endEmitted) return
    if (state.length > 0) {
      // A program gave something back.
      state.flowing = false
      req.resume()
      return
    }
    state.endEmitted = true
    if (showsReadable) req.readable = false
    if (req._eventsCount > 0 || req.emit !== emit) {
      // Somebody came, and is told all.
      if (tellsClose && res[kExchanges]?.parser.incoming === req) req.prependListener('end', tellClose)
      req.emit('end')
      if (closesRequest) req.destroy()
    } else if (closesRequest && !state.destroyed) {
      state.destroyed = state.closed = true
      if (endsAtOnce) process.nextTick(tellClosed, req)
      else state.closeEmitted = true
    }
  }
  function tellClosed(req: Message): void {
    const { _readableState: state } = req
    if (state.closeEmitted) return
    state.closeEmitted = true
    req.emit('close')
  }
  function settle(req: Message, res: ServerResponse): void {
    if (readsByHand) {
      req._consuming = true
      req.read = streams.Readable!.prototype.read
    }
    if (endsAtOnce) end(req, res)
    else process.nextTick(end, req, res)
    if (closesAnswer) closeAnswer(res)
  }
  return {
    leave(req) {
      const { _readableState: state } = req
      if (!state.ended || state.emittedReadable || !isUnheard(req as Message)) return false
      req._dumped = true
      if (!endsAtOnce) state.flowing = true
      return true
    },
    close(req, res) {
      process.nextTick(settle, req, res)
    },
  }
}
