/** Two values beside each other in words. Of lists and maps, each side says what it alone has. */

type Words = string | readonly string[]

/** More entries than this are counted, not told. */
const MOST = 12

const told = (items: readonly string[]): string =>
  items.length > MOST ? `${items.slice(0, MOST).join(', ')} … ${items.length - MOST} more` : items.join(', ')

/** A value alone. */
export function alone(words: Words): string {
  if (typeof words === 'string') return words
  return words.length === 0 ? 'None' : told(words)
}

const keyOf = (item: string): string => item.split(': ', 1)[0]

function side(own: readonly string[], other: readonly string[]): string {
  const only = own.filter(item => !other.includes(item))
  if (only.length > 0) return told(only)
  const keys = new Set(own.map(keyOf))
  const missing = other.filter(item => !own.includes(item) && !keys.has(keyOf(item))).map(keyOf)
  if (missing.length > 0) return `Without ${told(missing)}`
  return own.length === 0 ? 'None' : `In this order: ${told(own)}`
}

/** Both values, as they differ. */
export function beside(a: Words, b: Words): readonly [a: string, b: string] {
  if (typeof a === 'string' || typeof b === 'string') return [alone(a), alone(b)]
  return [side(a, b), side(b, a)]
}

/** A value behind the one before it: of lists and maps, what came or went. */
export function after(before: Words | undefined, words: Words): string {
  if (before === undefined || typeof before === 'string' || typeof words === 'string') return alone(words)
  const text = side(words, before)
  return /^(?:Without|In this order|None$)/.test(text) ? text : `With ${text}`
}
