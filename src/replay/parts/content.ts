/**
 * Targets and bodies as far as they count: without the parts that are ignored, or with nothing but those that are to match. A body
 * that is not what its head says counts as it is.
 */

import { type JsonPlace, Paths } from '../../traffic/redact/json-path'
import { STAR } from '../../traffic/redact/marks'
import { comparable } from '../../traffic/redact/rules'
import type { Json, Masked } from '../../transcript/types'
import type { Head } from '../../wire/head'
import { contentOf } from '../compare/content'
import type { CountingParts } from './words'

/** A message whose body counts. */
interface Message {
  head: Pick<Head, 'headers'>
  body: readonly Buffer[]
}

/** What counts: all but `ignored`; where `matched` names parts of one kind, of that kind nothing else. */
export interface Counting {
  ignored: CountingParts
  matched: CountingParts
}

/** A name or value of a pair, decoded as far as it can be, a character a byte. */
const decodedOf = (text: string): string =>
  text
    .replaceAll('+', ' ')
    .replace(/%([\da-f]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** The pairs of a query or form that count, as they were written. */
function pairsOf(text: string, { ignored, only }: { ignored: ReadonlySet<string>; only: ReadonlySet<string> }): string {
  if (ignored.size === 0 && only.size === 0) return text
  return text
    .split('&')
    .filter(pair => {
      const name = comparable(decodedOf(pair.split('=', 1)[0]).trim())
      return !ignored.has(name) && (only.size === 0 || only.has(name))
    })
    .join('&')
}

const none: ReadonlySet<string> = new Set()

/** A value of a header field in whose URLs the ignored parameters have no value. */
export function urlsOf(value: string, { ignored: { query } }: Counting): string {
  if (query !== 'all' && query.size === 0) return value
  return value.replace(/([?&#;])([^=&#\s]+)=([^&#\s"<>]*)/g, (all, mark: string, name: string) =>
    query === 'all' || query.has(comparable(decodedOf(name))) ? `${mark}${name}={ignored}` : all,
  )
}

/** A target with the parameters that count. Without any, it has no question mark. */
export function targetOf(path: string, { ignored, matched }: Counting): string {
  const mark = path.indexOf('?')
  if (
    mark < 0 ||
    (ignored.query !== 'all' && ignored.query.size === 0 && (matched.query === 'all' || matched.query.size === 0))
  )
    return path
  const query =
    ignored.query === 'all'
      ? ''
      : pairsOf(path.slice(mark + 1), { ignored: ignored.query, only: matched.query === 'all' ? none : matched.query })
  return query === '' ? path.slice(0, mark) : `${path.slice(0, mark)}?${query}`
}

/** Whether a body was kept out of a recording as a whole: its row says that some were, and nothing else is left of it. */
export const isKeptOut = ({ masked }: { readonly masked?: Masked }, body: readonly Buffer[]): boolean =>
  masked?.whole !== undefined && body.length > 0 && body.every(part => part.every(byte => byte === STAR))

const typeOf = ({ headers }: Pick<Head, 'headers'>): string =>
  headers.find((_, k) => k % 2 === 1 && headers[k - 1].toLowerCase() === 'content-type') ?? ''

const isForm = (type: string): boolean => /^\s*application\/x-www-form-urlencoded\b/i.test(type)
const boundaryOf = (type: string): string | undefined => {
  const [, quoted, word] = /^\s*multipart\/[^;]*;(?:.*;)?\s*boundary=(?:"([^"]*)"|([^\s;]+))/i.exec(type) ?? []
  return quoted ?? word
}

/** What of a body counts, as text of one character a byte; undefined where that is all of it, as it is. */
export function bodyOf(message: Message, { ignored, matched }: Counting): string | undefined {
  if (ignored.body) return ''
  const bytes = message.body.length
  const asksJson = ignored.json.length + matched.json.length > 0
  const asksForm = ignored.form.size + matched.form.size > 0
  if (bytes === 0 || (!asksJson && !asksForm)) return undefined
  const content = contentOf(message)
  if (asksJson) {
    const value = jsonOf(content)
    if (value !== undefined) return keptJson(value, ignored, matched)
  }
  if (!asksForm) return undefined
  const type = typeOf(message.head)
  if (isForm(type)) return pairsOf(content.latin1Slice(), { ignored: ignored.form, only: matched.form })
  const boundary = boundaryOf(type)
  return boundary === undefined ? undefined : formParts(content.latin1Slice(), boundary, ignored.form, matched.form)
}

/** Whether a body is JSON, by itself: servers say `text/plain` of it, too. */
function jsonOf(content: Buffer): Json | undefined {
  const text = content.toString().replace(/^\ufeff/, '')
  if (!/^\s*[[{"\d\-tfn]/.test(text)) return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function keptJson(value: Json, ignored: CountingParts, matched: CountingParts): string {
  let kept = value
  if (matched.json.length > 0) {
    const found: Json[] = []
    const paths = new Paths(matched.json)
    visit(value, paths, paths.root, (path, one) => found.push([path, one]))
    kept = found
  }
  if (ignored.json.length > 0) {
    const paths = new Paths(ignored.json)
    // What is to match is looked through by its own paths only.
    kept = matched.json.length > 0 ? kept : without(value, paths, paths.root)
  }
  return Buffer.from(JSON.stringify(kept) ?? '').toString('latin1')
}

/** Calls with each value that a path leads to; what is below such a value is a part of it. */
function visit(value: Json, paths: Paths, place: JsonPlace, met: (path: string, value: Json) => void): void {
  const path = paths.met(place)
  if (path !== undefined) met(path, value)
  else if (Array.isArray(value)) for (const [k, one] of value.entries()) visit(one, paths, paths.below(place, k), met)
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) visit(one, paths, paths.below(place, name), met)
}

/** A copy without the values that a path leads to; in a list null stands for them, so that indexes hold. */
function without(value: Json, paths: Paths, place: JsonPlace): Json {
  if (paths.met(place) !== undefined || place.steps.length === 0 || typeof value !== 'object' || value === null)
    return paths.met(place) === undefined ? value : null
  if (Array.isArray(value)) return value.map((one, k) => without(one, paths, paths.below(place, k)))
  // Names such as __proto__ are names like others.
  const kept: [string, Json][] = []
  for (const [name, one] of Object.entries(value)) {
    const below = paths.below(place, name)
    if (paths.met(below) === undefined) kept.push([name, without(one, paths, below)])
  }
  return Object.fromEntries(kept)
}

/** The parts of a multipart form that count, without the boundary, which is another one each time. */
function formParts(text: string, boundary: string, ignored: ReadonlySet<string>, only: ReadonlySet<string>): string {
  return text
    .split(`--${boundary}`)
    .slice(1)
    .filter(part => {
      const [, name] = /^[^\r\n]*\r?\ncontent-disposition:[^\r\n]*;\s*name="([^"]*)"/im.exec(part) ?? []
      if (name === undefined) return only.size === 0
      return !ignored.has(comparable(name)) && (only.size === 0 || only.has(comparable(name)))
    })
    .join('--')
}
