/** The head of a request: own headers, Host, Authorization, and when it is rendered. */

import { makeNamesOf } from '../outgoing/names-of'
import type { ClientRequest, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'
import { type HeaderValue, kOutHeaders } from '../shapes/outgoing'
import type { Checks } from './checks'

interface RequestHead {
  /** Sets the headers that the options ask for, and whether the body will be chunked. */
  fill(req: ClientRequest, options: RequestOptions, host: string | undefined, defaultPort: number | undefined): void
  /** Renders the head at once where the options force it: headers as an array, or Expect. */
  renderEarly(req: ClientRequest, options: RequestOptions): void
  /** Renders the head from the headers set so far. */
  render(req: ClientRequest): void
}

export function makeHead(era: Era, checks: Checks): RequestHead {
  const { connectTarget, setHost, hostBrackets, auth: readsAuth, unframedMethods } = era.profile.client
  const unframed = new Set(unframedMethods)

  const wantsHost = {
    unread: () => true,
    falsy: (value: unknown) => value === undefined || Boolean(value),
    any: (value: unknown) => value === undefined,
  }[setHost]

  const bracketed = {
    never: (host: string) => host,
    colon: (host: string) => (host.indexOf(':') !== -1 && host[0] !== '[' ? `[${host}]` : host),
    address(host: string) {
      if (host.charCodeAt(0) === 0x5b) return host
      const colon = host.indexOf(':')
      return colon !== -1 && host.includes(':', colon + 1) ? `[${host}]` : host
    },
  }[hostBrackets]
  const hostHeader = (host: string, port: number | string | undefined, defaultPort: number | undefined) => {
    const name = bracketed(host)
    return port && +port !== defaultPort ? `${name}:${port}` : name
  }

  const namesTarget =
    connectTarget === 'host'
      ? () => false
      : (req: ClientRequest, options: RequestOptions) => req.method === 'CONNECT' && Boolean(options.path)

  const namesOf = makeNamesOf(era.profile)
  const firstLine = (req: ClientRequest) => checks.firstLine(req.method, req.path)
  const hides = era.profile.outgoing.headerStore === 'hidden'
  const render = (req: ClientRequest) =>
    req._storeHeader(firstLine(req), hides ? req[kOutHeaders] : req._renderHeaders())

  return {
    fill(req, options, host, defaultPort) {
      const { headers } = options
      if (!Array.isArray(headers)) {
        if (headers) {
          const names = namesOf(headers as object)
          for (let i = 0; i < names.length; i++) req.setHeader(names[i], headers[names[i]] as HeaderValue)
        }
        if (host && wantsHost(options.setHost) && !req.getHeader('host')) {
          req.setHeader(
            'Host',
            namesTarget(req, options) ? String(options.path) : hostHeader(host, options.port, defaultPort),
          )
        }
      }
      if (readsAuth && options.auth && !req.getHeader('Authorization')) {
        req.setHeader('Authorization', `Basic ${Buffer.from(options.auth).toString('base64')}`)
      }
      req.useChunkedEncodingByDefault = !unframed.has(req.method)
    },
    renderEarly(req, options) {
      if (Array.isArray(options.headers)) req._storeHeader(firstLine(req), options.headers)
      else if (req.getHeader('expect')) render(req)
    },
    render,
  }
}
