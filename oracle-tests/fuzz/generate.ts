/** Cases by number: messages, mutations of their bytes, and cuts. A case follows from its seed and its number alone. */

import type { Case, Kind } from './cases'
import { headerLine, messageOf } from './grammar'
import { type Random, randomFrom } from './random'
import { words } from './words'

export interface Wanted {
  readonly seed: number
  readonly kinds: readonly Kind[]
  /** Heads of about this size come now and then. */
  readonly limit: number
  /** Most requests name a host. */
  readonly hosted?: boolean
  /** Requests that some parser is known to have read in its own way; now and then one of them, changed, is the case. */
  readonly seeds?: readonly string[]
}

/** One change of bytes, whatever they mean. */
function mutated(random: Random, text: string, kind: Kind): string {
  if (text === '') return random.pick(words.bytes)
  const at = random.below(text.length)
  const size = 1 + random.below(random.once(3) ? Math.min(40, text.length) : 3)
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + size)
    case 1:
      return text.slice(0, at) + random.pick(words.bytes) + text.slice(at)
    case 2:
      return text.slice(0, at) + random.pick(words.bytes) + text.slice(at + 1)
    case 3:
      return text.slice(0, at) + text.slice(at, at + size).repeat(2 + random.below(3)) + text.slice(at + size)
    case 4:
      return text.slice(0, at) + String.fromCharCode(random.below(256)) + text.slice(at + 1)
    case 5: {
      const from = random.below(text.length)
      return text.slice(0, at) + text.slice(from, from + size) + text.slice(at)
    }
    case 6: {
      const other = messageOf(random, kind)
      const from = random.below(other.length)
      return (
        text.slice(0, at) +
        other.slice(from, from + 1 + random.below(40)) +
        text.slice(at + (random.once(2) ? size : 0))
      )
    }
    default: {
      const end = text.indexOf('\r\n', at)
      if (end < 0) return text.slice(0, at)
      const name = random.pick(random.once(2) ? words.framing : words.names)
      return text.slice(0, end + 2) + headerLine(random, name, 'abc') + text.slice(end + 2)
    }
  }
}

/** Puts about as many bytes as a head may have into some place of a message. */
function swollen(random: Random, text: string, limit: number): string {
  const size = Math.max(1, limit - text.length + random.below(400) - 200)
  const first = text.indexOf('\r\n') + 2
  const fill = (what: string) => what.repeat(Math.ceil(size / what.length)).slice(0, size)
  const put = (at: number, what: string) => text.slice(0, at) + what + text.slice(at)
  const place = first > 1 ? first : 0
  switch (random.below(9)) {
    case 0:
      return put(place, `X: ${fill('v')}\r\n`)
    case 1:
      return put(place, `${fill('n')}: v\r\n`)
    case 2:
      return put(Math.max(0, text.indexOf('/')), fill('/p'))
    case 3:
      return put(place, fill('A: b\r\n') + '\r\n')
    case 4:
      return put(place, `X:${fill(' ')}v\r\n`)
    case 5:
      return put(0, fill('\r\n'))
    case 6:
      return put(Math.max(0, text.lastIndexOf('\r\n')), '\r\nX: ' + fill('t'))
    case 7:
      return put(Math.max(0, text.indexOf('\r\n\r\n') + 4), `1;${fill('e')}`)
    default:
      return put(place, fill('X: long line\r\n\t'))
  }
}

/** Many small pieces of a long text, because what ends with a piece may count once more. */
function crumbs(random: Random, text: string): string[] {
  const size = 1 + random.below(Math.ceil(text.length / 200))
  const from = random.below(text.length)
  const pieces = [text.slice(0, from)]
  for (let at = from; at < text.length; at += size) pieces.push(text.slice(at, at + size))
  return pieces.filter(piece => piece !== '')
}

/** Cuts a text into pieces, none of them empty. */
function cut(random: Random, text: string): string[] {
  if (text.length < 600 && random.once(8)) return text.split('')
  if (text.length > 2000 && random.once(2)) return crumbs(random, text)
  const places = new Set<number>()
  for (let more = 1 + random.below(4); more > 0; more--) places.add(1 + random.below(text.length))
  const ends = [...places, text.length].sort((a, b) => a - b)
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end)).filter(piece => piece !== '')
}

/** A request with a Host, or nearly one: what has none is read no further by those who ask for it. */
function withHost(random: Random, text: string): string {
  if (random.once(15)) return text
  const named = /^[A-Za-z-]+ +[a-z]+:\/\/([^/?# ]*)/.exec(text)
  const host = random.once(15) ? random.pick(words.hosts) : (named?.[1] ?? 'h')
  const line = `Host: ${host}\r\n`
  const first = text.indexOf('\n', text.search(/[^\r\n]/)) + 1
  const last = text.indexOf('\r\n\r\n') + 2
  const at = random.once(3) && last > 1 ? last : first
  return text.slice(0, at) + line + text.slice(at)
}

/** The case of a number: whole, and in pieces. */
export function casesOf(number: number, { seed, kinds, limit, hosted, seeds }: Wanted): [whole: Case, cut: Case] {
  const random = randomFrom(seed, number)
  const kind = random.pick(kinds)
  const message = () => {
    const text = messageOf(random, kind)
    return hosted && kind === 'REQUEST' ? withHost(random, text) : text
  }
  let text = message()
  for (let more = random.once(3) ? 1 + random.below(2) : 0; more > 0; more--) text += message()
  if (seeds && kind === 'REQUEST' && random.once(3)) text = mutated(random, random.pick(seeds), kind)
  if (random.once(300)) text = swollen(random, text, limit)
  for (let more = random.once(2) ? 1 + random.below(3) : 0; more > 0; more--) text = mutated(random, text, kind)
  if (random.once(25)) text = text.slice(0, random.below(text.length))
  if (text === '') text = '\r\n'
  const skips = kind === 'RESPONSE' && random.once(5)
  const hears = !random.once(6)
  const made = (pieces: string[]): Case => ({ kind, skips, hears, pieces })
  return [made([text]), made(cut(random, text))]
}
