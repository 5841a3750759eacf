/** The commands that README and the pages of docs/ show, as they are written there. */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../src/shared/facts'

/** A command of a page. */
export interface Shown {
  readonly page: string
  readonly line: number
  /** Without the prompt, and without the comment behind it. */
  readonly command: string
  /** The exit code that its comment names: `# exit 1`. */
  readonly exit?: number
}

/** The pages that are packed, README first. */
export const pages = (): string[] => [
  'README.md',
  'recordings/README.md',
  ...['docs', 'docs/formats'].flatMap(folder =>
    readdirSync(path.join(root, folder))
      .filter(name => name.endsWith('.md'))
      .sort()
      .map(name => `${folder}/${name}`),
  ),
]

/** What a line of a block begins with if it is a command; in blocks with prompts, the lines behind `$ ` are. */
const COMMAND = /^(?:[A-Z_]+=\S+ )*(?:http-eras|npx|npm|node|docker|tcpdump|sh|cd) /
const COMMENT = /(?:^|\s+)# .*$/

/** The blocks of a page that show a shell: with the number of their first line. */
function blocksOf(text: string): { first: number; lines: string[] }[] {
  const blocks: { first: number; lines: string[] }[] = []
  let open: { first: number; lines: string[]; shell: boolean } | undefined
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^\s*```(.*)$/.exec(line)
    if (!fence) open?.lines.push(line)
    else if (open) {
      if (open.shell) blocks.push(open)
      open = undefined
    } else open = { first: index + 2, lines: [], shell: ['', 'sh', 'bash', 'console'].includes(fence[1].trim()) }
  }
  return blocks
}

/** Where a comment begins: at a # behind a blank that stands in no quotes. */
function splitComment(text: string): [command: string, comment: string] {
  const bare = text.replace(/'[^']*'|"[^"]*"/g, quoted => '_'.repeat(quoted.length))
  const at = COMMENT.exec(bare)?.index ?? text.length
  return [text.slice(0, at).trim(), text.slice(at)]
}

/** @param page a path in the clone */
export function commandsOf(page: string, text = readFileSync(path.join(root, page), 'utf8')): Shown[] {
  return blocksOf(text).flatMap(({ first, lines }) => {
    const hasPrompts = lines.some(line => line.startsWith('$ '))
    return lines.flatMap((line, index): Shown[] => {
      const isCommand = hasPrompts ? line.startsWith('$ ') : COMMAND.test(line)
      if (!isCommand) return []
      const [command, comment] = splitComment(hasPrompts ? line.slice(2) : line)
      const [, exit] = /# exit (\d)/.exec(comment) ?? []
      return [{ page, line: first + index, command, ...(exit !== undefined && { exit: Number(exit) }) }]
    })
  })
}
