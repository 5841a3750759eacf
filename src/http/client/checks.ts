/** What a request refuses, in the words of its era. */

import { format } from 'node:util'
import type { Profile } from '../../profile/profile'
import { bareArgumentOf, codedErrorOf, invalidArgumentOf } from '../era-error'
import { hasCodes, wordingOf } from '../outgoing/wording'
import type { AgentLike, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'
import { makeTimeCheck, timerOf } from '../time-check'

const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/

/** What a path must not contain, by the name of the behaviour. */
const PATH_REFUSES = {
  none: undefined,
  blank: / /,
  controls: /[\u0000-\u0020]/,
  printable: /[^\u0021-\u00ff]/,
  splitting: /[^\u0020-\u00ff]/,
}

/** What a host must not contain, by the name of the behaviour. */
const HOST_REFUSES = { asHeader: undefined, refused: /[\u0000-\u0020\u007f]/ }

export interface Checks {
  /** Gives the method in capitals. */
  method(method: unknown): string
  path(path: unknown): void
  /** Gives the first line. With the guard, method and path are looked at once more: a program may have set others. */
  firstLine(method: unknown, path: unknown): string
  protocol(options: RequestOptions, agent: AgentLike | false | null | undefined): void
  host(options: RequestOptions): void
  insecure(value: unknown): void
  /** The option joinDuplicateHeaders. */
  join(value: unknown): void
  /** The option maxHeaderSize. */
  maxHeaderSize(value: unknown): void
  listener(listener: unknown): void
  /** Gives the timeout as a timer takes it. */
  timeout(msecs: unknown, name: string): number
  /** A timeout that the connection is made with; what stands for none is not looked at. */
  connectionTimeout(msecs: unknown): void
}

const nothing = () => {}

const lineOf = (method: unknown, path: unknown): string => `${method} ${path} HTTP/1.1\r\n`

/**
 * What the guard refuses beyond what the release did: throws, or only counts.
 * @param fix which refuses
 * @param error in the words of the era
 */
function beyond({ guard }: Era, fix: string, error: Error): void {
  const blamed = guard.blame(fix, error)
  if (guard.mode === 'on') throw blamed
}

/** @returns what refuses a path, as the release did and as the guard does; nothing if all are taken */
function makePathCheck(era: Era, pathError: () => Error): Checks['path'] | undefined {
  const own = PATH_REFUSES[era.guard.own.client.pathCheck]
  const guarded = PATH_REFUSES[era.guard.profile.client.pathCheck]
  if (!own && !guarded) return undefined
  return path => {
    if (!path) return
    const text = String(path)
    if (own?.test(text)) throw pathError()
    if (!guarded?.test(text)) return
    const blankAlone = !guarded.test(text.replaceAll(' ', ''))
    beyond(era, blankAlone ? 'path-blank' : 'request-splitting', pathError())
  }
}

const FUNCTION = { types: 'of type Function', values: 'of type function' }

/**
 * @param method the method that takes it, as the first errors name it
 * @returns what refuses a listener that is not a function, as the era's emitters did
 */
export function makeListenerCheck(profile: Profile, method = 'addListener'): (listener: unknown) => void {
  const { listenerError } = profile.client
  const { stop } = wordingOf(profile)
  const refuse = bareArgumentOf(profile)
  return listener => {
    if (typeof listener === 'function') return
    if (listenerError === 'once') throw new Error(`${method} only takes instances of Function`)
    throw listenerError === 'listener'
      ? new TypeError(stop ? 'listener must be a function' : '"listener" argument must be a function')
      : refuse('"listener" argument', FUNCTION, listener)
  }
}

/** @returns what says which method the guard or the release refuses, where either does */
function makeMethodBytesCheck(era: Era): (method: unknown, upper: string) => void {
  const { guard } = era
  const codedError = codedErrorOf(era.profile)
  const codes = hasCodes(era.profile)
  const checksMethod = era.profile.client.methodCheck !== 'none'
  const countsMethod = guard.mode === 'report' && !checksMethod && guard.profile.client.methodCheck !== 'none'
  const methodError = (method: unknown) => {
    const words = 'Method must be a valid HTTP'
    return codes
      ? codedError(TypeError, 'ERR_INVALID_HTTP_TOKEN', `${words} token ["${method}"]`)
      : new TypeError(`${words} token`)
  }
  return (method, upper) => {
    if (TOKEN.test(upper)) return
    if (checksMethod) throw guard.blame('request-method', methodError(method))
    if (countsMethod) guard.blame('request-method', methodError(method))
  }
}

/** @returns what refuses a host: what is not a text as the release did, odd bytes as the guard does */
function makeHostCheck(era: Era): Checks['host'] {
  const { hostCheck } = era.profile.client
  const refusedHost = HOST_REFUSES[era.guard.profile.client.hostBytes]
  if (!hostCheck && !refusedHost) return nothing
  const invalidArgument = invalidArgumentOf(era.profile)
  const codes = hasCodes(era.profile)
  const checkKind = (options: RequestOptions, name: 'host' | 'hostname') => {
    const host = options[name]
    if (host === null || host === undefined || typeof host === 'string') return
    const kinds = {
      types: 'one of type string, undefined, or null',
      values: 'of type string or one of undefined or null',
    }
    throw codes
      ? invalidArgument(`"options.${name}" property`, kinds, host)
      : new TypeError(`"options.${name}" must either be a string, undefined or null`)
  }
  return options => {
    if (hostCheck) {
      checkKind(options, 'hostname')
      checkKind(options, 'host')
    }
    if (!refusedHost) return
    for (const host of [options.hostname, options.host]) {
      if (!host || !refusedHost.test(String(host))) continue
      beyond(era, 'request-host', new TypeError('Host contains invalid characters'))
    }
  }
}

export function makeChecks(era: Era): Checks {
  const { methodCheck, protocolCheck, timeoutCheck } = era.profile.client

  const codedError = codedErrorOf(era.profile)
  const invalidArgument = invalidArgumentOf(era.profile)
  const { wording } = era.profile.module
  const codes = hasCodes(era.profile)
  const { stop } = era.words

  const insecureName =
    era.profile.client.insecureName === 'option'
      ? '"options.insecureHTTPParser" property'
      : '"insecureHTTPParser" argument'
  const takesOnlyText = methodCheck === 'tokenString' || methodCheck === 'tokenOption'
  const methodName = methodCheck === 'tokenOption' ? '"options.method" property' : '"method" argument'
  const pathError = () =>
    codes
      ? codedError(TypeError, 'ERR_UNESCAPED_CHARACTERS', 'Request path contains unescaped characters')
      : new TypeError(`Request path contains unescaped characters${stop}`)

  const checkPath = makePathCheck(era, pathError)
  const checkMethod = makeMethodBytesCheck(era)
  const seals = era.profile.outgoing.lateChanges === 'checked'

  const inspects = era.profile.client.protocolWords === 'inspected'
  const protocolError = (protocol: string, expected: string): Error => {
    const given = inspects ? format('%s', protocol) : protocol
    if (protocolCheck === 'request') return new Error(`Protocol:${given} not supported.`)
    const words = `Protocol "${given}" not supported. Expected "${expected}"`
    const base = wording === 'codedEarly' ? Error : TypeError
    return codes ? codedError(base, 'ERR_INVALID_PROTOCOL', words) : new Error(words + stop)
  }

  const checkTime = makeTimeCheck(era.profile)
  const checkTimeout = (msecs: unknown, name: string): number => timerOf(checkTime(msecs, name))

  return {
    method(method) {
      if (takesOnlyText) {
        if (method !== null && method !== undefined && typeof method !== 'string') {
          throw codes ? invalidArgument(methodName, 'of type string', method) : new TypeError('Method must be a string')
        }
      }
      if (!method) return 'GET'
      const upper = (method as string).toUpperCase()
      checkMethod(method, upper)
      return upper
    },
    path: checkPath ?? nothing,
    firstLine: seals
      ? (givenMethod, givenPath) => {
          const [method, path] = [String(givenMethod), String(givenPath)]
          checkMethod(method, method)
          checkPath?.(path)
          return lineOf(method, path)
        }
      : lineOf,
    protocol:
      protocolCheck === 'none'
        ? nothing
        : (options, agent) => {
            // Where http.request checked it, https.request has checked it for itself.
            if (protocolCheck === 'request' && options._defaultAgent) return
            const usual = ((options._defaultAgent ?? era.globalAgent) as AgentLike | undefined)?.protocol || 'http:'
            const expected = (protocolCheck === 'constructor' && agent && agent.protocol) || usual
            const given = options.protocol || usual
            if (given !== expected) throw protocolError(given, expected)
          },
    host: makeHostCheck(era),
    insecure(value) {
      if (value === undefined || typeof value === 'boolean') return
      throw invalidArgument(insecureName, 'of type boolean', value)
    },
    join(value) {
      if (value === undefined || typeof value === 'boolean') return
      throw invalidArgument('"options.joinDuplicateHeaders" property', 'of type boolean', value)
    },
    maxHeaderSize(value) {
      if (value === undefined) return
      if (typeof value !== 'number') throw invalidArgument('"maxHeaderSize" argument', 'of type number', value)
      if (Number.isSafeInteger(value) && value >= 0) return
      const range = Number.isInteger(value) ? `>= 0 && <= ${Number.MAX_SAFE_INTEGER}` : 'an integer'
      const words = `The value of "maxHeaderSize" is out of range. It must be ${range}. Received ${value}`
      throw codedError(RangeError, 'ERR_OUT_OF_RANGE', words)
    },
    listener: makeListenerCheck(era.profile, '.once'),
    connectionTimeout:
      timeoutCheck !== 'connection' && timeoutCheck !== 'connectionAndRequest'
        ? nothing
        : msecs => {
            if (!msecs) return
            if (codes) checkTimeout(msecs, 'msecs')
            else if (typeof msecs !== 'number') throw new TypeError('"msecs" argument must be a number')
            else if (!(msecs >= 0 && msecs < Infinity)) {
              throw new RangeError('"msecs" argument must be a non-negative finite number')
            }
          },
    timeout: timeoutCheck === 'none' || !codes ? msecs => msecs as number : checkTimeout,
  }
}
