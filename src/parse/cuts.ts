/** Whether bytes are read alike however they are cut: in two pieces at every place, and byte by byte. */

import { readingKey } from './key'
import { readAll, readerOf } from './parse-with'
import type { ReadOptions } from './read-bytes'
import type { Reading } from './types'
import type { ParseVersion } from './versions'

/** Places at which bytes are cut, at most. */
const MOST_CUTS = 1000
/** Bytes that are cut, at most. */
export const MOST_CUT_BYTES = 64 * 1024

/** Cuts with which a version reads otherwise than without. */
interface CutReading {
  /** The version. */
  readonly version: string
  /** The places of the cuts: how many bytes are in the first piece; 0: one piece for each byte. */
  readonly at: readonly number[]
  /** How it reads without a cut. */
  readonly whole: Reading
  /** How it reads with them. */
  readonly cut: Reading
}

export interface Cuts {
  /** How many ways to cut were tried with each version. */
  readonly tried: number
  /** Whether that is every place. */
  readonly all: boolean
  /** Where the reading goes by the cut; none: nowhere. */
  readonly differing: readonly CutReading[]
}

function placesOf(length: number): number[] {
  const count = Math.min(Math.max(length - 1, 0), MOST_CUTS)
  return Array.from({ length: count }, (_, k) => 1 + Math.floor((k * (length - 1)) / count))
}

/** @param bytes not more than MOST_CUT_BYTES */
export function cutReadings(versions: readonly ParseVersion[], bytes: Buffer, options: ReadOptions): Cuts {
  const places = placesOf(bytes.length)
  const single = Array.from({ length: bytes.length }, (_, k) => bytes.subarray(k, k + 1))
  const ends = options.end === true
  const differing = versions.flatMap(({ name, profile }) => {
    const reader = readerOf(profile, { ...options, guarded: false })
    const whole = readAll(reader, [bytes], ends)
    const key = readingKey(whole)
    const ways = new Map<string, { at: number[]; cut: Reading }>()
    for (const at of [...places, 0]) {
      const cut = readAll(reader, at === 0 ? single : [bytes.subarray(0, at), bytes.subarray(at)], ends)
      const other = readingKey(cut)
      if (other === key) continue
      const way = ways.get(other)
      if (way) way.at.push(at)
      else ways.set(other, { at: [at], cut })
    }
    return [...ways.values()].map(({ at, cut }): CutReading => ({ version: name, at, whole, cut }))
  })
  return { tried: places.length + 1, all: places.length === Math.max(bytes.length - 1, 0), differing }
}
