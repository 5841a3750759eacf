/** A page for each release: what it changed against the one before, what knows it, who got it too, how to keep the old. */

import type { ShownBy, SourceText } from '../../src/diff/types'
import { html, join, type Markup } from '../../src/shared/markup'
import type { SiteFacts } from './facts'
import { at, copyLink, type Page, upFrom } from './page'
import { changeArticle, counted, countsOf, fact, releaseLink, scenarioLink, sourceText } from './parts'
import { keepText, type ReleaseChange, type ReleaseFacts } from './releases'

const documentText = ({ kind, of, text }: SourceText): string =>
  kind === 'manual' ? `manual of ${of}: ${text}` : `changelog: ${text}`

const shownText = ({ scenario, title }: ShownBy, facts: SiteFacts, up: string): Markup =>
  html`<li>${scenarioLink(scenario, facts, up, title)}`

const keepLine = (release: string, keep: string): Markup =>
  html`<code class=line>http-eras run --as ${release} --with ${keep} app.js</code>`

function factsOf(change: ReleaseChange, { name, before }: ReleaseFacts, facts: SiteFacts, up: string): Markup[] {
  const { source, documents, scenarios, also, keep } = change
  const shown = scenarios.filter(({ differs }) => differs !== false).slice(0, 3)
  const documented = documents.slice(0, 3).map(document => html`<br>${documentText(document)}`)
  return [
    fact('known from', html`${sourceText(source, facts, up)}${documented}`),
    ...(shown.length > 0 ? [fact('shown by', html`<ul>${shown.map(one => shownText(one, facts, up))}</ul>`)] : []),
    ...(also.length > 0
      ? [
          fact(
            'the same in',
            join(
              also.map(other => releaseLink(other, facts, up)),
              ', ',
            ),
          ),
        ]
      : []),
    fact(
      'keep the old',
      keep === null
        ? html`cannot be had apart from ${before}: <code class=line>http-eras run --as ${before} app.js</code>`
        : keepLine(name, keep),
    ),
  ]
}

/** Other releases that brought most of the same: a backport, or what it was ported from. */
function kin({ changes }: ReleaseFacts, facts: SiteFacts, up: string): Markup | undefined {
  const counts = new Map<string, number>()
  for (const { also } of changes) for (const name of also) counts.set(name, (counts.get(name) ?? 0) + 1)
  const most = [...counts].filter(([, count]) => count > 1 || changes.length === 1).sort((a, b) => b[1] - a[1])
  if (most.length === 0) return undefined
  const links = most.map(([name, count]) => html`${releaseLink(name, facts, up)} (${count} of ${changes.length})`)
  return html`<p class=kin>The same came to other lines, as a backport or as what was ported back, in ${join(links, ', ')}.</p>`
}

function bodyOf(release: ReleaseFacts, facts: SiteFacts, file: string, next: string | undefined): Markup {
  const { name, line, before, begins, changes } = release
  const up = upFrom(file)
  const steps = html`<nav class=steps aria-label="Releases"><a href="${up}${at.line(line.name)}">Line ${line.name}</a>${before ? html` <a rel=prev href="${up}${at.release(before)}">← ${before}</a>` : ''}${next ? html` <a rel=next href="${up}${at.release(next)}">${next} →</a>` : ''}</nav>`
  const against =
    begins && before
      ? html`${before}, the newest of the line before; what that line got later is not counted`
      : html`${before ?? ''}`
  if (before === undefined) {
    return html`<h1>${name} ${copyLink()}</h1>${steps}<p class=lead>The first release that is known. <a href="${up}${at.line(line.name)}">Line ${line.name}</a> has all of its behaviours.</p>`
  }
  if (changes.length === 0) {
    return html`<h1>What changed in ${name} ${copyLink()}</h1>${steps}<p class=lead>Nothing of http that is known: its behaviours are those of ${against}.</p>`
  }
  const pair = [before, name] as const
  const articles = changes.map(change => changeArticle(change, pair, file, factsOf(change, release, facts, up)))
  const all =
    changes.length > 1
      ? keepText(
          name,
          before,
          changes.map(({ path }) => path),
        )
      : null
  return html`<h1>What changed in ${name} ${copyLink()}</h1>${steps}
<p class=lead>${counted(changes.length, 'behaviour')} against ${against}: ${countsOf(changes)}. What hurts most comes first.</p>
${kin(release, facts, up)}
<p class=kin><a href="${up}play.html#&amp;v=${encodeURIComponent(`${before}, ${name}`)}">Try the two in the playground</a></p>
${articles}
${all === null ? '' : html`<section id=keep><h2>Keep all of it as it was</h2>${keepLine(name, all)}</section>`}`
}

/** The pages of all releases. */
export function releasePages(facts: SiteFacts): Page[] {
  return facts.releases.map((release, place) => {
    const file = at
      .release(release.name)
      .replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    return {
      file,
      title: `What changed in ${release.name}`,
      about: `${counted(release.changes.length, 'behaviour')} of http changed in ${release.name}`,
      body: bodyOf(release, facts, file, facts.releases[place + 1]?.name),
    }
  })
}
