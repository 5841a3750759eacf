/**
 * docs/parse.md shows what its commands print: each is run, in this process, and compared with the page.
 * `node dist/src/cli/parse.docs.test.js --write` puts what is printed where the page says something else.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { runParse } from './parse.test.helper'

const root = path.join(__dirname, '../../..')
const page = path.join(root, 'docs/parse.md')

/** The words of a command as a shell has them that is given apostrophes and nothing else. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ''))

t.test('the page shows what its commands print', async t => {
  process.chdir(root)
  const text = readFileSync(page, 'utf8')
  const blocks = [...text.matchAll(/^```\n\$ http-eras parse (.*?)(?: +# exit (\d))?\n([\s\S]*?)^```$/gm)]
  t.ok(blocks.length >= 30, `${blocks.length} commands`)
  let renewed = text
  for (const { 0: block, 1: line, 2: exit = '0', 3: shown, index } of blocks.reverse()) {
    const { all: seen, code } = await runParse(...wordsOf(line))
    t.equal(String(code), exit, `exit code of ${line}`)
    if (process.argv.includes('--write')) {
      const from = index + block.length - '```'.length - shown.length
      renewed = renewed.slice(0, from) + seen + renewed.slice(from + shown.length)
    } else t.equal(shown, seen, line)
  }
  if (renewed !== text) writeFileSync(page, renewed)
})
