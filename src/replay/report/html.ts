/** The result of a replay as one HTML page that needs nothing else. */

import { around, capped } from '../../transcript/align'
import { Histogram } from './histogram'
import type { ReplayResult, ShownDifference } from './result'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const html = (text: unknown): string => String(text).replace(/[&<>"]/g, c => escapes[c])
const number = (value: number): string => value.toLocaleString('en-US')
const ms = (us: number): string => `${(us / 1000).toFixed(us < 10_000 ? 2 : 0)} ms`

const style = `
:root { color-scheme: light dark; --same: #2a7d3c; --wrong: #b3261e; --line: #8884 }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
dl { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem } dt { opacity: .7; font-size: .85rem } dd { margin: 0; font-size: 1.4rem }
table { border-collapse: collapse } td, th { padding: .2rem 1rem .2rem 0; text-align: left; border-bottom: 1px solid var(--line) }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); border-radius: .4rem; font-size: .85rem }
.first { color: var(--wrong) } .second { color: var(--same) } .wrong { color: var(--wrong) } summary { cursor: pointer }
`

const fact = (name: string, value: string, wrong = false): string =>
  `<div><dt>${html(name)}</dt><dd${wrong ? ' class="wrong"' : ''}>${html(value)}</dd></div>`

const signs = { first: '-', second: '+', both: ' ' }

function difference({ place, title, why, lines }: ShownDifference): string {
  const rows = capped(around(lines, 3), 400).map(
    ({ kind, text }) => `<span class="${kind}">${signs[kind]} ${html(text)}</span>`,
  )
  return `<details open><summary><strong>${html(title)}</strong> ${html(why)} <small>${html(place)}</small></summary>
<pre>${rows.join('\n') || 'nothing came'}</pre></details>`
}

const shares = [0.5, 0.75, 0.9, 0.95, 0.99, 0.999]

export function page(result: ReplayResult): string {
  const { requests, same, different, errors, latency, failures, reasons, differences, stopped } = result
  const times = Histogram.from(latency)
  const rows = shares.map(share => `<tr><th>${share * 100} %</th><td>${ms(times.percentile(share))}</td></tr>`)
  const counts = (title: string, of: Record<string, number>) => {
    const rows = Object.entries(of).map(([cause, n]) => `<tr><th>${html(cause)}</th><td>${number(n)}</td></tr>`)
    return rows.length > 0 ? `<h2>${title}</h2><table>${rows.join('')}</table>` : ''
  }
  const hidden = different + errors - differences.length
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Replay to ${html(result.target)}</title><style>${style}</style>
<h1>Replay to ${html(result.target)}</h1>
<p>${html(result.at)}, engine ${html(result.engine)}, compared: ${html(result.compare.join(', '))}${
    result.shards ? `, shards ${html(result.shards.join(', '))}` : ''
  }</p>
${stopped ? `<p class="wrong">Stopped: ${html(stopped)}</p>` : ''}
${result.died ? `<p class="wrong">The program ${html(result.died.how)}.</p><pre>${html(result.died.said.join('\n'))}</pre>` : ''}
${result.hint && different + errors > 0 ? `<p>${html(result.hint)}</p>` : ''}
${same + different + errors === 0 ? '<p class="wrong">Nothing was compared.</p>' : ''}
<dl>${[
    fact('connections', number(result.connections)),
    fact('requests', number(requests)),
    fact('same', number(same)),
    fact('different', number(different), different > 0),
    fact('errors', number(errors), errors > 0),
    ...(result.notCompared > 0 ? [fact('not compared', number(result.notCompared), same === 0)] : []),
    ...(result.notPlayed > 0 ? [fact('not played', number(result.notPlayed), same === 0)] : []),
    fact('seconds', String(result.seconds)),
    fact('requests a second', number(result.perSecond)),
  ].join('')}</dl>
<h2>Latency</h2><table>${rows.join('')}<tr><th>longest</th><td>${ms(latency.max)}</td></tr></table>
${counts('Errors', failures)}
${counts('Not compared or not played', reasons)}
${counts('Requests by recorded host', result.hosts ?? {})}
${differences.length > 0 ? `<h2>Differences</h2><p>- recorded, + replayed</p>${differences.map(difference).join('\n')}` : ''}
${hidden > 0 ? `<p>… and ${number(hidden)} more.</p>` : ''}
</html>
`
}
