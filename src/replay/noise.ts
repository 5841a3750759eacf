/** What may differ between two answers without being a difference: dates, chosen and redacted fields, what was learnt. */

import { escapeBytes } from '../transcript/compare'
import { headEnd } from '../transcript/exchanges/messages'

/** What does not count in one exchange. */
export interface Noise {
  /** Fields that are left out, as lower-case names. */
  ignored: ReadonlySet<string>
  /** Fields whose values do not count. */
  redacted: ReadonlySet<string>
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
export const steadyValue = (name: string, value: string, { redacted }: Noise): string =>
  redacted.has(name) ? '{redacted}' : name === 'date' && httpDate.test(value) ? '{date}' : value

/** A head with what is noise left out or named. */
export function steadyHead(text: string, noise: Noise): string {
  let dropped = false
  let steady = ''
  for (const [at, line] of text.split(/(?<=\n)/).entries()) {
    const folded = line[0] === ' ' || line[0] === '\t'
    const field = at > 0 && !folded && /^([^:\r\n]+):[ \t]*([^\r\n]*?)[ \t]*(\r?\n?)$/.exec(line)
    if (folded && dropped) continue
    dropped = false
    if (!field) {
      steady += at === 0 && noise.learnt?.status ? '{status}\r\n' : line
      continue
    }
    const [, name, value, end] = field
    const lower = name.toLowerCase()
    if (isNoField(lower, noise)) {
      dropped = true
      continue
    }
    const shown = steadyValue(lower, value, noise)
    dropped = shown === '{redacted}'
    steady += shown === value ? line : `${name}: ${shown}${end}`
  }
  return steady
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
export const wordsOf = (text: string): string[] => text.match(/[^\s"'<>{}[\](),;&]+|./gs) ?? []

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
