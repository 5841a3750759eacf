/**
 * The shape of a file in versions/: a line of releases, as what changed since the line before it.
 */

import type { Runtime } from './release'
import type { Path, ValueAt } from './vocabulary'

/** Where a fact comes from. Several, most telling first, are joined by `; `. */
export type Source = `${'manual' | 'measured' | 'recording' | 'catalog' | 'surface' | 'program' | 'process'}: ${string}`

/** A change: the behaviour, its new value, the exact release that brought it, and the source. */
export type Change = { [P in Path]: readonly [path: P, value: ValueAt<P>, since: string, source: Source] }[Path]

/** A name or an answer that the manual promises and the binary does not have: only the line's own reading shows it. */
type Promised = { [P in Path]: readonly [path: P, value: ValueAt<P>, source: Source] }[Path]

/** A promise of the manual that the binary contradicts. The binary is right in both readings. */
export interface Erratum {
  /** The seed of the manual and the heading, as in doc-entries.json. */
  readonly entry: string
  readonly promise: string
  readonly binary: string
}

export interface Line {
  /** As a person writes it: `0.6`, `io.js`, `12`. */
  readonly name: string
  /** What its programs were run with. */
  readonly runtime: Runtime
  /** What its long-term support was called, in small letters, if it had any. */
  readonly codename?: string
  /** The newest release of the line: what the line stands for. */
  readonly last: string
  /** Every release of the line, oldest first: `0.6.0-21` stands for 0.6.0 to 0.6.21. */
  readonly releases: string
  /** The releases whose recordings judge this line, as the recordings name them. */
  readonly recorded: readonly string[]
  readonly changes: readonly Change[]
  /** What the manual's reading adds (DESIGN: two readings). */
  readonly documented?: readonly Promised[]
  readonly errata?: readonly Erratum[]
}

/** Stands for an entry of a record that a change takes away. */
export const gone = null as never

/** A list of names, written as words. */
export const words = (text: string): readonly string[] => text.split(' ')

/**
 * Members of a module, for `process.members`.
 * @param how `gone` for those that it has no more
 */
export const membersOf = (module: string, names: string, how: 'shown' | 'hidden' = 'shown') =>
  Object.fromEntries(words(names).map(name => [`${module}.${name}`, how]))

/**
 * The errata of one manual.
 * @param seed its number in doc-entries.json
 * @param rows heading, promise, what the binary does
 */
export const errataOf = (
  seed: string,
  rows: readonly (readonly [heading: string, promise: string, binary: string])[],
): Erratum[] => rows.map(([heading, promise, binary]) => ({ entry: `${seed} ${heading}`, promise, binary }))
