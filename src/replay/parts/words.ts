/**
 * Parts of messages as people name them, for `--ignore` and `--match`: `header:NAME` (or the name alone), `query:NAME`, `query`,
 * `json:PATH`, `form:NAME`, `body`, `host`. Rows name in the same way what was kept out of them.
 */

import { erasError } from '../../errors'
import { type JsonPath, jsonPathOf } from '../../traffic/redact/json-path'
import { comparable } from '../../traffic/redact/rules'
import type { Masked } from '../../transcript/types'

const kinds = ['header', 'query', 'json', 'form', 'body', 'host'] as const
type PartKind = (typeof kinds)[number]

/** Some parts of messages. */
export interface CountingParts {
  /** Names of fields, in lower case. */
  headers: ReadonlySet<string>
  /** Names of parameters, as they are compared; `all` of them. */
  query: ReadonlySet<string> | 'all'
  json: readonly JsonPath[]
  /** Names of fields of forms, as they are compared. */
  form: ReadonlySet<string>
  body: boolean
  host: boolean
}

export const noParts: CountingParts = {
  headers: new Set(),
  query: new Set(),
  json: [],
  form: new Set(),
  body: false,
  host: false,
}

/** Whether they have something of targets or bodies. */
export const hasContent = ({ query, json, form, body }: CountingParts): boolean =>
  body || query === 'all' || query.size + json.length + form.size > 0

/** A name as its bytes are compared: `ä` in UTF-8, letters of ASCII in lower case. */
const named = (name: string): string => comparable(Buffer.from(name).toString('latin1'))

const token = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i

/**
 * @param option whose words they are, such as `--ignore`
 * @param allowed the kinds that mean something there
 * @throws ErasError ERAS_BAD_OPTION for what names no part, or one that means nothing there
 */
export function partsOf(
  option: string,
  words: readonly string[] = [],
  allowed: readonly PartKind[] = kinds,
): CountingParts {
  const bad = (word: string, why: string) => erasError('ERAS_BAD_OPTION', 'replay', `${option} '${word}': ${why}`)
  const headers = new Set<string>()
  const query = new Set<string>()
  const form = new Set<string>()
  const json: JsonPath[] = []
  let [allQuery, body, host] = [false, false, false]
  for (const word of words) {
    const colon = word.indexOf(':')
    const before = colon < 0 ? word : word.slice(0, colon)
    const alone = colon < 0 && ['query', 'body', 'host'].includes(word)
    const kind: PartKind = alone ? (word as PartKind) : colon < 0 ? 'header' : (before as PartKind)
    const name = alone ? '' : word.slice(colon + 1)
    if (!kinds.includes(kind)) throw bad(word, `'${before}' is no kind of part (${kinds.join(', ')})`)
    if (!allowed.includes(kind))
      throw bad(word, `it takes ${allowed.map(one => `${one}${namePattern[one]}`).join(', ')} here`)
    if (colon >= 0 && (kind === 'body' || kind === 'host')) throw bad(word, `${kind} has no name`)
    if (!alone && name === '') throw bad(word, 'the name is missing')
    if (kind === 'header') {
      if (!token.test(name)) throw bad(word, `'${name}' is not a name of a header field`)
      headers.add(name.toLowerCase())
    } else if (kind === 'query') {
      if (alone) allQuery = true
      else query.add(named(name))
    } else if (kind === 'form') form.add(named(name))
    else if (kind === 'json') {
      try {
        json.push(jsonPathOf(name))
      } catch (error) {
        throw bad(word, (error as Error).message)
      }
    } else if (kind === 'body') body = true
    else host = true
  }
  return { headers, query: allQuery ? 'all' : query, json, form, body, host }
}

/** How the help writes a kind. */
const namePattern: Record<PartKind, string> = {
  header: ':NAME',
  query: ':NAME',
  json: ':PATH',
  form: ':NAME',
  body: '',
  host: '',
}

/** What was kept out of a row, as parts; undefined for nothing. */
export function partsOfMasked({ query = [], json = [], form = [] }: Masked = {}): CountingParts | undefined {
  if (query.length + json.length + form.length === 0) return undefined
  return {
    ...noParts,
    query: new Set(query.map(named)),
    json: json.map(jsonPathOf),
    form: new Set(form.map(named)),
  }
}

/** Both together. */
export function joinedParts(a: CountingParts, b: CountingParts | undefined): CountingParts {
  if (!b) return a
  return {
    headers: new Set([...a.headers, ...b.headers]),
    query: a.query === 'all' || b.query === 'all' ? 'all' : new Set([...a.query, ...b.query]),
    json: [...a.json, ...b.json],
    form: new Set([...a.form, ...b.form]),
    body: a.body || b.body,
    host: a.host || b.host,
  }
}
