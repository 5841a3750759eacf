/** Interim answers: 100, 102, 103 and others, which come before the head of the answer and end nothing. */

import { inspect } from 'node:util'
import { codedErrorOf, invalidArgumentOf } from '../era-error'
import type { Members } from '../members'
import { headerRules } from '../outgoing/headers'
import type { Era } from '../shapes/era'
import type { Callback } from '../shapes/outgoing'
import type { ServerResponse } from '../shapes/server'
import { valueChecks } from '../values'

type Pair = readonly [name: string, value: unknown]
type Hints = Readonly<Record<string, unknown>>

/** What a link of early hints looks like: a target in angle brackets and parameters. */
const LINKS = {
  named: /^<[^>]*>;\s*rel=("?)[^;"]*\1;?\s*(?:(?:as|anchor|title)=("?)[^;"]*\2)?$/,
  oneLine: /^<[^>\r\n]*>(?:\s*;\s*[^;"\s]+(?:=("?)[^;"\s]*\1)?)*$/,
  any: /^<[^>]*>(?:\s*;\s*[^;"\s]+(?:=("?)[^;"\s]*\1)?)*$/,
}
const FORMAT = 'an array or string of format "</styles.css>; rel=preload; as=style"'

/** Headers as writeInformation takes them: an object, a list of pairs, or names and values by turns. */
function makePairsOf({ profile }: Era): (headers: unknown) => Pair[] {
  const coded = codedErrorOf(profile)
  const invalidArgument = invalidArgumentOf(profile)
  return headers => {
    if (headers === undefined || headers === null) return []
    if (typeof headers !== 'object') throw invalidArgument('"headers" argument', 'of type object', headers)
    if (!Array.isArray(headers)) return Object.entries(headers)
    if (Array.isArray(headers[0])) return headers.map(([name, value]) => [name, value])
    if (headers.length % 2 === 1) {
      throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'headers' is invalid. Received ${inspect(headers)}`)
    }
    return headers.flatMap((name, i) => (i % 2 === 0 ? [[name, headers[i + 1]] as const] : []))
  }
}

/** @returns what gives the value of Link for early hints, the empty text where there are no links */
function makeLinkOf({ profile }: Era): (links: unknown) => string {
  const coded = codedErrorOf(profile)
  const pattern = LINKS[profile.response.hintLinks]
  const check = (link: unknown): void => {
    if (typeof link === 'string' && pattern.test(link)) return
    const words = `The argument 'hints' must be ${FORMAT}. Received ${inspect(link)}`
    throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', words)
  }
  return links => {
    if (links === undefined || links === null) return ''
    for (const link of Array.isArray(links) ? links : [links]) check(link)
    return Array.isArray(links) ? links.join(', ') : (links as string)
  }
}

/** What looks at the headers of early hints. */
function makeHintCheck(era: Era): (name: string, value: unknown) => void {
  const { guard, profile } = era
  if (!guard.profile.response.checksHints) return () => {}
  const rules = headerRules(era)
  const acts = profile.response.checksHints
  return (name, value) => {
    try {
      rules.check('header', name, value)
    } catch (error) {
      const refusal = guard.blame('early-hints', error as Error)
      if (acts) throw refusal
    }
  }
}

const textOf = (pairs: readonly Pair[]): string => pairs.map(([name, value]) => `${name}: ${value}\r\n`).join('')

/** writeInformation: any interim answer but 101, as long as the head has not been written. */
function makeWriteInformation(era: Era) {
  const { STATUS_CODES } = era
  const { words } = era
  const checks = valueChecks(era.profile)
  const rules = headerRules(era)
  const pairsOf = makePairsOf(era)
  return function writeInformation(
    this: ServerResponse,
    status: number,
    headers?: unknown,
    callback?: Callback,
  ): boolean {
    if (this._header) throw words.sent('write')
    checks.wholeNumber('statusCode', status, 100, 199)
    if (status === 101) throw words.invalidStatus(status)
    const pairs = pairsOf(headers)
    for (const [name, value] of pairs) rules.check('header', name, value as string)
    const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] || 'unknown'}\r\n${textOf(pairs)}\r\n`
    return this._writeRaw(head, 'latin1', callback) as boolean
  }
}

/** What writes the interim answers that have methods of their own. */
type Write = (response: ServerResponse, status: number, fields: readonly Pair[], callback?: Callback) => void

/** As they are, wherever the answer is. */
function makeWriteAnywhere({ STATUS_CODES }: Era): Write {
  return (response, status, fields, callback) => {
    // Programs may edit the texts; these were written out.
    const phrase = PHRASES[status] ?? STATUS_CODES[status]
    response._writeRaw(`HTTP/1.1 ${status} ${phrase}\r\n${textOf(fields)}\r\n`, 'latin1', callback)
  }
}
const PHRASES: Readonly<Record<number, string>> = { 100: 'Continue', 102: 'Processing', 103: 'Early Hints' }

const writeAsInformation: Write = (response, status, fields, callback) => {
  response.writeInformation(status, fields.length > 0 ? fields : undefined, callback)
}

export function interimMembers(era: Era): Members {
  const { callbacks } = era.profile.outgoing
  const { interim } = era.profile.response
  const takesCallback = callbacks !== 'none' && callbacks !== 'connection'
  const invalidArgument = invalidArgumentOf(era.profile)
  const write = interim === 'information' ? writeAsInformation : makeWriteAnywhere(era)
  const check = makeHintCheck(era)
  const linkOf = makeLinkOf(era)
  return {
    writeContinue(this: ServerResponse, callback?: Callback): void {
      write(this, 100, [], takesCallback ? callback : undefined)
      this._sent100 = true
    },
    writeProcessing(this: ServerResponse, callback?: Callback): void {
      write(this, 102, [], callback)
    },
    writeEarlyHints(this: ServerResponse, hints: Hints, callback?: Callback): void {
      if (typeof hints !== 'object' || hints === null || Array.isArray(hints))
        throw invalidArgument('"hints" argument', 'of type object', hints)
      const link = linkOf(hints.link)
      if (link === '') return
      const fields: Pair[] = [['Link', link], ...Object.entries(hints).filter(([name]) => name !== 'link')]
      for (const [name, value] of fields) check(name, value)
      write(this, 103, fields, callback)
    },
    writeInformation: makeWriteInformation(era),
  }
}
