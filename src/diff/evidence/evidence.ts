/**
 * From the sources that versions/ cites to the documents and scenarios behind them; and from a behaviour to the rows of the
 * catalog that it gives their values, with what these say.
 */

import { manuals } from '../../../versions/manuals'
import type { Source } from '../../profile/line'
import { catalogKey } from '../../profile/release'
import type { Path } from '../../profile/vocabulary'
import type { DiffSide, ShownBy, SourceText } from '../types'
import { type CatalogEntry, knownEvidence, type ScenarioEntry } from './index-file'

/** A source taken apart: what kind of evidence, and which. */
interface Citation {
  readonly kind: string
  readonly text: string
}

/** The single citations of a source, most telling first. */
const citations = (source: Source): Citation[] =>
  source.split('; ').map(one => {
    const colon = one.indexOf(': ')
    return { kind: one.slice(0, colon), text: one.slice(colon + 2) }
  })

/** `001 http.getAgent`, or, as the catalog writes it, `seed 001 (0.4 manual): http.getAgent`. */
const MANUAL = /^(?:seed )?(\d{3})(?: \([^)]*\))?:? (.*)$/

function documentOf(text: string): SourceText {
  const [, seed, heading] = MANUAL.exec(text) ?? []
  if (seed !== undefined) return { kind: 'manual', of: manuals[seed] ?? seed, text: heading }
  return { kind: 'changelog', text }
}

/** What differs between two versions for one behaviour, and what is cited for it. */
interface EvidenceChange {
  readonly path: Path
  readonly sources: readonly Source[]
  readonly a: DiffSide
  readonly b: DiffSide
}

/** A row that more behaviours than this give its values says little of each. */
const mostBehind = 2

const cell = ({ values }: CatalogEntry, { line }: DiffSide): string => JSON.stringify(values[catalogKey(line)])

/** The rows that sources cite. */
const citedRows = ({ sources }: EvidenceChange): CatalogEntry[] =>
  sources.flatMap(citations).flatMap(({ kind, text }) => {
    const row = kind === 'catalog' ? knownEvidence().catalog[text] : undefined
    return row ? [row] : []
  })

let rowsBy: Map<Path, CatalogEntry[]> | undefined

/** The rows that a behaviour gives its values and that differ between the two lines. */
function givenRows({ path, a, b }: EvidenceChange): CatalogEntry[] {
  if (!rowsBy) {
    rowsBy = new Map()
    for (const row of Object.values(knownEvidence().catalog)) {
      if (row.by.length > mostBehind) continue
      for (const by of row.by) rowsBy.set(by, [...(rowsBy.get(by) ?? []), row])
    }
  }
  return (rowsBy.get(path) ?? []).filter(row => cell(row, a) !== cell(row, b))
}

/** The manuals and changelogs that say so, each once: those that are cited first. */
export function documentsOf(change: EvidenceChange): SourceText[] {
  const cited = change.sources
    .flatMap(citations)
    .flatMap(({ kind, text }) => (kind === 'manual' || kind === 'changelog' ? [text] : []))
  const reported = [...citedRows(change), ...givenRows(change)].flatMap(({ documented }) => documented)
  const documents = new Map(
    [...cited, ...reported].map(documentOf).map(one => [`${one.kind} ${one.of} ${one.text}`, one]),
  )
  return [...documents.values()]
}

/** Whether two releases did the same in a scenario; null where one of them was not run in it. */
function differsIn(entry: ScenarioEntry, a: DiffSide, b: DiffSide): boolean | null {
  const [of, and] = [a, b].map(({ release }) => entry.variants.findIndex(runtimes => runtimes.includes(release)))
  return of === -1 || and === -1 ? null : of !== and
}

/** The scenarios that show it: those whose recordings of the two versions differ come first. */
export function scenariosOf(change: EvidenceChange): ShownBy[] {
  const { scenarios, measured } = knownEvidence()
  const shown = (name: string, entry: ScenarioEntry | undefined): ShownBy[] =>
    entry ? [{ scenario: name, title: entry.title, differs: differsIn(entry, change.a, change.b) }] : []
  const cited = change.sources.flatMap(citations).flatMap(({ kind, text }) => {
    if (kind === 'recording') return shown(text, scenarios[text])
    return kind === 'measured' ? shown(`measured/${text}`, measured[text]) : []
  })
  const ofRows = (rows: readonly CatalogEntry[]) =>
    rows.flatMap(row => row.scenarios).flatMap(name => shown(name, scenarios[name]))
  // What is not cited but follows from the catalog counts where it is seen to differ.
  const given = ofRows(givenRows(change)).filter(({ differs }) => differs)
  const once = new Map([...cited, ...ofRows(citedRows(change)), ...given].map(one => [one.scenario, one]))
  const all = [...once.values()]
  return [...all.filter(({ differs }) => differs), ...all.filter(({ differs }) => !differs)]
}
