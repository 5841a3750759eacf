/**
 * The picture of README: what `npx http-eras diff 14 24 --summary` prints, as an SVG. It is drawn from the same data by the same
 * code as the command's text, without http-eras-data, as who runs it for the first time sees it.
 */

import path from 'node:path'
import { diffProfiles } from '../../src/diff/data/profiles'
import { summaryText } from '../../src/diff/report/summary'
import { root } from '../../src/shared/facts'
import { html, type Markup } from '../../src/shared/markup'

/** Where it stands. */
export const pictureFile = path.join(root, 'docs/summary.svg')

/** The command that it shows. */
const pictured = ['diff', '14', '24', '--summary'] as const

const fontSize = 14
const lineHeight = 20
const margin = 20
/** How wide a letter of a monospaced font is, as a share of its size; a viewer's font may be narrower. */
const letter = 0.62

/** Marks that no text has, in the place of the colours of a terminal. */
const MARKS = { bold: '\u0001', dim: '\u0002', end: '\u0003' }
const paint = (style: string, text: string): string =>
  style === 'bold' || style === 'dim' ? `${MARKS[style]}${text}${MARKS.end}` : text

/** A line with its marks, as pieces of one style each. */
const piecesOf = (line: string): Markup[] =>
  line
    .split(/([\u0001\u0002][^\u0003]*\u0003)/)
    .filter(piece => piece !== '')
    .map(piece => {
      const style = Object.entries(MARKS).find(([, mark]) => piece.startsWith(mark))?.[0]
      return style ? html`<tspan class="${style}">${piece.slice(1, -1)}</tspan>` : html`${piece}`
    })

/** What the command prints where http-eras-data is not installed, with marks for bold and dim. */
function printed(): string[] {
  const diff = diffProfiles(pictured[1], pictured[2])
  return summaryText({ ...diff, changes: diff.changes.map(change => ({ ...change, scenarios: [] })) }, paint).split(
    '\n',
  )
}

/** The lines of the picture, without styles: the command, and what it prints. */
export const plainLines = (svg: string): string[] =>
  [...svg.matchAll(/<text [^>]*>(.*)<\/text>/g)].map(([, line]) =>
    line
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&'),
  )

/** Draws it. */
export function picture(): string {
  const lines = [`${MARKS.bold}$ npx http-eras ${pictured.join(' ')}${MARKS.end}`, ...printed()]
  const longest = Math.max(...lines.map(line => line.replace(/[\u0001-\u0003]/g, '').length))
  const width = Math.ceil(longest * fontSize * letter) + 2 * margin
  const height = lines.length * lineHeight + 2 * margin
  const rows = lines.map(
    (line, k) =>
      html`<text x="${margin}" y="${margin + (k + 1) * lineHeight - 6}" xml:space="preserve">${piecesOf(line)}</text>
`,
  )
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="npx http-eras ${pictured.join(' ')}">
<style>text{font:${fontSize}px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#d0d7de;white-space:pre}.bold{fill:#ffffff;font-weight:600}.dim{fill:#8b949e}</style>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${rows}</svg>
`.text
}
