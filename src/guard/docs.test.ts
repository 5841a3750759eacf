/** docs/guard.md has a row for each fix, as the fix says it; `node dist/src/guard/docs.test.js --write` writes them. */

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import type { Fix } from './fix'
import { fixes } from './fixes'

const file = path.join(__dirname, '../../../docs/guard.md')
const [BEGIN, END] = ['<!-- fixes -->\n\n', '\n<!-- /fixes -->']
const HEAD = '| fix | CVEs | the guard refuses | whom it may break |\n| --- | --- | --- | --- |\n'

const cell = (text: string): string => text.replace(/\|/g, '\\|')
const row = ({ id, cves, what, breaks }: Fix): string =>
  `| \`${id}\` | ${cves.map(cve => cve.replace('CVE-', '')).join(', ')} | ${cell(what)} | ${cell(breaks)} |\n`

const text = readFileSync(file, 'utf8')
const [before, rest] = text.split(BEGIN)
const [rows, after] = rest.split(END)
const due = HEAD + fixes.map(row).join('')
if (process.argv.includes('--write')) writeFileSync(file, `${before}${BEGIN}${due}${END}${after}`)
else t.equal(rows, due, `${fixes.length} fixes`)
