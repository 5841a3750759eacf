/** What `bisect` tells, as data: text, Markdown and JSON are made from it. */

import type { ProgramDiff } from '../../program/program-diff'
import type { BehaviourChange, DiffSide } from '../../types'
import type { Difference, Kind, Part } from '../types'

/** Something that has to do with a cause: a behaviour, or a part of the legacy prelude. */
export interface ReportedPart {
  /** `area.name`, or `prelude.NAME`. */
  readonly part: Part
  /** What it decides, or brings. */
  readonly what: string
  /** Of a behaviour: its values, release, sources, documents and what shows it. */
  readonly change?: BehaviourChange
}

/** How the second version is had with what the first had. */
export interface Keep {
  /** The version with changes behind it, as a spec. */
  readonly spec: string
  /** Of a prelude that is not that of the second version: the names of its parts. */
  readonly prelude?: readonly string[]
  /** What to run. */
  readonly command: string
  /** What package.json says under "http-eras" to the same end; not there where that cannot say it. */
  readonly packageJson?: object
}

export interface ReportedCause {
  /** Ids of the differences in which it takes part. */
  readonly differences: readonly string[]
  /** Those of them of which it makes a part by itself: others of the causes make the rest of the same lines. */
  readonly partly: readonly string[]
  /** Oldest change first. More than one: these need each other. */
  readonly parts: readonly ReportedPart[]
  /** What was taken with them in the runs, because they cannot be without it. */
  readonly along: readonly Part[]
  /** The release with which the differences come, as runs under it and under the one before showed; null where they did not. */
  readonly release: string | null
  /** Where it is null: the release whose values of the behaviours make the differences, whatever else it did; null where that is not known. */
  readonly valuesOf: string | null
  /** Whether the second version without it shows the differences no more; else others of the causes are each enough as well. */
  readonly necessary: boolean
  /** Whether it shows only once the causes of the same differences are gone. */
  readonly hidden: boolean
  /** What this cause alone adds behind `with`, after the second version; null where that cannot keep it. */
  readonly with: string | null
  /** How the old behaviour is kept, with all that is to be kept beside it; null where nothing of it can be kept. */
  readonly keep: Keep | null
}

/**
 * How it came out. `causes`: differences, and causes of some at least. `unexplained`: differences, and no causes.
 * `same`: no difference. `unsteady`: none that is not chance, and places change by themselves. `late`: it ends under neither, and no causes are looked for.
 * `unpinned`: no node was pinned in the command, so nothing was tested. `nothing`: it did nothing that could be compared.
 */
export type Verdict = 'causes' | 'unexplained' | 'same' | 'unsteady' | 'late' | 'unpinned' | 'nothing'

/** Differences and their causes. */
export interface Explained {
  /** How many runs there were. */
  readonly runs: number
  /** How many behaviours, and parts of the prelude, differ between the versions. */
  readonly behaviours: number
  /** The differences in what was looked at. */
  readonly differences: readonly Difference[]
  readonly causes: readonly ReportedCause[]
  /** How the old behaviour of all causes is kept; null where there is none, or nothing can be kept. */
  readonly keep: Keep | null
  /** Ids of the differences that no set of behaviours makes. */
  readonly unexplained: readonly string[]
}

/** What a program did under two versions and, where it was asked for, why. */
export interface ExplainedDiff extends ProgramDiff {
  /** The causes of its differences. */
  readonly why?: Explained
}

export interface Bisect extends Explained {
  readonly format: 'bisect/1'
  readonly a: DiffSide
  readonly b: DiffSide
  readonly script?: string
  readonly args?: readonly string[]
  readonly command?: readonly string[]
  readonly verdict: Verdict
  /** The kinds of places that were looked at. */
  readonly by: readonly Kind[]
  /** Kinds of places that differ as well, and were not looked at. */
  readonly elsewhere: readonly Kind[]
  /** How it ended under each, in words. */
  readonly ended: { readonly a: string; readonly b: string }
  /** Whether it fails under both. */
  readonly fails: boolean
  /** How much was compared; of a command, lines of output alone. */
  readonly compared: { readonly lines: number; readonly connections: number; readonly events: number }
  /** Places that change by themselves from run to run. */
  readonly unsteady: readonly string[]
}
