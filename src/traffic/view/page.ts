/** Requests as one HTML page that needs nothing else: a line each, the messages below it, and a field that filters. */

import { html, join, Markup } from '../../shared/markup'
import { hexLines, messagesOf, type ShownMessage } from './decoded'
import { nameOf, shortSize } from './list'
import type { SeenWhole } from './requests'

/** So much of a body stands in the page, in bytes. */
const MOST_BODY = 32 * 1024
/** So many requests, and so many characters of them together, stand in a page: more would be slow to open. */
export const MOST_REQUESTS = 5000
export const MOST_CHARACTERS = 32 * 1024 * 1024

const style = new Markup(`
:root { color-scheme: light dark; --line: #8884; --good: #2a7d3c; --odd: #8a6100; --bad: #b3261e }
@media (prefers-color-scheme: dark) { :root { --good: #7fc98f; --odd: #e0b354; --bad: #f28b82 } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 80rem; margin: 1.5rem auto; padding: 0 1rem }
input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .4rem; background: transparent; color: inherit }
details { border-bottom: 1px solid var(--line) } summary { cursor: pointer; padding: .35rem 0; display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline }
summary b { flex: 1 1 20rem; overflow-wrap: anywhere; font-weight: 500 } summary small { opacity: .75; font-variant-numeric: tabular-nums }
summary i { font-style: normal; font-weight: 700; width: 3rem } .s2, .s1, .s3 { color: var(--good) } .s4 { color: var(--odd) } .s5, .none { color: var(--bad) }
h3 { font-size: .95rem; margin: .75rem 0 .25rem; overflow-wrap: anywhere } table { border-collapse: collapse; font-size: .9rem }
td { padding: .1rem 1rem .1rem 0; vertical-align: top; overflow-wrap: anywhere } td:first-child { opacity: .75; white-space: nowrap }
pre { overflow: auto; max-height: 30rem; padding: .75rem; border: 1px solid var(--line); border-radius: .4rem; font-size: .85rem; white-space: pre-wrap; overflow-wrap: anywhere }
`)

const script = new Markup(`
const all = [...document.querySelectorAll('details')]
const count = document.querySelector('output')
const field = document.querySelector('input')
const filter = () => {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean)
  let shown = 0
  for (const one of all) {
    const text = one.firstElementChild.textContent.toLowerCase()
    one.hidden = !words.every(word => text.includes(word))
    if (!one.hidden) shown++
  }
  count.textContent = shown + ' of ' + all.length
}
field.addEventListener('input', filter)
filter()
`)

function bodyOf({ body, size }: ShownMessage): Markup | string {
  if (size === 0) return ''
  const shown = body.slice(0, MOST_BODY)
  const lines = typeof shown === 'string' ? shown.split(/\r?\n/) : [...hexLines(shown)]
  const rest = body.length - shown.length
  return html`<pre>${join(lines, '\n')}</pre>${rest > 0 ? html`<p>… ${shortSize(size)} in all</p>` : ''}`
}

const message = (it: ShownMessage): Markup => html`<h3>${it.start.trim()}</h3>
<table>${it.headers.map(([name, value]) => html`<tr><td>${name}</td><td>${value}</td></tr>`)}</table>${bodyOf(it)}`

/** One request with its messages. */
export function requestHtml(whole: SeenWhole): Markup {
  const { seen } = whole
  const { status, kind, at, took, received, type, id, number } = seen
  const answer = kind !== 'http' ? '' : String(status ?? 'none')
  const facts = [
    at?.slice(11, 23),
    `${id}#${number}`,
    shortSize(received),
    took === null ? undefined : `${took.toFixed(1)} ms`,
    type,
    seen.whole || kind !== 'http' ? undefined : 'cut off',
  ]
  return html`<details><summary><i class="${status === null ? 'none' : `s${Math.floor(status / 100)}`}">${answer}</i><b>${nameOf(
    seen,
  )}</b><small>${join(
    facts.filter(fact => fact),
    ' · ',
  )}</small></summary>${join(messagesOf(whole).map(message), '\n')}</details>
`
}

/**
 * @param title what is shown
 * @param requests what `requestHtml` gave for each
 * @param left how many more there were
 */
export function trafficPage(title: string, requests: readonly Markup[], left: number): string {
  const { text } = html`<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${style}</style>
<h1>${title}</h1>
<p><input type="search" aria-label="Filter" placeholder="Words that a line must have, such as POST 500 /users"> <output></output></p>
${left > 0 ? html`<p>${left} more are left out: choose with --host, --path, --method or --status.</p>` : ''}
<main>${requests}</main>
<script>${script}</script>
</html>
`
  return text
}
