/** What a difference between two versions is, as data: the shapes that text, Markdown, JSON and HTML are made from. */

import type { Source } from '../profile/line'
import type { Area, Path } from '../profile/vocabulary'
import type { Weight } from '../profile/vocabulary/weights'
import type { Side } from '../transcript/types'

export type { Area, Path, Side, Source, Weight }

/** Where a step is known from: as versions/ states it, or what the spec itself asked for. */
export type StepSource = Source | `with: ${string}`

/** One of the two versions. */
export interface DiffSide {
  /** As it was asked for. */
  readonly spec: string
  /** The spec in its plain form. */
  readonly name: string
  /** Its release line, such as `0.10` or `io.js`. */
  readonly line: string
  /** The exact release, as the recordings name it. */
  readonly release: string
  /** As the line's manual has it, or as the release was shipped. */
  readonly reading: 'documented' | 'shipped'
}

/** A text of the time that says so. */
export interface SourceText {
  /** Which text it is. */
  readonly kind: 'manual' | 'changelog'
  /** The heading in the manual, or the entry of the changelog. */
  readonly text: string
  /** Of a manual: the version that it was written for. */
  readonly of?: string
}

/** A scenario that shows a change. */
export interface ShownBy {
  /** `<area>/<name>`. */
  readonly scenario: string
  /** What the scenario is about. */
  readonly title: string
  /** Whether the recordings of the two versions differ in it; null where one of them was not recorded. */
  readonly differs: boolean | null
}

/** One change of a value on the way from one version to the other. Of a map, the values hold only the entries that changed. */
export interface HistoryStep {
  /** The value before it. */
  readonly from: unknown
  /** The value after it. */
  readonly to: unknown
  /** The exact release that brought it; null where only the manual of a line says so. */
  readonly since: string | null
  /** True where the way leads back through it: `to` is then what was there before that release. */
  readonly back: boolean
  /** Where it is known from, as versions/ states it; `with: …` where a spec asks for the value. */
  readonly source: StepSource
}

/** An entry of a map, such as a reason phrase. Without `from` it is new, without `to` it is gone. */
export interface EntryChange {
  /** Its key in the map. */
  readonly key: string
  /** Its value in the first version. */
  readonly from?: unknown
  /** Its value in the second version. */
  readonly to?: unknown
  /** The release that brought the change; null where only the manual of a line says so. */
  readonly since: string | null
  /** Where that is known from, as versions/ states it; `with: …` where a spec asks for the value. */
  readonly source: StepSource
}

/** What a list gained and lost, in the order of the lists. Both empty: only the order changed. */
export interface ListChange {
  /** What only the second version has. */
  readonly added: readonly unknown[]
  /** What only the first version has. */
  readonly removed: readonly unknown[]
}

/** A behaviour whose values differ. */
export interface BehaviourChange {
  /** The part of http that it belongs to. */
  readonly area: Area
  /** `area.name`. */
  readonly path: Path
  /** What the behaviour decides. */
  readonly what: string
  /** What a change of it can do at worst. */
  readonly weight: Weight
  /** What kind of value it has. */
  readonly kind: 'flag' | 'count' | 'text' | 'choice' | 'table' | 'record'
  /** Its value in the first version. */
  readonly from: unknown
  /** Its value in the second version. */
  readonly to: unknown
  /** Of a choice: what the value in the first version means. */
  readonly fromMeans?: string
  /** Of a choice: what the value in the second version means. */
  readonly toMeans?: string
  /** Of a map: the entries that differ. */
  readonly entries?: readonly EntryChange[]
  /** Of a list: what was added and removed. */
  readonly list?: ListChange
  /** The last release on the way that changed it; null where only the manual of a line says so. */
  readonly since: string | null
  /** Its source, as versions/ states it; `with: …` where a spec asks for the value. */
  readonly source: StepSource
  /** Manuals and changelogs of the time that tell of it. */
  readonly documents: readonly SourceText[]
  /** Recorded scenarios that show it. */
  readonly scenarios: readonly ShownBy[]
  /** Every change on the way, in the order of the way: more than one where the value changed several times. */
  readonly steps: readonly HistoryStep[]
}

/** What `diffProfiles` gives. */
export interface ProfileDiff {
  /** The shape of this object and its version; schemas/profile-diff.schema.json describes it. */
  readonly format: 'profile-diff/1'
  /** The version that was named first. */
  readonly a: DiffSide
  /** The version that was named second. */
  readonly b: DiffSide
  /** Only what this release or a later one changed is left in: the older side is then the version just before it. */
  readonly since?: string
  /** Most consequential first: security, wire, api, timing; in each by area and name, in the order of the vocabulary. */
  readonly changes: readonly BehaviourChange[]
}

/** A change in a sentence. */
export interface DescribedChange {
  /** `area.name`. */
  readonly path: Path
  /** What a change of it can do at worst. */
  readonly weight: Weight
  /** What the second version does; where nobody has complained of it, what the behaviour decides and its two values. */
  readonly says: string
  /** The release from which on that is so; null where only the manual of a line says so. */
  readonly since: string | null
  /** A scenario that shows it. */
  readonly scenario?: string
  /** Who says so, where no scenario shows it. */
  readonly source?: string
}

/** The changes that hurt most. */
export interface DiffSummary {
  /** The shape of this object and its version; schemas/diff-summary.schema.json describes it. */
  readonly format: 'diff-summary/1'
  /** The version that was named first. */
  readonly a: DiffSide
  /** The version that was named second. */
  readonly b: DiffSide
  /** As in `ProfileDiff`. */
  readonly since?: string
  /** How many behaviours differ. */
  readonly total: number
  /** Most hurtful first; 10 at most. */
  readonly changes: readonly DescribedChange[]
  /** How many differ beside these, by weight and by area. */
  readonly rest: {
    readonly total: number
    readonly weights: Readonly<Partial<Record<Weight, number>>>
    readonly areas: Readonly<Partial<Record<Area, number>>>
  }
}

/** What of a difference is wanted. Left out, all of it. */
export interface ProfileDiffOptions {
  /** Only these areas. */
  readonly areas?: readonly Area[]
  /** Only these weights. */
  readonly weights?: readonly Weight[]
  /** Only changes that this release, or a later one, brought: an exact release such as `0.11.6` or `iojs-1.6.0`. */
  readonly since?: string
}

/** A stretch of a text: from this character up to, but without, that one. */
export type Span = readonly [start: number, end: number]

/** One line on one side. */
export interface DiffLine {
  /** On the wire: who sent it. */
  readonly from?: Side
  /** On the wire: whether a turn begins with it. */
  readonly starts?: boolean
  /** Printable: bytes that are no printable ASCII are escaped. */
  readonly text: string
  /** In a changed row: what differs from the other side. */
  readonly marks?: readonly Span[]
}

/** Two lines beside each other. `first` and `second` stand alone. */
export interface DiffRow {
  /** On which sides the line is; `changed`: on both, with differences within it. */
  readonly kind: 'both' | 'changed' | 'first' | 'second'
  /** The line of the first transcript. */
  readonly a?: DiffLine
  /** The line of the second transcript. */
  readonly b?: DiffLine
}

/** One connection, the events, or the exit. */
export interface DiffPlace {
  /** `connection 1`, `events`, `exit`. */
  readonly place: string
  /** Whether nothing differs in it. */
  readonly same: boolean
  /** All its lines, those that are equal too. */
  readonly rows: readonly DiffRow[]
}

/** What `diffTranscripts` gives. */
export interface TranscriptDiff {
  /** Whether nothing differs. */
  readonly same: boolean
  /** All places, those without differences too, in the order in which an observer looks: wire, events, exit. */
  readonly places: readonly DiffPlace[]
}
