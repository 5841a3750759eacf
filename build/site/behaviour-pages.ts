/** A page for each behaviour: its value in each line, what each change is known from, what shows it, how to have it alone. */

import type { ReportBehaviour, ReportChange } from '../../src/diff/html/input'
import { after, alone } from '../../src/diff/html/page/pair'
import { paint, spans, variantsOf } from '../../src/diff/html/table'
import { valueKey, wholeValue } from '../../src/diff/html/value'
import { saysOf, wordsOf } from '../../src/diff/html/words'
import { nameOf } from '../../src/profile/release'
import type { Path } from '../../src/profile/vocabulary'
import { needs } from '../../src/profile/vocabulary/needs'
import { type Weight, weightClasses } from '../../src/profile/vocabulary/weights'
import { html, join, type Markup, prose } from '../../src/shared/markup'
import { lines } from '../../versions'
import type { SiteFacts } from './facts'
import { at, copyLink, type Page, upFrom } from './page'
import { behaviourLink, fact, releaseLink, scenarioLink, scenariosIn, sourceText, weightMark } from './parts'

/** A value in words; what lists and maps hold, folded where it is long. */
function valueText(behaviour: ReportBehaviour, value: unknown, before: unknown): Markup {
  const { path, kind } = behaviour
  if (kind === 'table' || kind === 'record')
    return html`<div class=value>${wholeValue(behaviour, value, kind === 'record' ? undefined : before)}</div>`
  const says = saysOf(path, value)
  const words = alone(wordsOf(behaviour, value))
  const written = kind === 'flag' || kind === 'text' ? '' : html` <code>${String(value)}</code>`
  return html`${prose(words)}${written}${says === undefined ? '' : html`<p class=says>${prose(says)}</p>`}`
}

/** The name of a release that versions/ gives by its number, by what the report's columns say of its line. */
function sinceOf(change: ReportChange, facts: SiteFacts, up: string): Markup {
  if (change.since === null) return html`only the manual has it`
  const named = facts.releaseNames.has(change.since)
    ? change.since
    : lines.map(line => nameOf(line.runtime, change.since as string)).find(name => facts.releaseNames.has(name))
  return releaseLink(named ?? change.since, facts, up)
}

function strip(behaviour: ReportBehaviour, facts: SiteFacts): Markup {
  const { values } = behaviour
  const { columns } = facts.input
  const { cells } = variantsOf(values, valueKey)
  const runs: { from: number; to: number }[] = []
  cells.forEach((cell, place) => {
    const last = runs.at(-1)
    if (last && cells[last.to] === cell) last.to = place
    else runs.push({ from: place, to: place })
  })
  const heads = columns.map(({ name }) => html`<span>${name}</span>`)
  const boxes = runs.map(
    ({ from, to }) =>
      html`<div class="${paint(cells[from])}" style="grid-column:span ${to - from + 1}"><b>${columns[from].name}${to > from ? html`–${columns[to].name}` : ''}</b> ${prose(after(from === 0 ? undefined : wordsOf(behaviour, values[from - 1]), wordsOf(behaviour, values[from])))}</div>`,
  )
  return html`<div class=strip style="--columns:${columns.length}"><div class=heads aria-hidden=true>${heads}</div><div class=runs>${boxes}</div></div>`
}

function rowsOf(behaviour: ReportBehaviour, facts: SiteFacts, up: string): Markup[] {
  const { changes } = behaviour
  return changes.map((change, k) => {
    const where = spans(facts.input.columns, change.columns)
    return html`<tr><td>${valueText(behaviour, change.value, changes[k - 1]?.value)}<td>${where || html`<i>did not last</i>`}<td>${sinceOf(change, facts, up)}<td>${sourceText(change.source, facts, up)}`
  })
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function page(behaviour: ReportBehaviour, facts: SiteFacts): Page {
  const { path, what, weights, changes } = behaviour
  const file = at.behaviour(path)
  const up = upFrom(file)
  const weight = weights[0] as Weight
  const shown = [...new Set(changes.flatMap(({ source }) => scenariosIn(source, facts)))]
  const needed = needs[path as Path] ?? []
  const newest = facts.lines[facts.lines.length - 1].name
  const other = facts.lines.findLast(
    ({ name }, place) => name !== newest && valueKey(behaviour.values[place]) !== valueKey(behaviour.values.at(-1)),
  )
  const body = html`<h1>${prose(what)} ${copyLink()}</h1>
<p class=meta>${weightMark(weight)} <code>${path}</code></p>
<p class=lead>What a change of it can do at worst: ${lower(weightClasses[weight])}</p>
${strip(behaviour, facts)}
<section id=history><h2>Which releases changed it</h2><table class=history><thead><tr><th>Value<th>In<th>Since<th>Known from<tbody>${rowsOf(behaviour, facts, up)}</table></section>
${shown.length > 0 ? html`<section id=evidence><h2>What shows it</h2><ul>${shown.map(name => html`<li>${scenarioLink(name, facts, up, facts.recordings.get(name)?.title ?? name)}`)}</ul></section>` : ''}
<section id=use><h2>Have it alone</h2><dl class=facts>${other ? fact(`as ${other.name} has it`, html`<code class=line>http-eras run --as ${newest} --with ${path}@${other.name} app.js</code>`) : ''}${
    needed.length > 0
      ? fact(
          'cannot be without',
          join(
            needed.map(one => behaviourLink(one, up)),
            ', ',
          ),
        )
      : ''
  }${fact('in the list', html`<a href="${up}matrix.html#${path}">among all behaviours</a>`)}</dl></section>`
  return { file, title: path, about: what, body }
}

export const behaviourPages = (facts: SiteFacts): Page[] => facts.input.behaviours.map(one => page(one, facts))
