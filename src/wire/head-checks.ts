/**
 * What is asked of a head when it is whole: the rules of RFC 9112 that need a whole value, or all lines of a name. Nothing of
 * the head has been reported by then.
 */

import { trimmed } from './blanks'
import { FAULTS, type Fault } from './faults'
import {
  BARE,
  CHUNKED,
  CLOSE,
  CODING,
  CONNECTION_UPGRADE,
  FOLDED,
  FOLDED_LENGTH,
  type HeadState,
  KEEP_ALIVE,
  LENGTH,
  LENGTH_NAMED,
  ODD,
} from './head-state'
import { authorityOf, isHost, sameHost, targetFits } from './host'
import { lowerName } from './names'

const CONNECTION_WORDS = new Map([
  ['keep-alive', KEEP_ALIVE],
  ['close', CLOSE],
  ['upgrade', CONNECTION_UPGRADE],
])
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

/** What is wrong with a head by the rules that are asked of it; undefined: nothing. */
export function headFault(s: HeadState): Fault | undefined {
  const { rules } = s
  const first = rules.strictFirstLines ? firstLineFault(s) : undefined
  if (first) return first
  if (rules.refusesFoldedLength && s.flags & FOLDED_LENGTH) return FAULTS.lengthFolded
  if (rules.refusesFoldedFraming && s.flags & FOLDED) return FAULTS.foldedFraming
  const coding = rules.checksCodings ? codingsFault(s) : undefined
  if (coding) return coding
  if (rules.refusesBareFramed && s.flags & BARE && s.flags & (LENGTH | LENGTH_NAMED | CODING | CHUNKED)) {
    return FAULTS.lineFeedAlone
  }
  if (rules.connectionTokens) readConnection(s)
  return rules.checksHost && s.isRequest ? hostFault(s) : undefined
}

/** The same of trailers. */
export const trailersFault = ({ rules, flags }: HeadState): Fault | undefined =>
  rules.refusesBareFramed && flags & BARE ? FAULTS.lineFeedAlone : undefined

/** Trailers that nobody is to get: they would frame, route or authorise a message after the fact (RFC 9110, 6.5.1). */
const ODD_TRAILERS = new Set([
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'cookie',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'set-cookie',
  'set-cookie2',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
])

export function dropOddTrailers(lines: string[]): void {
  let kept = 0
  for (let i = 0; i < lines.length; i += 2) {
    if (ODD_TRAILERS.has(lowerName(lines[i].trimEnd()))) continue
    lines[kept++] = lines[i]
    lines[kept++] = lines[i + 1]
  }
  lines.length = kept
}

/** All values of a name, in order. */
function valuesOf({ headers }: HeadState, name: string): string[] {
  const values: string[] = []
  for (let i = 0; i < headers.length; i += 2) {
    if (headers[i].length === name.length && lowerName(headers[i]) === name) values.push(headers[i + 1])
  }
  return values
}

/** The parts of lists, without the blanks around them. */
const partsOf = (values: readonly string[]): string[] => values.flatMap(value => value.split(',')).map(trimmed)

function firstLineFault(s: HeadState): Fault | undefined {
  const { flags, isRequest, major, minor } = s
  if (major !== 1 || minor > 1 || s.other) return FAULTS.version
  if (flags & ODD) return FAULTS.firstLine
  if (!isRequest) return s.status < 100 ? FAULTS.firstLine : undefined
  return targetFits(s.method, s.url) ? undefined : FAULTS.targetForm
}

/** Whether the body is chunked, by all lines (RFC 9112, 6.1 and 6.3). */
function codingsFault(s: HeadState): Fault | undefined {
  const values = valuesOf(s, 'transfer-encoding')
  if (values.length === 0) return undefined
  const codings = partsOf(values)
  if (s.minor === 0 || codings.some(coding => !TOKEN.test(coding))) return FAULTS.codings
  const chunked = codings.findIndex(coding => lowerName(coding) === 'chunked')
  if (chunked < 0 ? s.isRequest : chunked < codings.length - 1) return FAULTS.codings
  s.flags = (s.flags & ~CHUNKED) | CODING | (chunked < 0 ? 0 : CHUNKED)
  return undefined
}

/** What all lines of Connection say (RFC 9110, 7.6.1), and of what some clients sent to proxies instead. */
function readConnection(s: HeadState): void {
  let flags = s.flags & ~(KEEP_ALIVE | CLOSE | CONNECTION_UPGRADE)
  for (const name of ['connection', 'proxy-connection']) {
    const values = valuesOf(s, name)
    if (values.length === 0) continue
    for (const word of partsOf(values)) flags |= CONNECTION_WORDS.get(word.toLowerCase()) ?? 0
  }
  s.flags = flags
}

/** RFC 9112, 3.2. */
function hostFault(s: HeadState): Fault | undefined {
  const hosts = valuesOf(s, 'host')
  if (hosts.length === 0) return s.minor > 0 ? FAULTS.hostMissing : undefined
  if (hosts.length > 1) return FAULTS.hostTwice
  const host = trimmed(hosts[0])
  if (!isHost(host)) return FAULTS.host
  const named = authorityOf(s.url)
  return named !== undefined && !sameHost(named, host) ? FAULTS.hostOther : undefined
}
