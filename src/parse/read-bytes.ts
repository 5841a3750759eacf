/** How many versions read the same bytes: in groups that read alike, and where those that follow each other differ. */

import { erasError } from '../errors'
import type { Profile } from '../profile/profile'
import { differencesOf } from './differences'
import { readingKey } from './key'
import { type Bytes, bufferOf, feed, readerOf } from './parse-with'
import type { Reader } from './reader'
import type { BytesReading, ErrorOf, GuardedGroup, ParseOptions, Reading, ReadingChange, ReadingGroup } from './types'
import { type ParseVersion, versionsOf } from './versions'

/** Which versions read bytes, and in what way. */
export interface ReadOptions extends Omit<ParseOptions, 'guarded'> {
  /** The versions: what `resolve` takes, spans such as `0.10..12`, ranges such as `>=4 <12`; every line if left out. */
  readonly as?: readonly string[]
  /** A line stands for every one of its releases. */
  readonly everyRelease?: boolean
  /** The guard's readings beside the faithful ones. */
  readonly guarded?: boolean
  /** Versions that refuse the same are in one group only if they tell it alike: code, reason, place, answer. */
  readonly errors?: boolean
}

/** Versions whose reading is the same as they do the same: one reader for all of them. */
interface Column {
  readonly versions: string[]
  readonly reader: Reader
  readonly guard: Reader | undefined
}

/** Tells apart what readers go by: releases that follow each other share what did not change. */
class Behaviours {
  private readonly ids = new Map<object, number>()
  keyOf({ client, incoming, server, wire }: Profile): string {
    return [wire, incoming, server, client].map(area => this.idOf(area)).join()
  }
  private idOf(area: object): number {
    const id = this.ids.get(area) ?? this.ids.size
    this.ids.set(area, id)
    return id
  }
}

/** Reads one connection with many versions, piece by piece, in bounded memory. */
export class ManyReader {
  private readonly columns: Column[] = []
  private readonly names: readonly string[]
  private length = 0

  constructor(
    versions: readonly ParseVersion[],
    private readonly options: ReadOptions,
  ) {
    this.names = versions.map(({ name }) => name)
    const behaviours = new Behaviours()
    const known = new Map<string, Column>()
    for (const { name, profile } of versions) {
      const key = behaviours.keyOf(profile)
      const column = known.get(key)
      if (column) column.versions.push(name)
      else {
        const own = { ...options, guarded: false }
        const made: Column = {
          versions: [name],
          reader: readerOf(profile, own),
          guard: options.guarded ? readerOf(profile, { ...own, guarded: true }) : undefined,
        }
        known.set(key, made)
        this.columns.push(made)
      }
    }
  }

  /** Makes it new for another connection. */
  renew(): void {
    this.length = 0
    for (const { guard, reader } of this.columns) {
      reader.renew()
      guard?.renew()
    }
  }

  add(bytes: Buffer): void {
    this.length += bytes.length
    for (const { guard, reader } of this.columns) {
      feed(reader, bytes)
      if (guard) feed(guard, bytes)
    }
  }

  /** Whether every version has refused, so that nothing that follows is looked at. */
  get refusesAll(): boolean {
    return this.columns.every(({ guard, reader }) => reader.refuses && (guard?.refuses ?? true))
  }

  /** The group of each version, as a number, and a reading of each group: without what is only for people. */
  partition(): {
    readonly names: readonly string[]
    readonly of: readonly number[]
    readonly readings: readonly Reading[]
  } {
    const known = new Map<string, number>()
    const readings: Reading[] = []
    const groupOf = new Map<string, number>()
    for (const { reader, versions } of this.columns) {
      const reading = reader.done(this.options.end === true)
      const key = readingKey(reading, this.options.errors)
      let at = known.get(key)
      if (at === undefined) {
        at = readings.length
        known.set(key, at)
        readings.push(reading)
      }
      for (const name of versions) groupOf.set(name, at)
    }
    const { names } = this
    return { names, of: names.map(name => groupOf.get(name)!), readings }
  }

  done(): BytesReading {
    const { errors: withErrors, end } = this.options
    const rows = this.columns.map(({ guard, reader, versions }) => ({
      versions,
      reading: reader.done(end === true),
      guarded: guard?.done(end === true),
    }))
    const groups = new Map<string, typeof rows>()
    for (const row of rows) {
      const key = readingKey(row.reading, withErrors)
      const before = groups.get(key)
      if (before) before.push(row)
      else groups.set(key, [row])
    }
    const order = new Map(this.names.map((name, k) => [name, k]))
    const sorted = (names: readonly string[]) => [...names].sort((a, b) => order.get(a)! - order.get(b)!)
    const shown = [...groups.values()].map((own): ReadingGroup => {
      const all = sorted(own.flatMap(({ versions }) => versions))
      return {
        versions: all,
        reading: own[0].reading,
        errors: errorsOf(own, sorted),
        ...(this.options.guarded && { guarded: guardedOf(own, sorted) }),
      }
    })
    return { bytes: this.length, versions: this.names, groups: shown, changes: changesOf(this.names, shown) }
  }
}

type Row = { readonly versions: readonly string[]; readonly reading: Reading; readonly guarded: Reading | undefined }
type Sort = (names: readonly string[]) => string[]

/** How the versions of a group tell their error, each way once. */
function errorsOf(rows: readonly Row[], sorted: Sort): ErrorOf[] {
  const ways = new Map<string, ErrorOf>()
  for (const { reading, versions } of rows) {
    const { error } = reading
    if (!error) continue
    const key = JSON.stringify(error)
    ways.set(key, { versions: sorted([...(ways.get(key)?.versions ?? []), ...versions]), ...error })
  }
  return [...ways.values()]
}

function guardedOf(rows: readonly Row[], sorted: Sort): GuardedGroup[] {
  const ways = new Map<string, GuardedGroup>()
  for (const { guarded, reading, versions } of rows) {
    const key = readingKey(guarded as Reading)
    const before = ways.get(key)
    ways.set(key, {
      versions: sorted([...(before?.versions ?? []), ...versions]),
      reading: before?.reading ?? (guarded as Reading),
      same: key === readingKey(reading),
    })
  }
  return [...ways.values()]
}

function changesOf(names: readonly string[], groups: readonly ReadingGroup[]): ReadingChange[] {
  const groupOf = new Map(groups.flatMap(({ versions }, k) => versions.map(name => [name, k] as const)))
  return names.slice(1).flatMap((to, k): ReadingChange[] => {
    const from = names[k]
    const [a, b] = [groupOf.get(from)!, groupOf.get(to)!]
    if (a === b) return []
    return [{ from, to, groups: [a, b], differences: differencesOf(groups[a].reading, groups[b].reading) }]
  })
}

/**
 * How versions read the bytes of a connection: versions that read alike are one group. What is compared is what reaches the
 * program and what becomes of the connection: messages, headers, bodies, trailers, whether the bytes are refused, what is left
 * over; how a release tells an error stands in `errors` of its group, and counts if the option of that name is set. It is pure.
 *
 * ```js
 * const { groups, changes } = readBytes('POST / HTTP/1.1\r\nContent-Length: +3\r\n\r\nabc', { as: ['0.4..26'] })
 * ```
 * @param bytes the bytes that come at once, one byte a character of a text; or a list of what comes piece by piece
 * @param options which versions, and what reads: a server or a client
 * @returns the groups by their oldest version, and what differs where versions that follow each other are in two groups
 * @throws ErasError as `resolve` does; ERAS_BAD_RANGE for a span of versions that goes backwards
 */
export function readBytes(bytes: Bytes | readonly Bytes[], options: ReadOptions = {}): BytesReading {
  const versions = versionsOf(options.as, options.everyRelease)
  if (versions.length === 0) throw erasError('ERAS_BAD_RANGE', (options.as ?? []).join(), 'it names no version')
  const reader = new ManyReader(versions, options)
  for (const piece of Array.isArray(bytes) ? (bytes as readonly Bytes[]) : [bytes as Bytes]) reader.add(bufferOf(piece))
  return reader.done()
}
