/** npm test: runs tap, with a report for a person at a terminal, and one of plain lines for files and pipes. */

import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'

const { bin } = createRequire(import.meta.url)('tap/package.json')
const tap = path.join(path.dirname(createRequire(import.meta.url).resolve('tap/package.json')), bin.tap ?? bin)
const report = process.stdout.isTTY ? 'terse' : './scripts/test-report.mjs'
const own = [`--reporter=${report}`, `--node-arg=--import=${new URL('plain-children.mjs', import.meta.url)}`]
const { status, signal } = spawnSync(process.execPath, [tap, ...own, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exitCode = signal ? 1 : status
