/** The result of a replay as one HTML page that needs nothing else. */

import { html, join, Markup } from '../../shared/markup'
import { around, capped } from '../../transcript/align'
import { chart, chartStyle } from './chart'
import type { CurlCommand } from './curl'
import { Histogram } from './histogram'
import type { ReplayResult, ShownDifference } from './result'

const number = (value: number): string => value.toLocaleString('en-US')
const ms = (us: number): string => `${(us / 1000).toFixed(us < 10_000 ? 2 : 0)} ms`

const style = new Markup(`
:root { color-scheme: light dark; --same: #2a7d3c; --wrong: #b3261e; --line: #8884; --bar: #3a6ea5; --bar-lit: #1f4e80; --share: #8a6100 }
@media (prefers-color-scheme: dark) { :root { --same: #7fc98f; --wrong: #f28b82; --bar: #7fb0e0; --bar-lit: #b3d4f2; --share: #e0b354 } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
dl { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem } dt { opacity: .7; font-size: .85rem } dd { margin: 0; font-size: 1.4rem }
table { border-collapse: collapse } td, th { padding: .2rem 1rem .2rem 0; text-align: left; border-bottom: 1px solid var(--line) }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); border-radius: .4rem; font-size: .85rem }
.again { position: relative } .again pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: 16rem; overflow-y: auto } .again button { font: inherit; font-size: .85rem; cursor: pointer }
.first { color: var(--wrong) } .second { color: var(--same) } .wrong { color: var(--wrong) } summary { cursor: pointer }
`)

const fact = (name: string, value: string, wrong = false): Markup =>
  html`<div><dt>${name}</dt><dd${wrong ? html` class="wrong"` : ''}>${value}</dd></div>`

const signs = { first: '-', second: '+', both: ' ' }

function difference({ place, title, why, lines, curl }: ShownDifference): Markup {
  const rows = capped(around(lines, 3), 400).map(
    ({ kind, text }) => html`<span class="${kind}">${signs[kind]} ${text}</span>`,
  )
  return html`<details open><summary><strong>${title}</strong> ${why} <small>${place}</small></summary>
<pre>${rows.length > 0 ? join(rows, '\n') : 'nothing came'}</pre>${curl && again(curl)}</details>`
}

/** The request as a command, with what copies it: a button that only a script can make work, so the script makes it. */
const again = ({ command, notes }: CurlCommand): Markup =>
  html`<div class="again"><p>The request, for a shell:</p>${
    notes.length > 0 ? html`<ul>${notes.map(note => html`<li>${note}</li>`)}</ul>` : ''
  }<pre>${join(command.split('\n'), '\n')}</pre></div>`

const script = new Markup(`
for (const one of document.querySelectorAll('.again')) {
  const code = one.querySelector('pre')
  const button = document.createElement('button')
  button.textContent = 'Copy'
  const select = () => {
    const range = document.createRange()
    range.selectNodeContents(code)
    const chosen = getSelection()
    chosen.removeAllRanges()
    chosen.addRange(range)
    return document.execCommand('copy')
  }
  button.addEventListener('click', async () => {
    let done = false
    try {
      await navigator.clipboard.writeText(code.textContent)
      done = true
    } catch {
      done = select()
    }
    button.textContent = done ? 'Copied' : 'Selected: copy it with the keyboard'
    setTimeout(() => { button.textContent = 'Copy' }, 2000)
  })
  one.firstElementChild.append(' ', button)
}
`)

const shares = [0.5, 0.75, 0.9, 0.95, 0.99, 0.999]

function counts(title: string, of: Record<string, number>): Markup | undefined {
  const rows = Object.entries(of).map(([cause, n]) => html`<tr><th>${cause}</th><td>${number(n)}</td></tr>`)
  return rows.length > 0 ? html`<h2>${title}</h2><table>${rows}</table>` : undefined
}

/** What was played, and what spoiled it. */
function about(result: ReplayResult): Markup {
  const { same, different, errors, died, hint, shards, stopped } = result
  return html`<h1>Replay to ${result.target}</h1>
<p>${result.at}, engine ${result.engine}, compared: ${result.compare.join(', ')}${
    shards && `, shards ${shards.join(', ')}`
  }</p>
${stopped ? html`<p class="wrong">Stopped: ${stopped}</p>` : ''}
${died && html`<p class="wrong">The program ${died.how}.</p><pre>${join(died.said, '\n')}</pre>`}
${hint && different + errors > 0 ? html`<p>${hint}</p>` : ''}
${same + different + errors === 0 ? html`<p class="wrong">Nothing was compared.</p>` : ''}`
}

/**
 * The page of a result.
 * @param result what a replay, or a merge of several, came to
 * @returns HTML with its style within
 */
export function page(result: ReplayResult): string {
  const { requests, same, different, errors, latency, failures, reasons, differences } = result
  const times = Histogram.from(latency)
  const rows = shares.map(share => html`<tr><th>${share * 100} %</th><td>${ms(times.percentile(share))}</td></tr>`)
  const hidden = different + errors - differences.length
  const { text } = html`<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Replay to ${result.target}</title><style>${style}${chartStyle}</style>
${about(result)}
<dl>${[
    fact('connections', number(result.connections)),
    fact('requests', number(requests)),
    fact('same', number(same)),
    fact('different', number(different), different > 0),
    fact('errors', number(errors), errors > 0),
    result.notCompared > 0 ? fact('not compared', number(result.notCompared), same === 0) : undefined,
    result.notPlayed > 0 ? fact('not played', number(result.notPlayed), same === 0) : undefined,
    fact('seconds', String(result.seconds)),
    fact('requests a second', number(result.perSecond)),
  ]}</dl>
<h2>Latency</h2>
${chart(latency, { '50 %': latency.p50, '90 %': latency.p90, '99 %': latency.p99 })}
<table>${rows}<tr><th>longest</th><td>${ms(latency.max)}</td></tr></table>
${counts('Errors', failures)}
${counts('Not compared or not played', reasons)}
${counts('Requests by recorded host', result.hosts ?? {})}
${differences.length > 0 ? html`<h2>Differences</h2><p>- recorded, + replayed</p>${join(differences.map(difference), '\n')}` : ''}
${hidden > 0 ? html`<p>… and ${number(hidden)} more.</p>` : ''}
${differences.some(({ curl }) => curl) ? html`<script type="module">${script}</script>` : ''}
</html>
`
  return text
}
