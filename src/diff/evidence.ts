/** From the sources that versions/ cites to the documents and scenarios behind them. */

import { manuals } from '../../versions/manuals'
import type { Source } from '../profile/line'
import { evidenceIndex } from './index-file'
import type { Document, ShownBy } from './types'

/** A source taken apart: what kind of evidence, and which. */
interface Citation {
  readonly kind: 'manual' | 'changelog' | 'recording' | 'catalog' | 'surface'
  readonly text: string
}

/** The single citations of a source, most telling first. */
export const citations = (source: Source): Citation[] =>
  source.split('; ').map(one => {
    const colon = one.indexOf(': ')
    return { kind: one.slice(0, colon) as Citation['kind'], text: one.slice(colon + 2) }
  })

/** `001 http.getAgent`, or, as the catalog writes it, `seed 001 (0.4 manual): http.getAgent`. */
const MANUAL = /^(?:seed )?(\d{3})(?: \([^)]*\))?:? (.*)$/

function documentOf(text: string): Document {
  const [, seed, heading] = MANUAL.exec(text) ?? []
  if (seed !== undefined) return { kind: 'manual', of: manuals[seed] ?? seed, text: heading }
  return { kind: 'changelog', text }
}

/** The manuals and changelogs behind some sources, each once. */
export function documentsOf(sources: readonly Source[]): Document[] {
  const texts = sources.flatMap(citations).flatMap(({ kind, text }) => {
    if (kind === 'catalog') return evidenceIndex().catalog[text]?.documented ?? []
    return kind === 'manual' || kind === 'changelog' ? [text] : []
  })
  return [...new Set(texts)].map(documentOf)
}

/** Whether two releases did the same in a scenario; null where one of them was not recorded. */
export function differsIn(scenario: string, a: string, b: string): boolean | null {
  const variants = evidenceIndex().scenarios[scenario]?.variants ?? []
  const [of, and] = [a, b].map(release => variants.findIndex(runtimes => runtimes.includes(release)))
  return of === -1 || and === -1 ? null : of !== and
}

/** The scenarios behind some sources: those whose recordings of the two releases differ come first. */
export function scenariosOf(sources: readonly Source[], a: string, b: string): ShownBy[] {
  const { catalog, scenarios } = evidenceIndex()
  const names = sources.flatMap(citations).flatMap(({ kind, text }) => {
    if (kind === 'catalog') return catalog[text]?.scenarios ?? []
    return kind === 'recording' ? [text] : []
  })
  const shown = [...new Set(names)]
    .filter(name => Object.hasOwn(scenarios, name))
    .map(name => ({ scenario: name, title: scenarios[name].title, differs: differsIn(name, a, b) }))
  return [...shown.filter(({ differs }) => differs), ...shown.filter(({ differs }) => !differs)]
}
