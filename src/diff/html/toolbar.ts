/** What a reader with JavaScript filters by; the lists of columns and areas are the page's own, for the table that is open. */

import { html, type Markup } from '../../shared/markup'
import { placeOf } from './page/columns'
import type { Table } from './table'

/** The weights, most consequential first, as a person writes them. */
const names: Readonly<Record<string, string>> = { security: 'security', wire: 'wire', api: 'API', timing: 'timing' }

/** What is compared from the start: two columns, and the first table if it has both, or else the last that has. */
const startWith = ([a, b]: readonly [string, string], tables: readonly Table[]): Markup => {
  const has = ({ columns }: Table) => [a, b].every(name => placeOf(columns, name) !== -1)
  const [first] = tables
  const start = first && has(first) ? first : (tables.findLast(has) ?? first)
  return html` data-a="${a}" data-b="${b}" data-view="${start?.id}"`
}

/**
 * @param weights the weights that there are
 * @param pair two columns that are compared from the start
 */
export function toolbar(
  tables: readonly Table[],
  weights: readonly string[],
  pair?: readonly [string, string],
): Markup {
  const known = Object.keys(names).filter(name => weights.includes(name))
  const byWeight = html`<label title="What a change can do at worst. Of observations and recordings it finds those that a behaviour cites.">Weight <select name=weight><option value="">all${known.map(name => html`<option value="${name}">${names[name]}`)}</select></label>`
  return html`<nav aria-label="Tables">${tables.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}</nav>
<form class=filters role=search aria-label="Filters" autocomplete=off${pair ? startWith(pair, tables) : ''}>
<label class=search><span class=unseen>Search</span><input type=search name=q placeholder="Search names, values, sources" spellcheck=false aria-keyshortcuts="/"></label>
<details class=more open><summary>Filters</summary><div>
<label>Area <select name=area></select></label>
${known.length ? byWeight : ''}
<span class=pair role=group aria-label="Differs between two columns"><label>Differs between <select name=a></select></label> <label>and <select name=b></select></label></span>
<button type=button data-do=clear>Clear</button></div></details>
<output name=count aria-live=polite></output>
</form>`
}
