/** The body: what both ways of writing it share, and trailers. */

import { deprecate } from 'node:util'
import type { Profile } from '../../profile/profile'
import type { Members } from '../members'
import type { Era } from '../shapes/era'
import {
  type BodyTools,
  type Encoding,
  type HeaderValue,
  kPieces,
  kUniqueHeaders,
  kWritten,
  type OutgoingMessage,
} from '../shapes/outgoing'
import { CRLF, chunkOf, corkForNow, crlfBytes, isAscii, lengthOf } from './chunk'
import { onEndMembers } from './finish-on-end'
import { onFlushMembers } from './finish-on-flush'
import { headerRules, makeLateCount, textOnce } from './headers'
import { makeFlush, makeJoins } from './joined'
import { makeLengths } from './length'
import { makeNamesOf } from './names-of'
import { joinsAll } from './queue'
import { makeUnread } from './unread'

const takes: Record<Profile['outgoing']['writable'], (chunk: unknown) => boolean> = {
  arrays: chunk => typeof chunk === 'string' || Buffer.isBuffer(chunk) || Array.isArray(chunk),
  buffers: chunk => typeof chunk === 'string' || Buffer.isBuffer(chunk),
  bytes: chunk => typeof chunk === 'string' || chunk instanceof Uint8Array,
  allBytes: chunk => typeof chunk === 'string' || chunk instanceof Uint8Array,
}

/** The encoding of one byte a character whose texts go apart from the lines of their chunk. */
const ONE_BYTE: Partial<Record<Profile['outgoing']['textEncoding'], string>> = {
  writtenApart: 'binary',
  binaryApart: 'binary',
  latin1Apart: 'latin1',
  headApart: 'latin1',
}

function bodyTools(era: Era, queue: Members): BodyTools {
  const { profile, words } = era
  const { chunkParts, finish, textEncoding, writable } = profile.outgoing
  const taken = takes[writable]
  const takenAtEnd = writable === 'bytes' ? takes.buffers : taken
  const refusesNull = writable === 'allBytes'
  const joins = makeJoins(era)
  const checksEncoding = profile.outgoing.unknownEncoding === 'checked'
  const onlyAnswers = profile.outgoing.strictLength === 'answers'
  const later = finish === 'written'
  const early = joinsAll(textEncoding)
  const pieceEncoding: Encoding = early ? undefined : 'latin1'
  const sizeOf = early ? (chunk: string | Buffer) => chunk.length : lengthOf
  const aloneToo = ONE_BYTE[textEncoding]
  // What the era sent in four parts waits for the end of the turn, though it is one text here.
  const corksText = later && textEncoding === 'apart'
  const together = (message: OutgoingMessage, encoding: unknown): boolean => {
    if (textEncoding === 'together') return true
    if (textEncoding !== 'apart')
      return encoding !== 'hex' && encoding !== 'base64' && (!encoding || encoding !== aloneToo)
    if (encoding && encoding !== 'utf8') return encoding === 'latin1' || encoding === 'binary'
    return message._headerSent || isAscii(message._header as string)
  }
  const bytesApart = chunkParts === 'fourBytes'
  const sentApart = chunkParts === 'four' || bytesApart
  const joinsBuffer = chunkParts === 'oneBuffer'
  const lengths = makeLengths(era)
  const watched = (message: OutgoingMessage): boolean =>
    message._send !== queue._send || message._writeRaw !== queue._writeRaw
  return {
    watched,
    lengths,
    lookForUnread: makeUnread(era),
    demandLength(message, bytes, ends) {
      if (!message.strictContentLength || message._contentLength === null || !message._hasBody) return
      if (onlyAnswers && message.statusCode === undefined) return
      if (message._removedContLen || message.chunkedEncoding || message.hasHeader('transfer-encoding')) return
      const all = (message[kWritten] ?? 0) + bytes
      const said = message._contentLength
      if (ends ? all !== said : all > said) throw words.otherLength(all, said)
    },
    demandEncoding(encoding) {
      if (checksEncoding && encoding && !Buffer.isEncoding(encoding as string)) throw words.unknownEncoding(encoding)
    },
    demandChunk(chunk, inEnd) {
      if (chunk === null && refusesNull) throw words.nullChunk()
      if (!(inEnd ? takenAtEnd : taken)(chunk)) throw words.notWritable(chunk, inEnd, writable === 'arrays')
    },
    sendChunk(message, chunk, encoding, callback) {
      chunk = lengths.fit(message, chunk, encoding)
      // Nothing takes its turn behind the pieces that wait.
      if (joins && message[kPieces] && chunk.length === 0) return joins.add(message, chunk, encoding, callback)
      if (!message.chunkedEncoding || chunk.length === 0) return message._send(chunk, encoding, callback)
      if (joins?.waits(message)) return joins.add(message, chunk, encoding, callback)
      const joined = typeof chunk === 'string' && together(message, encoding)
      const apart = sentApart && !(joined && bytesApart) && watched(message)
      if (joined && !apart) {
        if (corksText) corkForNow(message.connection, message.connection)
        return message._send(chunkOf(chunk as string, encoding), encoding, callback)
      }
      if (joinsBuffer && Buffer.isBuffer(chunk)) {
        return message._send(Buffer.concat([Buffer.from(chunk.length.toString(16) + CRLF), chunk, crlfBytes]))
      }
      if (later) corkForNow(message.connection, message.connection)
      const size = sizeOf(chunk, encoding).toString(16)
      if (apart) {
        message._send(size, pieceEncoding, null)
        message._send(crlfBytes, null, null)
      } else message._send(size + CRLF, pieceEncoding, null)
      const accepted = message._send(chunk, encoding, null)
      return message._send(later ? crlfBytes : CRLF, null, callback) && accepted
    },
    flush: joins ? makeFlush(era) : () => {},
  }
}

function trailerMember(era: Era) {
  const rules = headerRules(era)
  const { trailerLists } = era.profile.outgoing
  const namesOf = makeNamesOf(era.profile)
  const seals = era.profile.outgoing.lateChanges === 'checked'
  const countLate = makeLateCount(era)
  const add = (message: OutgoingMessage, name: string, given: HeaderValue): void => {
    const value = seals ? textOnce(given) : given
    if (!rules.lax) rules.checkTrailer(name, value, message)
    const line = `${name}: ${rules.cleanTrailer(value)}\r\n`
    countLate?.(line, value)
    message._trailer += line
  }
  return function addTrailers(this: OutgoingMessage, trailers: object): void {
    this._trailer = ''
    const pairs = Array.isArray(trailers)
      ? (trailers as [string, HeaderValue][])
      : namesOf(trailers).map((name): [string, HeaderValue] => [name, (trailers as Record<string, HeaderValue>)[name]])
    for (const [givenName, givenValue] of pairs) {
      const name = seals ? textOnce(givenName) : givenName
      const value = seals && !(trailerLists && Array.isArray(givenValue)) ? textOnce(givenValue) : givenValue
      if (!trailerLists || !Array.isArray(value) || value.length < 2) add(this, name, value)
      else if (this[kUniqueHeaders]?.has(name.toLowerCase())) add(this, name, value.join('; '))
      else for (const one of value) add(this, name, one)
    }
  }
}

export function bodyMembers(era: Era, queue: Members): Members {
  const tools = bodyTools(era, queue)
  const { flushesRendered, warnsFlush } = era.profile.outgoing
  // Nameless, for programs that read the name out of the text of a function.
  const flushHeaders = function (this: OutgoingMessage): void {
    if (!this._header) this._implicitHeader()
    else if (!flushesRendered) return
    this._send('')
  }
  // The name that it had first is out of date once there is the other one.
  const flush = warnsFlush
    ? deprecate(function (this: OutgoingMessage) {
        this.flushHeaders()
      }, 'OutgoingMessage.flush is deprecated. Use flushHeaders instead.')
    : flushHeaders
  return {
    addTrailers: trailerMember(era),
    flushHeaders,
    flush,
    ...(era.profile.outgoing.finish === 'inside' ? onEndMembers(era, tools) : onFlushMembers(era, tools)),
  }
}
