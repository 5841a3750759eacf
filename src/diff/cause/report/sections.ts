/** What a report of causes has, part by part and in order. Text and Markdown only print it. */

import type { Explained, Keep, ReportedPart } from './types'
import { linesOf, ownPart, releaseText, type ShownLine, shownOf, standingTexts, unexplainedTitle } from './words'

/** How things are kept as they were: by what, or only with the whole version. */
export interface KeepSection {
  readonly title: string
  /** Null: they cannot be kept apart from the version. */
  readonly keep: Keep | null
}

export interface CauseSection {
  /** From 1. */
  readonly number: number
  readonly parts: readonly ReportedPart[]
  /** How it stands to other causes, and with which release it comes. */
  readonly notes: readonly string[]
  readonly lines: readonly ShownLine[]
  /** How many lines are not shown. */
  readonly more: number
  /** The way to keep it: a part of the line that keeps everything, or a line of its own. */
  readonly keeps: string | KeepSection
}

interface CauseSections {
  readonly causes: readonly CauseSection[]
  /** Of several causes: how all are kept. */
  readonly keepsAll: KeepSection | undefined
  /** Differences without a cause. */
  readonly unexplained: { readonly title: string; readonly lines: readonly ShownLine[] } | undefined
}

/** Lays out differences with their causes, and those that have none. */
export function sectionsOf(told: Explained): CauseSections {
  const many = told.causes.length > 1
  const causes = told.causes.map((cause, index) => {
    const { shown, more } = shownOf(cause, told.differences)
    return {
      number: index + 1,
      parts: cause.parts,
      notes: [...standingTexts(cause), releaseText(cause)],
      lines: shown,
      more,
      keeps: ownPart(cause, many) ?? { title: 'to keep it as it was', keep: cause.keep },
    }
  })
  const lines = linesOf(told.differences.filter(({ id }) => told.unexplained.includes(id)))
  return {
    causes,
    keepsAll: many ? { title: 'to keep all of it as it was', keep: told.keep } : undefined,
    unexplained: lines.length > 0 ? { title: unexplainedTitle(lines.length), lines } : undefined,
  }
}
