/**
 * Measures how much `diff A B SCRIPT --why` explains: the real programs of oracle-tests/legacy are run under two versions,
 * and of all that differs it is counted what has a cause.
 *
 *   npm run why                              all programs, 0.10 and 12
 *   npm run why -- express-3 send-0.1        some
 *   npm run why -- --from 12.22.12 --to 24   other versions
 *   npm run why -- --limit 20                minutes that a program may take; 10
 *
 * Exit code 0 if at least 95 of 100 differences are explained and every program came to its end, 1 if not, 2 for a mistaken
 * call. It takes minutes a program.
 */

import { execFile } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { install } from './programs/install.mjs'
import { programs, project } from './programs/places.mjs'

const wanted = 0.95
const cli = path.join(project, 'dist', 'src', 'cli', 'main.js')

const usage = message => {
  process.stderr.write(`why: ${message}\n`)
  process.exit(2)
}

let call
try {
  call = parseArgs({
    allowPositionals: true,
    options: {
      from: { type: 'string', default: '0.10' },
      to: { type: 'string', default: '12' },
      limit: { type: 'string', default: '10' },
    },
  })
} catch (error) {
  usage(error.message)
}
const { values: options, positionals: names } = call
const limit = Number(options.limit) * 60_000
if (!(limit > 0)) usage(`--limit is a number of minutes, not ${options.limit}`)
const unknown = names.filter(name => !programs.some(program => program.name === name))
if (unknown.length) usage(`no program ${unknown.join(', ')}; there are ${programs.map(p => p.name).join(', ')}`)

/** What the command says of a program; its exit code is 1 where anything differs. */
const whyOf = ({ to }) =>
  new Promise((resolve, reject) => {
    const args = [cli, 'diff', options.from, options.to, 'demo.js', '--why', '--json', '--timeout', '60']
    const env = { ...process.env, LEGACY_FIRST: '2500', LEGACY_LIMIT: '60000' }
    execFile(process.execPath, args, { cwd: to, env, maxBuffer: 1e9, timeout: limit }, (error, stdout, stderr) => {
      if (error?.killed) reject(new Error(`not at its end after ${options.limit} minutes`))
      else if (stdout === '') reject(new Error(stderr || error?.message))
      else resolve(JSON.parse(stdout))
    })
  })

let [all, explained] = [0, 0]
for (const program of programs.filter(({ name }) => names.length === 0 || names.includes(name))) {
  await install(program)
  const began = Date.now()
  try {
    const { why } = await whyOf(program)
    const count = why.differences.length
    const left = why.differences.filter(({ id }) => why.unexplained.includes(id))
    all += count
    explained += count - left.length
    const seconds = ((Date.now() - began) / 1000).toFixed(0)
    process.stdout.write(
      `${program.name.padEnd(20)} ${count - left.length} of ${count}, ${why.causes.length} causes, ${why.runs} runs, ${seconds} s\n`,
    )
    for (const { id, a, b } of left)
      process.stdout.write(`    ${id}\n    - ${a ?? '(nothing)'}\n    + ${b ?? '(nothing)'}\n`)
  } catch (error) {
    process.stdout.write(`${program.name.padEnd(20)} ${error.message}\n`)
    process.exitCode = 1
  }
}
process.stdout.write(`${explained} of ${all} differences explained\n`)
if (all === 0 || explained / all < wanted) process.exitCode = 1
