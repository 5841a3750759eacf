/** `npm run site`: the report of all lines as docs/site/index.html. */

import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { gather } from '../src/diff/html/gather'
import { renderReport } from '../src/diff/html/report'
import { root } from '../src/shared/facts'
import { writeWhole } from '../src/shared/write-whole'

const directory = path.join(root, 'docs/site')
const file = path.join(directory, 'index.html')

mkdirSync(directory, { recursive: true })
const text = renderReport(gather({ title: 'What Node’s http did, line by line' }))
writeWhole(file, text)
process.stdout.write(`${path.relative(process.cwd(), file)}: ${(Buffer.byteLength(text) / 1e6).toFixed(2)} MB\n`)
