/** Of what was recorded, the request that is most like one that nothing answers, and what makes it another one. */

import { fieldsOf } from '../../traffic/exchanges/asked'
import type { Message } from '../../traffic/exchanges/messages'
import { escapeBytes } from '../../transcript/compare'
import type { Head } from '../../wire/head'
import { conditionsOf } from './match'

/** Titles that are looked through at most. */
const most = 20_000

/** How many characters two texts share at their beginnings and ends. */
function shared(a: string, b: string): number {
  const least = Math.min(a.length, b.length)
  let start = 0
  while (start < least && a[start] === b[start]) start++
  let end = 0
  while (end < least - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return start + end
}

/** The words of a title without its place: `GET /path (FILE:LINE)`. */
const requestOf = (title: string): string => title.replace(/ \([^()]*\)$/, '')

/**
 * @param titles of the recorded exchanges
 * @returns the one that shares most with the request, of equals the first; its number is that of its entry
 */
export function closestTitle(
  { method, url }: Head,
  titles: readonly string[],
): { readonly title: string; readonly entry: number } | undefined {
  const asked = `${method} ${url}`
  let best: { title: string; entry: number; far: number } | undefined
  for (let entry = 0; entry < Math.min(most, titles.length); entry++) {
    const own = requestOf(titles[entry])
    const far = Math.max(asked.length, own.length) - shared(asked, own)
    if (best === undefined || far < best.far) best = { title: titles[entry], entry, far }
    if (far === 0) break
  }
  return best
}

const bodyOf = ({ body }: Message): string => Buffer.concat([...body]).toString('latin1')

const short = (text: string): string => escapeBytes(text.length > 60 ? `${text.slice(0, 59)}…` : text)

/** Where two bodies part, with what follows there. */
function bodiesText(asked: string, recorded: string): string {
  if (recorded === '' || asked === '') return asked === '' ? 'it has a body' : 'it has no body'
  let at = 0
  while (asked[at] === recorded[at]) at++
  const from = Math.max(0, at - 15)
  return `its body differs from byte ${at} on: '${short(recorded.slice(from, from + 60))}', not '${short(asked.slice(from, from + 60))}'`
}

interface Matching {
  readonly headers: readonly string[]
  readonly anyBody: boolean
}

const fieldText = (values: readonly string[]): string =>
  values.length === 0 ? 'none' : `'${short(values.join(', '))}'`

/**
 * @param title of the recorded exchange
 * @param used whether it has answered before
 */
export function closestText(
  title: string,
  asked: Message,
  recorded: Message,
  matching: Matching,
  used: boolean,
): string {
  const [one, other] = [asked.head, recorded.head]
  const names = [
    ...matching.headers,
    ...(conditionsOf(one.headers) === conditionsOf(other.headers) ? [] : conditionNames),
  ]
  const fields = names.flatMap(name => {
    const [a, b] = [fieldsOf(one.headers, name), fieldsOf(other.headers, name)]
    return a.join() === b.join() ? [] : [`its ${name} is ${fieldText(b)}, not ${fieldText(a)}`]
  })
  const [mine, theirs] = [bodyOf(asked), bodyOf(recorded)]
  const differences = [...fields, ...(matching.anyBody || mine === theirs ? [] : [bodiesText(mine, theirs)])]
  const again = differences.length === 0 && used ? ['it was answered before'] : differences
  return again.length > 0 ? `${title}: ${again.join('; ')}` : title
}

const conditionNames = [
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'range',
  'upgrade',
]
