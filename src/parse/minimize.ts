/** The smallest bytes that two versions still read otherwise, in the same way. */

import { erasError } from '../errors'
import { differencesOf, kindOfPlace } from './differences'
import { type Bytes, bufferOf, readAll, readerOf } from './parse-with'
import type { ReadOptions } from './read-bytes'
import { shrunk } from './shrink'
import type { ParseOptions, Reading } from './types'
import { type ParseVersion, versionsOf } from './versions'

/** Bytes that are made small, at most. */
export const MOST_MINIMIZED = 256 * 1024

/** In what way two readings differ; undefined if they do not. */
export function disagreement(a: Reading, b: Reading): string | undefined {
  const first = differencesOf(a, b).find(({ place }) => place !== 'reading')
  if (first === undefined) return undefined
  const refusals = [a, b].map(({ error }) => (error ? (error.fix ?? error.what) : 'read'))
  return [...refusals, Math.sign(a.count - b.count), kindOfPlace(first.place)].join(' | ')
}

/** What came of making bytes small. */
export interface Minimized {
  /** The two versions that disagree. */
  readonly versions: readonly [string, string]
  /** In what way they do, which was kept. */
  readonly disagreement: string
  /** The smallest bytes, one byte a character. */
  readonly text: string
  /** How many bytes they were made of. */
  readonly from: number
  /** How often the bytes were read for that, by both. */
  readonly readings: number
}

/**
 * The smallest bytes on which two versions still disagree in the same way.
 * @param bytes not more than MOST_MINIMIZED
 * @returns undefined if they read the bytes alike
 */
export function minimizedBytes(
  [a, b]: readonly [ParseVersion, ParseVersion],
  bytes: Buffer,
  options: ReadOptions,
): Minimized | undefined {
  const readers = [a, b].map(({ profile }) => readerOf(profile, { ...options, guarded: false }))
  let readings = 0
  const wayOf = (text: string): string | undefined => {
    readings++
    const pieces = [Buffer.from(text, 'latin1')]
    const [x, y] = readers.map(reader => readAll(reader, pieces, options.end === true))
    return disagreement(x, y)
  }
  const text = bytes.latin1Slice()
  const kept = wayOf(text)
  if (kept === undefined) return undefined
  const small = shrunk(text, one => wayOf(one) === kept)
  return { versions: [a.name, b.name], disagreement: kept, text: small, from: bytes.length, readings }
}

/**
 * The smallest bytes on which two versions still disagree as they do on these: whole lines, words and bytes are left out as long
 * as the same of the two refuses for the same reason, sees more messages, and differs from the other in the same thing first. No
 * byte of what is given back can be left out.
 *
 * ```js
 * minimizeBytes(['0.10', '14'], bytes)?.text
 * ```
 * @param versions two of what `resolve` takes
 * @param bytes the bytes that come at once, one byte a character of a text; 256 KB at most
 * @param options whether a server or a client reads, and in what way
 * @returns undefined if the two read the bytes alike
 * @throws ErasError as `resolve` does; ERAS_BAD_BYTES if there are too many bytes
 */
export function minimizeBytes(
  versions: readonly [string, string],
  bytes: Bytes,
  options: Omit<ParseOptions, 'guarded'> = {},
): Minimized | undefined {
  const all = bufferOf(bytes)
  if (all.length > MOST_MINIMIZED)
    throw erasError('ERAS_BAD_BYTES', 'minimizeBytes', `more than ${MOST_MINIMIZED} bytes`)
  const [[a], [b]] = versions.map(version => versionsOf([version]))
  return minimizedBytes([a, b], all, options)
}
