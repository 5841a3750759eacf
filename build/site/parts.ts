/** Parts that several pages have: two values beside each other, sources with their links, counts by weight. */

import { beside } from '../../src/diff/html/page/pair'
import { saysOf, wordsOf } from '../../src/diff/html/words'
import type { BehaviourChange, Weight } from '../../src/diff/types'
import type { Behaviour } from '../../src/profile/behaviour'
import { vocabulary } from '../../src/profile/vocabulary'
import { weightClasses } from '../../src/profile/vocabulary/weights'
import { html, join, type Markup, prose } from '../../src/shared/markup'
import { manuals } from '../../versions/manuals'
import type { SiteFacts } from './facts'
import { at, copyLink, upFrom } from './page'

export const allWeights = Object.keys(weightClasses) as Weight[]

const weightNames: Readonly<Record<Weight, string>> = {
  security: 'security',
  wire: 'wire',
  api: 'API',
  timing: 'timing',
}

export const weightMark = (weight: Weight): Markup =>
  html`<span class="weight ${weight}" title="${weightClasses[weight]}">${weightNames[weight]}</span>`

/** How many, by weight: `2 security, 3 wire`. */
export function countsOf(changes: readonly { readonly weight: Weight }[]): string {
  const counts = allWeights.map(
    weight => [changes.filter(one => one.weight === weight).length, weightNames[weight]] as const,
  )
  return counts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ')
}

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** What the values of a choice mean. */
function choicesOf(path: string): Readonly<Record<string, string>> | undefined {
  const [area, key] = path.split('.')
  return (vocabulary as unknown as Record<string, Record<string, Behaviour<unknown>>>)[area][key].choices
}

/** The two values of a change, each under the name of its version. */
function sides(change: BehaviourChange, a: string, b: string): Markup {
  const { path, from, to } = change
  const told = { ...change, choices: choicesOf(path) }
  const [was, is] = [saysOf(path, from), saysOf(path, to)]
  const [first, second] =
    was !== undefined && is !== undefined && was !== is ? [was, is] : beside(wordsOf(told, from), wordsOf(told, to))
  return html`<div class=ab><div class=a><b>${a}</b> ${prose(first)}</div><div class=b><b>${b}</b> ${prose(second)}</div></div>`
}

export const behaviourLink = (path: string, up: string): Markup =>
  html`<a class=path href="${up}${at.behaviour(path)}">${path}</a>`

export const releaseLink = (name: string, facts: SiteFacts, up: string): Markup =>
  facts.releaseNames.has(name) ? html`<a href="${up}${at.release(name)}">${name}</a>` : html`${name}`

export const scenarioLink = (
  name: string,
  facts: SiteFacts,
  up: string,
  text: string | Markup = html`<code>${name}</code>`,
): Markup => (facts.recordings.has(name) ? html`<a href="${up}${at.scenario(name)}">${text}</a>` : html`${text}`)

/** The name of a release as versions/ writes `since`, within its line. */
const parts = (source: string): [kind: string, name: string] => {
  const colon = source.indexOf(': ')
  return colon === -1 ? ['', source] : [source.slice(0, colon), source.slice(colon + 2)]
}

const cite: Readonly<Record<string, (name: string, facts: SiteFacts, up: string) => Markup>> = {
  recording: (name, facts, up) => html`recording ${scenarioLink(name, facts, up)}`,
  measured: name => html`measured on the releases around it: <code>${name}</code>`,
  process: name => html`seen in whole processes: <code>${name}</code>`,
  program: name => html`shown by a program: <code>${name}</code>`,
  surface: name => html`names and defaults listed from the binary of ${name}`,
  catalog(name, facts, up) {
    const row = facts.observations.get(name)
    if (!row) return html`observation <code>${name}</code>`
    const shown = row.scenarios.filter(one => facts.recordings.has(one))
    const links = join(
      shown.map(one => scenarioLink(one, facts, up)),
      ', ',
    )
    return html`observation: <q>${row.what}</q>${shown.length > 0 ? html` (${links})` : ''}`
  },
  manual(name, { input }) {
    const [, seed, heading] = /^(\S+) (.+)$/.exec(name) ?? ['', '', name]
    const promises = (input.promises[name] ?? []).map(promise => html`<q>${promise}</q>`)
    return html`manual of ${manuals[seed] ?? seed}, <cite>${heading}</cite>${promises.length > 0 ? html`: ${join(promises, ', ')}` : ''}`
  },
}

/** Where a value is known from, in words, with links to what shows it. */
export function sourceText(source: string, facts: SiteFacts, up: string): Markup {
  const told = source.split('; ').map(one => {
    const [kind, name] = parts(one)
    return Object.hasOwn(cite, kind) ? cite[kind](name, facts, up) : html`${one}`
  })
  return join(told, '; ')
}

export const scenariosIn = (source: string, facts: SiteFacts): string[] =>
  source.split('; ').flatMap(one => {
    const [kind, name] = parts(one)
    if (kind === 'recording') return facts.recordings.has(name) ? [name] : []
    return kind === 'catalog'
      ? (facts.observations.get(name)?.scenarios ?? []).filter(s => facts.recordings.has(s))
      : []
  })

export const fact = (name: string, value: Markup | string): Markup => html`<div><dt>${name}<dd>${value}</div>`

/** A change as an article: what, the two values, and further facts. */
export function changeArticle(
  change: BehaviourChange,
  [a, b]: readonly [string, string],
  file: string,
  facts: readonly Markup[],
): Markup {
  const { path, what, weight } = change
  return html`<article class=change id="${path}"><h3>${prose(what)}</h3>
<p class=meta>${weightMark(weight)} ${behaviourLink(path, upFrom(file))} ${copyLink(path)}</p>
${sides(change, a, b)}${facts.length > 0 ? html`<dl class=facts>${facts}</dl>` : ''}</article>
`
}
