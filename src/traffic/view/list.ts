/** Requests as lines, one each. */

import { visible } from '../../shared/markup'
import type { ViewedRequest } from './requests'

type Paint = (style: 'bold' | 'dim' | 'red' | 'yellow' | 'green', text: string) => string

const units = ['B', 'KB', 'MB', 'GB']

/** A number of bytes in at most seven characters. */
export function shortSize(bytes: number): string {
  let unit = 0
  let size = bytes
  for (; size >= 1000 && unit < units.length - 1; unit++) size /= 1024
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`
}

const shortTime = (ms: number | null): string =>
  ms === null ? '' : ms < 10_000 ? `${ms.toFixed(ms < 10 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(1)} s`

/** What a request was, where it is one. */
export function nameOf({ kind, method, host, path }: ViewedRequest): string {
  if (kind !== 'http') return kind === 'tunnel' ? '(another protocol, after an upgrade)' : '(no HTTP)'
  return visible(method === 'CONNECT' ? `CONNECT ${path}` : `${method} ${host}${path}`)
}

const styleOf = (status: number | null): 'red' | 'yellow' | 'green' =>
  status === null || status >= 500 ? 'red' : status >= 400 ? 'yellow' : 'green'

/**
 * @param most how many characters of the request's name are shown
 * @param paint colours the parts
 */
export function listLine(seen: ViewedRequest, most: number, paint: Paint): string {
  const { id, number, at, kind, status, type, sent, received, took, whole } = seen
  const name = nameOf(seen)
  const shown = name.length > most ? `${name.slice(0, most - 1)}…` : name
  const answer = kind === 'http' ? String(status ?? 'none').padEnd(4) : '    '
  const facts = [shortSize(sent), shortSize(received), shortTime(took)].map(text => text.padStart(8))
  const media = visible(type.split(';', 1)[0].trim()).slice(0, 40)
  return [
    paint('dim', `${at === null ? ''.padEnd(12) : at.slice(11, 23)}  ${`${visible(id)}#${number}`.padEnd(20)}`),
    kind === 'http' ? paint(styleOf(status), answer) : answer,
    paint('bold', shown.padEnd(Math.min(most, 60))),
    `${facts.join(' ')}  ${media}${whole || kind !== 'http' ? '' : paint('red', `${media && '  '}cut off`)}`,
  ]
    .join('  ')
    .trimEnd()
}
