/** Where headers wait until the head is written, and what they may be. One strategy for each way to keep them. */

import { type EraGuard, isOfGuard } from '../../guard/era-guard'
import type { Profile } from '../../profile/profile'
import type { Behaviours } from '../../profile/vocabulary'
import type { Debug } from '../debug'
import type { Members } from '../members'
import type { Era } from '../shapes/era'
import { type HeaderValue, kOutHeaders, type OutgoingMessage } from '../shapes/outgoing'
import { listMembers } from './header-lists'
import type { HeaderRules } from './header-rules'
import { hasCodes, type MessagePart, type Wording, wordingOf } from './wording'

interface Validated {
  httpValidation?: unknown
  socket?: { server?: { httpValidation?: unknown } | null } | null
}

const token = /^[!#$%&'*+\-.0-9A-Z^_`a-z|~]+$/
const unsafe = /[^\t\x20-\x7e\x80-\xff]/
/** Whether a text holds what no header may. */
export const isUnsafe = (text: string): boolean => unsafe.test(text)
const control = /[^\t\x20-\x7e\x80-\uffff]/
const beyondLatin = /[^\0-\xff]/
const lineEnd = /[\r\n]/
const lineEnds = /[\r\n]+[ \t]*/g
const lastLineEnd = /(?:\r\n?|\n)$/

/** Names that were found to be tokens: programs use few of them, again and again. */
const tokens = new Set<unknown>()
const MEMORY = 1000

/** Whether a name may stand in a head. */
export function isToken(name: unknown): boolean {
  if (tokens.has(name)) return true
  if (typeof name !== 'string' || !token.test(name)) return false
  if (tokens.size < MEMORY) tokens.add(name)
  return true
}

/** Whether a text may stand in a head (RFC 7230, field-value, without line folding). */
export const isSafe = (text: unknown): boolean => !unsafe.test(text as string)

/** Whether a text has characters that Latin-1 has not. */
export const isWide = (text: string): boolean => beyondLatin.test(text)

const asIs = (value: HeaderValue): HeaderValue => value
/** What has no text of its own cannot be stripped: the engine said so. */
function makeStrip(noMethod: Behaviours['outgoing']['noReplace']): HeaderRules['clean'] {
  const words = {
    object: (value: unknown) => `Object ${value} has no method 'replace'`,
    undefined: () => 'undefined is not a function',
    expression: () => 'value.replace is not a function',
  }[noMethod]
  return value => {
    if (!lineEnd.test(value as string)) return value
    if (typeof (value as string).replace !== 'function') throw new TypeError(words(value))
    return (value as string).replace(lineEnds, '')
  }
}

/** Takes a line end off the end of a value, and says so once: files and other programs' output have one. */
function makeTrim(): HeaderRules['clean'] {
  let message = false
  return value => {
    if (!lineEnd.test(value as string)) return value
    if (!message) process.emitWarning('the line end at the end of a header value was left out', { code: 'ERAS_GUARD' })
    message = true
    return String(value).replace(lastLineEnd, '')
  }
}

/** What must not stand in a value, by what becomes of line ends and control characters, and of wide characters. */
const refusedIn = ({ values, wideValues }: Behaviours['outgoing']): RegExp | undefined => {
  const refusesWide = wideValues === 'refused'
  if (values === 'sent' || values === 'stripped') return refusesWide ? beyondLatin : undefined
  return refusesWide ? unsafe : control
}

const unsafeAnyway = /[\0\n\r]|[^\0-\xff]/

/** Control characters pass where a request, or the server of a response, takes heads that are relaxed or insecure. */
function passesRelaxed(message: OutgoingMessage | undefined, value: unknown): boolean {
  const { httpValidation, socket } = (message ?? {}) as Validated
  const kind = httpValidation ?? socket?.server?.httpValidation
  return (kind === 'relaxed' || kind === 'insecure') && !unsafeAnyway.test(value as string)
}

/**
 * The rules of a profile.
 * @param guard to blame for what it refuses and the release did not
 * @param debug says on stderr what is refused, where it is asked
 */
function rulesOf(profile: Profile, guard: EraGuard | undefined, debug: Debug | undefined): HeaderRules {
  const { checksNames, noReplace, stripsTrailers, trailerCheck, values, undefinedValue } = profile.outgoing
  const words = wordingOf(profile)
  const blame = guard ? guard.blame : <E extends Error>(_id: string, error: E) => error
  const refused = refusedIn(profile.outgoing)
  const ofTrailer = trailerCheck === 'refused'
  const strips = values === 'stripped' || values === 'cleaned'
  const strip = makeStrip(noReplace)
  const passes = profile.server.httpValidation ? passesRelaxed : () => false
  const trim = values === 'trimmed' ? makeTrim() : undefined
  /** What is left of a value, one after the other, when the line ends that are taken out are out. */
  const rests = (value: unknown): unknown[] => {
    const all = Array.isArray(value) ? value : [value]
    if (values === 'cleaned') return all.map(one => String(one).replace(lineEnds, ''))
    return values === 'trimmed' ? all.map(one => String(one).replace(lastLineEnd, '')) : all
  }
  const refuse = (part: MessagePart, name: string, value: unknown): Error => {
    debug?.('outgoing.badHeader', { name })
    const fix = control.test(value as string) ? 'response-splitting' : 'wide-headers'
    return blame(fix, words.invalidValue(part, name))
  }
  return {
    checks: checksNames || refused !== undefined,
    lax: !checksNames && values === 'sent' && !refused,
    check(part, name, value, message) {
      if (checksNames && !isToken(name)) throw blame('header-names', words.notToken(part, name))
      if (value === undefined && undefinedValue === 'refused') throw words.undefinedValue(name, part)
      if (!refused || typeof value === 'number' || !refused.test(value as string)) return
      for (const rest of rests(value)) {
        if (refused.test(rest as string) && !passes(message, rest)) throw refuse(part, name, rest)
      }
    },
    checkTrailer(name, value, message) {
      if (ofTrailer && !token.test(name)) throw blame('trailer-splitting', words.notToken('trailer', name))
      if (checksNames && !token.test(name)) throw blame('header-names', words.notToken('trailer', name))
      if (ofTrailer && unsafe.test(value as string) && !passes(message, value))
        throw blame('trailer-splitting', words.invalidValue('trailer', name))
      if (values === 'refused' && refused?.test(value as string) && !passes(message, value)) {
        debug?.('outgoing.badTrailer', { name })
        throw words.invalidValue('trailer', name)
      }
    },
    clean: strips ? strip : (trim ?? asIs),
    cleanTrailer: strips && stripsTrailers ? strip : asIs,
  }
}

/** Runs a check for what it counts. */
function passing(check: () => void): void {
  try {
    check()
  } catch {
    // The guard only counts.
  }
}

export function headerRules({ debug, guard, profile }: Era): HeaderRules {
  if (guard.mode !== 'report') return rulesOf(profile, guard, debug)
  const own = rulesOf(profile, undefined, debug)
  const guarded = rulesOf(guard.profile, guard, undefined)
  const encodes = guard.profile.outgoing.wideValues === 'utf8' && profile.outgoing.wideValues === 'cut'
  return {
    ...own,
    checks: own.checks || guarded.checks || encodes,
    lax: own.lax && guarded.lax && !encodes,
    check(part, name, value, message) {
      own.check(part, name, value, message)
      if (encodes && typeof value === 'string' && isWide(value))
        guard.refuse('wide-headers', 'to cut characters to single bytes')
      passing(() => guarded.check(part, name, value, message))
    },
    checkTrailer(name, value, message) {
      own.checkTrailer(name, value, message)
      passing(() => guarded.checkTrailer(name, value, message))
    },
  }
}

/** The text of an object, which may give another one each time that it is asked; what is none stays as it is. */
export const textOnce = <T>(value: T): T | string =>
  (typeof value === 'object' && value !== null) || typeof value === 'function' ? String(value) : value

/**
 * What looks once more at a header line that was set before, when it is written; nothing where the era did not. What a
 * program changed in the meantime is not looked at otherwise.
 * @throws what `check` throws
 */
export function makeLateCheck({ guard, profile }: Era, rules: HeaderRules) {
  if (profile.outgoing.lateChanges === 'sent') return undefined
  return (name: string, value: HeaderValue, message: OutgoingMessage): void => {
    try {
      rules.check('header', name, value, message)
    } catch (error) {
      throw isOfGuard(error as Error) ? error : guard.blame('late-change', error as Error)
    }
  }
}

/**
 * What counts, where the guard only counts, that a line goes out otherwise than it was looked at; nothing where it does not.
 * @param line a header line, a trailer or a first line as it goes out, with its end
 */
export function makeLateCount({ guard, profile }: Era): ((line: string, looked: unknown) => void) | undefined {
  if (guard.profile.outgoing.lateChanges === profile.outgoing.lateChanges) return undefined
  return (line, looked) => {
    if (lineEnd.test(line.slice(0, -2)) && !(typeof looked === 'string' && lineEnd.test(looked)))
      guard.refuse('late-change', 'a line that was changed after it was looked at')
  }
}

/** How headers are kept. `name` is as given, `key` in lower case. */
interface Store {
  set(message: OutgoingMessage, key: string, name: string, value: HeaderValue): void
  get(message: OutgoingMessage, name: string): HeaderValue | undefined
  remove(message: OutgoingMessage, key: string): void
  render(message: OutgoingMessage): Record<string, HeaderValue>
}

/** Own objects that a program may read and change; made when the first header is set. */
const open: Store = {
  set(message, key, name, value) {
    message._headers ??= {}
    message._headerNames ??= {}
    message._headers[key] = value
    message._headerNames[key] = name
  },
  get(message, name) {
    const headers = message._headers
    if (!headers) return undefined
    const key = name.toLowerCase()
    return Object.hasOwn(headers, key) ? headers[key] : undefined
  },
  remove({ _headers, _headerNames }, key) {
    if (!_headers) return
    delete _headers[key]
    if (_headerNames) delete _headerNames[key]
  },
  render({ _headers, _headerNames }) {
    const rendered: Record<string, HeaderValue> = {}
    for (const key of Object.keys(_headers ?? {})) {
      rendered[(_headerNames as Record<string, string>)[key]] = (_headers as Record<string, HeaderValue>)[key]
    }
    return rendered
  },
}

const hidden: Store = {
  set(message, key, name, value) {
    message[kOutHeaders] ??= Object.create(null) as Record<string, [string, HeaderValue]>
    message[kOutHeaders][key] = [name, value]
  },
  get(message, name) {
    return message[kOutHeaders]?.[name.toLowerCase()]?.[1]
  },
  remove(message, key) {
    if (message[kOutHeaders]) delete message[kOutHeaders][key]
  },
  render(message) {
    const rendered: Record<string, HeaderValue> = {}
    for (const [name, value] of Object.values(message[kOutHeaders] ?? {})) rendered[name] = value
    return rendered
  },
}

/** What removeHeader leaves behind for the automatic headers. */
type Marker = (message: OutgoingMessage, key: string) => void

const markByName: Marker = (message, key) => {
  if (key === 'date') message.sendDate = false
  else message._removedHeader[key] = true
}
const markByField: Marker = (message, key) => {
  if (key === 'date') message.sendDate = false
  else if (key === 'connection') message._removedConnection = true
  else if (key === 'content-length') message._removedContLen = true
  else if (key === 'transfer-encoding') message._removedTE = true
}

/** What the hidden headers show to programs that knew the open ones. */
function copies(warns: boolean): Members {
  // Once for both, and anew for each module: the host would say it once for a process.
  let isSaid = false
  const warn = <F extends (...args: never[]) => unknown>(name: string, fn: F): F => {
    if (!warns) return fn
    const deprecated = function (this: unknown, ...args: never[]) {
      if (!isSaid)
        process.emitWarning(`OutgoingMessage.prototype.${name} is deprecated`, 'DeprecationWarning', 'DEP0066')
      isSaid = true
      return fn.apply(this, args)
    }
    return Object.setPrototypeOf(deprecated, fn) as F
  }
  return {
    _headers: {
      get: warn('_headers', function (this: OutgoingMessage) {
        return this.getHeaders()
      }),
      set: warn('_headers', function (this: OutgoingMessage, values: Record<string, HeaderValue> | null) {
        if (typeof values !== 'object' || values === null) {
          if (values === null || values === undefined) this[kOutHeaders] = null
          return
        }
        this[kOutHeaders] = Object.create(null) as Record<string, [string, HeaderValue]>
        for (const name of Object.keys(values)) this[kOutHeaders][name.toLowerCase()] = [name, values[name]]
      }),
    },
    _headerNames: {
      get: warn('_headerNames', function (this: OutgoingMessage) {
        const headers = this[kOutHeaders]
        if (!headers) return null
        const names = Object.create(null) as Record<string, string>
        for (const key of Object.keys(headers)) names[key] = headers[key][0]
        return names
      }),
      set: warn('_headerNames', function (this: OutgoingMessage, names: Record<string, string> | null) {
        const headers = this[kOutHeaders]
        if (typeof names !== 'object' || names === null || !headers) return
        for (const key of Object.keys(names)) if (headers[key]) headers[key][0] = names[key]
      }),
    },
  }
}

/** Whether the arguments of setHeader or the state of the message is looked at first. */
function checkCall(words: Wording, argumentsFirst: boolean) {
  return (message: OutgoingMessage, name: unknown, value: unknown, count: number): void => {
    if (words.nameFirst && !isToken(name)) throw words.notToken('set', name)
    const wrong = argumentsFirst ? words.setHeaderArguments(name, value, count) : undefined
    if (wrong) throw wrong
    if (message._header) throw words.sent('set')
  }
}

export function headerMembers(era: Era): Members {
  const { outgoing } = era.profile
  const { afterHead, bareHeaders, headerStore, removesAutomatic, setHeaderReturnsSelf, warnsPrivateHeaders } = outgoing
  const { words } = era
  const rules = headerRules(era)
  const checksValues = rules.checks
  const checkSetCall = checkCall(words, !hasCodes(era.profile))
  const store = headerStore === 'hidden' ? hidden : open
  const mark = removesAutomatic ? (headerStore === 'hidden' ? markByField : markByName) : undefined
  const early = afterHead === 'refused'
  const demandName = (method: string, name: unknown, count: number): void => {
    const wrong = words.headerName(method, name, count)
    if (wrong) throw wrong
  }
  return {
    setHeader(this: OutgoingMessage, name: string, value: HeaderValue): unknown {
      // biome-ignore lint/complexity/noArguments: how many were given decides what is missing
      checkSetCall(this, name, value, arguments.length)
      if (checksValues) rules.check('set', name, value, this)
      const key = name.toLowerCase()
      store.set(this, key, name, value)
      if (mark === markByName && Object.hasOwn(this._removedHeader, key)) this._removedHeader[key] = false
      if (setHeaderReturnsSelf) return this
    },
    getHeader(this: OutgoingMessage, name: string): HeaderValue | undefined {
      // biome-ignore lint/complexity/noArguments: as above
      demandName('getHeader', name, arguments.length)
      if (early && this._header) throw words.getTooLate()
      return store.get(this, name)
    },
    removeHeader(this: OutgoingMessage, name: string): void {
      // biome-ignore lint/complexity/noArguments: as above
      demandName('removeHeader', name, arguments.length)
      if (this._header) throw words.sent('remove')
      if (!mark && !this._headers) return
      const key = name.toLowerCase()
      mark?.(this, key)
      store.remove(this, key)
    },
    hasHeader(this: OutgoingMessage, name: string): boolean {
      // biome-ignore lint/complexity/noArguments: as above
      demandName('hasHeader', name, arguments.length)
      const headers = headerStore === 'hidden' ? this[kOutHeaders] : this._headers
      return headers?.[name.toLowerCase()] !== undefined
    },
    getHeaderNames(this: OutgoingMessage): string[] {
      return Object.keys((headerStore === 'hidden' ? this[kOutHeaders] : this._headers) ?? {})
    },
    getHeaders(this: OutgoingMessage): Record<string, HeaderValue> {
      const all: Record<string, HeaderValue> = bareHeaders ? Object.create(null) : {}
      const kept = (headerStore === 'hidden' ? this[kOutHeaders] : this._headers) ?? {}
      for (const key of Object.keys(kept)) all[key] = store.get(this, key) as HeaderValue
      return all
    },
    _renderHeaders(this: OutgoingMessage): Record<string, HeaderValue> {
      if (this._header) throw words.sent('render')
      return store.render(this)
    },
    ...copies(warnsPrivateHeaders),
    ...listMembers(era, rules),
  }
}
