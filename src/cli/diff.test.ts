/** http-eras diff on the command line: data, recordings, and what is refused. */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { scenarioNames } from '../oracle/scenario'
import { called } from './called.test.helper'

const diff = (...args: string[]) => called('diff', ...args)

t.test('two versions: text by weight and area, exit code 1; the same version: nothing, exit code 0', async t => {
  const { status, stdout, stderr } = await diff('0.10', '12')
  t.same({ status, stderr }, { status: 1, stderr: '' })
  t.match(stdout, /^0\.10 \(0\.10\.48, as documented\) → 12 \(12\.22\.12, as documented\): \d+ behaviours differ\n/)
  const heads = [...stdout.matchAll(/^(security|wire|api|timing): \d+/gm)].map(([, weight]) => weight)
  t.same(heads, ['security', 'wire', 'api', 'timing'])
  t.match(
    stdout,
    [
      '    outgoing.keepAliveHint  A response that keeps the connection tells for how long, in a Keep-Alive header.',
      '      - never: It does not.',
      '      + whole: In whole seconds.',
      '      since 12.20.0',
      '      step by step:',
      '        12.19.0 never → exact',
      '        12.20.0 exact → whole',
      '      shown by server/keepalive-timeout: ',
    ].join('\n'),
  )
  t.notMatch(stdout, '\x1b[')
  t.match(await diff('v0.10', 'node@0.10'), { status: 0, stdout: /: no differences\n$/, stderr: '' })
  t.match((await diff('12', '0.10')).stdout, '- whole: In whole seconds.\n      + never: It does not.')
})

t.test('--area, --since and --wire-only choose', async t => {
  const areas = (stdout: string) => [...new Set([...stdout.matchAll(/^ {4}([a-z]+)\.\w+ /gm)].map(([, area]) => area))]
  t.same(areas((await diff('0.10', '12', '--area', 'agent')).stdout), ['agent'])
  t.same(areas((await diff('0.10', '12', '--area', 'agent,server')).stdout).sort(), ['agent', 'server'])
  t.notMatch((await diff('0.10', '12', '--wire-only')).stdout, /^(api|timing): /m)
  t.equal(
    (await diff('0.10', '12', '--weight', 'wire,security')).stdout,
    (await diff('0.10', '12', '--wire-only')).stdout,
  )
  const timing = (await diff('0.10', '12', '--weight', 'timing', '--weight', 'api')).stdout
  t.match(timing, /^api: [\s\S]*^timing: /m)
  t.notMatch(timing, /^(security|wire): /m)
  const late = (await diff('0.10', '12', '--since', '12.20.0')).stdout
  t.match(late, '- exact: In seconds')
  t.match(
    late,
    /^before 12\.20\.0 → 12 \(12\.22\.12, as documented\), on the way from 0\.10 \(0\.10\.48, as documented\): /,
  )
  t.match(
    (await diff('12', '0.10', '--since', '12.20.0', '--markdown')).stdout,
    /^## 12 \(12\.22\.12, as documented\) → before 12\.20\.0, on the way to 0\.10 /,
  )
})

t.test('--json is the data, --markdown has a table for each weight', async t => {
  const { format, a, b, changes } = JSON.parse((await diff('0.10', '12', '--json')).stdout)
  t.match({ format, a, b }, { format: 'profile-diff/1', a: { release: '0.10.48' }, b: { release: '12.22.12' } })
  t.equal(changes.find((one: { path: string }) => one.path === 'agent.maxSockets').to, 'Infinity')
  const { stdout } = await diff('0.10', '12', '--markdown')
  t.match(stdout, /^## 0\.10 \(0\.10\.48, as documented\) → 12/)
  const cells = stdout.split('\n').filter(line => line.startsWith('|'))
  t.ok(cells.length > 100 && cells.every(line => line.replaceAll('\\|', '').split('|').length === 7))
})

t.test('--summary is one screen, --json and --markdown of it, too', async t => {
  const { status, stdout } = await diff('12', '24', '--summary')
  t.equal(status, 1)
  t.match(stdout, /^12 \(12\.22\.12\) → 24 \(24\.\d+\.\d+\): \d+ behaviours differ\n17\.0\.0 {2}localhost may be ::1/)
  t.ok(stdout.trimEnd().split('\n').length <= 24)
  t.match(await diff('12', '12', '--summary'), { status: 0, stdout: /: no differences\n$/ })
  const { format, changes } = JSON.parse((await diff('0.8', '24', '--summary', '--json')).stdout)
  t.match({ format, changes }, { format: 'diff-summary/1', changes: [{ path: 'agent.maxSockets', since: '0.11.4' }] })
  t.match(
    (await diff('12', '24', '--summary', '--markdown')).stdout,
    '- [ ] 19.0.0: The default agent keeps connections',
  )
  t.match(
    (await diff('16', '18', '--summary', '--area', 'server')).stdout,
    /^18\.0\.0 {3}A request must be whole within 300 s/m,
  )
})

t.test('--evidence shows transcripts: unified in a pipe, in columns where that is asked', async t => {
  const name = 'server/date-header-off'
  const { status, stdout } = await diff('0.10', '12', '--evidence', name)
  t.equal(status, 1)
  t.match(stdout, `${name}: ways to leave the Date header out`)
  t.match(
    stdout,
    '  -         Date: {date}\\r\\n\n            Connection: keep-alive\\r\\n\n  +         Keep-Alive: timeout=5\\r\\n',
  )
  const wide = (await diff('0.10', '12', '--evidence', name, '--columns', '80')).stdout
  t.match(wide, / {40}> {9}Keep-Alive: timeout=5/)
  t.ok(
    wide
      .split('\n')
      .slice(3, -2)
      .every(line => line.length <= 80),
  )
  t.match(
    (await diff('0.10', '12', '--evidence', 'all')).stdout,
    /\n0\.10\.48 → 12\.22\.12: \d+ of \d+ scenarios differ\n$/,
  )
  t.match((await diff('0.10', '12', '--evidence', 'measured/framing-names')).stdout, 'A blank before the colon')
  const { scenarios } = JSON.parse((await diff('0.10', '12', '--evidence', 'api', '--json')).stdout)
  t.equal(scenarios.length, scenarioNames().filter(name => name.startsWith('api/')).length)
  t.match((await diff('0.10', '12', '--evidence', name, '--markdown')).stdout, '```diff\nconnection 1\n  client: GET')
  const same = await diff('12.0.0', '12', '--evidence', 'server/request-body-length-kinds', '--columns', '60')
  t.equal(same.status === 0, /no differences in 1 scenario/.test(same.stdout))
})

t.test('--html writes a page, and says on stderr how much differs', async t => {
  const file = path.join(t.testdir({}), 'diff.html')
  t.match(await diff('0.10', '12', '--html', file), {
    status: 1,
    stdout: '',
    stderr: /: 0\.10 and 12 differ in \d+ behaviours\n$/,
  })
  t.match(readFileSync(file, 'utf8'), /^<!doctype html>[\s\S]*<title>Node’s http: 0\.10 and 12<\/title>/)
  t.match(await diff('v12', '12', '--html', file), { status: 0, stderr: 'differ in 0 behaviours' })
  const missing = path.join(file, 'diff.html')
  t.match(await diff('0.10', '12', '--html', missing), {
    status: 2,
    stdout: '',
    stderr: `${missing} cannot be written`,
  })
  t.same(readdirSync(path.dirname(file)), ['diff.html'], 'nothing half-written is left')
})

t.test('what cannot be answered is refused: exit code 2, a word on stderr, nothing on stdout', async t => {
  const refused = async (args: string[], said: string | RegExp) => {
    const { status, stdout, stderr } = await diff(...args)
    t.same({ status, stdout }, { status: 2, stdout: '' }, args.join(' '))
    t.match(stderr, said)
  }
  await refused([], 'it takes two versions')
  await refused(['0.10'], 'it takes two versions')
  await refused(['0.10', '12', '--since', '99.0.0'], 'since 99.0.0: neither 0.10.48 nor 12.22.12 is that new')
  await refused(['0.10', '0.11.99'], "unknown version '0.11.99': nearest are")
  await refused(['0.10', '12', '--area', 'agnet'], "there is no area 'agnet': did you mean agent")
  await refused(['0.10', '12', '--since', '12'], "'12' is not an exact release")
  await refused(
    ['0.10', '12', '--evidence', 'server/nothing-such'],
    "there is no scenario, area or pattern 'server/nothing-such'",
  )
  await refused(['0.10.20', '12', '--evidence', 'api'], "nothing was recorded of '0.10.20'")
  await refused(['0.10', '12', '--evidence', 'api', '--area', 'wire'], '--area chooses behaviours')
  await refused(['0.10', '12', '--evidence', 'api', '--columns', 'x'], '--columns takes a whole number')
  await refused(['0.10', '12', 'app.js', '--timeout', '2147484'], '--timeout takes 2147483 at most')
  await refused(['0.10', '12', '--json', '--markdown'], 'one of the two')
  await refused(
    ['0.10', '12', '--weight', 'wire,bytes'],
    "no weight 'bytes': --weight takes security, wire, api, timing",
  )
  await refused(['0.10', '12', '--weight', 'wire', '--wire-only'], 'one of the two')
  await refused(['0.10', '12', '--html', 'x.html', '--json'], 'leave out --json')
  await refused(['0.10', '12', '--html', 'x.html', '--area', 'wire'], 'leave out --area')
  await refused(['0.10', '12', '--html', ''], '--html takes the path')
})
