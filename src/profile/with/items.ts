/**
 * How changes of single behaviours are written behind a version: `VERSION with PATH@VERSION, PATH=VALUE,
 * AREA@VERSION`. Here texts are taken apart and put together; what they mean is looked at in wanted.ts.
 */

import { inspect } from 'node:util'
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
const NAME = /^[\w$-]+(?:\.[\w$-]+)?$/

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

function itemOf(text: string, whole: string): Item {
  if (text === '') throw erasError('ERAS_BAD_WITH', whole, `a comma has nothing before or behind it: ${FORM}`)
  const [, name, sign, rest] = /^([\w$-]+(?:\.[\w$-]+)?)\s*([@=])\s*(.+)$/s.exec(text) ?? []
  if (name === undefined) throw erasError('ERAS_BAD_WITH', text, FORM)
  return sign === '@' ? { name, from: rest, text: `${name}@${rest}` } : { name, value: rest, text: `${name}=${rest}` }
}

/**
 * The changes in a text.
 * @throws ErasError ERAS_BAD_WITH for what is none
 */
export const readItems = (text: string): Item[] => parts(text).map(part => itemOf(part, text))

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as JSON has it, but for infinity, which it has not. */
function valueText(name: string, value: unknown): string {
  if (value === Number.POSITIVE_INFINITY) return 'Infinity'
  try {
    const text = JSON.stringify(value)
    if (text !== undefined) return text
  } catch {
    // A BigInt, or an object that has itself within.
  }
  throw erasError(
    'ERAS_BAD_WITH',
    name,
    `its value is ${inspect(value, { depth: 0 })}, which JSON does not have: ${FORM}`,
  )
}

/** @throws ErasError ERAS_BAD_WITH for a name that would be read as something else */
function fieldText(name: string, value: unknown): string[] {
  if (value === undefined) return []
  if (!NAME.test(name)) throw erasError('ERAS_BAD_WITH', name, FORM)
  if (typeof value === 'string' && value.startsWith('@')) {
    if (value.includes(',')) throw erasError('ERAS_BAD_WITH', name + value, `it takes one version: ${FORM}`)
    return [name + value]
  }
  // An area with some of its behaviours.
  if (isMap(value) && !name.includes('.'))
    return Object.entries(value).flatMap(([key, inner]) => fieldText(`${name}.${key}`, inner))
  return [`${name}=${valueText(name, value)}`]
}

const isPlain = (given: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(given))

/**
 * Changes as the text that stands behind `with`; nothing if there are none.
 * @throws ErasError ERAS_BAD_WITH for what is neither a text, nor a list of texts, nor a plain object
 */
export function withText(given: With | undefined): string | undefined {
  if (given === undefined) return undefined
  const list = typeof given === 'string' ? [given] : given
  const isList = Array.isArray(list) && list.every(item => typeof item === 'string')
  if (!isList && (!isMap(list) || !isPlain(list)))
    throw erasError(
      'ERAS_BAD_WITH',
      inspect(given, { depth: 1, breakLength: Number.POSITIVE_INFINITY }),
      `changes are a text, a list of texts, or an object such as ${CHANGE_EXAMPLES.packageJson}`,
    )
  const all: readonly string[] = isList ? list : Object.entries(list).flatMap(([name, value]) => fieldText(name, value))
  return all.filter(text => text.trim() !== '').join(', ') || undefined
}

/** A spec with further changes behind it. */
export function specWith(spec: string, given: With | undefined): string {
  const text = withText(given)
  if (text === undefined) return spec
  return WITH.test(spec) ? `${spec}, ${text}` : `${spec} with ${text}`
}

/** Specs with commas between them; what stands behind `with` has commas of its own. */
export const specsIn = (text: string): string[] => (splitSpec(text).changes === undefined ? text.split(',') : [text])
