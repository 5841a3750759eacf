/** HTML from parts: whatever is put into a template is escaped, unless it is markup that a template made. */

/** Text that is HTML already. */
export class Markup {
  constructor(readonly text: string) {}
}

type MarkupPart = Markup | string | number | undefined | readonly MarkupPart[]

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

// Controls, separators that end lines of code, marks that turn or hide text, halves of characters, non-characters.
const UNSEEN =
  /[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const named: Record<string, string> = { '\r': '\\r', '\n': '\\n', '\t': '\\t' }

const shownCode = (c: string): string => {
  const code = c.charCodeAt(0)
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/** A text with nothing in it that cannot be seen: such characters are written as escapes. */
export const visible = (text: string): string => text.replace(UNSEEN, c => named[c] ?? shownCode(c))

/** A text as HTML, in content or in a quoted attribute. */
const escapeText = (text: string): string => visible(text).replace(/[&<>"']/g, c => entities[c])

function textOf(part: MarkupPart): string {
  if (part instanceof Markup) return part.text
  if (part === undefined) return ''
  return typeof part === 'object' ? part.map(textOf).join('') : escapeText(String(part))
}

/** Makes markup; lists are joined, undefined is nothing, all else is escaped. */
export const html = (texts: TemplateStringsArray, ...parts: MarkupPart[]): Markup =>
  new Markup(texts.reduce((done, text, at) => done + textOf(parts[at - 1]) + text))

/** A sentence in which names stand between backticks. */
export const prose = (text: string): Markup =>
  html`${text.split('`').map((piece, at) => (at % 2 ? html`<code>${piece}</code>` : piece))}`

/** Markup with something between its parts: that is the program's own, so line ends in it are line ends. */
export const join = (parts: readonly MarkupPart[], between: string): Markup =>
  new Markup(parts.map(textOf).join(between.replace(/[&<>"']/g, c => entities[c])))
