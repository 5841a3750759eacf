/**
 * How changes of single behaviours are written behind a version: `VERSION with PATH@VERSION, PATH=VALUE,
 * AREA@VERSION`. Here texts are taken apart and put together; what they mean is looked at in wanted.ts.
 */

import { erasError } from '../../errors'
import { CHANGE_EXAMPLES } from '../release'

/** One change as it was written. */
export interface Item {
  /** `area.name` or `area`. */
  readonly name: string
  /** The version whose value it is to have. */
  readonly from?: string
  /** The value that it is to have, as a text. */
  readonly value?: string
  /** The whole item in its plain form. */
  readonly text: string
}

/** What may be given as changes: the text behind `with`, several, or values by name, where `@VERSION` is that of a version. */
export type With = string | readonly string[] | Readonly<Record<string, unknown>>

const FORM = `a change is PATH@VERSION, AREA@VERSION or PATH=VALUE, such as ${CHANGE_EXAMPLES.behaviour} or ${CHANGE_EXAMPLES.value}`

/** Longer than all changes that a person or a search writes. */
const MOST_LETTERS = 100_000

const WITH = /\swith(?:\s|$)/i

/** A version and the changes behind it, if there are any. */
export function splitSpec(spec: string): { readonly base: string; readonly changes?: string } {
  const at = spec.length <= MOST_LETTERS ? spec.search(WITH) : -1
  if (at === -1) return { base: spec }
  const [base, changes] = [spec.slice(0, at), spec.slice(at + ' with'.length)].map(part => part.trim())
  if (changes === '') throw erasError('ERAS_BAD_WITH', `${base} with`, `nothing stands behind "with": ${FORM}`)
  return { base, changes }
}

/** Takes a list apart at its commas, but for those within quotes and brackets. */
function parts(text: string): string[] {
  const all: string[] = []
  let [begin, depth] = [0, 0]
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (quoted) {
      if (letter === '\\') at++
      else if (letter === '"') quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === '[' || letter === '{') depth++
    else if (letter === ']' || letter === '}') depth--
    else if (letter === ',' && depth <= 0) {
      all.push(text.slice(begin, at))
      begin = at + 1
    }
  }
  return [...all, text.slice(begin)].map(part => part.trim())
}

function itemOf(text: string): Item {
  const [, name, sign, rest] = /^([\w$-]+(?:\.[\w$-]+)?)\s*([@=])\s*(.+)$/s.exec(text) ?? []
  if (name === undefined) throw erasError('ERAS_BAD_WITH', text, FORM)
  return sign === '@' ? { name, from: rest, text: `${name}@${rest}` } : { name, value: rest, text: `${name}=${rest}` }
}

/**
 * The changes in a text.
 * @throws ErasError ERAS_BAD_WITH for what is none
 */
export const readItems = (text: string): Item[] => parts(text).map(itemOf)

const valueText = (value: unknown): string =>
  value === Number.POSITIVE_INFINITY ? 'Infinity' : (JSON.stringify(value) ?? String(value))

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function fieldText(name: string, value: unknown): string[] {
  if (typeof value === 'string' && value.startsWith('@')) return [name + value]
  // An area with some of its behaviours.
  if (isMap(value) && !name.includes('.'))
    return Object.entries(value).flatMap(([key, inner]) => fieldText(`${name}.${key}`, inner))
  return [`${name}=${valueText(value)}`]
}

/** Changes as the text that stands behind `with`; nothing if there are none. */
export function withText(given: With | undefined): string | undefined {
  if (given === undefined) return undefined
  const all =
    typeof given === 'string'
      ? [given]
      : Array.isArray(given)
        ? given
        : Object.entries(given).flatMap(([name, value]) => fieldText(name, value))
  return (
    all
      .map(String)
      .filter(text => text.trim() !== '')
      .join(', ') || undefined
  )
}

/** A spec with further changes behind it. */
export function specWith(spec: string, given: With | undefined): string {
  const text = withText(given)
  if (text === undefined) return spec
  return WITH.test(spec) ? `${spec}, ${text}` : `${spec} with ${text}`
}

/** Specs with commas between them; what stands behind `with` has commas of its own. */
export const specsIn = (text: string): string[] => (splitSpec(text).changes === undefined ? text.split(',') : [text])
