/**
 * Records what the programs of this folder note on real binaries: `node oracle-tests/https/record.mjs BINARY…` (after a
 * build; see scripts/fetch-runtime.mjs). What was recorded of a release before is replaced.
 */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

const require = createRequire(import.meta.url)
const { keys } = require('../../dist/src/https/certificates.test.helper.js')
const here = import.meta.dirname
const file = path.join(here, 'recorded.json')
const recorded = JSON.parse(readFileSync(file, 'utf8'))

const work = mkdtempSync(path.join(os.tmpdir(), 'https-'))
try {
  const pems = path.join(work, 'keys.json')
  writeFileSync(pems, JSON.stringify(keys('rsa')))
  const env = { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1', NODE_EXTRA_CA_CERTS: '' }
  for (const binary of process.argv.slice(2)) {
    const version = execFileSync(binary, ['--version'], { encoding: 'utf8', env }).trim().slice(1)
    const release = /iojs$/.test(binary) ? `iojs-${version}` : version
    const output = execFileSync(binary, [path.join(here, 'main.js'), pems], { encoding: 'utf8', env, timeout: 60000 })
    const noted = JSON.parse(output.trim().split('\n').pop())
    for (const [program, rows] of Object.entries(noted)) add((recorded[program] ??= []), release, rows)
    process.stderr.write(`${release}\n`)
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** Releases that noted the same share a variant. */
function add(variants, release, rows) {
  for (const variant of variants) variant.runtimes = variant.runtimes.filter(other => other !== release)
  const same = variants.find(variant => JSON.stringify(variant.rows) === JSON.stringify(rows))
  if (same) same.runtimes.push(release)
  else variants.push({ runtimes: [release], rows })
}

const text = Object.entries(recorded).map(([program, variants]) => {
  const lines = variants
    .filter(({ runtimes }) => runtimes.length > 0)
    .map(({ runtimes, rows }) => {
      const noted = rows.map(row => `    ${JSON.stringify(row)}`).join(',\n')
      return `   {"runtimes": ${JSON.stringify(runtimes)}, "rows": [\n${noted}\n   ]}`
    })
  return ` ${JSON.stringify(program)}: [\n${lines.join(',\n')}\n ]`
})
writeFileSync(file, `{\n${text.join(',\n')}\n}\n`)
