/** Reports of commands whose cases are made of more than one run: joined replays, behaviours that a program meets; and real times. */

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { replay } from '../replay/replay'
import { answering, get, ok, row, server } from '../replay/replay.test.helper'
import { junit } from './reporters/junit'
import type { Report } from './reporters/report'

const main = path.join(__dirname, 'main.js')
const eras = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' })

/** The attributes of the elements of a name. */
const elementsOf = (xml: string, name: string): Record<string, string>[] =>
  [...xml.matchAll(new RegExp(`<${name}((?: [a-z]+="[^"]*")*)`, 'g'))].map(([, all]) =>
    Object.fromEntries([...all.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
  )

t.test('junit: times that were measured, and none that were not', async t => {
  const xml = (suites: ReturnType<Report['suites']>, ms: number): string =>
    junit.render({ suites: () => suites } as Report, {} as never, { env: {}, at: new Date(), ms })
  const passed = { name: 'a', status: 'passed' as const }
  const one = xml([{ name: 's', cases: [{ ...passed, ms: 20 }, passed] }], 1500)
  t.same(elementsOf(one, 'testsuites')[0].time, '1.500')
  t.same(elementsOf(one, 'testsuite ')[0]?.time ?? elementsOf(one, 'testsuite')[1]?.time, '0.020')
  t.same(
    elementsOf(one, 'testcase').map(({ time }) => time),
    ['0.020', undefined],
  )
  t.match(
    xml([{ name: 's', cases: [passed] }], 1500),
    /<testsuite name="s"[^>]* time="1\.500"/,
    'alone, it took all of the time',
  )
  t.notMatch(
    xml(
      [
        { name: 's', cases: [passed] },
        { name: 'u', cases: [passed] },
      ],
      1500,
    ),
    /<testsuite name[^>]* time=/,
  )
})

t.test('oracle and diff: real times', async t => {
  const oracle = eras('oracle', '--as', '0.10.48', 'server/date-header-off', '--reporter', 'junit')
  t.equal(oracle.status, 0, oracle.stderr)
  const cases = elementsOf(oracle.stdout, 'testcase')
  t.equal(cases.length, 1)
  t.ok(
    cases.every(({ time }) => Number(time) > 0),
    JSON.stringify(cases),
  )
  t.ok(Number(elementsOf(oracle.stdout, 'testsuites')[0].time) > 0)
  const data = eras('diff', '18', '20', '--area', 'agent', '--reporter', 'junit')
  t.match(data.stdout, /<testsuite name="[^>]* time="(?!0\.000)[\d.]+"/)
})

t.test('diff --met-by: each behaviour that is met is a case; annotations, data, Markdown', async t => {
  const folder = t.testdir({ 'app.js': "console.log(require('http').globalAgent.maxSockets)" })
  const [app, xml] = [path.join(folder, 'app.js'), path.join(folder, 'met.xml')]
  const met = eras(
    'diff',
    '0.10',
    '0.12',
    '--met-by',
    app,
    '--by',
    'output',
    '--reporter',
    'github,text',
    '--reporter',
    `junit=${xml}`,
  )
  t.equal(met.status, 1, met.stderr)
  t.match(met.stdout, /^::error .*agent\.maxSockets/m)
  const report = readFileSync(xml, 'utf8')
  const [failed, rest] = elementsOf(report, 'testcase')
  t.match(failed, { name: 'agent.maxSockets', file: app })
  t.match(rest.name, /^\d+ behaviours that the program does not meet$/)
  t.match(elementsOf(report, 'testsuites')[0], { failures: '1', errors: '0', tests: '2' })
  t.ok(Number(elementsOf(report, 'testsuites')[0].time) > 0)
})

t.test(
  'replay merge: cases of all shares, with the time of the slowest; annotations, Markdown; shares that lack',
  async t => {
    const to = await server(
      t,
      answering(head => ok(head.includes('/bad') ? 'no' : 'hi')),
    )
    const rows = ['/a', '/bad', '/c'].map((target, k) =>
      row(`c${k}`, [
        ['client', get(target)],
        ['server', ok('hi')],
      ]),
    )
    const folder = t.testdir()
    const files = await Promise.all(
      [rows.slice(0, 2), rows.slice(2)].map(async (some, k) => {
        const file = path.join(folder, `${k}.json`)
        writeFileSync(file, JSON.stringify({ ...(await replay(some, { to })), seconds: k + 1 }))
        return file
      }),
    )
    const [xml, json] = [path.join(folder, 'a.xml'), path.join(folder, 'a.json')]
    const merged = eras(
      'replay',
      'merge',
      ...files,
      '--reporter',
      'text,github',
      '--reporter',
      `junit=${xml}`,
      '--reporter',
      `json=${json}`,
    )
    t.equal(merged.status, 1)
    t.match(merged.stdout, /same 2, different 1/)
    t.match(merged.stdout, /^::error .*GET \/bad/m)
    const report = readFileSync(xml, 'utf8')
    t.match(elementsOf(report, 'testsuites')[0], { tests: '2', failures: '1', errors: '0' })
    t.match(report, /<testsuite name="replay to http[^>]* time="2\.000"/)
    t.match(report, /<testcase name="2 exchanges as recorded"/)
    t.equal((JSON.parse(readFileSync(json, 'utf8')) as { seconds: number }).seconds, 2)
    const lacking = path.join(folder, 'share.json')
    writeFileSync(lacking, JSON.stringify({ ...(await replay([rows[0]], { to })), shards: ['1/2'] }))
    const part = eras('replay', 'merge', lacking, '--reporter', 'junit')
    t.equal(part.status, 1)
    t.match(part.stderr, 'share 2/2 is missing')
    const broken = path.join(folder, 'broken.xml')
    t.equal(eras('replay', 'merge', path.join(folder, 'none.json'), '--reporter', `junit=${broken}`).status, 2)
    t.notOk(existsSync(broken))
  },
)
