/** The docs, rendered: Markdown of our own, whose links lead to pages of the site where there are such. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../src/shared/facts'
import { html, type Markup } from '../../src/shared/markup'
import { type Library, render, type Section } from './markdown'
import { type Page, raw, upFrom } from './page'

export interface Doc {
  /** From the root of the project. */
  readonly source: string
  /** From the root of the site. */
  readonly file: string
  readonly title: string
  readonly page: Page
  readonly sections: readonly Section[]
}

const front = ['README.md', 'CHANGELOG.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md']

const sources = (): string[] => [
  ...front.filter(file => existsSync(path.join(root, file))),
  ...(readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' }) as string[])
    .filter(file => file.endsWith('.md') && !file.startsWith('site/'))
    .map(file => `docs/${file}`)
    .sort(),
]

const fileOf = (source: string): string =>
  `docs/${source
    .replace(/^docs\//, '')
    .replace(/\.md$/, '')
    .toLowerCase()}.html`

/** From one document to another, if that has a page of its own. */
function linkTo(source: string, to: string, known: ReadonlySet<string>): string | undefined {
  return known.has(to) && to !== source ? upFrom(fileOf(source)) + fileOf(to) : undefined
}

const groups = [
  ['Begin', /^docs\/(?:upgrade|legacy|pinning)|README/],
  ['Compare', /^docs\/(?:diff|bisect|parse|with|test|ci)\./],
  ['Record and replay', /^docs\/(?:replay|scale|oracle)|^docs\/formats/],
  ['Reference', /./],
] as const

function indexPage(docs: readonly Doc[]): Page {
  const placed = new Set<Doc>()
  const sections = groups.map(([name, fits]): Markup => {
    const own = docs.filter(doc => !placed.has(doc) && fits.test(doc.source))
    for (const doc of own) placed.add(doc)
    return html`<section><h2>${name}</h2><ul>${own.map(({ file, title, source }) => html`<li><a href="../${file}">${title}</a> <small>${source}</small>`)}</ul></section>`
  })
  return {
    file: 'docs/index.html',
    title: 'Docs',
    about: 'The documentation of http-eras',
    body: html`<h1>Docs</h1><div class=columns>${sections}</div>`,
  }
}

/** All documents, and the page that lists them. */
export async function docs(): Promise<{ readonly docs: readonly Doc[]; readonly pages: readonly Page[] }> {
  // It is an ES module alone.
  const { Marked } = await import('marked')
  const all = sources()
  const known = new Set(all)
  const made = all.map((source): Doc => {
    const file = fileOf(source)
    const text = readFileSync(path.join(root, source), 'utf8')
    const { body, title = source, sections } = render(text, name => linkTo(source, name, known), Marked as Library)
    const page: Page = { file, title, about: title, body: html`<div class=doc>${raw(body)}</div>` }
    return { source, file, title, page, sections }
  })
  return { docs: made, pages: [indexPage(made), ...made.map(({ page }) => page)] }
}
