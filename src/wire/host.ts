/** Hosts and targets as texts: what RFC 9110 and 9112 ask of them when they are whole. */

/** A host with a port or none. The comma, which a name may have, is left to lists. */
const HOST = /^(?:\[[0-9A-Fa-f:.]+\]|(?:[A-Za-z0-9\-._~!$&'()*+;=]|%[0-9A-Fa-f]{2})*)(?::[0-9]*)?$/
const AUTHORITY = /^(?:\[[0-9A-Fa-f:.]+\]|(?:[A-Za-z0-9\-._~!$&'()*+;=]|%[0-9A-Fa-f]{2})+):[0-9]+$/
const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+\-.]*:\/\/([^/?#]+)/
const CONTROLS = /[\0-\x20\x7f]/

/** A host that is plain enough for the fast path. */
export const PLAIN_HOST = /^[A-Za-z0-9\-._]+(?::[0-9]+)?$/

export const isHost = (text: string): boolean => HOST.test(text)

/** The host that a target in absolute form names, with its port. */
export const authorityOf = (target: string): string | undefined => ABSOLUTE.exec(target)?.[1]

const withoutPort = (host: string): string => host.toLowerCase().replace(/:(?:80|443)?$/, '')

/** Whether two hosts are one: letters of either case, and the ports that need not be named. */
export const sameHost = (a: string, b: string): boolean => withoutPort(a) === withoutPort(b)

/** Whether a target is of a form that its method may have (RFC 9112, 3.2). */
export function targetFits(method: string, target: string): boolean {
  if (CONTROLS.test(target)) return false
  if (method === 'CONNECT') return AUTHORITY.test(target)
  return target[0] === '/' || ABSOLUTE.test(target) || (target === '*' && method === 'OPTIONS')
}
