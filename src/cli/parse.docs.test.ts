/**
 * docs/parse.md shows what its commands print: each is run, in this process, and compared with the page.
 * `node dist/src/cli/parse.docs.test.js --write` puts what is printed where the page says something else.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import t from 'tap'
import type { Call } from './command'
import { parse } from './parse'

const root = path.join(__dirname, '../../..')
const page = path.join(root, 'docs/parse.md')

/** The words of a command as a shell has them that is given apostrophes and nothing else. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ''))

/** Runs a command of the page. @returns its exit code and all that it prints */
async function printed(line: string): Promise<{ code: number; text: string }> {
  const args = wordsOf(line).map(word => (word === '--minimize' ? '--minimize=any' : word))
  const { positionals, values } = parseArgs({ args, options: parse.options, allowPositionals: true })
  const lines: string[] = []
  const say = (one: string) => void lines.push(one)
  const terminal = {
    answer: say,
    answerAll: say,
    talk: say,
    progress: () => {},
    paint: (_: unknown, text: string) => text,
    columns: undefined,
    watched: false,
  }
  const call = { options: values, words: positionals, before: positionals.length, terminal } as Call<
    typeof parse.options
  >
  return { code: (await parse.run(call)) as number, text: lines.map(one => `${one}\n`).join('') }
}

t.test('the page shows what its commands print', async t => {
  process.chdir(root)
  const text = readFileSync(page, 'utf8')
  const blocks = [...text.matchAll(/^```\n\$ http-eras parse (.*?)(?: +# exit (\d))?\n([\s\S]*?)^```$/gm)]
  t.ok(blocks.length >= 30, `${blocks.length} commands`)
  let renewed = text
  for (const { 0: block, 1: line, 2: exit = '0', 3: shown, index } of blocks.reverse()) {
    const { code, text: seen } = await printed(line)
    t.equal(String(code), exit, `exit code of ${line}`)
    if (process.argv.includes('--write')) {
      const from = index + block.length - '```'.length - shown.length
      renewed = renewed.slice(0, from) + seen + renewed.slice(from + shown.length)
    } else t.equal(shown, seen, line)
  }
  if (renewed !== text) writeFileSync(page, renewed)
})
