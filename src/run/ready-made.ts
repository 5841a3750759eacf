/**
 * A step of the build: writes, for each line, the ready-made module (`require('http-eras/LINE')`) and the preload
 * (`node -r http-eras/as/LINE`), so that their names come from versions/ alone.
 */

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { lines } from '../../versions'

const out = path.join(__dirname, '..', '..')

const files = (line: string): Readonly<Record<string, string>> => ({
  [`lines/${line}.js`]: `module.exports = require('../src/http/create-http').createHttp('${line}')\n`,
  [`lines/${line}.d.ts`]: `import type { HttpModule } from '../src/index'\ndeclare const http: HttpModule\nexport = http\n`,
  [`as/${line}.js`]: `require('../src/run/pin').pinProcess('${line}')\n`,
})

for (const folder of ['lines', 'as']) mkdirSync(path.join(out, folder), { recursive: true })
for (const { name } of lines) {
  for (const [file, text] of Object.entries(files(name))) writeFileSync(path.join(out, file), text)
}
