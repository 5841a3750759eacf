/**
 * Requests without a body that are answered while nobody listens to them. Their stream would be read to its end in some
 * turns of its own, for events that nobody hears; here two ticks are enough, after which it says of itself what it would
 * have said then. A listener that comes before that turn is heard, and what a program has replaced is called.
 */

import process from 'node:process'
import { shortcuts } from '../../shared/shortcuts'
import { closesItself } from '../incoming/destroy'
import { closingOf } from '../outgoing/state'
import type { IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { kRequest, type ServerResponse } from '../shapes/server'

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

/** @returns what marks a request as its stream would be after its end */
function makeMarkEnded({ profile, streams }: Era): (message: IncomingMessage) => void {
  const closesItselfToo = closesItself(profile)
  const readsByHand = profile.incoming.consumed !== 'need'
  const showsReadable = profile.stream.readable !== 'host'
  return message => {
    const { _readableState: state } = message
    state.endEmitted = true
    if (closesItselfToo) state.destroyed = state.closed = state.closeEmitted = true
    if (showsReadable) message.readable = false
    if (readsByHand) {
      message._consuming = true
      message.read = streams.Readable!.prototype.read
    }
  }
}

/** @param tellClose emits the close of a request at its end, where http does that */
export function makeUnheardRequests(era: Era, tellClose: (this: IncomingMessage) => void): UnheardRequests | undefined {
  const isUnheard = makeIsUnheard(era)
  const { server } = era.profile
  if (!isUnheard || server.closes === 'beforeFinish') return undefined
  const markEnded = makeMarkEnded(era)
  const closeAnswer = closingOf(era)
  const closesAnswer = server.closes !== 'dropped' && server.closes !== 'requestDropped'
  const tellsClose = server.closes === 'inOrder' && !closesItself(era.profile)
  const endsAtOnce = era.profile.incoming.dump === 'unlessEmpty'

  /** Somebody came, and is told all. */
  function tell(req: Message): void {
    if (tellsClose) req.prependListener('end', tellClose)
    req._readableState.flowing = null
    req.resume()
  }
  /** Its stream would have come to its end by now, which a program may see by looking. */
  function end(req: Message): void {
    const { _readableState: state } = req
    if (state.destroyed || state.endEmitted) return
    if (req._eventsCount === 0) markEnded(req)
    else tell(req)
  }
  function settle(req: Message, res: ServerResponse): void {
    if (endsAtOnce) end(req)
    if (closesAnswer) closeAnswer(res)
    if (endsAtOnce) return
    if (req._eventsCount === 0) process.nextTick(end, req)
    else end(req)
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
