/** What may differ between two answers without being a difference: dates, chosen and redacted fields, what was learnt. */

import { headEnd } from '../../traffic/exchanges/messages'
import { escapeBytes } from '../../transcript/compare'
import { type Counting, urlsOf } from '../parts/content'

/** What does not count in one exchange. */
export interface Noise {
  /** Fields that are left out, as lower-case names. */
  ignored: ReadonlySet<string>
  /** Fields whose values do not count. */
  redacted: ReadonlySet<string>
  /** What of URLs and bodies does not count; undefined: all of them does. */
  left?: Counting
  learnt: Learnt | undefined
}

/** What two plays of one exchange gave differently. */
export interface Learnt {
  fields: ReadonlySet<string>
  status: boolean
  /** Places among the words of the body; `all` if its words cannot be held against each other. */
  body: ReadonlySet<number> | 'all' | undefined
}

const httpDate =
  /^(?:\{date\}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT)$/

export const isNoField = (name: string, { ignored, learnt }: Noise): boolean =>
  ignored.has(name) ||
  (learnt !== undefined && (learnt.fields.has(name) || (learnt.body !== undefined && name === 'content-length')))

/** A field's value, as far as it counts. */
export function steadyValue(name: string, value: string, { redacted, left }: Noise): string {
  if (redacted.has(name)) return '{redacted}'
  if (name === 'date' && httpDate.test(value)) return '{date}'
  return left ? urlsOf(value, left) : value
}

/** A head with what is noise left out or named. */
export function steadyHead(text: string, noise: Noise): string {
  let steady = ''
  // What was looked at and stays as it is, is taken over at once.
  let kept = 0
  let start = text.indexOf('\n') + 1
  if (start === 0) return text
  if (noise.learnt?.status) {
    steady = '{status}\r\n'
    kept = start
  }
  while (start < text.length) {
    const end = endOfField(text, start)
    const colon = text.indexOf(':', start)
    if (colon < 0 || colon >= end) {
      start = end
      continue
    }
    const name = text.slice(start, colon).toLowerCase()
    if (isNoField(name, noise)) {
      steady += text.slice(kept, start)
      kept = end
    } else if (name === 'date' || noise.redacted.has(name) || noise.left) {
      const value = text.slice(colon + 1, end)
      const shown = steadyValue(name, value.trim(), noise)
      if (shown !== value.trim()) {
        steady += `${text.slice(kept, colon)}: ${shown}${/\r?\n?$/.exec(value)}`
        kept = end
      }
    }
    start = end
  }
  return kept === 0 ? text : steady + text.slice(kept)
}

/** Where a field ends, with the lines that it is folded over. */
function endOfField(text: string, start: number): number {
  for (let at = start; ; ) {
    const end = text.indexOf('\n', at) + 1
    if (end === 0) return text.length
    if (text[end] !== ' ' && text[end] !== '\t') return end
    at = end
  }
}

/** Bytes that may be heads and bodies in any order: only dates on lines of their own are noise. */
export const steadyRaw = (text: string): string =>
  text.replace(/^(date: *)([^\r\n]*)/gim, (line, name: string, value: string) =>
    httpDate.test(value) ? `${name}{date}` : line,
  )

/** The head and what follows it, of a message. */
export function cutHead(bytes: Buffer): [head: Buffer, body: Buffer] {
  const end = headEnd(bytes)
  return end < 0 ? [bytes, bytes.subarray(bytes.length)] : [bytes.subarray(0, end), bytes.subarray(end)]
}

/** What stands between blanks, quotes, brackets and list signs; the signs themselves. */
const wordsOf = (text: string): string[] => text.match(/[^\s"'<>{}[\](),;&]+|./gs) ?? []

/** The places where two bodies differ, by words. */
export function learnBody(first: string, second: string): Learnt['body'] {
  if (first === second) return undefined
  const [a, b] = [wordsOf(first), wordsOf(second)]
  if (a.length !== b.length) return 'all'
  return new Set([...a.keys()].filter(at => a[at] !== b[at]))
}

/** A body with its learnt places blanked. */
export function steadyBody(text: string, body: Learnt['body']): string {
  if (body === undefined) return text
  if (body === 'all') return '{differs}'
  return wordsOf(text)
    .map((word, at) => (body.has(at) ? '{differs}' : word))
    .join('')
}

const widest = 400

/** Text as lines to show: printable, and none too long. */
export const shownLines = (text: string): string[] =>
  text
    .split(/(?<=\n)/)
    .filter(line => line !== '')
    .flatMap(line => pieces(line, widest))
    .map(escapeBytes)

function pieces(line: string, size: number): string[] {
  if (line.length <= size) return [line]
  const cut: string[] = []
  for (let at = 0; at < line.length; at += size) cut.push(line.slice(at, at + size))
  return cut
}
