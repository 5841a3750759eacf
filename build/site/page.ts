/** One page of the site: its head, the bar that all pages share, and links that work from any folder, with no server. */

import { html, Markup } from '../../src/shared/markup'

/** A page before it is written. */
export interface Page {
  /** Where it is, from the root of the site: `line/20.html`. */
  readonly file: string
  readonly title: string
  /** A sentence for those who see the link alone. */
  readonly about: string
  readonly body: Markup
  /** Scripts beside the one of all pages, by their name in `assets/`. */
  readonly scripts?: readonly string[]
  /** Whether it may make threads of texts. */
  readonly threads?: boolean
}

/** From a page to the root of the site: `../`. */
export const upFrom = (file: string): string => '../'.repeat(file.split('/').length - 1)

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** The files of things, from the root of the site. */
export const at = {
  line: (name: string) => `line/${encoded(name)}.html`,
  release: (name: string) => `release/${encoded(name)}.html`,
  behaviour: (path: string) => `behaviour/${encoded(path)}.html`,
  scenario: (name: string) => `scenario/${encoded(name)}.html`,
}

const tabs = [
  ['index.html', 'Start'],
  ['matrix.html', 'Behaviours'],
  ['releases.html', 'Releases'],
  ['scenarios.html', 'Scenarios'],
  ['play.html', 'Playground'],
  ['docs/index.html', 'Docs'],
] as const

const folders: Readonly<Record<string, string>> = {
  line: 'releases.html',
  release: 'releases.html',
  behaviour: 'matrix.html',
  scenario: 'scenarios.html',
  docs: 'docs/index.html',
}

/** A control that copies the address of a place on the page; without a name, that of the page as it is. */
export const copyLink = (fragment?: string): Markup =>
  html`<button type=button class=copy data-copy="${fragment ?? ''}" title="Copy the link"><span class=unseen>Copy the link</span><svg viewBox="0 0 16 16" aria-hidden=true><path d="M6.5 9.5l3-3M7 4.5l1.3-1.3a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.3 1.3a3 3 0 0 1-4.3-4.3L4.7 7.2"/></svg></button>`

/** @returns the text of the file */
export function renderPage({ file, title, about, body, scripts = [], threads = false }: Page): string {
  const up = upFrom(file)
  const here = folders[file.split('/')[0]] ?? file
  const policy = `default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'${threads ? '; worker-src blob:' : ''}; img-src 'self' data:; base-uri 'none'; form-action 'none'`
  const bar = tabs.map(
    ([to, name]) => html`<a href="${up}${to}"${to === here ? html` aria-current=page` : ''}>${name}</a>`,
  )
  return html`<!doctype html>
<html lang=en data-up="${up}" class="page-${file.replace(/\W.*/s, '')}">
<meta charset=utf-8>
<meta http-equiv=Content-Security-Policy content="${policy}">
<meta name=viewport content="width=device-width,initial-scale=1">
<meta name=color-scheme content="light dark">
<meta name=description content="${about}">
<title>${title} – http-eras</title>
<link rel=stylesheet href="${up}assets/site.css">
<header class=bar><a class=name href="${up}index.html">http-eras</a>
<nav aria-label=Site>${bar}</nav>
<form class=find role=search autocomplete=off hidden><label><span class=unseen>Search the site</span><input type=search name=q placeholder="Search" spellcheck=false aria-keyshortcuts="/"></label><div class=found hidden></div></form></header>
<main>
${body}
</main>
<footer><p>Made from <code>versions/</code> and from recordings of the real releases by <code>npm run site</code>.</p></footer>
<script src="${up}assets/site.js"></script>
${scripts.map(name => html`<script src="${up}assets/${name}"></script>`)}
`.text
}

/** Text of our own that is HTML or a script already. */
export const raw = (text: string): Markup => new Markup(text)

/** Data for a script of the page. */
export const dataOf = (id: string, value: unknown): Markup =>
  raw(
    `<script type="application/json" id="${id}">${JSON.stringify(value)
      .replaceAll('<', '\\u003c')
      .replace(
        /[\u007f-\u009f\u2028-\u202e\u200b-\u200f\ufeff]/g,
        c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )}</script>`,
  )
