/**
 * What several runs of the same program say in one line: the words that they share, and gaps where they differ. Two such
 * patterns are the same if one text could be both.
 */

/** In the place of what differs from run to run. */
const GAP = null

/** Words, with gaps between them. */
export type Pattern = readonly (string | null)[]

/** A number, a time or a date is one word: its parts do not change alone. */
const words = /[A-Za-z0-9_]+(?:[.:,+-][A-Za-z0-9_]+)*|\s+|[^A-Za-z0-9_\s]/g

/** Lines longer than this are taken as one word: their parts are not worth the time. */
const mostLetters = 2000

export const patternOf = (text: string): Pattern => (text.length > mostLetters ? [text] : (text.match(words) ?? []))

/** The longest common part of two lists of words, as a table of what follows each pair of places. */
function commonTable(a: Pattern, b: Pattern): Uint16Array {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] !== GAP && a[i] === b[j]
          ? table[(i + 1) * width + j + 1] + 1
          : Math.max(table[(i + 1) * width + j], table[i * width + j + 1])
    }
  }
  return table
}

/** The pattern of two patterns: what they share, and a gap for all that they do not. */
export function joined(a: Pattern, b: Pattern): Pattern {
  const table = commonTable(a, b)
  const width = b.length + 1
  const pattern: (string | null)[] = []
  const gap = () => {
    if (pattern[pattern.length - 1] !== GAP || pattern.length === 0) pattern.push(GAP)
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] !== GAP && a[i] === b[j]) {
      pattern.push(a[i])
      i++
      j++
    } else {
      gap()
      if (j >= b.length || (i < a.length && table[(i + 1) * width + j] >= table[i * width + j + 1])) i++
      else j++
    }
  }
  return pattern
}

const counts = new WeakMap<Pattern, { total: number; words: Map<string, number> }>()

/** The telling words of a line, with how often each comes. */
function countsOf(pattern: Pattern): { total: number; words: Map<string, number> } {
  let known = counts.get(pattern)
  if (!known) {
    known = { total: 0, words: new Map() }
    for (const word of pattern) {
      if (word === GAP || !/\w/.test(word)) continue
      known.words.set(word, (known.words.get(word) ?? 0) + 1)
      known.total++
    }
    counts.set(pattern, known)
  }
  return known
}

/** How many of their words two lines share, from 0 to 1; blanks and marks count for nothing. */
export function likeness(a: Pattern, b: Pattern): number {
  const [x, y] = [countsOf(a), countsOf(b)]
  const most = Math.max(x.total, y.total)
  if (most === 0) return 1
  let shared = 0
  for (const [word, count] of x.words) shared += Math.min(count, y.words.get(word) ?? 0)
  return shared / most
}

const hasDigit = (word: string | null): boolean => word === GAP || /\d/.test(word)

/** Whether two lines differ in numbers alone, and say something beside them. */
export function sameShape(a: Pattern, b: Pattern): boolean {
  if (a.length !== b.length) return false
  return (
    a.every((word, k) => word === b[k] || (hasDigit(word) && hasDigit(b[k]))) &&
    a.some(word => word !== GAP && /^[A-Za-z_]+$/.test(word))
  )
}

export const hasGap = (pattern: Pattern): boolean => pattern.includes(GAP)

/** Whether one text could be both. */
export function meets(a: Pattern, b: Pattern): boolean {
  if (!hasGap(a) && !hasGap(b)) return a.length === b.length && a.every((word, k) => word === b[k])
  const seen = new Set<number>()
  const width = b.length + 1
  const from = (i: number, j: number): boolean => {
    if (i === a.length && j === b.length) return true
    if (seen.has(i * width + j)) return false
    seen.add(i * width + j)
    if (i < a.length && a[i] === GAP && (from(i + 1, j) || (j < b.length && from(i, j + 1)))) return true
    if (j < b.length && b[j] === GAP && (from(i, j + 1) || (i < a.length && from(i + 1, j)))) return true
    return i < a.length && j < b.length && a[i] !== GAP && a[i] === b[j] && from(i + 1, j + 1)
  }
  return from(0, 0)
}

/** A pattern as text; gaps are shown. */
export const patternText = (pattern: Pattern): string => pattern.map(word => word ?? '{…}').join('')
