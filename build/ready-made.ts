/**
 * A step of the build: writes, for each line, the ready-made module (`require('http-eras/LINE')`) and the preload
 * (`node -r http-eras/as/LINE`), so that their names come from versions/ alone.
 */

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { resolve } from '../src/profile/resolve'
import { lines } from '../versions'

const out = path.join(__dirname, '..')

const classes =
  /^(Agent|Client|ClientRequest|ClientResponse|IncomingMessage|OutgoingMessage|Server|ServerRequest|ServerResponse)$/

/** The module's types, and its classes as names of types: `http.ServerResponse`. */
function declarations(line: string): string {
  const { exports, promised } = resolve(line).module
  const types = [...exports, ...promised].filter(name => classes.test(name))
  return [
    `import type { HttpByLine } from '../versions/types/index'`,
    `declare const http: HttpByLine['${line}']['documented']`,
    'declare namespace http {',
    ...types.map(name => `  type ${name} = (typeof http)['${name}']['prototype']`),
    '}',
    'export = http',
    '',
  ].join('\n')
}

/**
 * The module. Its last line is for ES modules: Node reads from the text of a CommonJS file which names can be imported
 * from it, and nothing ever runs it.
 */
function ready(line: string): string {
  const { exports, promised } = resolve(line).module
  return [
    `module.exports = require('../src/http/ready-made').readyMade('${line}')`,
    `0 && (module.exports = { ${[...exports, ...promised].join(', ')} })`,
    '',
  ].join('\n')
}

const files = (line: string): Readonly<Record<string, string>> => ({
  [`lines/${line}.js`]: ready(line),
  [`lines/${line}.d.ts`]: declarations(line),
  [`as/${line}.js`]: `require('../src/run/preload').preload('${line}')\n`,
  [`as/${line}.d.ts`]: 'export {}\n',
})

for (const folder of ['lines', 'as']) mkdirSync(path.join(out, folder), { recursive: true })
for (const { name } of lines) {
  for (const [file, text] of Object.entries(files(name))) writeFileSync(path.join(out, file), text)
}
