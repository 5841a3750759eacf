/** Headers by their names as given, and several values or headers at once: appendHeader, setHeaders, getRawHeaderNames. */

import { invalidArgumentOf } from '../era-error'
import type { Members } from '../members'
import type { Era } from '../shapes/era'
import { type HeaderValue, kOutHeaders, type OutgoingMessage } from '../shapes/outgoing'
import type { HeaderRules } from './header-rules'

/** What setHeaders takes: a Map, or Headers and what looks like them. */
interface Several {
  get(name: string): unknown
  has(name: string): boolean
  keys(): Iterable<string>
  [Symbol.iterator](): Iterator<[string, HeaderValue]>
}

const looksRight = (headers: unknown): headers is Several =>
  typeof headers === 'object' &&
  headers !== null &&
  !Array.isArray(headers) &&
  typeof (headers as Several).keys === 'function' &&
  typeof (headers as Several).get === 'function' &&
  typeof (headers as Several).has === 'function'

export function listMembers(era: Era, rules: HeaderRules): Members {
  const { cookieLists } = era.profile.outgoing
  const { words } = era
  const invalidArgument = invalidArgumentOf(era.profile)

  /** Set-Cookie of Headers comes value by value, and one header is made of them, behind the others. */
  function setWithCookies(message: OutgoingMessage, headers: Several): void {
    const cookies: (string | number)[] = []
    for (const [name, value] of headers) {
      if (name === 'set-cookie') {
        if (Array.isArray(value)) cookies.push(...value)
        else cookies.push(value as string)
      } else message.setHeader(name, value)
    }
    if (cookies.length > 0) message.setHeader('set-cookie', cookies)
  }

  return {
    appendHeader(this: OutgoingMessage, name: string, value: HeaderValue): OutgoingMessage {
      if (this._header) throw words.sent('append')
      rules.check('set', name, value, this)
      const key = name.toLowerCase()
      const known = this[kOutHeaders]?.[key]
      if (!known) {
        this.setHeader(name, value)
        return this
      }
      const [, before] = known
      known[1] = (Array.isArray(before) ? before : [before]).concat(value as never)
      return this
    },
    setHeaders(this: OutgoingMessage, headers: unknown): OutgoingMessage {
      if (this._header) throw words.sent('set')
      if (!looksRight(headers)) throw invalidArgument('"headers" argument', 'an instance of Headers or Map', headers)
      if (cookieLists) setWithCookies(this, headers)
      else for (const name of headers.keys()) this.setHeader(name, headers.get(name) as HeaderValue)
      return this
    },
    _isLenientHeaderValidation: () => false,
    getRawHeaderNames(this: OutgoingMessage): string[] {
      return Object.values(this[kOutHeaders] ?? {}).map(([name]) => name)
    },
  }
}

/** Headers whose values stand in one line, in lower case. @throws TypeError (of the engine) of a name without letters */
export function uniqueNames(headers: unknown, makesText: boolean): ReadonlySet<string> | null {
  if (!Array.isArray(headers)) return null
  const names = new Set<string>()
  for (let i = 0; i < headers.length; i++) {
    names.add(makesText ? String(headers[i]).toLowerCase() : headers[i].toLowerCase())
  }
  return names
}
