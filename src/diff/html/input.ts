/** What a report is made of. `gather.ts` makes it from the project's data; it can be made by hand as well. */

import type { Role, Variant } from '../../transcript/types'

/** A column: a line or an exact release. */
export interface ReportColumn {
  /** As a person writes it: `0.10`, `iojs-1.8.1`. */
  readonly name: string
  /** The line that it belongs to. Columns of different tables are matched by name, else by line. */
  readonly line: string
  /** The recorded release whose transcripts stand for it; none if nothing of the kind was recorded. */
  readonly runtime?: string
}

/** One value that a behaviour got in the course of history. */
export interface ReportChange {
  readonly value: unknown
  /** The exact release that brought it; null if only the manual of a line has it. */
  readonly since: string | null
  /** As in versions/: `manual: …`, `recording: …`, several joined by `; `. */
  readonly source: string
  /** Of the columns, those in which it is the latest change, by their place. None if it did not last. */
  readonly columns: readonly number[]
}

export interface ReportBehaviour {
  /** `area.name` */
  readonly path: string
  readonly what: string
  readonly kind: 'flag' | 'count' | 'text' | 'choice' | 'table' | 'record'
  readonly choices?: Readonly<Record<string, string>>
  /** What a change of it is: `security`, `wire`, `api`, `timing`. */
  readonly weights: readonly string[]
  /** Its value in each column. */
  readonly values: readonly unknown[]
  /** In the order of history. Of a record, a value is what was laid over the entries before. */
  readonly changes: readonly ReportChange[]
}

/** A row of the catalog: one thing seen on the real binaries, in words. */
export interface ReportObservation {
  readonly id: string
  readonly area: string
  readonly what: string
  readonly weights: readonly string[]
  /** By column; undefined where it was not looked at. */
  readonly values: readonly (string | undefined)[]
  /** Further facts, each with its heading. */
  readonly notes: readonly (readonly [heading: string, text: string])[]
  /** The scenarios that show it. */
  readonly scenarios: readonly string[]
}

export interface ReportRecording {
  /** `area/name` */
  readonly scenario: string
  readonly title: string
  readonly role: Role
  readonly weights: readonly string[]
  readonly variants: readonly Variant[]
  /** The program that was run, if it is at hand. */
  readonly program?: string
}

export interface ReportInput {
  readonly title: string
  /** The columns of the behaviours. */
  readonly columns: readonly ReportColumn[]
  readonly behaviours: readonly ReportBehaviour[]
  /** The columns of the observations. */
  readonly observed: readonly ReportColumn[]
  readonly observations: readonly ReportObservation[]
  /** The columns of the recordings: each is a recorded release. */
  readonly runtimes: readonly ReportColumn[]
  readonly recordings: readonly ReportRecording[]
  /** What the manuals promise, by what a source of kind `manual` names. */
  readonly promises: Readonly<Record<string, readonly string[]>>
  /** What those manuals are called, by the seed that such a source begins with. */
  readonly manuals: Readonly<Record<string, string>>
  /** Two columns whose differences are shown first. */
  readonly pair?: readonly [a: string, b: string]
}
