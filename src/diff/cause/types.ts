/**
 * Causes: which behaviours make the outcome of a program under one version that of another. The search knows nothing of
 * programs and the runner nothing of the search: this is what they share.
 */

import type { Path } from '../../profile/vocabulary'
import type { ProgramDiff } from '../program/program-diff'
import type { ScriptOptions } from '../program/script'
import type { DiffSide } from '../types'

/**
 * What a version is made of and the other has otherwise: a behaviour, or a patch of the legacy prelude, which a version
 * has or has not (of `process.version`: with which number). The search need not know which it is.
 */
export type Part = Path | `prelude.${string}`

/** A part that differs between the versions. */
export interface PartChange {
  readonly part: Part
  /** The last release on the way that changed it; null where only a manual says so, or where each release has its own. */
  readonly since: string | null
  /** Every release on the way that changed it, in the order of the way from the first version to the second. */
  readonly steps: readonly string[]
}

/** The kinds of places in which an outcome shows. */
export const kinds = ['exit', 'output', 'wire', 'events'] as const
export type Kind = (typeof kinds)[number]

/** Something that is one way under the first version and another way under the second, in all runs of each. */
export interface Difference {
  /** Its place and row: `stdout:3`, `connection 2:1`; with `a` or `b` behind it where two lines that have nothing in common stand in one row. */
  readonly id: string
  /** As the program diff names the place. */
  readonly place: string
  readonly kind: Kind
  /** The number of the row among all of its place, from 0. */
  readonly row: number
  /** The line of the first version; null where it has none. */
  readonly a: string | null
  readonly b: string | null
}

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
  mixed(base: Version, taken: readonly Part[]): Promise<Shown>
  /** The same asked anew: a run that nothing else runs beside, and what it shows takes the place of what was known. */
  again(base: Version, taken: readonly Part[]): Promise<Shown>
  /** @param release the exact name of a release between the two */
  at(release: string): Promise<Shown>
  /**
   * With the behaviours as a release between the two has them; nothing where they cannot be had so.
   * @param base as of `mixed`
   * @param taken as of `mixed`
   * @param asIn those that have the value of the release
   */
  valued(base: Version, taken: readonly Part[], asIn: readonly Part[], release: string): Promise<Shown | undefined>
  /**
   * On top of the first version, behaviours each as a release between the two has it; nothing where no release had such
   * values together. A probe without it cannot tell.
   */
  stepped?(asIn: readonly (readonly [part: Part, release: string])[]): Promise<Shown | undefined>
  /** What is really taken if these are: they, and what they cannot be without. */
  closed(base: Version, taken: readonly Part[]): readonly Part[]
  /** All that can be taken, oldest change first. */
  readonly parts: readonly PartChange[]
  /** How many runs may go on side by side: more questions than these at once only wait. */
  readonly concurrency: number
}

/** What is run: a script, as `diff A B SCRIPT` runs it, or a command that starts node somewhere in it. */
export type Subject =
  | { readonly script: string; readonly args: readonly string[] }
  | { readonly command: readonly string[] }

/** How it is run; `drive`, `peer`, `against` are for a script. */
export interface RunnerOptions extends ScriptOptions {
  /** How often each version is run before anything is said to differ, at least; 3. */
  readonly runs?: number
  /** Runs side by side, at most; one for each core. A subject that bears none beside it, as one with a port of its own, is run alone. */
  readonly concurrency?: number
  /** Called with each run before it begins: the spec, and how many there were before it. */
  readonly progress?: (spec: string, runs: number) => void
}

/** What the runner is and tells beside its answers: `openRunner(a, b, subject, options)` of runner.ts gives it. */
export interface Runner extends Probe {
  readonly a: DiffSide
  readonly b: DiffSide
  /** All differences, of all kinds of places, in the order of the places. */
  readonly differences: readonly Difference[]
  /** The places that change by themselves from run to run; a difference in the rest of such a place is one all the same. */
  readonly unsteady: readonly { readonly place: string; readonly kind: Kind }[]
  /** Of a script: what `diff A B SCRIPT` gives. */
  readonly diff?: ProgramDiff
  /** How it ended under each, in words. */
  readonly ended: { readonly a: string; readonly b: string }
  /** Whether it fails under both: it ends with another exit code than 0, or does not end in time. */
  readonly fails: boolean
  /** Whether it ends in its time under neither. */
  readonly late: boolean
  /** How much was compared; of a command, only its output. */
  readonly compared: ProgramDiff['compared']
  /** Of a command: whether a node in it was pinned under each; where none was, nothing was tested. */
  readonly pinned: boolean
  /** Runs so far, those of the two versions at the beginning too. */
  readonly runs: number
  /** Ends what still runs. */
  close(): void
}

/** A smallest set of behaviours that, taken from the second version, is enough for some differences. */
export interface Cause {
  /** Ids of the differences in which it takes part. */
  readonly differences: readonly string[]
  /** Those of them of which it makes a part by itself: other causes make the rest of the same lines. */
  readonly partly: readonly string[]
  /** Oldest change first. */
  readonly paths: readonly Part[]
  /** What came along because these cannot be without it. */
  readonly along: readonly Part[]
  /** The release between the two with which the differences come, as runs showed it; null where runs under releases did not show it. */
  readonly release: string | null
  /**
   * Where runs under releases did not show it, as other causes hide it: the release whose values of these behaviours make
   * the differences, and those of the release before it do not; null where that is not known either.
   */
  readonly valuesOf: string | null
  /** Whether the second version without it shows the differences no more; else there is another cause that is enough as well. */
  readonly necessary: boolean
  /**
   * Whether it only shows once other causes of the same differences are gone: the second version without those shows a third
   * way, and without this one too, what the first shows.
   */
  readonly hidden: boolean
}

/** What the search gives. */
export interface Causes {
  readonly causes: readonly Cause[]
  /** Ids of the differences that no set of behaviours makes. */
  readonly unexplained: readonly string[]
}
