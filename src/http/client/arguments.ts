/** What request() and the constructor were called with becomes one object of options and a listener. */

import { URL } from 'node:url'
import type { Profile } from '../../profile/profile'
import { codedErrorOf, codedErrorWith } from '../era-error'
import { hasCodes } from '../outgoing/wording'
import type { RequestOptions, ResponseListener } from '../shapes/client'
// Where the release had no such global, there is none.
import type { Era } from '../shapes/era'
import { parseUrl } from './parse-url'

/** Reads (options, listener), (url, listener) or (url, options, listener), as far as the era knows them. */
export type ReadArguments = (
  input: unknown,
  second: unknown,
  third: unknown,
) => [options: RequestOptions, listener: ResponseListener | undefined]

/** The options that a WHATWG URL stands for. */
function fromURL(url: URL, decode: (text: string) => string): RequestOptions {
  const { protocol, hostname, hash, search, pathname, href, port, username, password } = url
  const options: RequestOptions = {
    protocol,
    hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    hash,
    search,
    pathname,
    path: pathname + search,
    href,
  }
  if (port !== '') options.port = Number(port)
  if (username || password) options.auth = `${decode(username)}:${decode(password)}`
  return options
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
  const refuse = makeRefuseUrl(era.profile)
  const read: ReadText = text => {
    const options = parseUrl(text) as object as RequestOptions
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
    return takesObjects && input instanceof URL ? fromURL(input, decode) : undefined
  }
  if (!urlAndOptions) {
    return (input, second) => {
      const options = readUrl(input) ?? (input as RequestOptions)
      // What is written into a URL is read there otherwise.
      const own = options === input && (copies || input instanceof URL)
      return [own ? { ...options } : options, second as ResponseListener]
    }
  }
  return (input, second, third) => {
    const url = readUrl(input)
    if (!url) return [Object.assign({}, input), second as ResponseListener]
    if (typeof second === 'function') return [url, second as ResponseListener]
    const options = Object.assign(url, second)
    if (cutsTarget && isConnect(options) && /^\/./.test(options.path as string)) {
      options.path = options.path!.slice(1)
    }
    return [options, third as ResponseListener]
  }
}
