/** A page for each recorded scenario: who did the same, the program, what it shows, and any two transcripts side by side. */

import { packEvidence } from '../../src/diff/html/evidence'
import type { ReportRecording } from '../../src/diff/html/input'
import { html, join, type Markup } from '../../src/shared/markup'
import type { SiteFacts } from './facts'
import { at, copyLink, dataOf, type Page, raw, upFrom } from './page'
import { behaviourLink, counted, releaseLink, scenariosIn } from './parts'

const roles: Readonly<Record<string, string>> = {
  server: 'A server runs in the release; a raw peer speaks to it.',
  client: 'A client runs in the release; a raw peer answers it.',
  pair: 'Client and server run in the release.',
  api: 'No network: what the program sees.',
}

function page(recording: ReportRecording, citedBy: readonly string[], facts: SiteFacts): Page {
  const { scenario, title, role, variants, program } = recording
  const file = at.scenario(scenario)
  const up = upFrom(file)
  const order = facts.input.runtimes.map(({ name }) => name)
  const sorted = variants.toSorted((a, b) => order.indexOf(a.runtimes[0]) - order.indexOf(b.runtimes[0]))
  const groups = sorted.map(
    ({ runtimes }) =>
      html`<li>${join(
        runtimes.map(name => releaseLink(name, facts, up)),
        ', ',
      )}`,
  )
  const cited = citedBy.map(path => html`<li>${behaviourLink(path, up)} ${facts.behaviours.get(path)?.what}`)
  const body = html`<h1>${title} ${copyLink()}</h1>
<p class=meta><code>${scenario}</code> ${roles[role] ?? role}</p>
<section id=same><h2>${variants.length === 1 ? 'All releases did the same' : `${counted(variants.length, 'way')} of ${counted(order.length, 'recorded release')}`}</h2><ol class=same>${groups}</ol></section>
<section id=transcripts><h2>Side by side</h2><noscript><p>The transcripts need JavaScript; <code>http-eras diff A B --evidence ${scenario}</code> prints them.</p></noscript>
<form class=choose hidden autocomplete=off><label>A <select name=a></select></label><label>B <select name=b></select></label></form><div id=shown></div></section>
${cited.length > 0 ? html`<section id=cited><h2>What it shows</h2><ul>${cited}</ul></section>` : ''}
${program === undefined ? '' : html`<section id=program><h2>The program</h2><pre><code>${lines(program)}</code></pre></section>`}
${dataOf('order', { scenario, order })}
${raw(`<script type="application/octet-stream" id=evidence>${packEvidence([recording])}</script>`)}`
  return { file, title: scenario, about: title, body, scripts: ['scenario.js'] }
}

/** A text with its lines as they are. */
const lines = (text: string): Markup =>
  raw(
    text
      .split('\n')
      .map(line => html`${line}`.text)
      .join('\n'),
  )

/** The pages of all scenarios, and the list of them. */
export function scenarioPages(facts: SiteFacts): Page[] {
  const citedBy = new Map<string, Set<string>>()
  for (const { path, changes } of facts.input.behaviours) {
    for (const name of changes.flatMap(({ source }) => scenariosIn(source, facts))) {
      citedBy.set(name, (citedBy.get(name) ?? new Set()).add(path))
    }
  }
  const all = facts.input.recordings
  const areas = [...new Set(all.map(({ scenario }) => scenario.split('/')[0]))]
  const sections = areas.map(area => {
    const own = all.filter(({ scenario }) => scenario.startsWith(`${area}/`))
    const items = own.map(
      ({ scenario, title, variants }) =>
        html`<li><a href="${at.scenario(scenario)}">${title}</a> <small>${counted(variants.length, 'way')}</small>`,
    )
    return html`<section id="area-${area}"><h2>${area}</h2><ul>${items}</ul></section>`
  })
  const list: Page = {
    file: 'scenarios.html',
    title: 'Scenarios',
    about: 'What was run on the real releases, and what each did',
    body: html`<h1>Scenarios</h1><p class=lead>Small programs of the time, run on the real binaries: what each did is the measure of every profile.</p>${sections}`,
  }
  return [list, ...all.map(one => page(one, [...(citedBy.get(one.scenario) ?? [])], facts))]
}
