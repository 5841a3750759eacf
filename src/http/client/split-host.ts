/**
 * Texts of URLs whose host has characters that none may have. For long these ended the host, and they and the rest of it began
 * the path; the host's older reading takes some as they are and refuses others, so it is given what the era read.
 */

/** Before the host: the protocol, and user and password. */
const BEFORE = /^\s*(?:[a-z0-9.+-]+:)?\/\/(?:[^/?#\\]*@)?/i
/** What ends a host wherever it stands. */
const AFTER = /[%/?;#'"`<>{}|\\^ \r\n\t]/
/** What of a part between dots may be in a host: 63 characters in the first releases, and as many as there are later. */
const short = /^[a-z0-9_+\-\u0080-\uffff]{0,63}/i
const any = /^[a-z0-9_+\-\u0080-\uffff]*/i
/** An address of IPv6. */
const ADDRESS = /^\[[^\]]*\]$/

type SplitsHosts = 'longToo' | 'odd' | 'never'

/** Where a host is split: what stays, and what begins the path. */
function split(host: string, most: RegExp): [kept: string, path: string] | undefined {
  const parts = host.split('.')
  const wrong = parts.findIndex(part => most.exec(part)![0] !== part)
  if (wrong < 0) return undefined
  const good = most.exec(parts[wrong])![0]
  const kept = parts.slice(0, wrong)
  const rest = parts.slice(wrong + 1)
  if (good) {
    kept.push(good)
    rest.unshift(parts[wrong].slice(good.length))
  } else rest.unshift(parts[wrong])
  return [kept.join('.'), rest.join('.')]
}

/** @returns the text with a slash where its host ended for the era; the text itself where nothing is wrong */
export function splitHost(text: string, how: SplitsHosts): string {
  if (how === 'never') return text
  const before = BEFORE.exec(text)?.[0]
  if (!before) return text
  const after = text.slice(before.length)
  const end = after.search(AFTER)
  const place = end < 0 ? after : after.slice(0, end)
  const [port = ''] = /:\d*$/.exec(place) ?? []
  const host = place.slice(0, place.length - port.length)
  const halves = ADDRESS.test(host) ? undefined : split(host, how === 'odd' ? any : short)
  if (!halves) return text
  const [kept, path] = halves
  return `${before}${kept}${port}/${path}${after.slice(place.length)}`
}
