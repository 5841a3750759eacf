/** A page for each line, and the list of all releases. */

import { byHurt } from '../../src/diff/data/hurts'
import { diffProfiles } from '../../src/diff/data/profiles'
import type { Line } from '../../src/profile/line'
import { isStable } from '../../src/profile/releases'
import { html, type Markup } from '../../src/shared/markup'
import type { SiteFacts } from './facts'
import { at, copyLink, type Page, upFrom } from './page'
import { changeArticle, counted, countsOf, fact, releaseLink } from './parts'
import type { ReleaseFacts } from './releases'

/** A release with how much it changed: the worst of it gives the colour. */
function chipOf({ name, changes }: ReleaseFacts, up: string): Markup {
  const worst =
    changes.length > 0 ? ['security', 'wire', 'api', 'timing'].find(w => changes.some(c => c.weight === w)) : 'none'
  const says =
    changes.length > 0 ? `${counted(changes.length, 'change')}: ${countsOf(changes)}` : 'nothing that is known'
  return html`<a class="release ${worst}" href="${up}${at.release(name)}" title="${says}">${name}${changes.length > 0 ? html` <b>${changes.length}</b>` : ''}</a>`
}

const releasesOf = (line: Line, facts: SiteFacts): ReleaseFacts[] => facts.releases.filter(one => one.line === line)

function listOf(line: Line, facts: SiteFacts, up: string): Markup {
  const own = releasesOf(line, facts)
  const isOwn = ({ name }: ReleaseFacts) => isStable(line, name)
  const [before, stable] = [own.filter(one => !isOwn(one)), own.filter(isOwn)]
  const row = (some: readonly ReleaseFacts[]) =>
    html`<p class=releases>${some.map(one => html`${chipOf(one, up)} `)}</p>`
  if (stable.length === 0 || before.length === 0) return row(own)
  return html`${row(stable)}<details><summary>${counted(before.length, 'development release')} before it</summary>${row(before)}</details>`
}

function linePage(line: Line, place: number, facts: SiteFacts): Page {
  const file = at.line(line.name)
  const up = upFrom(file)
  const before = facts.lines[place - 1]
  const changes = before ? byHurt(diffProfiles(before.name, line.name).changes) : []
  const articles = changes.map(change =>
    changeArticle(change, [before.name, line.name], file, [
      fact('since', change.since === null ? html`only the manual has it` : releaseLink(change.since, facts, up)),
    ]),
  )
  const errata = (line.errata ?? []).map(
    ({ entry, promise, binary }) => html`<li><cite>${entry.replace(/^\d+ /, '')}</cite>: <q>${promise}</q> ${binary}`,
  )
  const codename = line.codename ? `, long-term support “${line.codename}”` : ''
  const body = html`<h1>Line ${line.name} ${copyLink()}</h1>
<p class=lead>${line.runtime === line.name ? '' : `${line.runtime} `}${line.name}${codename}: ${counted(releasesOf(line, facts).length, 'release')}, up to ${line.last}. Judged by recordings of ${line.recorded.join(', ')}.</p>
<section id=releases><h2>Its releases</h2>${listOf(line, facts, up)}</section>
${before ? html`<section id=changes><h2>What is otherwise than in ${before.name}</h2><p>${counted(changes.length, 'behaviour')}: ${countsOf(changes)}. <a href="${up}matrix.html#&amp;a=${before.name}&amp;b=${line.name}">As a list to filter</a>.</p>${articles}</section>` : ''}
${errata.length > 0 ? html`<section id=errata><h2>Where its manual is wrong</h2><ul>${errata}</ul></section>` : ''}`
  return {
    file,
    title: `Line ${line.name}`,
    about: `What Node’s http did in ${line.name}, and what changed since the line before it`,
    body,
  }
}

/** The pages of all lines, and the list of releases. */
export function linePages(facts: SiteFacts): Page[] {
  const all = [...facts.lines].reverse()
  const sections = all.map(
    line =>
      html`<section id="line-${line.name}"><h2><a href="${at.line(line.name)}">${line.name}</a>${line.codename ? html` <small>${line.codename}</small>` : ''}</h2>${listOf(line, facts, '')}</section>`,
  )
  const list: Page = {
    file: 'releases.html',
    title: 'Releases',
    about: 'Every release, and what of http it changed',
    body: html`<h1>Releases</h1><p class=lead>Each leads to what it changed. The number says how many behaviours; the colour, what a change can do at worst.</p>
<p class=legend><span class="release security">what strangers can do</span> <span class="release wire">bytes and connections</span> <span class="release api">what programs see</span> <span class="release timing">when it happens</span></p>
${sections}`,
  }
  return [list, ...facts.lines.map((line, place) => linePage(line, place, facts))]
}
