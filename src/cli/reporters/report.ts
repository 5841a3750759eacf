/** What a command that reports its result can say of it: every reporter takes what it needs. */

import type { Paint } from '../../diff/report/paint'
import type { Suite } from '../../shared/cases'

export interface TextStyle {
  readonly paint: Paint
  /** How wide a line is, where that is known. */
  readonly columns: number | undefined
  /** Whether the lines that are told as they come have been told. */
  readonly told: boolean
}

export interface Report {
  text(style: TextStyle): string
  /** The document that `--json` gives. */
  json(): string
  markdown(): string
  suites(): readonly Suite[]
}

export interface Context {
  readonly env: NodeJS.ProcessEnv
  /** When the report is made. */
  readonly at: Date
  /** How long the command took until then, in milliseconds. */
  readonly ms: number
}

/** A kind of report: its text, and what else is done where it is asked for. */
export interface Reporter {
  render(report: Report, style: TextStyle, context: Context): string
  /** What is written elsewhere than in its text. @throws ErasError ERAS_CANNOT_WRITE */
  beside?(report: Report, context: Context): void
}
