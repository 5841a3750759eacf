/**
 * What listen of the era read in its arguments: a handle, a descriptor, a path, a port and a host, in a row or in an
 * object; and how it refused what it could not read. The host is handed options of which it refuses nothing.
 */

import { inspect } from 'node:util'
import type { Profile } from '../../profile/profile'
import type { Behaviours } from '../../profile/vocabulary'
import { codedErrorOf, invalidArgumentOf } from '../era-error'
import { received } from '../socket/port-check'
import { cutPort } from '../socket/ports'

interface Target {
  handle?: unknown
  fd?: unknown
  path?: unknown
  port?: unknown
  host?: unknown
  backlog?: unknown
  [name: string]: unknown
}
/** A name that is looked up and never found: listen tells it later. */
interface Unfound {
  readonly unfound: true
}
type Read = (args: readonly unknown[]) => Target | Unfound
type Server = Behaviours['server']

/** What is a number, or a text that is one. */
const numberIn = (value: unknown): number | false => {
  const number = typeof value === 'symbol' ? Number.NaN : Number(value)
  return number >= 0 ? number : false
}
const isPath = (value: unknown): value is string => typeof value === 'string' && numberIn(value) === false
const isObject = (value: unknown): value is Target => typeof value === 'object' && value !== null
const isDescriptor = (value: unknown): boolean => typeof value === 'number' && value >= 0
const isPort = (value: unknown): boolean => {
  const number = Number(value)
  return (typeof value !== 'string' || value.trim() !== '') && number === number >>> 0 && number <= 0xffff
}
/** A handle of the host, which the host alone can tell from other objects: all of them can be closed and bound. */
const isHandle = (value: unknown): boolean => isObject(value) && typeof value.bind === 'function'

type Refusals = Server['listenRefusal']

/** How options that name nothing to listen on are refused. */
function makeRefusal(profile: Profile): (options: unknown) => Error {
  const coded = codedErrorOf(profile)
  const invalid = 'Invalid listen argument: '
  const option = (options: unknown) => `The value "${inspect(options)}" is invalid for option "options"`
  const typed = (options: unknown) => coded(TypeError, 'ERR_INVALID_OPT_VALUE', option(options))
  const cut = (options: unknown) => {
    const seen = inspect(options)
    return seen.length > 128 ? `${seen.slice(0, 128)}...` : seen
  }
  const lacking = (options: unknown) => {
    if (isObject(options) && ('port' in options || 'path' in options)) return undefined
    const words = `The argument 'options' must have the property "port" or "path". Received ${cut(options)}`
    return coded(TypeError, 'ERR_INVALID_ARG_VALUE', words)
  }
  const refusals: Record<Refusals, (options: unknown) => Error> = {
    bare: () => new TypeError('Bad argument'),
    text: options => new Error(invalid + String(options)),
    inspected: options => new Error(invalid + inspect(options)),
    coded: options => coded(Error, 'ERR_INVALID_OPT_VALUE', option(options)),
    typed,
    property: options => lacking(options) ?? typed(options),
    propertyInvalid: options =>
      lacking(options) ??
      coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'options' is invalid. Received ${cut(options)}`),
  }
  return refusals[profile.server.listenRefusal]
}

function makePortRefusal(profile: Profile): (port: unknown) => Error {
  const coded = codedErrorOf(profile)
  const code = 'ERR_SOCKET_BAD_PORT'
  const refusals: Record<Server['listenPortWords'], (port: unknown) => Error> = {
    plain: port => new RangeError(`port should be >= 0 and < 65536: ${port}`),
    argument: () => new RangeError('"port" argument must be >= 0 and < 65536'),
    codedAbove: port => coded(RangeError, code, `Port should be > 0 and < 65536. Received ${port}.`),
    coded: port => coded(RangeError, code, `Port should be >= 0 and < 65536. Received ${port}.`),
    option: port => coded(RangeError, code, `options.port should be >= 0 and < 65536. Received ${port}.`),
    optionReceived: port =>
      coded(RangeError, code, `options.port should be >= 0 and < 65536. Received ${received(port)}.`),
  }
  return refusals[profile.server.listenPortWords]
}

function makeHostRefusal(profile: Profile): (host: unknown) => Error {
  const invalidArgument = invalidArgumentOf(profile)
  const coded = (expected: string) => (host: unknown) => invalidArgument('"hostname" argument', expected, host)
  const refusals: Record<Server['listenHostWords'], (host: unknown) => Error> = {
    small: () => new TypeError('invalid arguments: hostname must be a string or falsey'),
    plain: () => new TypeError('Invalid arguments: hostname must be a string or falsey'),
    falsey: coded('one of type string or falsey'),
    falsy: coded('one of type string or falsy'),
    text: coded('of type string'),
  }
  return refusals[profile.server.listenHostWords]
}

/** What an object stands for: the handle in it, or itself. */
const innerOf = (options: Target): Target => (options._handle || options.handle || options) as Target

/** What of an object is a handle or a descriptor of something open, if any. */
function openedBy(options: Target): Target | undefined {
  const inner = innerOf(options)
  if (isHandle(inner)) return { _handle: inner }
  return isDescriptor(inner.fd) ? { fd: inner.fd } : undefined
}

/** @returns what reads the arguments of listen, its callback left out */
export function makeListenReader(profile: Profile): Read {
  const { cutsPorts, listen, listenArguments, listenHost, listenPort } = profile.server
  const refuse = makeRefusal(profile)
  const refusePort = makePortRefusal(profile)
  const refuseHost = makeHostRefusal(profile)

  const fitting = (port: unknown): number => {
    if (!cutsPorts && !isPort(port)) throw refusePort(port)
    const whole = Math.trunc(numberIn(port) || 0)
    return Number.isFinite(whole) ? (cutPort(whole) as number) : 0
  }
  const checked = (port: unknown): number => {
    if (!isPort(port)) throw refusePort(port)
    return Number(port)
  }
  const hostOf = (host: unknown): string | undefined => {
    if (!host) return undefined
    if (typeof host !== 'string') throw refuseHost(host)
    return host
  }
  /** Options for the host: what it understands of those of the program. */
  const rest = ({ backlog, exclusive, ipv6Only, readableAll, writableAll }: Target): Target => ({
    backlog: numberIn(backlog) || undefined,
    exclusive,
    ipv6Only,
    readableAll,
    writableAll,
  })

  const portOf: Record<Server['listenPort'], (options: Target) => number | undefined> = {
    number: ({ port }) => (typeof port === 'number' ? fitting(port) : undefined),
    checked: ({ port }) => (typeof port === 'number' || typeof port === 'string' ? checked(port) : undefined),
  }
  function fromObject(given: Target): Target {
    const opened = openedBy(given)
    if (opened) return { ...opened, backlog: numberIn(given.backlog) || undefined }
    const options = innerOf(given)
    const nothing =
      (listenPort === 'checked' && options.port === undefined && 'port' in options) ||
      (listenArguments === 'optionsOrNull' && options.port === null)
    const port = nothing ? 0 : portOf[listenPort](options)
    if (port !== undefined) return { ...rest(options), port, host: hostOf(options.host) }
    if (options.path && isPath(options.path)) return { ...rest(options), path: options.path }
    throw refuse(options)
  }
  const objectsOf: Record<Server['listen'], (given: Target) => Target> = {
    nothing(given) {
      const opened = openedBy(given)
      if (opened) return opened
      throw refuse(given)
    },
    port: given => openedBy(given) ?? { port: 0 },
    chain(given) {
      const opened = openedBy(given)
      if (opened) return opened
      throw refuse(innerOf(given))
    },
    object: fromObject,
  }
  const hasNone = (args: readonly unknown[]) => args.length === 0 || typeof args[0] === 'function'
  const backlogIn = ([, second, third]: readonly unknown[]) => {
    const found =
      (typeof second === 'function' ? false : numberIn(second ?? Number.NaN)) || numberIn(third ?? Number.NaN)
    return found || undefined
  }

  /** The place is what an argument means. */
  function inARow(args: readonly unknown[]): Target | Unfound {
    const [first, host] = args
    if (hasNone(args)) return { port: 0 }
    if (isObject(first)) return objectsOf[listen](first)
    const backlog = backlogIn(args)
    if (isPath(first)) return { path: first, backlog }
    if (first === undefined && listenArguments === 'demanding') throw refusePort(first)
    const port = first === undefined || numberIn(first) === 0 ? 0 : fitting(first)
    if (host === undefined || typeof host === 'function' || typeof host === 'number') return { port, backlog }
    if (listenHost === 'any') {
      if (host && typeof host !== 'string') return { unfound: true }
      return { port, host: host || undefined, backlog }
    }
    return { port, host: hostOf(host), backlog }
  }

  /** All arguments are made options first. */
  function asOptions(args: readonly unknown[]): Target {
    const [first, host] = args
    if (hasNone(args)) return { port: 0 }
    const backlog = backlogIn(args)
    if (isObject(first)) return { ...fromObject(first), ...(backlog && { backlog }) }
    if (isPath(first)) return { path: first, backlog }
    const options: Target = { port: first, ...(typeof host === 'string' && { host }) }
    return { ...fromObject(options), backlog }
  }
  return listenArguments === 'options' || listenArguments === 'optionsOrNull' ? asOptions : inARow
}
