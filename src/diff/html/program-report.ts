/** What a program did under two versions as one page that needs nothing else: no network, no other file, no script. */

import { html, Markup } from '../../shared/markup'
import { writeWhole } from '../../shared/write-whole'
import type { ExplainedDiff, Keep, ReportedCause, ReportedPart } from '../cause/report/types'
import { linesOf, ownPart, releaseText, standingTexts, unexplainedTitle } from '../cause/report/words'
import type { Difference } from '../cause/types'
import { sides, summary, verdict } from '../program/text'
import { counted, originTexts, sinceText, stepTexts, valueWords } from '../report/words'
import type { DiffLine, DiffPlace, DiffRow } from '../types'
import { programStyle } from './program-style'
import { style } from './style'

/** More equal lines than this in a row are folded; as many as this stay at each end. */
const mostEqual = 8
const kept = 3

/** Where the row of a place is on the page. */
const anchor = (place: number, row: number): string => `p${place + 1}-${row + 1}`

/** What makes the rows of a place differ: the numbers of causes, by row. */
type Numbers = ReadonlyMap<number, readonly (number | undefined)[]>

function numbersOf({ place }: DiffPlace, why: ExplainedDiff['why']): Numbers {
  const numbers = new Map<number, (number | undefined)[]>()
  for (const { id, row } of (why?.differences ?? []).filter(one => one.place === place)) {
    const own = (why?.causes ?? []).flatMap(({ differences }, k) => (differences.includes(id) ? [k + 1] : []))
    const known = numbers.get(row) ?? []
    numbers.set(row, [...new Set([...known, ...(own.length > 0 ? own : [undefined])])])
  }
  return numbers
}

const speakers = { client: '→', server: '←' } as const

function cellOf(cell: DiffLine | undefined, kind: DiffRow['kind'], side: 'first' | 'second', notes?: Markup): Markup {
  if (!cell) return html`<td class=empty>${notes}</td>`
  const { text, from, starts, marks = kind === side ? [[0, text.length] as const] : [] } = cell
  let at = 0
  const pieces = marks.map(([start, end]) => {
    const piece = html`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`
    at = end
    return piece
  })
  const speaker = from !== undefined && starts ? html` data-from="${speakers[from]}"` : undefined
  return html`<td class="${kind === 'both' ? '' : side}"${speaker}><code>${pieces}${text.slice(at)}</code>${notes}</td>`
}

const notesOf = (numbers: readonly (number | undefined)[] | undefined): Markup | undefined =>
  numbers &&
  html` <span class=why>${numbers.map(number =>
    number === undefined ? html` unexplained` : html` <a href="#cause-${number}">cause ${number}</a>`,
  )}</span>`

const rowOf = ({ kind, a, b }: DiffRow, id: string, notes?: Markup): Markup =>
  html`<tr class=${kind === 'both' ? 'both' : 'differs'} id="${id}">${cellOf(a, kind, 'first')}${cellOf(b, kind, 'second', notes)}</tr>
`

const foldOf = (
  rows: readonly DiffRow[],
): Markup => html`<tr class=fold><td colspan=2><details><summary>${counted(rows.length, 'equal line')}</summary><pre>${rows.map(
  ({ a }) => html`${a?.text}
`,
)}</pre></details></td></tr>
`

function placeRows(place: DiffPlace, index: number, why: ExplainedDiff['why']): Markup[] {
  const numbers = numbersOf(place, why)
  const { rows } = place
  const made = (from: number, to: number) =>
    rows.slice(from, to).map((row, k) => rowOf(row, anchor(index, from + k), notesOf(numbers.get(from + k))))
  const all: Markup[] = []
  for (let at = 0; at < rows.length; ) {
    let end = at
    while (end < rows.length && rows[end].kind === 'both') end++
    if (end - at > mostEqual)
      all.push(...made(at, at + kept), foldOf(rows.slice(at + kept, end - kept)), ...made(end - kept, end))
    else all.push(...made(at, end))
    if (end < rows.length) all.push(...made(end, end + 1))
    at = end + 1
  }
  return all
}

function table(diff: ExplainedDiff): Markup {
  const names = [diff.a, diff.b].map(({ spec, release }) => html`<th scope=col>${spec} (${release})</th>`)
  const bodies = diff.places.flatMap((place, index) =>
    place.rows.length === 0
      ? []
      : [
          html`<tbody><tr class=part><th colspan=2 scope=rowgroup>${place.place}${place.same ? ', the same' : ''}</th></tr>
${placeRows(place, index, diff.why)}</tbody>
`,
        ],
  )
  return html`<table class=transcripts><thead><tr>${names}</tr></thead>
${bodies}</table>`
}

function partOf({ part, what, change }: ReportedPart): Markup {
  if (!change) return html`<h3>${part}</h3><p class=what>${what}</p>`
  const { from, to, lines = [] } = valueWords(change)
  const values = from === undefined ? lines : [`was ${from}`, `is ${to}`]
  const facts: [string, readonly string[]][] = [
    ['value', values],
    ['since', [sinceText(change.since, change.source), ...stepTexts(change)]],
    ['known from', originTexts(change)],
    ['shown by', change.scenarios.slice(0, 3).map(({ scenario, title }) => `${scenario}: ${title}`)],
  ]
  return html`<h3>${part}</h3><p class=what>${what}</p>
<dl>${facts
    .filter(([, texts]) => texts.length > 0)
    .map(([name, texts]) => html`<div><dt>${name}</dt>${texts.map(text => html`<dd>${text}</dd>`)}</div>`)}</dl>
`
}

/** Links to the rows of some differences. */
function links(all: readonly Difference[], places: readonly DiffPlace[]): Markup {
  const items = linesOf(all).map(({ title, a, b }) => {
    const { place, row } = all.find(one =>
      title === 'exit' ? one.place === 'exit' : title === `${one.place}, line ${one.row + 1}`,
    ) as Difference
    const index = places.findIndex(one => one.place === place)
    const texts = [
      a === null ? undefined : html`<del><code>${a}</code></del>`,
      b === null ? undefined : html`<ins><code>${b}</code></ins>`,
    ]
    return html`<li><a href="#${anchor(index, row)}">${title}</a> ${texts}</li>
`
  })
  return html`<ul class=lines>${items}</ul>`
}

const keepOf = (title: string, keep: Keep | null): Markup =>
  keep
    ? html`<p>${title}</p><pre class=keep>${keep.command}</pre>`
    : html`<p>It cannot be kept apart from the version.</p>`

function causeOf(cause: ReportedCause, number: number, diff: ExplainedDiff): Markup {
  const own = diff.why?.differences.filter(({ id }) => cause.differences.includes(id)) ?? []
  const ofCause = ownPart(cause, (diff.why?.causes.length ?? 0) > 1)
  return html`<article id="cause-${number}"><h2>Cause ${number}</h2>
${cause.parts.map(partOf)}
${[...standingTexts(cause), releaseText(cause)].map(text => html`<p class=about>${text}</p>`)}
<details><summary>${counted(linesOf(own).length, 'line')}</summary>${links(own, diff.places)}</details>
${ofCause === undefined ? keepOf('To keep it as it was:', cause.keep) : html`<p>${ofCause}</p>`}
</article>
`
}

function whyOf(diff: ExplainedDiff): Markup {
  const { why } = diff
  if (!why) return html``
  const left = why.differences.filter(({ id }) => why.unexplained.includes(id))
  const causes = counted(why.causes.length, 'cause')
  return html`<section class=entries><p>${counted(linesOf(why.differences).length, 'difference')}, ${causes} among the ${why.behaviours} behaviours that differ; ${counted(why.runs, 'run')}.</p>
${why.causes.map((cause, k) => causeOf(cause, k + 1, diff))}
${why.causes.length > 1 ? html`<article>${keepOf('To keep all of it as it was:', why.keep)}</article>` : undefined}
${left.length > 0 ? html`<article id=unexplained><h2>${unexplainedTitle(linesOf(left).length)}</h2>${links(left, diff.places)}</article>` : undefined}
</section>`
}

/** @returns the text of an HTML file */
export function renderProgramReport(diff: ExplainedDiff): string {
  const title = `${diff.script}: ${sides(diff)}`
  return html`<!doctype html>
<html lang=en>
<meta charset=utf-8>
<meta http-equiv=Content-Security-Policy content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name=viewport content="width=device-width,initial-scale=1">
<meta name=color-scheme content="light dark">
<title>${title}</title>
<style>${new Markup(style + programStyle)}</style>
<header class=top><h1>${title}</h1>
<p>${verdict(diff)} (${summary(diff)}).</p></header>
<main>
${whyOf(diff)}
<section class=entries><h2>What it did</h2>
${table(diff)}</section>
</main>
`.text
}

/** @throws ErasError ERAS_CANNOT_WRITE */
export const writeProgramReport = (diff: ExplainedDiff, file: string): void =>
  writeWhole(file, renderProgramReport(diff))
