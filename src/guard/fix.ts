/**
 * A fix of the guard: what an old release let through, and which behaviours put an end to it. A release whose behaviours are those
 * already had the fix itself; it is native there, and nothing changes.
 */

import type { Profile } from '../profile/profile'
import type { Path, ValueAt } from '../profile/vocabulary'
import type { FaultName } from '../wire/faults'
import type { Probe } from './probe'

/**
 * A behaviour, and the value that it is to have, or how that comes from the value of the profile; and what the parser finds
 * at fault because of this change and for no other reason.
 */
type FixChange = {
  [P in Path]: readonly [
    path: P,
    value: ValueAt<P> | ((own: ValueAt<P>, profile: Profile) => ValueAt<P>),
    faults?: readonly FaultName[],
  ]
}[Path]

/** A change, where the compiler is to know the type of `own`. */
export const change = <P extends Path>(
  path: P,
  value: ValueAt<P> | ((own: ValueAt<P>, profile: Profile) => ValueAt<P>),
  faults: readonly FaultName[] = [],
): FixChange => [path, value, faults] as unknown as FixChange

/**
 * A change, but where the value of the profile is one of those that refuse as much or more: there the release has the fix itself.
 * @param enough the values that stay
 */
export const changeUnless = <P extends Path>(
  path: P,
  value: ValueAt<P>,
  enough: readonly ValueAt<P>[],
  faults: readonly FaultName[] = [],
): FixChange => change(path, (own: ValueAt<P>) => (enough.includes(own) ? own : value), faults)

/** What answers a refused request. */
type RefusalStatus = 400 | 408 | 413 | 431 | 505

/** One fix. Each stands in a file of its own in fixes/. */
export interface Fix {
  /** How it is called where it is switched off, and in reports. */
  readonly id: string
  /** The CVEs that name the fault; none for what has no number. */
  readonly cves: readonly string[]
  /** When the fault became known. */
  readonly year: number
  /** What is refused: words that go on after `the guard refused`. */
  readonly what: string
  readonly changes: readonly FixChange[]
  /** Values of other behaviours that come to nothing where the fix stands: it gives way to those that are asked for by name. */
  readonly undoes?: readonly { [P in Path]: readonly [path: P, value: ValueAt<P>] }[Path][]
  /** What the parser finds at fault because of any of these changes and for no other reason. */
  readonly faults?: readonly FaultName[]
  /** The status that answers a refused request; 400 unless said otherwise. */
  readonly status?: RefusalStatus
  /** Other statuses for single faults. */
  readonly statuses?: Readonly<Partial<Record<FaultName, RefusalStatus>>>
  /** Parts of the prelude that a guarded program does without. */
  readonly withoutPrelude?: readonly string[]
  /** Whose honest traffic it breaks, and how common that is. */
  readonly breaks: string
  /** What shows it; several where the fault has several faces. */
  readonly probes: readonly Probe[]
}
