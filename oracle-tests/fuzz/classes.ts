/** Differences as classes: what kind of difference, and where in the message. */

import { bytesOf, type Case, type Event, firstOther, type Told } from './cases'

export interface Difference {
  /** Of the input that it was found in. */
  readonly number: number
  readonly case: Case
  readonly real: Told
  readonly ours: Told
  /** Cases that the parser of the profile had read before, where it is only a parser in use that differs. */
  readonly before?: readonly Case[]
}

const HEAD_PARTS = [
  '',
  'major version',
  'minor version',
  'method or status',
  'target or reason',
  'keep-alive',
  'upgrade',
  'header lines',
]

const refusal = (event: Event | undefined): string =>
  event === undefined
    ? 'nothing more'
    : event[0] === 'error'
      ? `error ${event[1]}`
      : event[0] === 'finish' && event[1] !== null
        ? `end as ${event[1]}`
        : event[0]

/** What two events differ in. */
function kindOfTwo(real: Event | undefined, ours: Event | undefined): string {
  if (real?.[0] !== ours?.[0]) return `real: ${refusal(real)}, ours: ${refusal(ours)}`
  if (real?.[0] === 'head' && ours?.[0] === 'head') {
    for (let i = 1; i < HEAD_PARTS.length; i++) {
      if (JSON.stringify(real[i]) !== JSON.stringify(ours[i])) return `${HEAD_PARTS[i]} of a head`
    }
  }
  if (real?.[0] === 'error' && ours?.[0] === 'error') {
    if (real[1] !== ours[1]) return `code: ${real[1]}, ours ${ours[1]}`
    if (real[2] !== ours[2]) return `piece of ${real[1]}`
    if (real[3] !== ours[3]) return `bytesParsed of ${real[1]}`
    return `reason of ${real[1]}: ${real[4]}, ours ${ours[4]}`
  }
  if (real?.[0] === 'finish') return `real: ${refusal(real)}, ours: ${refusal(ours)}`
  return (
    { body: 'bytes of a body', end: 'trailers', other: 'where another protocol begins' }[real![0] as string] ?? real![0]
  )
}

/** The kind of a difference, which shrinking keeps. */
export function kindOf({ real, ours, before }: Difference): string {
  const at = firstOther(real, ours)
  const kind = kindOfTwo(real[at], ours[at])
  return before ? `a parser that was used before: ${kind}` : kind
}

/** Where bytes are told to be at fault, over all pieces; -1: nowhere. */
function faultAt(it: Case, told: Told): number {
  const last = told.at(-1)
  if (last?.[0] !== 'error') return -1
  return it.pieces.slice(0, last[2]).join('').length + last[3]
}

const FRAMING = /^(proxy-connection|connection|content-length|transfer-encoding|upgrade)/i

/** The part of a message that a byte stands in. */
function placeOf(it: Case, told: Told, at: number): string {
  if (at < 0) return 'at the end'
  const before = bytesOf(it).slice(0, at)
  const heads = told.filter(event => event[0] === 'head').length
  const headEnd = before.search(/\r?\n\r?\n/)
  if (heads > 0 && headEnd >= 0) {
    const body = told.some(event => event[0] === 'body') ? ' with a body' : ''
    return `after ${heads === 1 ? 'a head' : 'heads'}${body}`
  }
  const lines = before.split('\n').filter((line, i) => line.trim() !== '' || i > 0)
  if (lines.length <= 1) return 'in the first line'
  const line = lines.at(-1)!
  const named = FRAMING.exec(/^[ \t]/.test(line) ? (lines.at(-2) ?? line) : line)
  return named ? `in a line of ${named[1].toLowerCase()}` : 'in a header line'
}

/** Which lines that frame messages the bytes have. */
function framingOf(it: Case): string {
  const named = new Set<string>()
  for (const line of bytesOf(it).split('\n')) {
    const [, name] = FRAMING.exec(line) ?? []
    if (name) named.add(name.toLowerCase())
  }
  return named.size > 0 ? `beside ${[...named].sort().join(', ')}` : 'without framing lines'
}

/** The class of a difference that was shrunk. */
export function classOf(difference: Difference): string {
  const { case: it, real, ours } = difference
  const at = Math.max(faultAt(it, real), faultAt(it, ours))
  const place = at < 0 ? framingOf(it) : placeOf(it, real, at)
  return `${it.kind === 'REQUEST' ? 'request' : 'response'}: ${kindOf(difference)}, ${place}`
}
