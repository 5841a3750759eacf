/**
 * Why two versions read bytes otherwise: the behaviours that make it, found by reading with mixtures of the two. The search
 * is that of programs (diff/cause); here a run is a reading, which costs microseconds.
 */

import { type Mixtures, mixturesOf } from '../diff/cause/mixtures'
import { valueAt } from '../diff/cause/parts'
import { search } from '../diff/cause/search'
import type { Cause, Part, Probe, Seen, Shown, Version } from '../diff/cause/types'
import { wayOf } from '../diff/cause/way'
import { latestOf, wayBetween } from '../diff/data/history-path'
import type { StepSource } from '../diff/types'
import type { Behaviour } from '../profile/behaviour'
import { everyProfile } from '../profile/every-release'
import type { Profile } from '../profile/profile'
import { decide } from '../profile/resolve'
import { type Path, vocabulary } from '../profile/vocabulary'
import { readingKey } from './key'
import { type Bytes, bufferOf, readAll, readerOf } from './parse-with'
import { type ReadOptions, readBytes } from './read-bytes'
import type { BytesReading, ReadingChange } from './types'
import { profileOf } from './versions'

/** What the values of a behaviour mean, in words. */
export interface ValueMeanings {
  /** The value in the older version. */
  readonly from?: string
  /** The value in the newer one. */
  readonly to?: string
}

/** One behaviour that takes part in a difference. */
export interface CausingBehaviour {
  /** Its path, such as `wire.chunkEnd`. */
  readonly path: string
  /** Its value in the older version. */
  readonly from: unknown
  /** Its value in the newer one. */
  readonly to: unknown
  /** What the two values mean, where they are words. */
  readonly means?: ValueMeanings
  /** The release that brought the value of the newer version; null where only the manual of a line says so. */
  readonly since: string | null
  /** Where it is known from, as versions/ states it. */
  readonly source: StepSource
}

/** Behaviours that together make two versions read otherwise. */
export interface ReadCause {
  /** A smallest set: with these of the newer version, the older one reads as the newer one does. */
  readonly behaviours: readonly CausingBehaviour[]
  /** The first release that reads so, as readings of releases showed it; null where they did not. */
  readonly release: string | null
  /** Whether the newer version without it reads as the older one; else there is another cause that is enough as well. */
  readonly necessary: boolean
  /** Whether it makes but a part of what differs, and the other causes the rest. */
  readonly partly: boolean
}

/** Two versions that follow each other, and why they read otherwise. */
export interface ExplainedChange extends ReadingChange {
  /** Sets of behaviours, each of which is enough; none where no set of behaviours was found. */
  readonly causes: readonly ReadCause[]
}

const READING = 'reading'
/** What readers go by. */
const AREAS: readonly string[] = ['wire', 'incoming', 'server', 'client']
const isRead = (part: Part): boolean => AREAS.includes(part.split('.')[0])

/** A profile with behaviours of another. */
function mixed(base: Profile, other: Profile, taken: readonly Part[]): Profile {
  const values = { ...base } as unknown as Record<string, Record<string, unknown>>
  for (const part of taken) {
    const [area, key] = part.split('.')
    values[area] = { ...values[area], [key]: valueAt(other, part as Path) }
  }
  return values as unknown as Profile
}

type Key = (profile: Profile) => string
type Names = readonly [string, string]

/** What is the same for all bytes on which two versions are compared; so many pairs are kept. */
const MOST_PAIRS = 60
const pairs = new Map<string, { readonly mixtures: Mixtures; readonly tell: (part: Part) => CausingBehaviour }>()

function pairOf(a: Profile, b: Profile, names: Names) {
  const key = JSON.stringify(names)
  const before = pairs.get(key)
  if (before) return before
  if (pairs.size === MOST_PAIRS) pairs.clear()
  const pair = { mixtures: mixturesOf(...names), tell: makeTell(a, b, names) }
  pairs.set(key, pair)
  return pair
}

function probeOf(a: Profile, b: Profile, mixtures: Mixtures, keyOf: Key): Probe {
  const [keyA, keyB] = [keyOf(a), keyOf(b)]
  const shown = (profile: Profile): Promise<Shown> => {
    const key = keyOf(profile)
    const seen: Seen = key === keyA ? 'a' : key === keyB ? 'b' : `other ${key}`
    return Promise.resolve(new Map([[READING, seen]]))
  }
  const ofRelease = (release: string) => everyProfile().get(release) ?? profileOf(release)
  const mixture = (base: Version, taken: readonly Part[]) => (base === 'a' ? mixed(a, b, taken) : mixed(b, a, taken))
  const ask = (base: Version, taken: readonly Part[]) => shown(mixture(base, taken))
  return {
    mixed: ask,
    again: ask,
    at: release => shown(ofRelease(release)),
    valued: (base, taken, asIn, release) => shown(mixed(mixture(base, taken), ofRelease(release), asIn)),
    closed: (base, taken) => mixtures.closed(base, taken).filter(isRead),
    parts: mixtures.parts.filter(({ part }) => isRead(part)),
    concurrency: 1,
  }
}

/** @returns tells of a behaviour what changed between two versions */
function makeTell(a: Profile, b: Profile, names: Names): (part: Part) => CausingBehaviour {
  const way = wayBetween(decide(names[0]), decide(names[1]))
  return part => {
    const path = part as Path
    const [area, key] = path.split('.')
    const { choices } = (vocabulary as unknown as Record<string, Record<string, Behaviour<unknown>>>)[area][key]
    const [from, to] = [valueAt(a, path), valueAt(b, path)]
    const { since, source } = latestOf(way.get(path) ?? [])
    const [meansFrom, meansTo] = [choices?.[String(from)], choices?.[String(to)]]
    const means = choices && {
      means: { ...(meansFrom !== undefined && { from: meansFrom }), ...(meansTo !== undefined && { to: meansTo }) },
    }
    return { path, from, to, ...means, since, source }
  }
}

/**
 * Why two versions read bytes otherwise.
 * @param pieces the bytes as they come
 * @returns sets of behaviours, each of which is enough; none if the two read alike
 */
async function causesBetween(names: Names, pieces: readonly Buffer[], options: ReadOptions = {}): Promise<ReadCause[]> {
  const [a, b] = names.map(profileOf)
  const keyOf: Key = profile =>
    readingKey(readAll(readerOf(profile, { ...options, guarded: false }), pieces, options.end === true), options.errors)
  if (keyOf(a) === keyOf(b)) return []
  const { mixtures, tell } = pairOf(a, b, names)
  const probe = probeOf(a, b, mixtures, keyOf)
  const way = wayOf(a.release, b.release, probe.parts)
  const { causes } = await search({ differences: [{ id: READING, line: READING }], way }, probe)
  return causes.map(
    ({ along, necessary, partly, paths, release }: Cause): ReadCause => ({
      behaviours: [...paths, ...along].map(tell),
      release,
      necessary,
      partly: partly.length > 0,
    }),
  )
}

/** The changes of a reading, each with its causes. */
export function explainChanges(
  changes: readonly ReadingChange[],
  pieces: readonly Buffer[],
  options: ReadOptions = {},
): Promise<ExplainedChange[]> {
  return Promise.all(
    changes.map(async change => ({
      ...change,
      causes: await causesBetween([change.from, change.to], pieces, options),
    })),
  )
}

/** How versions read bytes, and why those that follow each other read otherwise. */
export interface ExplainedReading extends BytesReading {
  /** Where versions that follow each other read otherwise, each with its causes. */
  readonly changes: readonly ExplainedChange[]
}

/**
 * Like `readBytes`, and why: the behaviours that make each change, found by reading with mixtures of the two versions.
 * @param bytes what comes at once, or a list of what comes piece by piece
 * @param options which versions, and what reads
 * @returns the reading, whose changes have their causes
 * @throws ErasError as `readBytes` does
 */
export async function explainReading(
  bytes: Bytes | readonly Bytes[],
  options: ReadOptions = {},
): Promise<ExplainedReading> {
  const reading = readBytes(bytes, options)
  const pieces = Array.isArray(bytes) ? (bytes as readonly Bytes[]) : [bytes as Bytes]
  return { ...reading, changes: await explainChanges(reading.changes, pieces.map(bufferOf), options) }
}
