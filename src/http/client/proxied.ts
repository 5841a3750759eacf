/**
 * Requests that an agent sends through a proxy: their target is an URL, and they tell the proxy who asks. Where the
 * authority is that of the options, target and Host must agree with it.
 */

import { URL } from 'node:url'
import { inspect } from 'node:util'
import { codedErrorOf } from '../era-error'
import { type AgentProxy, kProxy } from '../shapes/agent-proxy'
import type { AgentLike, ClientRequest, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'
import { isPort } from '../socket/port-check'

type Rewrite = (req: ClientRequest, options: RequestOptions) => void

/** Against the Host header, or the local host where there is none. */
function resolveTarget(req: ClientRequest, { port }: RequestOptions): void {
  const url = new URL(req.path as string, `http://${req.getHeader('host') || 'localhost'}`)
  if (port) url.port = String(port)
  req.path = url.href
}

/** How much of a value that is refused an error shows. */
const SHOWN = 128

/** @returns what refuses a property of the options: (its name, what is wrong, its value) */
function makeRefuse({ profile }: Era): (name: string, reason: string, value: unknown) => never {
  const coded = codedErrorOf(profile)
  return (name, reason, value) => {
    const whole = inspect(value)
    const shown = whole.length > SHOWN ? `${whole.slice(0, SHOWN)}...` : whole
    throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The property '${name}' ${reason}. Received ${shown}`)
  }
}

/** The authority of a Host header as an URL writes it; undefined for what is none. */
function authorityOf(header: unknown): string | undefined {
  const text = `http://${header}`
  if (/^http:\/\/\s/.test(text) || !URL.canParse(text)) return undefined
  const { host, username, password } = new URL(text)
  return username || password ? undefined : host
}

type GivenField = [name: unknown, value: unknown]

/** The Host fields of headers that are a list, or a list of lists. */
function hostsOf(list: readonly unknown[]): GivenField[] {
  const pairs = Array.isArray(list[0])
    ? (list as GivenField[])
    : list.flatMap((name, at) => (at % 2 ? [] : [[name, list[at + 1]] as GivenField]))
  return pairs.filter(([name]) => String(name).toLowerCase() === 'host')
}

/** As the host and port of the options say. */
function makeAuthorityTarget(era: Era): Rewrite {
  const refuse = makeRefuse(era)
  const coded = codedErrorOf(era.profile)
  const received = (port: unknown) => (typeof port === 'string' ? `type string ('${port}')` : `type number (${port})`)
  const HOST = 'Host in options.headers'

  const originOf = ({ host = 'localhost', port }: RequestOptions): URL => {
    if (!isPort(port)) {
      const words = `options.port should be >= 0 and < 65536. Received ${received(port)}.`
      throw coded(RangeError, 'ERR_SOCKET_BAD_PORT', words)
    }
    const bare = host.split(':').length > 2 && !host.startsWith('[')
    const url = new URL(`http://${bare ? `[${host}]` : host}`)
    const origin = new URL(`http://${url.hostname}`)
    origin.port = String(port)
    return origin
  }

  const targetOf = (path: string, { host, origin }: URL): string => {
    if (path.startsWith('/')) return new URL(origin + path).href
    if (!URL.canParse(path)) return refuse('options.path', 'must be in absolute-form or start with /', path)
    const url = new URL(path)
    if (url.protocol !== 'http:') {
      refuse('options.path', 'must use http: scheme when specified as an absolute URL', url.protocol)
    }
    if (url.username || url.password) {
      url.username = url.password = ''
      refuse('options.path', 'must not contain userinfo, use options.auth instead', url.href)
    }
    if (url.host !== host) refuse('options.path', `must match the request authority (${host})`, url)
    return url.href
  }

  return (req, options) => {
    const origin = originOf(options)
    if (req.method === 'CONNECT') return
    if (!(req.method === 'OPTIONS' && req.path === '*')) req.path = targetOf(req.path as string, origin)
    const { headers } = options
    const hosts = hostsOf(Array.isArray(headers) ? headers : Object.entries(headers ?? {}))
    if (Array.isArray(headers) && hosts.length > 1) {
      refuse('options.headers', 'must not contain duplicate Host headers', '(redacted)')
    }
    for (const [, value] of hosts) {
      if (authorityOf(value) !== origin.host) refuse(HOST, `must match the request authority (${origin.host})`, value)
    }
    if (!Array.isArray(headers) && req.getHeader('host') !== undefined) req.setHeader('Host', origin.host)
  }
}

/** @returns what makes a request one for the proxy of its agent, if it has one that serves the host */
export function makeProxied(era: Era): Rewrite {
  const { proxies, proxyTarget } = era.profile.agent
  if (!proxies) return () => {}
  const rewrite = proxyTarget === 'authority' ? makeAuthorityTarget(era) : resolveTarget
  return (req, options) => {
    const agent = req.agent as (AgentLike & { [kProxy]?: AgentProxy; protocol?: string }) | false | undefined
    const proxy = agent ? agent[kProxy] : undefined
    if (!proxy || options.socketPath || !proxy.serves(options.host, options.port)) return
    if ((agent as AgentLike).protocol === 'https:') return
    rewrite(req, options)
    if (Array.isArray(options.headers)) return
    if (proxy.authorization) req.setHeader('proxy-authorization', proxy.authorization)
    req.setHeader('proxy-connection', req.shouldKeepAlive ? 'keep-alive' : 'close')
  }
}
