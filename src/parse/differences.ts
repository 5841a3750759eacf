/** What two readings have otherwise, most consequential first: which messages there are, what is in them, how it ends. */

import { escaped, quoted } from './escaped'
import type { ReadDifference, ReadField, Reading, ReadMessage } from './types'
import { bodyText, leftText, nameOfMessage, startLine, stateText, summaryOf } from './words'

const NONE = 'none'

const valueText = (value: string | readonly string[] | undefined): string =>
  value === undefined
    ? NONE
    : typeof value === 'string'
      ? quoted(value)
      : `[${value.map(one => quoted(one)).join(', ')}]`

function fieldDifferences(
  what: string,
  name: string,
  a: readonly ReadField[],
  b: readonly ReadField[],
): ReadDifference[] {
  const [inA, inB] = [new Map(a), new Map(b)]
  return [...new Set([...inA.keys(), ...inB.keys()])].flatMap(field => {
    const [x, y] = [valueText(inA.get(field)), valueText(inB.get(field))]
    const same = JSON.stringify(inA.get(field)) === JSON.stringify(inB.get(field))
    return same ? [] : [{ place: `${what} ${escaped(field)} of ${name}`, a: x, b: y }]
  })
}

const ASPECTS: readonly (readonly [place: string, of: (message: ReadMessage) => string])[] = [
  ['start line', startLine],
  ['listener', ({ told }) => told],
  ['body', ({ body, complete }) => bodyText(body, complete)],
  ['end', ({ complete }) => (complete ? 'it is whole' : 'more of it is due')],
  ['answer', ({ answered }) => (answered === undefined ? "the program's" : String(answered))],
  ['connection', ({ keepsAlive }) => (keepsAlive ? 'kept' : 'closed')],
]

function messageDifferences(a: ReadMessage, b: ReadMessage, at: number): ReadDifference[] {
  const name = nameOfMessage(a, at)
  const aspects = ASPECTS.flatMap(([place, of]) => {
    const [x, y] = [of(a), of(b)]
    if (x === y && !(place === 'body' && (a.body.digest !== b.body.digest || a.body.text !== b.body.text))) return []
    return [{ place: `${place} of ${name}`, a: x, b: y }]
  })
  return [
    ...aspects,
    ...fieldDifferences('header', name, a.headers, b.headers),
    ...fieldDifferences('trailer', name, a.trailers, b.trailers),
  ]
}

/** Messages that only one of the two has. */
function surplus(a: readonly ReadMessage[], b: readonly ReadMessage[]): ReadDifference[] {
  const longer = a.length > b.length ? a : b
  return longer.slice(Math.min(a.length, b.length)).map((message, k) => {
    const shown = startLine(message)
    return {
      place: nameOfMessage(message, Math.min(a.length, b.length) + k),
      a: longer === a ? shown : NONE,
      b: longer === a ? NONE : shown,
    }
  })
}

const endOf = ({ error, state }: Reading): string => (error ? 'refuses' : stateText(state))
const leftOf = ({ left }: Reading): string => (left ? leftText(left) : NONE)

/** What differs between two readings; nothing if they are alike. */
export function differencesOf(a: Reading, b: Reading): ReadDifference[] {
  const all: ReadDifference[] = []
  const add = (place: string, x: string, y: string) => {
    if (x !== y) all.push({ place, a: x, b: y })
  }
  add('reading', summaryOf(a), summaryOf(b))
  const both = Math.min(a.messages.length, b.messages.length)
  all.push(...surplus(a.messages, b.messages))
  for (let i = 0; i < both; i++) all.push(...messageDifferences(a.messages[i], b.messages[i], i))
  add('messages behind the first thousand', a.rest ?? NONE, b.rest ?? NONE)
  add('end', endOf(a), endOf(b))
  add('left over', leftOf(a), leftOf(b))
  add('fix of the guard', a.error?.fix ?? NONE, b.error?.fix ?? NONE)
  return all
}

/** What kind of thing a place is: `header x of request 2` is a header of a request. */
export const kindOfPlace = (place: string): string =>
  place.replace(/ \d+/g, '').replace(/^(header|trailer) .* of /, '$1 of ')
