/** Of what was recorded, the request that is most like one that nothing answers, and what makes it another one. */

import { askedOf, fieldsOf } from '../../traffic/exchanges/asked'
import type { Message } from '../../traffic/exchanges/messages'
import { escapeBytes } from '../../transcript/compare'
import type { Json } from '../../transcript/types'
import type { Head } from '../../wire/head'
import { contentOf } from '../compare/content'
import { bodyOf, type Counting, targetOf } from '../parts/content'
import { conditional, conditionsOf } from './match'

/** Titles that are looked through at most; and of those that are equally near, requests that are read. */
const most = { titles: 20_000, read: 20 }

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
 * @returns those that share most with the request, in their order; their numbers are those of their entries
 */
export function closestTitles(
  { method, url }: Head,
  titles: readonly string[],
): { readonly title: string; readonly entry: number }[] {
  const asked = `${method} ${url}`
  let best: { title: string; entry: number }[] = []
  let least = Infinity
  for (let entry = 0; entry < Math.min(most.titles, titles.length); entry++) {
    const own = requestOf(titles[entry])
    const far = Math.max(asked.length, own.length) - shared(asked, own)
    if (far < least) best = []
    least = Math.min(least, far)
    if (far === least && best.length < most.read) best.push({ title: titles[entry], entry })
  }
  return best
}

const textOf = ({ body }: Message): string => Buffer.concat([...body]).toString('latin1')

const short = (text: string): string => escapeBytes(text.length > 60 ? `${text.slice(0, 59)}…` : text)

/** Where two bodies part, with what follows there. */
function bodiesText(asked: string, recorded: string): string {
  if (recorded === '' || asked === '') return asked === '' ? 'it has a body' : 'it has no body'
  let at = 0
  while (asked[at] === recorded[at]) at++
  const from = Math.max(0, at - 15)
  return `its body differs from byte ${at} on: '${short(recorded.slice(from, from + 60))}', not '${short(asked.slice(from, from + 60))}'`
}

/** Where two values of JSON differ first, with both; undefined where they do not. */
function jsonText(asked: Json | undefined, recorded: Json | undefined, path: string): string | undefined {
  const isList = Array.isArray(asked) && Array.isArray(recorded)
  const isObject = (value: Json | undefined) => typeof value === 'object' && value !== null && !Array.isArray(value)
  if (isList || (isObject(asked) && isObject(recorded))) {
    const [a, b] = [asked, recorded] as unknown as [Record<string, Json>, Record<string, Json>]
    for (const name of new Set([...Object.keys(b), ...Object.keys(a)])) {
      const step = isList
        ? `[${name}]`
        : /^[\w-]+$/.test(name)
          ? `${path === '' ? '' : '.'}${name}`
          : `[${JSON.stringify(name)}]`
      const own = (value: Record<string, Json>) => (Object.hasOwn(value, name) ? value[name] : undefined)
      const found = jsonText(own(a), own(b), path + step)
      if (found !== undefined) return found
    }
    return undefined
  }
  const [mine, theirs] = [asked, recorded].map(value =>
    value === undefined ? 'nothing' : short(JSON.stringify(value)),
  )
  return mine === theirs && JSON.stringify(asked) === JSON.stringify(recorded)
    ? undefined
    : `json:${path === '' ? '$' : path} of its body is ${theirs}, not ${mine}`
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(Buffer.from(text, 'latin1').toString()) as Json
  } catch {
    return undefined
  }
}

/** What makes the bodies others, where they count; undefined for nothing. */
function bodyDifference(asked: Message, recorded: Message, counting: Counting): string | undefined {
  const [mine, theirs] = [asked, recorded].map(one => bodyOf(one, counting) ?? textOf(one))
  if (mine === theirs) return undefined
  const [a, b] = [asked, recorded].map(one => jsonOf(bodyOf(one, counting) ?? contentOf(one).latin1Slice()))
  const where =
    a !== undefined && b !== undefined && counting.matched.json.length === 0 ? jsonText(a, b, '') : undefined
  return where ?? bodiesText(mine, theirs)
}

/** The parameters of a target, by name in their order. */
function parametersOf(target: string): Map<string, string> {
  const mark = target.indexOf('?')
  const found = new Map<string, string>()
  for (const pair of mark < 0 ? [] : target.slice(mark + 1).split('&')) {
    const [name] = pair.split('=', 1)
    found.set(name, found.has(name) ? `${found.get(name)}&${pair}` : pair)
  }
  return found
}

/** What makes the queries others. Of paths, titles tell enough. */
function queryDifferences(asked: string, recorded: string): string[] {
  if (asked === recorded || asked.split('?', 1)[0] !== recorded.split('?', 1)[0]) return []
  const [mine, theirs] = [parametersOf(asked), parametersOf(recorded)]
  const names = new Set([...theirs.keys(), ...mine.keys()])
  const found = [...names].flatMap(name => {
    const [a, b] = [mine.get(name), theirs.get(name)]
    if (a === b) return []
    return [
      b === undefined
        ? `its query has no '${short(name)}'`
        : a === undefined
          ? `its query has '${short(b)}', too`
          : `its query has '${short(b)}', not '${short(a)}'`,
    ]
  })
  return found.length > 0 ? found : ['its query has another order']
}

const fieldText = (values: readonly string[]): string =>
  values.length === 0 ? 'none' : `'${short(values.join(', '))}'`

/**
 * What makes a recorded request another one than that which was asked, in words.
 * @param counting what of both counts, with the fields that must be equal and the hosts that may be meant
 * @param used whether the recorded one has answered before
 */
export function differencesOf(
  asked: Message,
  recorded: Message,
  counting: Counting & { readonly headers: readonly string[]; readonly hosts: readonly string[] },
  used: boolean,
): string[] {
  const [one, other] = [asked.head, recorded.head]
  const { ignored } = counting
  const [a, b] = [one, other].map(askedOf)
  const sameConditions = conditionsOf(one.headers, ignored.headers) === conditionsOf(other.headers, ignored.headers)
  const names = [...counting.headers, ...(sameConditions ? [] : conditional.filter(name => !ignored.headers.has(name)))]
  const fields = names.flatMap(name => {
    const [mine, theirs] = [fieldsOf(one.headers, name), fieldsOf(other.headers, name)]
    return mine.join() === theirs.join() ? [] : [`its ${name} is ${fieldText(theirs)}, not ${fieldText(mine)}`]
  })
  const host = !counting.hosts.includes(b.host)
  const body = ignored.body ? undefined : bodyDifference(asked, recorded, counting)
  const differences = [
    ...queryDifferences(targetOf(a.path, counting), targetOf(b.path, counting)),
    ...(host ? [`its host is '${short(b.host)}', not '${short(a.host)}'`] : []),
    ...fields,
    ...(body === undefined ? [] : [body]),
  ]
  return differences.length === 0 && used ? ['it was answered before'] : differences
}
