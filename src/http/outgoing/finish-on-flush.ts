/** write and end in the eras where a message is finished when the connection has written all of it. */

import type { Behaviours } from '../../profile/vocabulary'
import { demandOf } from '../era-error'
import type { Members } from '../members'
import type { HttpSocket } from '../shapes/connection'
import type { Era } from '../shapes/era'
import {
  type BodyTools,
  type Callback,
  type Chunk,
  type Encoding,
  kCorked,
  kEndCallbacks,
  kNeedDrain,
  kRejectsBodies,
  kWritten,
  type OutgoingMessage,
} from '../shapes/outgoing'
import { isLong, writeParts } from '../socket/long-pieces'
import { beforeText, behindText, corkForNow, isAscii, lastChunk, lengthOf, ownConnection } from './chunk'
import { finishSoon, makeFinish } from './finish'
import { makeJoins } from './joined'
import { makeLate } from './late'

/** What write does with a body that may not be. */
function makeUntold({ debug, profile, words }: Era) {
  const { tellsBodyless } = profile.outgoing
  return (message: OutgoingMessage, callback: Callback | null | undefined): true => {
    if (message[kRejectsBodies]) throw words.bodyNotAllowed()
    debug?.('outgoing.bodyless')
    if (tellsBodyless && typeof callback === 'function') process.nextTick(callback)
    return true
  }
}

/** @param alone whether the piece was written by itself, asked when that is known: several go in one write */
type Tell = (callback: Callback, alone: () => boolean) => Callback

/** How many pieces have waited for the connection of a message: they go together. */
const kTogether = Symbol('pieces that go together')
type Waiting = OutgoingMessage & { [kTogether]?: number }

/** A piece of a message that has no connection yet. */
function countWaiting(message: Waiting): void {
  if (!message.connection) message[kTogether] = (message[kTogether] ?? 0) + 1
}

function aloneOf(message: Waiting): () => boolean {
  const { connection } = message
  if (!connection) return () => message[kTogether] === 1
  const alone = connection.writableLength === 0
  return () => alone
}

/** A callback of the program's, given what the era gave it where the host gives null. */
const tellings: Record<Behaviours['outgoing']['writtenArgument'], Tell> = {
  nothing:
    (callback, alone) =>
    (...given) => {
      if (given[0]) callback(...given)
      else if (given.length === 0 || alone()) callback()
      else callback(undefined)
    },
  undefined:
    callback =>
    (...given) =>
      given[0] === null ? callback(undefined) : callback(...given),
  null: callback => callback,
}

/** @param all however often the program corked it */
function uncork(connection: HttpSocket, all: boolean): void {
  if (all) (connection as unknown as { _writableState: { corked: number } })._writableState.corked = 1
  connection.uncork()
}

/** A message whose class has no head of its own shows in its error how it was called. */
function makeHead(this: OutgoingMessage): void {
  this._implicitHeader()
}

/** Counts the bytes of a body whose length a program wants to be looked at. */
function measure(tools: BodyTools, message: OutgoingMessage, chunk: Chunk, encoding: Encoding, ends: boolean): void {
  if (!message.strictContentLength) return
  const bytes = lengthOf(chunk, encoding)
  tools.demandLength(message, bytes, ends)
  message[kWritten] = (message[kWritten] ?? 0) + bytes
}

/** @returns whether end passes over its data, because the message was destroyed or may not have a body; its head is not made then */
function makeRefuses({ profile }: Era, late: ReturnType<typeof makeLate>, untold: ReturnType<typeof makeUntold>) {
  const asksDestroyed = profile.outgoing.lateWrites === 'refused'
  const asksBodyFirst = profile.outgoing.bodyless === 'beforeHead'
  return (message: OutgoingMessage, chunk: unknown): boolean => {
    if (!chunk) return false
    if (asksDestroyed && message.destroyed) late.write(message, null)
    else if (asksBodyFirst && !message._hasBody) untold(message, null)
    else return false
    return true
  }
}

/** The callback of end, where it is told what failed, too. */
function hearOutcome(message: OutgoingMessage, callback: unknown): void {
  if (typeof callback !== 'function') return
  message[kEndCallbacks] ??= []
  message[kEndCallbacks].push(callback as Callback)
}

function hearFinish(message: OutgoingMessage, callback: unknown): void {
  if (typeof callback === 'function') message.once('finish', callback as () => void)
}

export function onFlushMembers(era: Era, tools: BodyTools): Members {
  const { outgoing } = era.profile
  const {
    emptyWrite,
    endReturnsSelf,
    endsWithData,
    endWrites,
    knowsLength,
    layout,
    loneHeadCharset: headCharset,
  } = outgoing
  const [{ words }, untold] = [era, makeUntold(era)]
  const late = makeLate(era, tools)
  const finish = makeFinish(era)
  const joins = makeJoins(era)
  const checksFirst = outgoing.writable === 'allBytes'
  const [asksDestroyed, asksBodyFirst] = [outgoing.lateWrites === 'refused', outgoing.bodyless === 'beforeHead']
  const checksLength = outgoing.strictLength === 'answers'
  const checksLate = outgoing.strictLength === 'all'
  const hear = outgoing.counts === 'told' ? hearOutcome : hearFinish
  const flushesLate = outgoing.joinsChunks === 'corked'
  const assert = demandOf(era.profile)
  const { lookForUnread } = tools
  const [records, apart] = [layout === 'records', outgoing.textEncoding === 'apart']
  const [sendsEmpty, countsWaiting] = [emptyWrite === 'sent', outgoing.writtenArgument === 'nothing']
  const { debug } = era
  // Where messages can be corked, end takes all of that back; before, pieces wait for the end of the turn.
  const uncorksAll = outgoing.endUncorks
  const waits = (message: OutgoingMessage): boolean => (records ? message.outputData : message.output).length > 0

  function writeBody(
    message: OutgoingMessage,
    chunk: unknown,
    encoding: Encoding,
    callback: Callback | null | undefined,
    inEnd: boolean,
  ): boolean {
    if (checksFirst) tools.demandChunk(chunk, inEnd)
    if (message.finished || (asksDestroyed && message.destroyed)) return late.write(message, callback)
    if (asksBodyFirst && !inEnd && !message._hasBody) return untold(message, callback)
    if (checksLate && !inEnd) measure(tools, message, chunk as Chunk, encoding, false)
    if (!message._header && !inEnd) makeHead.call(message)
    if (!inEnd && typeof chunk === 'string') tools.demandEncoding(encoding)
    if (checksLength) measure(tools, message, chunk as Chunk, encoding, inEnd)
    if (!asksBodyFirst && !message._hasBody) return untold(message, callback)
    if (!inEnd && !checksFirst) tools.demandChunk(chunk, false)
    if ((chunk as Chunk).length === 0 && !sendsEmpty) {
      debug?.('outgoing.empty')
      return emptyWrite === 'true'
    }
    if (outgoing.corksTurn && !inEnd && !joins?.corkForNow(message))
      corkForNow(message.socket, uncorksAll && !joins ? (message as never) : message.socket)
    const accepted = tools.sendChunk(message, chunk as Chunk, encoding, callback)
    debug?.('outgoing.written', { accepted })
    return accepted
  }

  const [tell, refuses] = [tellings[outgoing.writtenArgument], makeRefuses(era, late, untold)]

  function write(this: OutgoingMessage, chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    if (checksFirst && typeof encoding === 'function') {
      callback = encoding
      encoding = null
    }
    if (countsWaiting) countWaiting(this)
    if (typeof callback === 'function') callback = tell(callback as Callback, aloneOf(this))
    // The connection finds it there.
    else if (typeof encoding === 'function') encoding = tell(encoding as Callback, aloneOf(this))
    const answer = writeBody(this, chunk, encoding as Encoding, callback as Callback, false)
    if (outgoing.drain === 'asked' && !answer) this[kNeedDrain] = true
    return answer
  }

  /** Head and body in one write, if the head is still here, nothing is before it and nobody watches the pieces. */
  function endAtOnce(message: OutgoingMessage, data: string, encoding: Encoding): boolean {
    const connection = ownConnection(message)
    if (!connection || message._headerSent || connection.writableCorked || waits(message)) return false
    if (encoding && encoding !== 'utf8' && encoding !== 'latin1') return false
    if (message.write !== write || tools.watched(message)) return false
    if (!tools.lengths.fits(message, data, encoding) || message.strictContentLength) return false
    if (message.chunkedEncoding && apart && encoding !== 'latin1' && !isAscii(message._header as string)) return false
    message._headerSent = true
    const before = beforeText(message, data, encoding)
    const behind = behindText(message)
    const charset = encoding as BufferEncoding
    const done = message.chunkedEncoding || sendsEmpty ? finish.whenWritten(connection, message) : undefined
    let accepted = isLong(data) ? writeParts(connection, [before, data, behind], encoding, done) : undefined
    if (accepted === undefined) {
      const all = before + data + behind
      accepted = done ? connection.write(all, charset, done) : connection.write(all, charset)
    }
    if (!done) finishSoon(message)
    debug?.('outgoing.written', { accepted })
    return true
  }

  /** @param callback of end: whom nobody calls where the data is refused */
  function endInPieces(message: OutgoingMessage, data: Chunk | null, encoding: Encoding, callback: unknown): boolean {
    const { connection } = message
    const corked = connection && (uncorksAll || data) ? connection : undefined
    corked?.cork()
    const ended = (error?: Error | null): void => finish.unlessFailed(message, error)
    const endsHere = endsWithData && data !== null && message._hasBody && !message.chunkedEncoding
    let answer = false
    if (data && endWrites === 'always') message.write(data, encoding)
    else if (data) answer = writeBody(message, data, encoding, endsHere ? ended : null, true)
    if (checksLate && message.strictContentLength) tools.demandLength(message, 0, true)
    hear(message, callback)
    if (!flushesLate) tools.flush(message)
    const rest = message._hasBody && message.chunkedEncoding ? lastChunk(message) : ''
    if (!endsHere) answer = message._send(rest, headCharset, ended)
    if (corked) uncork(corked, uncorksAll)
    if (uncorksAll) message[kCorked] = 0
    if (flushesLate) tools.flush(message)
    return answer
  }

  function end(this: OutgoingMessage, chunk?: unknown, encoding?: unknown, callback?: unknown): unknown {
    if (typeof chunk === 'function') {
      callback = chunk
      chunk = null
      encoding = null
    } else if (typeof encoding === 'function') {
      callback = encoding
      encoding = null
    }
    if (chunk && !endReturnsSelf) tools.demandChunk(chunk, true)
    if (this.finished) {
      late.end(this, chunk, callback)
      return endReturnsSelf ? this : false
    }
    if (chunk && endReturnsSelf) tools.demandChunk(chunk, true)
    if (countsWaiting) countWaiting(this)
    lookForUnread?.(this)
    const refused = refuses(this, chunk)
    // The head may not be made yet: then it says the length, or it is looked at behind the last piece.
    if (checksLate && this.strictContentLength && chunk && !refused) {
      // Where this throws, the connection stays corked.
      this.connection?.cork()
      measure(tools, this, chunk as Chunk, encoding as Encoding, true)
      this.connection?.uncork()
    }
    if (!refused && !this._header) {
      if (knowsLength) this._contentLength = chunk ? lengthOf(chunk as Chunk, encoding as Encoding) : 0
      this._implicitHeader()
    }
    const data = !refused && (this._hasBody || asksBodyFirst) && chunk ? (chunk as Chunk) : null
    if (chunk && !data && !refused && this[kRejectsBodies]) throw words.bodyNotAllowed()
    if (debug && chunk && !this._hasBody) debug(endReturnsSelf ? 'outgoing.bodyless' : 'outgoing.bodylessEnd')
    if (checksLength && this.strictContentLength && !data) tools.demandLength(this, 0, true)
    let answer = true
    if (typeof data === 'string' && endAtOnce(this, data, encoding as Encoding)) hear(this, callback)
    else {
      answer = endInPieces(this, data, encoding as Encoding, callback)
      tools.lengths.end(this)
    }
    this.finished = true
    debug?.('outgoing.ended')
    if (!waits(this) && this.connection?._httpMessage === this) this._finish()
    return endReturnsSelf ? this : answer
  }

  return {
    write,
    end,
    _finish(this: OutgoingMessage): void {
      assert(this.connection)
      this.emit('prefinish')
    },
  }
}
