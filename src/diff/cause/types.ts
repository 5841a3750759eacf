/**
 * Causes: which behaviours make the outcome of a program under one version that of another. The search knows nothing of
 * programs and the runner nothing of the search: this is what they share.
 */

import type { Path } from '../../profile/vocabulary'

/** One of the two versions: `a` is the one that was named first. */
export type Version = 'a' | 'b'

/** Of one difference between the versions, which way a run showed it: as the first has it, as the second, or a third way. */
export type Seen = Version | `other ${string}`

/** What a run showed, by the id of each difference between the two versions. */
export type Shown = ReadonlyMap<string, Seen>

/** Runs the program and says what it showed. The same question asked twice costs one run. */
export interface Probe {
  /**
   * @param base the version whose values all other behaviours have
   * @param taken the behaviours that have the value of the other version; what they cannot be without is taken with them
   */
  mixed(base: Version, taken: readonly Path[]): Promise<Shown>
  /** @param release the exact name of a release between the two */
  at(release: string): Promise<Shown>
  /** What is really taken if these are: they, and what they cannot be without. */
  closed(base: Version, taken: readonly Path[]): readonly Path[]
}

/** A smallest set of behaviours that, taken from the second version, is enough for some differences. */
export interface Cause {
  /** Ids of the differences that it makes. */
  readonly differences: readonly string[]
  /** Oldest change first. */
  readonly paths: readonly Path[]
  /** What came along because these cannot be without it. */
  readonly along: readonly Path[]
  /** The release between the two with which the differences come, as runs showed it; null where runs under releases did not show it. */
  readonly release: string | null
  /** Whether the second version without it shows the differences no more; else there is another cause that is enough as well. */
  readonly necessary: boolean
  /**
   * Whether it shows only once the causes before it are gone: the second version without those shows a third way, and without
   * this one too, what the first shows.
   */
  readonly hidden: boolean
}

/** What the search gives. */
export interface Causes {
  readonly causes: readonly Cause[]
  /** Ids of the differences that no set of behaviours makes. */
  readonly unexplained: readonly string[]
}
