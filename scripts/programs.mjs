/**
 * Runs real programs of the time, pinned to the release of their time, and compares what they print with what they
 * printed on the real binary (oracle-tests/legacy). They are guarded; what a fix changes is in guard.json there. Their
 * packages come from the registry, into the user's cache.
 *
 *   npm run programs                        all of them
 *   npm run programs -- express-2 ws-0.4    some
 *   npm run programs -- --node PATH         on another host than this Node
 *   npm run programs -- --real              on the real binaries, where they were fetched (npm run fetch-runtime)
 *   npm run programs -- --suites [NAME…]    the packages' own tests instead, beside the real binary's count
 *   npm run programs -- --jobs 2            how many at once (suites: always one)
 *
 * Exit code 0 if all are equal, 1 if not, 2 for a mistaken call.
 */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { install } from './programs/install.mjs'
import { programs, runtimeOf } from './programs/places.mjs'
import { runDemo } from './programs/run.mjs'

const talk = text => process.stderr.write(`${text}\n`)
const usage = message => {
  talk(`programs: ${message}`)
  process.exit(2)
}

let call
try {
  call = parseArgs({
    allowPositionals: true,
    options: {
      node: { type: 'string', default: process.execPath },
      real: { type: 'boolean' },
      suites: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      jobs: { type: 'string', default: '2' },
    },
  })
} catch (error) {
  usage(error.message)
}
const { values: options, positionals: names } = call
if (options.help) {
  // The head of this file is the help.
  const [head] = readFileSync(fileURLToPath(import.meta.url), 'utf8').split('*/')
  process.stdout.write(
    head
      .replace('/**\n', '')
      .replace(/^ \* ?/gm, '')
      .trimEnd() + '\n',
  )
  process.exit(0)
}
const unknown = names.filter(name => !programs.some(program => program.name === name))
if (unknown.length) usage(`no program ${unknown.join(', ')}; there are ${programs.map(p => p.name).join(', ')}`)
const jobs = Number(options.jobs)
if (!Number.isInteger(jobs) || jobs < 1) usage('--jobs takes a number of 1 or more')

const chosen = programs.filter(({ name }) => names.length === 0 || names.includes(name))

/** Where a program runs: `node` the host or `real` the binary; undefined if the binary is not there. */
const how = ({ line }) => (options.real ? { real: runtimeOf(line) } : { node: options.node })

function show({ name, line }, { equal, seconds, code, difference, hosts, stderr }) {
  process.stdout.write(
    `${equal ? 'equal  ' : 'differs'}  ${name.padEnd(20)} ${line.padEnd(11)} ${seconds.toFixed(1)} s\n`,
  )
  for (const why of hosts) process.stdout.write(`    but for this: ${why}\n`)
  if (equal) return
  if (code !== 0) process.stdout.write(`    exit: ${code}\n`)
  if (difference) {
    const { line, expected, got } = difference
    process.stdout.write(`    line ${line}\n    - ${expected ?? '(end)'}\n    + ${got ?? '(end)'}\n`)
  }
  if (stderr)
    process.stdout.write(
      stderr
        .trimEnd()
        .split('\n')
        .slice(0, 12)
        .map(text => `    | ${text}\n`)
        .join(''),
    )
}

/** Runs what is left of a queue, several at once. */
async function demos() {
  const queue = [...chosen]
  let equal = 0
  let left = 0
  const worker = async () => {
    for (let program = queue.shift(); program; program = queue.shift()) {
      const host = how(program)
      if (options.real && !host.real) {
        talk(`${program.name}: no binary of ${program.line}`)
        left++
        continue
      }
      await install(program)
      const outcome = await runDemo(program, host)
      show(program, outcome)
      if (outcome.equal) equal++
    }
  }
  await Promise.all(Array.from({ length: Math.min(jobs, queue.length) }, worker))
  process.stdout.write(`${equal} of ${chosen.length - left} equal\n`)
  return equal === chosen.length - left
}

try {
  const same = options.suites ? await (await import('./programs/suites.mjs')).runSuites(chosen, how) : await demos()
  process.exitCode = same ? 0 : 1
} catch (error) {
  talk(`programs: ${error.message}`)
  process.exitCode = 1
}
