/** Programs that are really run: the behaviours that make what they do, and what cannot be told. */

import path from 'node:path'
import t, { type Test } from 'tap'
import { called } from '../../cli/called.test.helper'
import { type BisectOptions, bisect } from './bisect'
import type { Bisect } from './report/types'

t.setTimeout(3_600_000)

/**
 * Three more programs with `--all`: thirty to fifty runs each. Two causes of two differences, each with its release, are found
 * in why.test, too.
 */
const all = process.argv.includes('--all')

const eras = (...args: string[]) => called('bisect', ...args)

const scriptOf = (t: Test, text: string): string => path.join(t.testdir({ 'app.js': text }), 'app.js')

const find = (t: Test, a: string, b: string, text: string, options: BisectOptions = {}): Promise<Bisect> =>
  bisect(a, b, { script: scriptOf(t, text), args: [] }, { timeout: 60_000, ...options })

const causesIn = ({ causes }: Bisect) =>
  causes.map(({ parts, release }) => [parts.map(({ part }) => part).join(), release])

/** A program of about 200 ms: a server and three requests, one after the other. */
const requests = (tell: string) => `
  const http = require('http')
  let connections = 0
  const server = http.createServer((req, res) => setTimeout(() => res.end('ok'), 50))
  server.on('connection', () => connections++)
  const ask = (left, done) =>
    http.get({ port: server.address().port }, res => {
      res.resume().on('end', () => setImmediate(() => (left > 1 ? ask(left - 1, done) : done(res))))
    })
  server.listen(0, '127.0.0.1', () => ask(3, res => { ${tell}; process.exit() }))
`

t.test('one cause between 12.22.12 and 24', async t => {
  const told: [number, number | undefined][] = []
  const begun = Date.now()
  const options: BisectOptions = { by: 'output', progress: (runs, left) => told.push([runs, left]) }
  const found = await find(t, '12.22.12', '24', requests('console.log(connections)'), options)
  t.comment(`${found.runs} runs in ${Math.round((Date.now() - begun) / 1000)} s`)
  t.strictSame(causesIn(found), [['agent.globalKeeps', '19.0.0']])
  t.ok(found.runs <= 45, 'at most 45 runs')
  t.match(found.causes[0], {
    necessary: true,
    hidden: false,
    partly: [],
    parts: [{ change: { from: false, to: true, since: '19.0.0', weight: 'wire' } }],
    keep: { packageJson: { as: '24', with: { 'agent.globalKeeps': '@12.22.12' } } },
  })
  t.match(found.causes[0].keep?.command, 'http-eras run --as 24 --with agent.globalKeeps@12.22.12 ')
  t.ok(told.length > found.runs && told.some(([, left]) => left !== undefined && left > 5))
  t.equal(told.at(-1)?.[1], 0)
})

if (all) {
  t.test('the other way, from the newer to the older', async t => {
    const found = await find(t, '20.0.0', '18.20.8', requests('console.log(JSON.stringify(res.headers.connection))'))
    t.strictSame([causesIn(found), found.by], [[['agent.globalKeeps', '19.0.0']], ['output']])
    t.match(found.causes[0].keep?.spec, /^18\.20\.8 with agent\.globalKeeps@20\.0\.0$/)
  })
}

const defaults = `
  const server = require('http').createServer()
  console.log('silence: ' + (server.timeout > 0))
  console.log('a request may take any time: ' + !(server.requestTimeout > 0))
`

if (all) {
  t.test('two causes that stand apart', async t => {
    const found = await find(t, '12.22.12', '18.0.0', defaults)
    t.strictSame(causesIn(found), [
      ['server.timeout', '13.0.0'],
      ['server.requestTimeout', '18.0.0'],
    ])
    t.strictSame(
      found.causes.map(({ differences }) => differences),
      [['stdout:1'], ['stdout:2']],
    )
    t.strictSame(found.unexplained, [])
  })

  t.test('a cause that another one hides', async t => {
    // The first one throws, and what the second does is not seen.
    const text = `
      const server = require('http').createServer()
      if (!(server.timeout > 0)) throw new Error('no silence is too long')
      if (server.requestTimeout > 0) throw new Error('a request has to hurry')
      console.log('well')
    `
    const found = await find(t, '12.22.12', '18.0.0', text)
    t.strictSame(found.by, ['exit'])
    t.strictSame(causesIn(found).sort(), [
      ['server.requestTimeout', null],
      ['server.timeout', '13.0.0'],
    ])
    t.equal(found.causes.find(({ release }) => release === null)?.valuesOf, '18.0.0')
    const { command } = found.keep ?? {}
    t.match(command, /--with 'server\.\w+@12\.22\.12, server\.\w+@12\.22\.12'/)
  })
}

t.test('a command', async t => {
  const script = scriptOf(t, defaults)
  const { status, stdout, stderr } = await eras('12.22.12', '13.0.0', '--', process.execPath, script)
  t.strictSame([status, stderr], [1, ''])
  t.match(stdout, /1 difference in stdout, 1 cause among the \d+ behaviours that differ\n/)
  t.match(stdout, /\n1\. server\.timeout {2}Milliseconds/)
  t.match(stdout, "HTTP_ERAS='13.0.0 with server.timeout@12.22.12' NODE_OPTIONS='--require http-eras/register' ")
  const unpinned = await eras('12', '24', '--', 'echo', 'hello')
  t.strictSame([unpinned.status, unpinned.stderr], [1, ''])
  t.match(unpinned.stdout, 'no node that loads http-eras was started, so nothing was pinned and nothing tested')
  t.notMatch(unpinned.stdout, '1. ')
})

t.test('no difference', async t => {
  const same = await eras('12', '24', scriptOf(t, `console.log(require('http').METHODS.includes('GET'))`))
  t.strictSame([same.status, same.stderr], [0, ''])
  t.match(
    same.stdout,
    ': no difference in exit, output, wire and events\nexit code 0 under both; compared 1 line of output, ',
  )
  const fails = await eras('12', '24', scriptOf(t, `console.log('so far'); throw new Error('always')`))
  t.strictSame([fails.status, fails.stderr], [0, ''])
  t.match(
    fails.stdout,
    'no difference in exit, output, wire and events\nit fails under both: exit code 1 under both; compared ',
  )
  const nothing = await eras('12', '24', scriptOf(t, 'process.exit(3)'))
  t.equal(nothing.status, 1)
  t.match(nothing.stdout, 'it fails under both before it does anything, so nothing was compared')
})

t.test('what says nothing', async t => {
  const chance = await eras(
    '12',
    '24',
    scriptOf(t, 'console.log(Math.random() < 0.5 ? "heads" : Math.random())'),
    '--runs',
    '6',
  )
  t.equal(chance.status, 1)
  t.match(chance.stdout, /: unsteady: stdout changes from run to run under the same version/)
  t.notMatch(chance.stdout, '1. ')
  const late = await eras('12', '24', scriptOf(t, 'setInterval(() => {}, 1000)'), '--timeout', '1')
  t.equal(late.status, 1)
  t.match(late.stdout, 'it ends in its time under neither')
  // What differs before it is cut off is told by no run that ends.
  const busy = await find(
    t,
    '12',
    '24',
    `console.log(require('http').globalAgent.keepAlive); setInterval(() => {}, 1000)`,
    {
      timeout: 1000,
    },
  )
  t.match(busy, { verdict: 'late', causes: [] })
  t.ok(busy.runs <= 6, `${busy.runs} runs`)
})

t.test('what cannot be asked', async t => {
  const script = scriptOf(t, '')
  const rows: [string, string[]][] = [
    ['it takes two versions, then a script or a command', ['12']],
    ['there is nothing to run', ['12', '24']],
    ['there is nothing to run', ['12', '24', '--']],
    ["there is no script 'nowhere.js'", ['12', '24', 'nowhere.js']],
    ["unknown version '12.99'", ['12.99', '24', script]],
    ["Unknown option '--bye': did you mean --by?", ['12', '24', script, '--bye', 'exit']],
    ["--by takes exit, output, wire, events, all, not 'stdout'", ['12', '24', script, '--by', 'stdout']],
    ['--by wire is for a script', ['12', '24', '--by', 'wire', '--', 'node', script]],
    ['--drive is for a script', ['12', '24', '--drive', 'x', '--', 'node', script]],
    ['no-such-command cannot be started: ENOENT', ['12', '24', '--', 'no-such-command']],
    ['--runs takes a whole number from 2', ['12', '24', script, '--runs', '1']],
    ['--json and --markdown: one of the two', ['12', '24', script, '--json', '--markdown']],
    ['--peer and --against: one of the two', ['12', '24', script, '--peer', 'x', '--against', 'http://x']],
  ]
  for (const [message, args] of rows) {
    const { status, stdout, stderr } = await eras(...args)
    t.strictSame([status, stdout], [2, ''], args.join(' '))
    t.match(stderr, message)
  }
})
