/**
 * Markdown of our own as HTML, by `marked`. Whatever HTML it holds beyond a few marks is shown as text, links lead to pages of
 * the site or to the web, and a document that a sentence names is a link to it.
 */

import { html, visible } from '../../src/shared/markup'
import { copyLink } from './page'

/** The class that reads Markdown: an ES module, which is loaded by who renders. */
export type Library = typeof import('marked', { with: { 'resolution-mode': 'import' }})['Marked']
type Extension = import('marked', { with: { 'resolution-mode': 'import' }}).MarkedExtension<string, string>
type Renderer = NonNullable<Extension['renderer']>

/** A section of a document, for the search. */
export interface Section {
  readonly title: string
  readonly id: string
  text: string
}

interface Rendered {
  readonly body: string
  /** Its first heading. */
  readonly title: string | undefined
  readonly sections: readonly Section[]
}

/** Where another document is, by its path from the root of the project; nothing for one without a page. */
type LinkTo = (source: string) => string | undefined

/** What is known of a document while it is rendered. */
interface State {
  readonly linkTo: LinkTo
  readonly sections: Section[]
  readonly ids: Set<string>
  title: string | undefined
  inLink: boolean
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-')

/** The HTML that a document may hold. */
const ALLOWED = /^<\/?(?:code|br|kbd|sub|sup|b|i)\s*\/?>$/

const escaped = (text: string): string => html`${text}`.text

/** A text of several lines, as it is. */
const block = (text: string): string => text.split('\n').map(escaped).join('\n')

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** What stood there before it was made HTML. */
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name])

/** Names of documents in a sentence are links to them. */
const linked = (text: string, { linkTo, inLink }: State): string =>
  inLink
    ? text
    : text.replace(/\b(?:docs\/[\w/-]+|README|CHANGELOG|ARCHITECTURE|CONTRIBUTING|SECURITY)\.md\b/g, name => {
        const to = linkTo(name)
        return to === undefined ? name : `<a href="${to}">${name}</a>`
      })

/** Links between documents are written from the root, or from the folder of the docs. */
function hrefOf(href: string, { linkTo }: State): string | undefined {
  if (/^(?:https?:|#)/.test(href)) return href
  const [name, fragment = ''] = href.replace(/^(?:\.\.?\/)+/, '').split('#')
  const page = linkTo(name) ?? linkTo(`docs/${name}`) ?? linkTo(`docs/formats/${name}`)
  return page === undefined ? undefined : page + (fragment && `#${fragment}`)
}

const blocks = (state: State): Renderer => ({
  heading({ tokens, depth }) {
    const inner = this.parser.parseInline(tokens)
    const title = unescaped(inner.replace(/<[^>]*>/g, ''))
    let id = slug(title) || 'section'
    while (state.ids.has(id)) id += '-'
    state.ids.add(id)
    if (depth === 1) state.title ??= title
    state.sections.push({ title, id, text: '' })
    return `<h${depth} id="${escaped(id)}">${inner} ${copyLink(id).text}</h${depth}>\n`
  },
  code: ({ text }) => `<pre><code>${block(text)}</code></pre>\n`,
  html: ({ text }) => (ALLOWED.test(text.trim()) ? text : block(text)),
  table(token) {
    const row = (tag: string, cells: typeof token.header) =>
      `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`
    const head = token.header.some(({ text }) => text.trim()) ? `<thead>${row('th', token.header)}</thead>` : ''
    const rows = token.rows.map(one => row('td', one)).join('\n')
    return `<div class=scroller><table>${head}<tbody>${rows}</tbody></table></div>\n`
  },
})

const inlines = (state: State): Renderer => ({
  link({ href, tokens }) {
    state.inLink = true
    const inner = this.parser.parseInline(tokens)
    state.inLink = false
    const to = hrefOf(href, state)
    return to === undefined ? inner : `<a href="${escaped(to)}">${inner}</a>`
  },
  image: ({ text }) => escaped(text),
  codespan: ({ text }) => `<code>${linked(escaped(text), state)}</code>`,
  text(token) {
    if ('tokens' in token && token.tokens) return this.parser.parseInline(token.tokens)
    const text = unescaped(token.text)
    const section = state.sections.at(-1)
    if (section) section.text = `${section.text} ${visible(text)}`.slice(0, 400)
    return linked(block(text), state)
  },
})

/**
 * @param text the document
 * @param linkTo where other documents are
 * @param Marked the library's class
 */
export function render(text: string, linkTo: LinkTo, Marked: Library): Rendered {
  const state: State = { linkTo, sections: [], ids: new Set(), title: undefined, inLink: false }
  const marked = new Marked<string, string>({ renderer: { ...blocks(state), ...inlines(state) } })
  const body = marked.parse(text, { async: false })
  return { body, title: state.title, sections: state.sections }
}
