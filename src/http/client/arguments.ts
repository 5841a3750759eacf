/** What request() and the constructor were called with becomes one object of options and a listener. */

import { URL } from 'node:url'
import type { Profile } from '../../profile/profile'
import { codedErrorOf, codedErrorWith } from '../era-error'
import { hasCodes } from '../outgoing/wording'
import type { RequestOptions, ResponseListener } from '../shapes/client'
// Where the release had no such global, there is none.
import type { Era } from '../shapes/era'
import { parseUrl } from './parse-url'
import { splitHost } from './split-host'

/** Reads (options, listener), (url, listener) or (url, options, listener), as far as the era knows them. */
type ReadArguments = (
  input: unknown,
  second: unknown,
  third: unknown,
) => [options: RequestOptions, listener: ResponseListener | undefined]

/** The options that a WHATWG URL stands for. */
function fromURL(url: URL, decode: (text: string) => string, brackets = false): RequestOptions {
  const { protocol, hostname, hash, search, pathname, href, port, username, password } = url
  const options: RequestOptions = {
    protocol,
    hostname: !brackets && hostname?.startsWith('[') ? hostname.slice(1, -1) : hostname,
    hash,
    search,
    pathname,
    path: pathname + search,
    href,
  }
  if (port !== '' && port !== undefined) options.port = Number(port)
  if (username || password) options.auth = `${decode(username)}:${decode(password)}`
  return options
}

/** What makes a URL object of the argument of a request, if it is one as the era took them. */
function makeUrlOf(profile: Profile): (input: unknown) => URL | undefined {
  const { urlLike } = profile.client
  if (urlLike === 'made') return input => (isMade(input) ? input : undefined)
  if (urlLike === 'inherits') {
    return input => {
      let maker = input
      while (maker instanceof URL && !isMade(maker)) maker = Object.getPrototypeOf(maker)
      return maker instanceof URL && isMade(maker) ? maker : undefined
    }
  }
  const coded = codedErrorOf(profile)
  if (urlLike === 'inheritsRefused') {
    return input => {
      if (!(input instanceof URL)) return undefined
      if (isMade(input)) return input
      throw coded(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type URL')
    }
  }
  const asksAuth = urlLike !== 'protocol'
  const asksPath = urlLike === 'withoutPath'
  return input => {
    const { href, protocol, auth, path } = (input ?? {}) as URL & RequestOptions
    if (!href || !protocol || (asksAuth && auth !== undefined) || (asksPath && path !== undefined)) return undefined
    return input as URL
  }
}

/** Whether it was made by URL, and does not only inherit from what was. */
function isMade(input: unknown): input is URL {
  if (!(input instanceof URL)) return false
  try {
    return typeof input.href === 'string'
  } catch {
    return false
  }
}

/** All that an object has, by itself or from another, whether it can be enumerated or not. */
function allOf(given: unknown): RequestOptions {
  // Without an object, that is the error.
  void (given as RequestOptions).agent
  const all: Record<string, unknown> = {}
  for (const key in given as object) all[key] = (given as Record<string, unknown>)[key]
  if (typeof given !== 'object') return all as RequestOptions
  for (let from: object | null = given; from && from !== Object.prototype; from = Object.getPrototypeOf(from)) {
    for (const key of Object.getOwnPropertyNames(from)) {
      if (!Object.hasOwn(all, key) && key !== 'constructor') all[key] = (given as Record<string, unknown>)[key]
    }
  }
  return all as RequestOptions
}

/** Reads a text by url.parse. */
type ReadText = (text: string) => RequestOptions

/** A text as WHATWG reads it; what only the older reading understands is taken with a warning. */
function fromText(read: ReadText, text: string, module: string, decode: (text: string) => string): RequestOptions {
  let url: URL | undefined
  try {
    url = new URL(text)
  } catch {
    // Read below.
  }
  if (url) return fromURL(url, decode)
  const options = read(text)
  const words = `The provided URL ${text} is not a valid URL, and is supported in the ${module} module solely for compatibility.`
  process.emitWarning(words, 'DeprecationWarning', 'DEP0109')
  return options
}

/** @returns what makes the error of a text that names no host, where that is refused */
function makeRefuseUrl(profile: Profile): ((text: string) => Error) | undefined {
  const { urlWithoutHost } = profile.client
  const coded = codedErrorOf(profile)
  if (urlWithoutHost === 'taken') return undefined
  if (urlWithoutHost !== 'noDomain') {
    const shows = urlWithoutHost === 'noUrl'
    return text =>
      codedErrorWith(profile, { input: text }, TypeError, 'ERR_INVALID_URL', `Invalid URL${shows ? `: ${text}` : ''}`)
  }
  const words = 'Unable to determine the domain name'
  if (!hasCodes(profile)) return () => new Error(words)
  const early = profile.module.wording === 'codedEarly'
  return () => coded(early ? Error : TypeError, 'ERR_INVALID_DOMAIN_NAME', words)
}

/** @param module the name of the module that is asked, for its warnings */
export function makeReadArguments(era: Era, module: 'http' | 'https' = 'http'): ReadArguments {
  const { connectTarget, urlArgument, urlAndOptions, urlAuth, optionsWritten } = era.profile.client
  const { splitsHosts, urlBrackets, urlFields } = era.profile.client
  const urlOf = makeUrlOf(era.profile)
  const inherits = era.profile.client.inheritedOptions && (module === 'http' || era.profile.https.writesOptions)
  const refuse = makeRefuseUrl(era.profile)
  const read: ReadText = text => {
    const options = parseUrl(splitHost(text, splitsHosts)) as object as RequestOptions
    if (refuse && !options.hostname) throw refuse(text)
    return options
  }
  const decode = urlAuth === 'decoded' ? decodeURIComponent : (text: string) => text
  const readUrlAlone: ReadText = text => {
    if (!URL.canParse(text)) throw refuse!(text)
    return fromURL(new URL(text), decode)
  }
  const readWays: Partial<Record<typeof urlArgument, ReadText>> = {
    whatwg: text => fromText(read, text, module, decode),
    whatwgAlone: readUrlAlone,
  }
  const readText: ReadText = readWays[urlArgument] ?? read
  const takesObjects = urlArgument !== 'none' && urlArgument !== 'string'
  const cutsTarget = connectTarget === 'pathOfUrl'
  const isConnect = ({ method }: RequestOptions) => typeof method === 'string' && method.toUpperCase() === 'CONNECT'
  const copies = optionsWritten === 'nothing'

  const readUrl = (input: unknown): RequestOptions | undefined => {
    if (typeof input === 'string') return urlArgument === 'none' ? {} : readText(input)
    const url = takesObjects ? urlOf(input) : undefined
    if (!url) return undefined
    const options = fromURL(url, decode, urlBrackets)
    return urlFields ? { ...url, ...options } : options
  }
  if (!urlAndOptions) {
    return (input, second) => {
      const options = readUrl(input) ?? (input as RequestOptions)
      // What is written into a URL is read there otherwise.
      const own = options === input && (copies || input instanceof URL)
      if (!own) return [options, second as ResponseListener]
      return [inherits ? allOf(options) : { ...options }, second as ResponseListener]
    }
  }
  return (input, second, third) => {
    const url = readUrl(input)
    if (!url)
      return [(copies || !input ? Object.assign({}, input) : input) as RequestOptions, second as ResponseListener]
    if (typeof second === 'function') return [url, second as ResponseListener]
    const options = Object.assign(url, second)
    if (cutsTarget && isConnect(options) && /^\/./.test(options.path as string)) {
      options.path = options.path!.slice(1)
    }
    return [options, third as ResponseListener]
  }
}
