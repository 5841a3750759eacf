/**
 * The page of all behaviours: its data, which its script shows, because any two releases may be asked for. For each behaviour
 * it has every value in words, once, the value of each line, and each release at which a value begins.
 */

import { valueKey } from '../../src/diff/html/value'
import { rankOf, saysOf, wordsOf } from '../../src/diff/html/words'
import { everyProfile } from '../../src/profile/every-release'
import { resolve } from '../../src/profile/resolve'
import { html } from '../../src/shared/markup'
import type { MatrixData, MatrixRow } from './client/matrix-data'
import { byWeight } from './client/matrix-data'
import type { SiteFacts } from './facts'
import { copyLink, dataOf, type Page } from './page'
import { allWeights } from './parts'
import { valueIn } from './releases'

function rowOf(path: string, documented: readonly object[], facts: SiteFacts): MatrixRow {
  const behaviour = facts.behaviours.get(path)!
  const { what, weights } = behaviour
  const found = new Map<string, number>()
  const values: unknown[] = []
  const place = (value: unknown): number => {
    const key = valueKey(value)
    const known = found.get(key)
    if (known !== undefined) return known
    found.set(key, values.length)
    return values.push(value) - 1
  }
  const cells = documented.map(profile => place(valueIn(profile, path)))
  const begins: number[] = []
  const profiles = everyProfile()
  let before: unknown
  let last = -1
  facts.releases.forEach(({ name }, at) => {
    const value = valueIn(profiles.get(name)!, path)
    if (at > 0 && value === before) return
    before = value
    const now = place(value)
    if (now !== last) begins.push(at, now)
    last = now
  })
  const says = values.map(value => saysOf(path, value) ?? '')
  return {
    path,
    what,
    weight: allWeights.indexOf(weights[0] as (typeof allWeights)[number]),
    cells,
    begins,
    words: values.map(value => wordsOf(behaviour, value)),
    ...(says.some(Boolean) && { says, rank: rankOf(path) }),
  }
}

/** Lists share most of their entries: each is there once. */
function pooled(rows: readonly MatrixRow[]): Pick<MatrixData, 'rows' | 'pool'> {
  const places = new Map<string, number>()
  const place = (text: string): number => {
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, places.size)
    return places.size - 1
  }
  const packed = rows.map(row => ({
    ...row,
    words: row.words.map(words =>
      typeof words === 'string' ? words : (words.map(item => place(item as string)) as readonly number[]),
    ),
  }))
  return { rows: packed, pool: [...places.keys()] }
}

function matrixData(facts: SiteFacts): MatrixData {
  const documented = facts.lines.map(({ name }) => resolve(name))
  const rows = facts.input.behaviours.map(({ path }) => rowOf(path, documented, facts)).sort(byWeight)
  return {
    lines: facts.lines.map(({ name }) => name),
    releases: facts.releases.map(({ name, line }) => [name, facts.lines.indexOf(line)] as const),
    weights: allWeights,
    ...pooled(rows),
  }
}

export function matrixPage(facts: SiteFacts): Page {
  const { behaviours } = facts.input
  const areas = [...new Set(behaviours.map(({ path }) => path.split('.')[0]))]
  const body = html`<h1>What each behaviour is ${copyLink()}</h1>
<noscript><p>The list needs JavaScript. The pages of <a href="releases.html">lines and releases</a> and of single behaviours do not.</p></noscript>
<form class=choose autocomplete=off hidden>
<span class=two><label><span>A</span> <select name=a aria-label="First version"></select></label><button type=button name=swap title="Exchange A and B" aria-label="Exchange A and B">⇄</button><label><span>B</span> <select name=b aria-label="Second version"></select></label></span>
<label class=words><span class=unseen>Words</span><input type=search name=q placeholder="Words in it" spellcheck=false></label>
<label><span class=unseen>Area</span><select name=area><option value="">all areas${areas.map(area => html`<option>${area}`)}</select></label>
<label><span class=unseen>Weight</span><select name=weight><option value="">all weights${allWeights.map(weight => html`<option>${weight}`)}</select></label>
<output aria-live=polite></output></form>
<div id=list></div>
${dataOf('data', matrixData(facts))}`
  return {
    file: 'matrix.html',
    title: 'Behaviours',
    about:
      'Every behaviour of Node’s http by release, in words, what hurts most first; any two releases beside each other',
    body,
    scripts: ['matrix.js'],
  }
}
