/** `host` as a side of a diff. */

import path from 'node:path'
import t from 'tap'
import { lines } from '../../versions'
import { called } from '../cli/called.test.helper'
import { hostRelease, isHost, profileSpec } from '../profile/host'
import { diffScript } from './program/script'

t.setTimeout(3_600_000)
const eras = (...args: string[]) => called('diff', ...args)

t.test('the host has the profile of its release, or of the newest that is known', async t => {
  const newest = lines[lines.length - 1]
  for (const spec of ['host', 'HOST', ' host ']) t.ok(isHost(spec), spec)
  for (const spec of ['12', 'hosts', 'latest']) t.equal(profileSpec(spec), spec)
  for (const line of lines.filter(({ runtime }) => runtime === 'node')) {
    t.same(hostRelease(line.last), { release: line.last, profile: line.last })
  }
  t.same(hostRelease('20.99.1'), { release: '20.99.1', profile: '20.20.2' })
  t.same(hostRelease('99.0.0'), { release: '99.0.0', profile: newest.last })
})

t.test('a program is run under the host without any pinning', async t => {
  const app = path.join(
    t.testdir({
      'app.js':
        "console.log(require('http') === process.getBuiltinModule('http'), typeof require('http').createClient, process.version)",
    }),
    'app.js',
  )
  const { a, b, places, same } = await diffScript('0.10', 'host', { script: app, args: [] }, { timeout: 60_000 })
  t.match(a, { spec: '0.10', release: '0.10.48' })
  t.match(b, { spec: 'host', release: process.versions.node })
  t.equal(same, false)
  const stdout = places.find(({ place }) => place === 'stdout')?.rows[0]
  t.match(stdout?.a?.text, /function v0\.10\.48$/)
  t.match(stdout?.b?.text, new RegExp(`^true undefined ${process.version.replaceAll('.', '\\.')}$`))
})

t.test('without a program it is the profile of its release, and that is said', async t => {
  const { status, stdout, stderr } = await eras('0.10', 'host', '--json')
  t.equal(status, 1)
  t.match(stderr, `host is Node ${process.versions.node}: compared with the profile of`)
  t.match(JSON.parse(stdout), { b: { release: hostRelease().profile } })
  t.match(await eras('host', 'host'), { status: 0 })
})
