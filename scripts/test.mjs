/**
 * npm test: runs tap, with a report for a person at a terminal, and one of plain lines for files and pipes. The first run after
 * an install readies tap: the plug-ins that .taprc leaves out are taken out of its class of tests.
 *
 *   node scripts/test.mjs [FILE…]
 *   node scripts/test.mjs --ready     readies tap, and no more
 */

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)
const { bin } = require('tap/package.json')
const tap = path.join(path.dirname(require.resolve('tap/package.json')), bin.tap ?? bin)
const run = args => {
  const { status, signal } = spawnSync(process.execPath, [tap, ...args], { stdio: 'inherit' })
  return signal ? 1 : status
}

/** Whether the class of tests has none of the plug-ins that .taprc leaves out: it names those that it was built from. */
function isReady() {
  const built = createRequire(require.resolve('tap')).resolve('@tapjs/test/test-built')
  const [, names] = /signature = `([^`]*)`/.exec(readFileSync(built, 'utf8')) ?? []
  const left = readFileSync(new URL('../.taprc', import.meta.url), 'utf8').matchAll(/^ {2}- "!(.+)"$/gm)
  return names !== undefined && [...left].every(([, name]) => !names.split('\n').includes(name))
}

const args = process.argv.slice(2)
const failed = isReady() ? 0 : run(['build'])
if (failed || args.includes('--ready')) process.exitCode = failed
else {
  const report = process.stdout.isTTY ? 'terse' : './scripts/test-report.mjs'
  const own = [`--reporter=${report}`, `--node-arg=--import=${new URL('plain-children.mjs', import.meta.url)}`]
  process.exitCode = run([...own, ...args])
}
