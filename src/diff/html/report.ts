/** The report as one page that needs nothing else: no network, no other file; readable as it is, better with its script. */

import { createHash } from 'node:crypto'
import { html, Markup } from '../../shared/markup'
import { tablesOf } from './entries'
import { packEvidence } from './evidence'
import type { ReportInput } from './input'
import { section } from './matrix'
import { pageScript } from './page-script'
import { style } from './style'
import type { Table } from './table'
import { toolbar } from './toolbar'

export type {
  ReportBehaviour,
  ReportChange,
  ReportColumn,
  ReportInput,
  ReportObservation,
  ReportRecording,
} from './input'

/** Runs before anything is seen, so that the page is not laid out twice. */
const first = "document.documentElement.className='js'"

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Text of our own that stands in an element whose content is not HTML. */
const raw = (text: string): Markup => new Markup(text)

const count = ({ groups, rowsAre }: Table): string =>
  `${groups.reduce((sum, { rows }) => sum + rows.length, 0).toLocaleString('en')} ${rowsAre}`

/**
 * Renders a report.
 * @param input what to show; `gather` reads it from the project's data
 * @returns the text of an HTML file
 * @throws ErasError ERAS_NOT_BUILT if the page's script was not built
 */
export function renderReport(input: ReportInput): string {
  const tables = tablesOf(input)
  const script = pageScript()
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src ${hash(first)} ${hash(script)}; base-uri 'none'; form-action 'none'`
  const weights = new Set(input.behaviours.flatMap(behaviour => behaviour.weights))
  return html`<!doctype html>
<html lang=en>
<meta charset=utf-8>
<meta http-equiv=Content-Security-Policy content="${policy}">
<meta name=viewport content="width=device-width,initial-scale=1">
<meta name=color-scheme content="light dark">
<title>${input.title}</title>
<style>${raw(style)}</style>
<script>${raw(first)}</script>
<header class=top><h1>${input.title}</h1>
<p>${tables.map(count).join(', ')}. Each row is coloured by value: where the colour changes, so did Node.</p>
<noscript><p>Filters, search and the recorded transcripts need JavaScript. The tables and their entries do not.</p></noscript></header>
${toolbar(tables, [...weights], input.pair)}
<main>
${tables.map(section)}
<p id=none hidden>Nothing is left: no row fits all of these filters. <button type=button data-do=clear>Clear the filters</button></p>
<p id=reading aria-live=polite>Arrow keys move from cell to cell, Enter opens, Esc closes, / searches.</p>
</main>
<aside id=panel hidden aria-label="Details"></aside>
<script type="application/octet-stream" id=evidence>${packEvidence(input.recordings)}</script>
<script>${raw(script)}</script>
`.text
}
