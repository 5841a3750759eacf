/** The proxy of an agent, as variables of an environment name it, and which hosts it is not asked for. */

import { isIPv4 } from 'node:net'
import { URL } from 'node:url'
import { codedErrorOf } from '../era-error'
import type { AgentProxy } from '../shapes/agent-proxy'
import type { ClientSocket } from '../shapes/client'
import type { Era } from '../shapes/era'

type Environment = Readonly<Record<string, string | undefined>>

/** The variables that name proxies. */
const NAMES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY']

/** What the agents of requests that name none take their proxies from. */
export const proxyVariables = (env: Environment, whole: boolean): Environment =>
  whole ? env : Object.assign(Object.create(null), Object.fromEntries(NAMES.map(name => [name, env[name]])))

const numberOf = (address: string): number =>
  address.split('.').reduce((number, part) => number * 256 + Number(part), 0)

type Passes = (host: string, withPort: string) => boolean

/** What one word of the list of hosts that are asked without a proxy stands for. */
function readWord(word: string, wholeLabels: boolean): Passes {
  if (word === '*') return () => true
  const same: Passes = (host, withPort) => word === host || word === withPort
  if (word.startsWith('*.')) return (host, withPort) => same(host, withPort) || host.endsWith(word.slice(1))
  if (word.startsWith('.')) {
    const end = wholeLabels ? word : word.slice(1)
    return (host, withPort) => same(host, withPort) || host.endsWith(end) || host === word.slice(1)
  }
  const [first, last] = word.split('-').map(part => part.trim())
  if (!last || !isIPv4(first) || !isIPv4(last)) return same
  const [from, to] = [numberOf(first), numberOf(last)]
  return (host, withPort) => same(host, withPort) || (isIPv4(host) && numberOf(host) >= from && numberOf(host) <= to)
}

function readList(list: string | undefined, wholeLabels: boolean): AgentProxy['serves'] {
  if (!list) return () => true
  const words = list.split(',').map(word => readWord(word.trim().toLowerCase(), wholeLabels))
  return (given, port) => {
    const host = (given || 'localhost').toLowerCase()
    const withPort = port ? `${host}:${port}` : host
    return !words.some(passes => passes(host, withPort))
  }
}

/** @returns what reads the proxy of an agent from its option, or gives undefined where that names none */
export function makeReadProxy({ profile }: Era): (given: unknown, protocol: string) => AgentProxy | undefined {
  const { proxyRefusal, proxySuffixes } = profile.agent
  const coded = codedErrorOf(profile)
  const invalid = (url: string) => coded(Error, 'ERR_PROXY_INVALID_CONFIG', `Invalid proxy URL: ${url}`)
  const parse = (text: string): URL => {
    if (proxyRefusal === 'config' && !URL.canParse(text)) throw invalid(text)
    return new URL(text)
  }
  return (given, protocol) => {
    if (typeof given !== 'object' || given === null) return undefined
    if (protocol !== 'http:' && protocol !== 'https:') return undefined
    const env = given as Environment
    const text = protocol === 'https:' ? env.https_proxy || env.HTTPS_PROXY : env.http_proxy || env.HTTP_PROXY
    if (!text) return undefined
    if (/[\r\n]/.test(text)) throw invalid(text)
    if (!/^https?:\/\//.test(text)) return undefined
    const url = parse(text)
    const secure = url.protocol === 'https:'
    const { username, password, hostname } = url
    const named = username || password
    const words = named && `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
    return {
      url: text,
      secure,
      host: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
      port: Number(url.port) || (secure ? 443 : 80),
      authorization: words ? `Basic ${Buffer.from(words).toString('base64')}` : undefined,
      serves: readList(env.no_proxy || env.NO_PROXY, proxySuffixes === 'labels'),
    }
  }
}

type Connect = (options: object) => ClientSocket

/** @returns what makes a connection to a proxy, by the program's net or tls */
export function makeConnectProxy({
  beneath: { net, tls },
}: Era): (proxy: AgentProxy, timeout?: number) => ClientSocket {
  return ({ host, port, secure }, timeout) =>
    ((secure ? tls.now.connect : net.now.createConnection) as unknown as Connect)({ host, port, timeout })
}
