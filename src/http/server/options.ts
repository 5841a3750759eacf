/**
 * The options of createServer that concern http, and the fields that a server shows of them. What an option may be, each
 * release said in its own way; a field that is set later is taken as it is.
 */

import { invalidArgumentOf } from '../era-error'
import { uniqueNames } from '../outgoing/header-lists'
import { kIncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import {
  kEmptyRequests,
  kServerResponse,
  kUniqueHeaders,
  type Server,
  type ServerOptionParts,
  type ServerOptions,
} from '../shapes/server'
import { makeValidationCheck } from '../validation'
import { type ValueChecks, valueChecks } from '../values'

/** Reads options into fields of a server. */
type Read = (server: Server, given: ServerOptions) => void

type Fields = Record<string, unknown>

/** An option that is a field; what is not given is the default. */
function field(name: string, check: (value: unknown) => void, byDefault?: unknown): Read {
  return (server, given) => {
    const value = (given as Fields)[name]
    if (value !== undefined) check(value)
    ;(server as unknown as Fields)[name] = value === undefined ? byDefault : value
  }
}

const flag = (checks: ValueChecks, name: string, byDefault?: boolean): Read =>
  field(name, value => checks.flag(`options.${name}`, value), byDefault)
const wholeNumber = (checks: ValueChecks, name: string, byDefault?: number): Read =>
  field(name, value => checks.wholeNumber(name, value), byDefault)

/** requestTimeout and headersTimeout, of which one bounds the other. */
function makeReadTimes({ profile }: Era, checks: ValueChecks): Read[] {
  const { connectionsCheckingInterval, headersTimeout, keepAliveTimeout, requestTimeout, timeOptions } = profile.server
  const { keepAliveGrace, keepAliveTimeoutBuffer } = profile.server
  const follows = timeOptions === 'atMost'
  const range = timeOptions === 'lessSaidMore' ? '>= requestTimeout' : `${follows ? '<=' : '<'} requestTimeout`
  const readHeadTime: Read = (server, given) => {
    if (headersTimeout < 0) return
    const most = server.requestTimeout ?? 0
    wholeNumber(checks, 'headersTimeout', follows ? Math.min(headersTimeout, most) : headersTimeout)(server, given)
    const { headersTimeout: least } = server
    if (most > 0 && least > 0 && (follows ? least > most : least >= most))
      throw checks.outOfRange('headersTimeout', range, given.headersTimeout as number)
  }
  return [
    ...(requestTimeout >= 0 ? [wholeNumber(checks, 'requestTimeout', requestTimeout)] : []),
    readHeadTime,
    ...(keepAliveTimeout >= 0 ? [wholeNumber(checks, 'keepAliveTimeout', keepAliveTimeout)] : []),
    ...(keepAliveTimeoutBuffer ? [wholeNumber(checks, 'keepAliveTimeoutBuffer', keepAliveGrace)] : []),
    ...(connectionsCheckingInterval > 0
      ? [wholeNumber(checks, 'connectionsCheckingInterval', connectionsCheckingInterval)]
      : []),
  ]
}

/** insecureHTTPParser: what it may be, and how its error calls it. */
function makeReadInsecure({ profile }: Era, checks: ValueChecks): Read {
  const name = profile.client.insecureName === 'option' ? 'options.insecureHTTPParser' : 'insecureHTTPParser'
  return field('insecureHTTPParser', value => checks.flag(name, value))
}

function makeReadValidation({ profile }: Era): Read {
  const check = makeValidationCheck(profile)
  const read = field('httpValidation', () => {})
  return (server, given) => {
    check(given)
    read(server, given)
  }
}

/** @returns what reads all options that become fields, in the order in which a server shows them */
function makeReadFields(era: Era): Read[] {
  const { client, server } = era.profile
  const checks = valueChecks(era.profile)
  const flags = ['joinDuplicateHeaders', 'rejectNonStandardBodyWrites'] as const
  const byDefault = { joinDuplicateHeaders: undefined, rejectNonStandardBodyWrites: false }
  return [
    ...(server.maxHeaderSize ? [wholeNumber(checks, 'maxHeaderSize')] : []),
    ...(client.insecureParser ? [makeReadInsecure(era, checks)] : []),
    ...(server.httpValidation ? [makeReadValidation(era)] : []),
    ...(server.timeOptions === 'none' ? [] : makeReadTimes(era, checks)),
    ...(server.requireHostHeader ? [flag(checks, 'requireHostHeader', true)] : []),
    ...flags.filter(name => server[name]).map(name => flag(checks, name, byDefault[name])),
    ...(server.optimizeEmptyRequests ? [makeReadEmptyRequests(checks)] : []),
    ...(server.shouldUpgradeCallback ? [makeReadUpgradeCallback(checks)] : []),
  ]
}

/** No program sees it afterwards. */
const makeReadEmptyRequests =
  (checks: ValueChecks): Read =>
  (server, { optimizeEmptyRequests }) => {
    if (optimizeEmptyRequests !== undefined) checks.flag('options.optimizeEmptyRequests', optimizeEmptyRequests)
    server[kEmptyRequests] = optimizeEmptyRequests === true
  }

/** Whether anybody listens: what upgrades go by, unless the program says otherwise. It has no name. */
const isHeard = (() =>
  function (this: Server): boolean {
    return this.listenerCount('upgrade') > 0
  })()

const makeReadUpgradeCallback = (checks: ValueChecks): Read =>
  field('shouldUpgradeCallback', value => checks.aFunction('options.shouldUpgradeCallback', value), isHeard)

export function makeServerOptions(era: Era): ServerOptionParts {
  const { https, server: behaviour, socket } = era.profile
  const { inheritedOptions, optionsChecked, takesOptions } = behaviour
  const seen = (given: ServerOptions | null | undefined): ServerOptions =>
    inheritedOptions ? (given ?? {}) : { ...given }
  const invalidArgument = invalidArgumentOf(era.profile)
  const readFields = takesOptions ? makeReadFields(era) : []
  const readSecureFields = https.serverOptions ? readFields : []

  function isRefused(given: unknown, overTls: boolean): boolean {
    if (given === null || given === undefined) return false
    if (optionsChecked === 'taken' || (overTls && !https.serverOptionsChecked)) return false
    return typeof given !== 'object' || (optionsChecked === 'lists' && Array.isArray(given))
  }

  /** noDelay and the like, where the server of the era took them. */
  function socketOptions({ keepAlive, keepAliveInitialDelay, noDelay }: ServerOptions): object {
    if (behaviour.socketOptions === 'absent') return {}
    const byDefault = behaviour.socketOptions !== 'taken'
    const isGiven = noDelay !== undefined && !(behaviour.socketOptions === 'noDelayOrNull' && noDelay === null)
    return { noDelay: isGiven ? noDelay : byDefault, keepAlive, keepAliveInitialDelay }
  }

  function highWaterMark({ highWaterMark: given }: ServerOptions): object {
    if (!behaviour.highWaterMark) return {}
    const isGiven = given !== undefined && !((given as number) < 0)
    return { highWaterMark: isGiven ? given : socket.highWaterMark }
  }

  /** What a server over TLS is given goes to net whole, but for what the era did not take. */
  const notForNet = [
    ...(https.netOptions ? [] : ['allowHalfOpen', 'pauseOnConnect']),
    ...(behaviour.socketOptions === 'absent' ? ['noDelay', 'keepAlive', 'keepAliveInitialDelay'] : []),
    ...(behaviour.highWaterMark ? [] : ['highWaterMark']),
  ]

  return {
    read(server, given, overTls = false) {
      if (isRefused(given, overTls)) throw invalidArgument('"options" argument', 'of type object', given)
      const options = seen(given)
      server[kIncomingMessage] = options.IncomingMessage ?? era.ServerRequest
      server[kServerResponse] = options.ServerResponse ?? era.ServerResponse
      for (const read of overTls ? readSecureFields : readFields) read(server, options)
    },
    readLate(server, given) {
      if (behaviour.uniqueHeaders !== 'absent')
        server[kUniqueHeaders] = uniqueNames(given?.uniqueHeaders, behaviour.uniqueHeaders === 'any')
    },
    forNet(given) {
      const options = seen(given)
      return { allowHalfOpen: true, ...socketOptions(options), ...highWaterMark(options) }
    },
    forTls(given) {
      const known: Fields = { ...given }
      const options = known as ServerOptions
      for (const name of notForNet) delete known[name]
      const own = { ...socketOptions(options), ...highWaterMark(options) }
      // Here noDelay is given once it is named.
      if (behaviour.socketOptions === 'noDelayOrNull' && Object.hasOwn(known, 'noDelay')) {
        return { ...known, ...own, noDelay: known.noDelay }
      }
      return { ...known, ...own }
    },
  }
}
