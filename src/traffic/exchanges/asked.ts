/** What a request is for, without the form in which its target was written: method, path and host. */

import type { Head } from '../../wire/head'

export interface Asked {
  method: string
  /** Path and query, `*`, or the authority of CONNECT, letter by letter. */
  path: string
  /** The host that is meant; empty where the request does not say. */
  host: string
}

const absolute = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)(.*)$/is
const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])(?=$|:)/

/** A host by one name: in lower case, without a user, without the ports that may be left out. */
export const hostOf = (authority: string): string =>
  authority
    .slice(authority.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
    .replace(/:(?:80|443)?$/, '')
    .replace(loopback, 'localhost')

/** The same without its port. */
export const nameOfHost = (host: string): string => host.replace(/:\d+$/, '')

export const fieldsOf = (headers: readonly string[], name: string): string[] => {
  const values: string[] = []
  for (let i = 0; i < headers.length; i += 2) {
    if (headers[i].length === name.length && headers[i].toLowerCase() === name) values.push(headers[i + 1])
  }
  return values
}

/** RFC 9112, 3.2: a proxy's client names the host in the target, and it counts more than Host. */
export function askedOf({ method, url, headers }: Head): Asked {
  if (method === 'CONNECT') return { method, path: url, host: '' }
  const [, authority, rest] = absolute.exec(url) ?? []
  if (authority === undefined) return { method, path: url, host: hostOf(fieldsOf(headers, 'host')[0] ?? '') }
  return { method, path: rest.startsWith('/') ? rest : `/${rest}`, host: hostOf(authority) }
}
