/** ServerResponse: the status line, what writeHead makes of its arguments, interim answers. */

import type { Behaviours } from '../../profile/vocabulary'
import * as messageRules from '../../wire/message-rules'
import { inherit, type Members, putMembers } from '../members'
import { channelOf } from '../observe/published'
import { room } from '../outgoing/fields'
import { asksForChunks } from '../outgoing/head'
import { isSafe } from '../outgoing/headers'
import { makeNamesOf } from '../outgoing/names-of'
import { socketMembers } from '../outgoing/turn'
import type { Wording } from '../outgoing/wording'
import type { IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { type HeaderValue, kOutHeaders } from '../shapes/outgoing'
import { kExchanges, kRequest, type ServerResponse, type ServerResponseConstructor } from '../shapes/server'
import { interimMembers } from './interim'

// What is imported is looked up at each use.
const { isBodyless } = messageRules

type Rendered = Record<string, HeaderValue>
type Given = Rendered | [string, HeaderValue][] | HeaderValue[] | null | undefined

/** How the headers that writeHead is given and those that were set become one. */
const merges = {
  rendered(response: ServerResponse, given: Given): object | null | undefined {
    if (!response._headers) return given
    const headers = response._renderHeaders()
    if (!given) return headers
    if (Array.isArray(given)) {
      // What the list repeats is sent once more as it was set; all else that was set is lost.
      const list = given as [string, HeaderValue][]
      for (const [name] of [...list]) if (Object.hasOwn(headers, name)) list.push([name, headers[name]])
      return given
    }
    for (const name of named(given)) headers[name] = given[name]
    return headers
  },
  set(response: ServerResponse, given: Given): object | null | undefined {
    if (!response._headers) return given
    setAll(response, given)
    return response._renderHeaders()
  },
  hidden(response: ServerResponse, given: Given, words: Wording, setList: SetList): object | null | undefined {
    if (!response[kOutHeaders]) return given
    if (Array.isArray(given)) setList(response, given, words)
    else setAll(response, given)
    // Headers that are set too late were refused one by one.
    if (response._header && named(given).length === 0) throw words.sent('render')
    return response[kOutHeaders]
  },
}

/** The names that writeHead was given. */
const named = (given: Given): string[] => (given ? Object.keys(given).filter(name => name) : [])

function setAll(response: ServerResponse, given: Given): void {
  for (const name of named(given)) response.setHeader(name, (given as Rendered)[name])
}

type SetList = (response: ServerResponse, given: unknown[], words: Wording) => void

/** Names and values, by turns, beside headers that were set. */
const listSetters: Record<Behaviours['response']['mergedArrays'], SetList> = {
  numbered: (response, given) => setAll(response, given as never),
  set(response, given, words) {
    if (given.length % 2 !== 0) throw words.oddArray(given)
    for (let i = 0; i < given.length; i += 2) {
      if (given[i]) response.setHeader(given[i] as string, given[i + 1] as HeaderValue)
    }
  },
  appended(response, given, words) {
    if (given.length % 2 !== 0) throw words.oddArray(given)
    for (let i = 0; i < given.length; i += 2) response.removeHeader(given[i] as string)
    for (let i = 0; i < given.length; i += 2) {
      if (given[i]) response.appendHeader(given[i] as string, given[i + 1] as HeaderValue)
    }
  },
}

/** The number that a status stands for, or what is thrown about it. */
function makeReadStatus({ guard, profile, words }: Era): (status: number) => number {
  const { statusCheck } = profile.response
  if (statusCheck === 'none') return status => status
  const seesNumber = statusCheck === 'number'
  return status => {
    const number = status | 0
    if (number < 100 || number > 999) {
      throw guard.blame('reason-phrase', words.invalidStatus(seesNumber ? status : number))
    }
    return number
  }
}

/** Counts what the guard would refuse of a first line, where it only counts. */
function makeCountFirstLine({ guard, profile, words }: Era): (status: number, phrase: unknown) => void {
  const { checksReason, statusCheck } = guard.profile.response
  if (guard.mode !== 'report') return () => {}
  const countsStatus = statusCheck !== 'none' && profile.response.statusCheck === 'none'
  const countsReason = checksReason && !profile.response.checksReason
  return (status, phrase) => {
    const number = status | 0
    if (countsStatus && (number < 100 || number > 999)) guard.blame('reason-phrase', words.invalidStatus(number))
    else if (countsReason && !isSafe(phrase)) guard.blame('reason-phrase', words.invalidReason())
  }
}

function headMembers(era: Era): Members {
  const { STATUS_CODES } = era
  const { outgoing, response } = era.profile
  const { checksReason, statusCheck, statusMessage, writeHeadReturnsSelf, writeHeaderApart } = response
  const hides = outgoing.headerStore === 'hidden'
  const merge = merges[hides ? 'hidden' : response.merge]
  const { findsHeaders, headOnce } = response
  const setList = listSetters[response.mergedArrays]
  const { onlyObjects } = outgoing
  const namesOf = makeNamesOf(era.profile)
  const readStatus = makeReadStatus(era)
  const countFirstLine = makeCountFirstLine(era)
  const { guard, words } = era
  const seals = outgoing.lateChanges === 'checked'
  const keepsGiven = statusCheck !== 'number'
  const phraseOf = (status: number): string => STATUS_CODES[status] || 'unknown'

  /** @returns the reason phrase */
  function chooseReason(message: ServerResponse, status: number, given: unknown): string {
    if (!statusMessage) return typeof given === 'string' ? given : phraseOf(status)
    if (typeof given === 'string') message.statusMessage = given
    else if (!message.statusMessage) message.statusMessage = phraseOf(status)
    return message.statusMessage as string
  }

  function writeHead(this: ServerResponse, status: number, reason?: unknown, given?: unknown): unknown {
    // What was refused has left its marks where the status was looked at last.
    if (headOnce && this._header) throw words.sent('write')
    const seen = keepsGiven ? status : readStatus(status)
    const chosen = chooseReason(this, seen, reason)
    const phrase = seals ? `${chosen}` : chosen
    const headers = typeof reason === 'string' || (findsHeaders && given) ? given : reason
    this.statusCode = seen
    if (onlyObjects && headers) namesOf(headers as object)
    const merged = merge(this, headers as Given, words, setList)
    const number = keepsGiven ? readStatus(status) : seen
    if (checksReason && !isSafe(phrase)) throw guard.blame('reason-phrase', words.invalidReason())
    countFirstLine(status, phrase)
    const firstLine = `HTTP/1.1 ${number.toString()} ${phrase}\r\n`
    if (isBodyless(number)) this._hasBody = false
    // A client that waits for leave to send its body may send it after all.
    if (this._expect_continue && !this._sent100) this.shouldKeepAlive = false
    this._storeHeader(firstLine, merged)
    if (writeHeadReturnsSelf) return this
  }
  return {
    writeHead,
    // The old name; the later eras had one function under both.
    writeHeader: writeHeaderApart
      ? function (this: ServerResponse, ...args: [number, ...unknown[]]): void {
          this.writeHead(...args)
        }
      : writeHead,
    _implicitHeader(this: ServerResponse): void {
      this.writeHead(this.statusCode)
    },
  }
}

export function makeServerResponse(era: Era): ServerResponseConstructor {
  const { OutgoingMessage } = era
  const { outgoing, response } = era.profile
  const { expectationFields, http10Chunks, requestField } = response
  const { sendsDate, takesOptions } = outgoing
  const created = channelOf(era, 'server.response.created')
  const asksChunks = asksForChunks(era.profile)

  function ServerResponse(this: ServerResponse & { [field: number]: 0 }, req: IncomingMessage, options?: object): void {
    // biome-ignore format: only how many there are counts.
    if (room.asked) {
      this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] =
      this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] =
      this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = 0
    }
    if (takesOptions) OutgoingMessage.call(this, options)
    else OutgoingMessage.call(this)
    this[kRequest] = req
    this[kExchanges] = null
    if (req.method === 'HEAD') this._hasBody = false
    if (sendsDate) this.sendDate = true
    if (requestField) this.req = req
    if (expectationFields) {
      this._sent100 = false
      this._expect_continue = false
    }
    if ((req.httpVersionMajor as number) < 1 || (req.httpVersionMinor as number) < 1) {
      this.useChunkedEncodingByDefault = http10Chunks && asksChunks(req.headers.te)
      this.shouldKeepAlive = false
    }
    if (created?.hasSubscribers) created.publish({ request: req, response: this })
  }
  inherit(ServerResponse, OutgoingMessage, era.profile.module.constructorsInherit)
  putMembers(ServerResponse.prototype, response.methods, {
    statusCode: 200,
    statusMessage: undefined,
    ...headMembers(era),
    ...interimMembers(era),
    ...socketMembers(era),
    _finish(this: ServerResponse): void {
      OutgoingMessage.prototype._finish.call(this)
    },
  })
  return ServerResponse as unknown as ServerResponseConstructor
}
