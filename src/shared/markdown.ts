/** Text as Markdown shows it: escaped, in tables, in fences. */

/** Text that Markdown shows as it is, also within a table. */
export const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>|~#]/g, c => `\\${c}`).replace(/\r?\n/g, ' ')

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** A table with a head. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
]

/** A fence that the text cannot close. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`
}
