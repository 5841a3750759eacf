/** The search: all words must be in an entry; those whose title has them come first. */

/** An entry of the index: title, what kind of page, address from the root of the site, further words. */
export type SearchRow = readonly [title: string, kind: string, url: string, text: string]

export interface Found {
  readonly title: string
  readonly kind: string
  readonly url: string
  readonly text: string
}

/** More hits than this are not read. */
const MOST = 20

function scoreOf([title, , , text]: SearchRow, words: readonly string[]): number {
  const name = title.toLowerCase()
  const rest = text.toLowerCase()
  let score = 0
  for (const word of words) {
    const at = name.indexOf(word)
    if (at === -1 && !rest.includes(word)) return 0
    score += name === word ? 100 : at === 0 ? 20 : at > 0 ? 10 : 1
  }
  return score + 1 / (1 + name.length)
}

/** @param text what was typed; the entries that have all of its words, best first */
export function searchIn(rows: readonly SearchRow[], text: string): Found[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return rows
    .map(row => ({ row, score: scoreOf(row, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ row: [title, kind, url, text] }) => ({ title, kind, url, text }))
}
