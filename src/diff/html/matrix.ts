/**
 * A table of a report as HTML: the matrix, and below it the entries, one `noscript` a group. A reader without
 * JavaScript finds them there; for the page's script they are text, which costs nothing until an entry is asked for.
 */

import { html, type Markup, prose, visible } from '../../shared/markup'
import { fragment, letterOf, paint, type Table, type TableRow } from './table'

const cell = (variant: number, words: TableRow['words']): Markup =>
  html`<td class=${paint(variant)}>${variant < 0 ? '–' : (words?.[variant] ?? letterOf(variant))}`

/** What the page's script takes for two columns: no character may be there that JSON would read otherwise than the page. */
const pairData = ({ order, says, told }: TableRow): Markup | undefined =>
  told &&
  html` data-order="${order}" data-told="${texts(told)}"${says?.some(Boolean) ? html` data-says="${texts(says)}"` : ''}`

const texts = (all: readonly string[]): string => JSON.stringify(all.map(visible))

const line = (row: TableRow): Markup => {
  const { id, name, what, weights, cells, words } = row
  return html`<tr${weights.length ? html` data-weight="${weights.join(' ')}"` : ''}${pairData(row)}><th scope=row><a href="#${fragment(id)}">${breakable(name)}</a> <span>${prose(what)}</span>${cells.map(variant => cell(variant, words))}</tr>
`
}

const article = ({ id, what, entry }: TableRow): Markup =>
  html`<article id="${id}"><h3 tabindex=-1>${id}</h3><p class=what>${prose(what)}</p>${entry}</article>
`

/** A name that may break where its words begin. */
const breakable = (name: string): Markup =>
  html`${name.split(/(?<=[a-z])(?=[A-Z])/).map((word, at) => (at > 0 ? html`<wbr>${word}` : word))}`

/** One section of the page. */
export function section({ id, title, rowsAre, intro, columns, groups }: Table): Markup {
  const heads = columns.map(
    ({ name, line, runtime }) =>
      html`<th scope=col data-name="${name}" data-line="${line}"${runtime === undefined ? '' : html` data-runtime="${runtime}"`}>${name}`,
  )
  const bodies = groups.map(
    ({ name, rows }) =>
      html`<tbody data-group="${name}"><tr class=group><th scope=rowgroup colspan=${columns.length + 1}><span>${name}</span></tr>
${rows.map(line)}`,
  )
  return html`<section class=view id="${id}" data-rows="${rowsAre}">
<h2>${title}</h2><p class=intro>${intro}</p>
<div class=scroller><table class=matrix aria-label="${title}" style="--columns:${columns.length}"><colgroup><col class=names><col span=${columns.length}><thead><tr><th scope=col>${title}${heads}</thead>
${bodies}</table></div>
<div class=entries>${groups.map(
    ({ name, rows }) => html`<noscript><details><summary>${name}</summary>${rows.map(article)}</details></noscript>
`,
  )}</div>
</section>
`
}
