/** Whether a value is one that a behaviour can have: of its kind, one of its choices, made of what some release had. */

import { lines } from '../../../versions'
import { erasError } from '../../errors'
import type { Behaviour } from '../behaviour'
import { nearest } from '../nearest'
import type { Path } from '../vocabulary'

/** Every value that the history of a behaviour has. */
function valuesOf(path: Path): unknown[] {
  // A union of the rows of all behaviours is more than the compiler takes.
  const rows = lines.flatMap(
    ({ changes, documented = [] }) =>
      [changes, documented] as (readonly (readonly [string, unknown, ...unknown[]])[])[],
  )
  return rows.flat().flatMap(([name, value]) => (name === path ? [value] : []))
}

type Json = Readonly<Record<string, unknown>>
const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Why a list or a map cannot be the value; nothing if it can. */
function whyNotTable(path: Path, value: unknown): string | undefined {
  const had = valuesOf(path)
  if (had.some(Array.isArray)) {
    const all = [...new Set(had.flat().map(String))]
    if (!Array.isArray(value)) return `it takes a list, such as ${JSON.stringify(had[0])}`
    const odd = value.find(item => typeof item !== 'string' || !all.includes(item))
    return odd === undefined
      ? undefined
      : `no version has ${JSON.stringify(odd)} in it: nearest are ${nearest(String(odd), all, 3).join(', ')}`
  }
  const maps = had.filter(isMap)
  if (!isMap(value)) return 'it takes a map, as a JSON object'
  const shapes = (item: unknown) => (Array.isArray(item) ? `list of ${item.length}` : typeof item)
  const known = new Set(maps.flatMap(map => Object.values(map).filter(item => item !== null)).map(shapes))
  const odd = Object.entries(value).find(([, item]) => item !== null && !known.has(shapes(item)))
  if (odd) return `${JSON.stringify(odd[0])} takes a ${[...known].join(' or a ')}`
  return undefined
}

const whole = (path: Path, value: unknown): boolean =>
  value === Number.POSITIVE_INFINITY ||
  (Number.isSafeInteger(value) && (value as number) >= 0) ||
  valuesOf(path).includes(value)

/** Why a value cannot be that of a behaviour; nothing if it can. */
function whyNot(path: Path, { kind, choices = {} }: Behaviour<unknown>, value: unknown): string | undefined {
  switch (kind) {
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'it takes true or false'
    case 'count':
      return whole(path, value) ? undefined : 'it takes a whole number from 0, or Infinity'
    case 'text':
      return typeof value === 'string' ? undefined : 'it takes a text'
    case 'choice': {
      if (typeof value === 'string' && Object.hasOwn(choices, value)) return undefined
      const all = Object.entries(choices).map(([word, means]) => `\n  ${word}: ${means}`)
      return `it takes one of${all.join('')}\n`
    }
    default:
      return whyNotTable(path, value)
  }
}

/** A value as it is written: JSON, or a bare word where a word is wanted. */
function readValue({ kind }: Behaviour<unknown>, text: string): unknown {
  if (text === 'Infinity') return Number.POSITIVE_INFINITY
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return text
  }
  // JSON has no infinity; explain and profiles write it as this text.
  if (kind === 'count' && value === 'Infinity') return Number.POSITIVE_INFINITY
  return (kind === 'text' || kind === 'choice') && typeof value !== 'string' ? text : value
}

/**
 * The value that a text means for a behaviour.
 * @throws ErasError ERAS_BAD_VALUE if it can have no such value
 */
export function valueFor(path: Path, behaviour: Behaviour<unknown>, text: string): unknown {
  const value = readValue(behaviour, text)
  const reason = whyNot(path, behaviour, value)
  if (reason !== undefined) throw erasError('ERAS_BAD_VALUE', path, text, `(${behaviour.what}): ${reason}`)
  return value
}
