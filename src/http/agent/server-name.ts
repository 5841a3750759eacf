/** The name under which TLS greets the server: who gives it, and what is none. */

import { invalidArgumentOf } from '../era-error'
import type { ClientRequest, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'

// biome-ignore lint/suspicious/noExplicitAny: what is not a text has not the methods of one
type Header = any

/** @returns what gives a Host header as a text, or fails as the era did where it is none */
export function makeHostText({ profile }: Pick<Era, 'profile'>): (header: unknown) => string {
  const invalidArgument = invalidArgumentOf(profile)
  const refuse = (expected: Parameters<typeof invalidArgument>[1]) => (header: unknown) => {
    throw invalidArgument('"options.headers.host" property', expected, header)
  }
  const otherText: (hostHeader: Header) => string = {
    read: String,
    noMethod(hostHeader: Header) {
      throw new TypeError(`Object ${hostHeader} has no method 'replace'`)
    },
    noFunction() {
      throw new TypeError('undefined is not a function')
    },
    replaced: (hostHeader: Header) => hostHeader.replace(),
    started: (hostHeader: Header) => hostHeader.startsWith(),
    ofString: refuse({ types: 'of type String', values: 'an instance of String' }),
    string: refuse('of type string'),
  }[profile.client.hostText]
  return header => (typeof header === 'string' ? header : otherText(header))
}

/** @returns what puts the name into the options of a request's connection */
export function makeServerName(era: Era): (all: RequestOptions, req: ClientRequest) => void {
  const { net } = era.beneath
  const textOf = makeHostText(era)
  /** The name under which TLS greets the server: that of the Host header, if there is one. */
  const serverName = (options: RequestOptions, req: ClientRequest) => {
    const header = req.getHeader('host')
    if (!header) return options.host
    const text = textOf(header)
    if (text.startsWith('[')) return text.slice(1, text.indexOf(']'))
    const colon = text.indexOf(':')
    return colon === -1 ? text : text.slice(0, colon)
  }
  /** Whether it can be an IP address: most names differ from one in their first letter. */
  const looksLikeAddress = (name: unknown): name is string =>
    typeof name === 'string' && (name.charCodeAt(0) <= 0x3a || name.includes(':'))
  const unlessGiven = (all: RequestOptions, req: ClientRequest) => {
    if (!all.servername) all.servername = serverName(all, req)
  }
  const unlessGiven2 = (all: RequestOptions, req: ClientRequest) => {
    if (all.servername !== '') unlessGiven(all, req)
  }
  return {
    host: (all: RequestOptions, req: ClientRequest) => {
      all.servername = serverName(all, req)
    },
    given: unlessGiven,
    givenOrEmpty: unlessGiven2,
    noAddress: (all: RequestOptions, req: ClientRequest) => {
      if (all.servername) return
      unlessGiven2(all, req)
      if (looksLikeAddress(all.servername) && net.now.isIP(all.servername)) all.servername = ''
    },
  }[era.profile.https.servername]
}
