/**
 * _storeHeader: the head as text, with the headers that the release adds by itself. What it adds depends on what the
 * program gave: whether the connection stays, how the body is framed, the date.
 */

import type { Profile } from '../../profile/profile'
import { asksForUpgrade } from '../client/answer-checks'
import type { Era } from '../shapes/era'
import { type HeaderValue, kOutHeaders, kUniqueHeaders, type OutgoingMessage } from '../shapes/outgoing'
import { type FramedHead, makeFramings } from './framing'
import { headerRules, makeLateCheck, makeLateCount, textOnce } from './headers'
import { makeLengths } from './length'

/** Headers that matter to the framing; the values are bits. */
const CONNECTION = 1
const TRANSFER_ENCODING = 2
const CONTENT_LENGTH = 4
const DATE = 8
const EXPECT = 16
const TRAILER = 32
const KEEP_ALIVE = 64
const UPGRADE = 128
/** Not a header: the Connection header asks for another protocol. */
const ASKS_UPGRADE = 256

const wholeNames: Record<string, number> = {
  connection: CONNECTION,
  'transfer-encoding': TRANSFER_ENCODING,
  'content-length': CONTENT_LENGTH,
  date: DATE,
  expect: EXPECT,
  trailer: TRAILER,
  'keep-alive': KEEP_ALIVE,
  upgrade: UPGRADE,
}
const parts: readonly [RegExp, number][] = [
  [/Connection/i, CONNECTION],
  [/Transfer-Encoding/i, TRANSFER_ENCODING],
  [/Content-Length/i, CONTENT_LENGTH],
  [/Date/i, DATE],
  [/Expect/i, EXPECT],
]

/** Names that were looked at, with what they are: programs use few of them, again and again. */
const MEMORY = 1000

function makeKindOf(match: 'part' | 'whole'): (name: string) => number {
  const known = new Map<string, number>()
  const look = (name: string): number => {
    if (match === 'part') return parts.find(([part]) => part.test(name))?.[1] ?? 0
    const lower = name.toLowerCase()
    return Object.hasOwn(wholeNames, lower) ? wholeNames[lower] : 0
  }
  return name => {
    let kind = known.get(name)
    if (kind !== undefined) return kind
    kind = look(String(name))
    if (known.size < MEMORY) known.set(name, kind)
    return kind
  }
}

const closeIn = { part: /close/i, word: /(?:^|\W)close(?:$|\W)/i, first: /^close/i }
const upgradeIn = /(?:^|\W)upgrade(?:$|\W)/i
const chunkedIn = { part: /chunk/i, word: /(?:^|\W)chunked(?:$|\W)/i }

/** Whether a Transfer-Encoding or TE value asks for chunks, as the era read it. */
export const asksForChunks = ({ outgoing }: Profile): ((value: unknown) => boolean) => {
  const pattern = chunkedIn[outgoing.chunkedMatch]
  return value => pattern.test(value as string)
}

let dateSecond = 0
let dateText = ''

/** The current time as an HTTP date, made once a second. */
function httpDate(): string {
  const now = Date.now()
  const second = Math.floor(now / 1000)
  if (second !== dateSecond) {
    dateSecond = second
    dateText = new Date(now).toUTCString()
  }
  return dateText
}

/** Whether an answer has no body because of its status, whatever it answers. */
const isStatusBodyless = (status: number | undefined): boolean => status === 204 || status === 304

/** Whether a first line is that of a request for something that is no tunnel. */
const isRequest = (firstLine: string): boolean => !/^(?:HTTP\/|CONNECT )/.test(firstLine)

/** A response that says how many requests of its connection are answered. */
interface Limited {
  maxRequestsOnConnectionReached?: boolean
  _maxRequestsPerSocket?: number | null
}

interface OutgoingHead extends FramedHead {
  seen: number
}

export function makeStoreHeader(era: Era) {
  const { outgoing } = era.profile
  const { checksTrailer, joinsCookies, knowsLength, removesAutomatic, sendsDate, unchunksBodyless } = outgoing
  const { dispositions, framesHead, uniqueHeaders: joinsUnique } = outgoing
  const takesPairs = outgoing.arrays === 'pairs'
  const frames = outgoing.withoutHeaders === 'frames'
  const keepsLength = outgoing.strictLength !== 'absent'
  const hintsKeepAlive = outgoing.keepAliveHint !== 'never'
  const hintsLimit = era.profile.server.hintsMaxRequests
  const hinted = outgoing.keepAliveHint === 'whole' ? Math.floor : (seconds: number) => seconds
  const tellsUpgrading = era.profile.client.upgradeAnswer === 'upgrading'
  const kindOf = makeKindOf(outgoing.nameMatch)
  const close = closeIn[outgoing.closeMatch]
  const asksChunks = asksForChunks(era.profile)
  const rules = headerRules(era)
  const late = makeLateCheck(era, rules)
  const countLate = makeLateCount(era)
  const lengths = makeLengths(era)
  const framings = makeFramings(era)
  const marksUnframed = era.guard.profile.outgoing.unframedRequests === 'cut'
  const { words } = era
  const hides = outgoing.headerStore === 'hidden'
  const agentCounts = era.profile.client.agentKeepAlive !== 'never'

  /** Bytes of one charset, taken for another; what stands for them is looked at again as a text. */
  const reread = (value: unknown): string => Buffer.from(value as string, 'latin1').toString()
  const disposition = (value: HeaderValue): HeaderValue =>
    Array.isArray(value) && dispositions === 'bytes' ? value.map(reread) : reread(value)
  const rereads = dispositions !== 'asOthers'
  const isDisposition = (name: string): boolean => name.length === 19 && name.toLowerCase() === 'content-disposition'

  function storeLine(
    message: OutgoingMessage,
    head: OutgoingHead,
    name: string,
    value: HeaderValue,
    check: boolean,
  ): void {
    if (late) value = textOnce(value)
    if (!check) late?.(name, value, message)
    else {
      rules.check('header', name, value, message)
      value = rules.clean(value)
    }
    const line = `${name}: ${value}\r\n`
    countLate?.(line, value)
    head.text += line
    const kind = kindOf(name)
    if (kind === 0) return
    head.seen |= kind
    if (kind === CONNECTION) {
      if (close.test(value as string)) message._last = true
      else message.shouldKeepAlive = true
      if (tellsUpgrading && upgradeIn.test(value as string)) head.seen |= ASKS_UPGRADE
      if (removesAutomatic) restore(message, 'connection')
    } else if (kind === TRANSFER_ENCODING) {
      framings?.coding(head, name, value)
      if (asksChunks(value)) message.chunkedEncoding = true
      if (removesAutomatic) restore(message, 'transfer-encoding')
    } else if (kind === CONTENT_LENGTH) {
      framings?.length(head, name, value)
      lengths.say(message, value)
      if (keepsLength) message._contentLength = Number(value)
      if (removesAutomatic) restore(message, 'content-length')
    } else if (kind === KEEP_ALIVE && hintsKeepAlive) message._defaultKeepAlive = false
  }

  function store(message: OutgoingMessage, head: OutgoingHead, name: string, value: HeaderValue, check: boolean): void {
    if (rereads && message._contentLength !== null && isDisposition(name)) value = disposition(value)
    if (!Array.isArray(value)) storeLine(message, head, name, value, check)
    else if (joinsUnique && value.length > 1 && message[kUniqueHeaders]?.has(name.toLowerCase()))
      storeLine(message, head, name, value.join('; '), check)
    else if (joinsCookies && value.length > 1 && name.length === 6 && name.toLowerCase() === 'cookie') {
      if (check && !late) rules.check('header', name, value, message)
      storeLine(message, head, name, value.join('; '), check)
    } else for (const one of value) storeLine(message, head, name, one, check)
  }

  function storeAll(message: OutgoingMessage, head: OutgoingHead, headers: object): void {
    if (hides && headers === message[kOutHeaders]) {
      const entries = headers as NonNullable<OutgoingMessage[typeof kOutHeaders]>
      for (const key in entries) store(message, head, entries[key][0], entries[key][1], false)
      return
    }
    const check = !rules.lax
    if (Array.isArray(headers)) {
      if (takesPairs && !Array.isArray(headers[0])) {
        if (headers.length % 2 !== 0) throw words.oddArray(headers)
        for (let i = 0; i < headers.length; i += 2) store(message, head, headers[i], headers[i + 1], check)
        return
      }
      for (const entry of headers) store(message, head, entry[0], entry[1], check)
      return
    }
    const named = headers as Record<string, HeaderValue>
    for (const name of Object.keys(named)) store(message, head, name, named[name], check)
  }

  /** Whether removeHeader took an automatic header away. */
  const removed = (message: OutgoingMessage, name: string): boolean => {
    if (!removesAutomatic) return false
    if (!hides) return message._removedHeader[name] === true
    if (name === 'connection') return message._removedConnection
    return name === 'content-length' ? message._removedContLen : message._removedTE
  }

  function restore(message: OutgoingMessage, name: string): void {
    if (!hides) message._removedHeader[name] = false
    else if (name === 'connection') message._removedConnection = false
    else if (name === 'content-length') message._removedContLen = false
    else message._removedTE = false
  }

  function addConnection(message: OutgoingMessage, { seen }: OutgoingHead): string {
    if (removed(message, 'connection')) {
      if (frames) {
        message._last = !message.shouldKeepAlive
        return ''
      }
      message._last = true
      message.shouldKeepAlive = false
      return ''
    }
    if (seen & CONNECTION) return ''
    if (
      message.shouldKeepAlive &&
      (seen & CONTENT_LENGTH || message.useChunkedEncodingByDefault || (agentCounts && message.agent))
    ) {
      const answer = message as Limited
      if (answer.maxRequestsOnConnectionReached) return 'Connection: close\r\n'
      if (hintsKeepAlive && message._keepAliveTimeout && message._defaultKeepAlive) {
        const limit = answer._maxRequestsPerSocket
        const most = hintsLimit && limit && ~~limit > 0 ? `, max=${limit}` : ''
        return `Connection: keep-alive\r\nKeep-Alive: timeout=${hinted(message._keepAliveTimeout / 1000)}${most}\r\n`
      }
      return 'Connection: keep-alive\r\n'
    }
    message._last = true
    return 'Connection: close\r\n'
  }

  function addFraming(message: OutgoingMessage, { seen }: OutgoingHead): string {
    if (seen & (CONTENT_LENGTH | TRANSFER_ENCODING)) return ''
    if (!message._hasBody && (!framesHead || isStatusBodyless(message.statusCode))) message.chunkedEncoding = false
    else if (!message.useChunkedEncodingByDefault) message._last = true
    else if (
      knowsLength &&
      !(seen & TRAILER) &&
      !removed(message, 'content-length') &&
      typeof message._contentLength === 'number'
    ) {
      return `Content-Length: ${message._contentLength}\r\n`
    } else if (!removed(message, 'transfer-encoding')) {
      message.chunkedEncoding = true
      return 'Transfer-Encoding: chunked\r\n'
    } else {
      if (frames || (message.statusCode !== undefined && framings?.closes())) message._last = true
      era.debug?.('outgoing.unframed')
    }
    return ''
  }

  return function _storeHeader(this: OutgoingMessage, firstLine: string, headers?: object | null): void {
    const head: OutgoingHead = { text: firstLine, seen: 0, length: undefined, codings: undefined }
    if (headers) storeAll(this, head, headers)
    if (head.seen & TRANSFER_ENCODING) framings?.settle(head)
    if (sendsDate && this.sendDate && !(head.seen & DATE)) head.text += `Date: ${httpDate()}\r\n`
    if (unchunksBodyless && this.chunkedEncoding && isStatusBodyless(this.statusCode)) {
      era.debug?.('outgoing.unchunked', { status: this.statusCode })
      this.chunkedEncoding = false
      this.shouldKeepAlive = false
    }
    if (head.seen & UPGRADE && head.seen & ASKS_UPGRADE) this.upgrading = true
    head.text += addConnection(this, head)
    const framing = addFraming(this, head)
    head.text += framing
    if (marksUnframed && framing === '' && !this.chunkedEncoding && !(head.seen & CONTENT_LENGTH)) {
      // Behind a wish for another protocol its bytes may begin.
      const switches = head.seen & UPGRADE && asksForUpgrade(head.text)
      if (!switches && isRequest(firstLine)) lengths.sayNone(this)
    }
    if (checksTrailer && head.seen & TRAILER && !this.chunkedEncoding) throw words.trailerNotChunked()
    this._header = `${head.text}\r\n`
    this._headerSent = false
    if (head.seen & EXPECT) this._send('')
  }
}
