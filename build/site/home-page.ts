/** The first page: what this is, and the ways in. */

import { byHurt, hurtText } from '../../src/diff/data/hurts'
import { diffProfiles } from '../../src/diff/data/profiles'
import { html, type Markup } from '../../src/shared/markup'
import type { SiteFacts } from './facts'
import { at, type Page } from './page'
import { counted, countsOf, releaseLink } from './parts'

/** How many of the newest releases that changed something are named. */
const NEWEST = 8
const MOST = 6

function hurtList(a: string, b: string, facts: SiteFacts): Markup {
  const changes = byHurt(diffProfiles(a, b).changes)
  const worst = changes.flatMap(change => {
    const sentence = hurtText(change)
    return sentence ? [{ ...change, ...sentence }] : []
  })
  const items = worst
    .slice(0, MOST)
    .map(
      ({ says, since, path }) =>
        html`<li><a href="${at.behaviour(path)}">${says}</a> <small>${since === null ? '' : releaseLink(since, facts, '')}</small>`,
    )
  return html`<p>${counted(changes.length, 'behaviour')} differ between ${a} and ${b}. What hurts most:</p><ul>${items}</ul><p><a href="matrix.html#&amp;a=${a}&amp;b=${b}">All of them, in words</a></p>`
}

export function homePage(facts: SiteFacts): Page {
  const { lines, releases, input } = facts
  const newest = releases
    .filter(({ changes, begins }) => changes.length > 0 && !begins)
    .slice(-NEWEST)
    .reverse()
  const stable = lines.filter(({ codename }) => codename)
  const [a, b] = [stable[Math.max(0, stable.length - 7)], stable[stable.length - 1]]
  const body = html`<div class=hero><h1>What Node’s <code>http</code> did, release by release</h1>
<p class=lead>${input.behaviours.length} behaviours of ${releases.length} releases, ${lines[0].name} to ${lines[lines.length - 1].name}: each with its value in words, the release that changed it, and the recordings that show it. One implementation runs them all on today’s Node.</p>
<p class=ways><a class=way href="play.html"><b>Playground</b> Type bytes, see what every release makes of them.</a><a class=way href="matrix.html#&amp;a=${a.name}&amp;b=${b.name}"><b>Compare two versions</b> Any two of ${releases.length} releases, what hurts most first.</a><a class=way href="releases.html"><b>What changed in …?</b> A page for each release.</a><a class=way href="docs/index.html"><b>Docs</b> Pin a program, diff, bisect, record, replay.</a></p></div>
<div class=columns>
<section><h2>Going from ${a.name} to ${b.name}</h2>${hurtList(a.name, b.name, facts)}</section>
<section><h2>The newest releases that changed something</h2><ul>${newest.map(({ name, changes }) => html`<li>${releaseLink(name, facts, '')} <small>${counted(changes.length, 'behaviour')}: ${countsOf(changes)}</small>`)}</ul></section>
<section><h2>Lines</h2><p class=releases>${lines.map(({ name }) => html`<a class=release href="${at.line(name)}">${name}</a> `)}</p></section>
<section><h2>Run it</h2><pre><code>npm ci &amp;&amp; npm run demo
http-eras run --as ${lines[3].name} app.js
http-eras diff ${a.name} ${b.name} app.js --why</code></pre></section>
</div>`
  return { file: 'index.html', title: 'Start', about: 'What Node’s http did, release by release', body }
}
