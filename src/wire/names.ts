/**
 * Header names as strings that live long: the same bytes give the same string, so that names are made, hashed and
 * lower-cased once in a process and not once a request.
 */

import { latin1 } from './bytes'

/** Slots of the cache; a name that finds its slot taken takes it over. */
const SLOTS = 512
const MOST = 40
const slots: string[] = new Array(SLOTS).fill('')

/** The name that stands in `bytes` from `from` to `to`. */
export function internName(bytes: Buffer, from: number, to: number): string {
  const length = to - from
  if (length > MOST || length === 0) return bytes.latin1Slice(from, to)
  const slot = (length * 37 + bytes[from] * 5 + bytes[to - 1] * 67 + bytes[from + (length >> 1)] * 13) & (SLOTS - 1)
  const known = slots[slot]
  if (known.length === length) {
    let i = 0
    while (i < length && known.charCodeAt(i) === bytes[from + i]) i++
    if (i === length) return known
  }
  return (slots[slot] = bytes.latin1Slice(from, to))
}

/** Lower-case forms of names seen; bounded, because names come from the network. */
const MOST_LOWER = 2000
let lower = new Map<string, string>()

/** `name.toLowerCase()`, remembered. */
export function lowerName(name: string): string {
  const known = lower.get(name)
  if (known !== undefined) return known
  if (lower.size >= MOST_LOWER) lower = new Map()
  const made = name.toLowerCase()
  if (name.length <= MOST) lower.set(name, made)
  return made
}

/** Where `name` (in lower case) ends, if the name that is read, so far up to `at`, has just come to begin with it; or -1. */
export function afterName(read: { text: string; mark: number }, bytes: Buffer, at: number, name: string): number {
  const before = read.text.length
  if (before >= name.length || before + at - read.mark < name.length) return -1
  const end = read.mark + name.length - before
  return (read.text + latin1(bytes, read.mark, end)).toLowerCase() === name ? end : -1
}
