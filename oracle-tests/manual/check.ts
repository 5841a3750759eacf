/** What a check of a manual's entry says: the entry, the program that proves it, and what the program notes. */

import type { ManualEntry } from '../corpus'
import type { Row } from '../programs'

export interface Proof {
  /** `file.name` of a program. */
  readonly program: string
  /** The rows that it notes, on every line or by line. */
  readonly gives: readonly Row[] | ((line: string) => readonly Row[])
  /** What the release notes instead, where the reading of the line keeps a promise that no binary kept. */
  readonly shipped?: readonly Row[]
  /** What an earlier release of the line, the one that the manual came with, notes instead. */
  readonly asOf?: readonly [release: string, rows: readonly Row[]]
}

/** `[entry, proof]`, or `[entry, start of the promise, proof]` where a heading has several entries of the kind. */
export type Check = readonly [entry: string, proof: Proof] | readonly [entry: string, promise: string, proof: Proof]

/**
 * A check for every manual that has the entry, whatever the rest of its heading: `[kind, start of the heading, start of
 * the promise, proof]`, and the seeds of the manuals if it is for some of them only. Of several entries that start so,
 * it is for the one that is just so.
 */
export type SharedCheck = readonly [
  kind: ManualEntry['kind'],
  heading: string,
  promise: string,
  proof: Proof,
  seeds?: readonly string[],
]
