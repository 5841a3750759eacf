/** Causes as text, Markdown and JSON, and the lines that keep the old behaviour. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv2020 from 'ajv/dist/2020'
import t from 'tap'
import { resolve } from '../../../profile/resolve'
import { root } from '../../../shared/facts'
import { diffProfiles } from '../../data/profiles'
import { diffJson } from '../../report/json'
import { mixturesOf } from '../mixtures'
import type { Cause, Difference, Part, Subject } from '../types'
import { keepOf } from './keep'
import { bisectMarkdown } from './markdown'
import { reportedCauses } from './reported'
import { bisectText } from './text'
import type { Bisect } from './types'

const [a, b] = ['12.22.12', '24.9.0']
const mixtures = mixturesOf(a, b)
const diff = diffProfiles(a, b)
const script: Subject = { script: 'my app.js', args: ['--port', '0'] }
const plain = (_style: string, text: string) => text

const cause = (paths: Part[], more: Partial<Cause> = {}): Cause => ({
  differences: ['exit:1'],
  partly: [],
  paths,
  along: [],
  release: null,
  valuesOf: null,
  necessary: true,
  hidden: false,
  ...more,
})

const exit: Difference = { id: 'exit:1', place: 'exit', kind: 'exit', row: 0, a: 'exit code 0', b: 'exit code 1' }
const gone: Difference = { id: 'stdout:2a', place: 'stdout', kind: 'output', row: 1, a: 'in `12`', b: null }
const come: Difference = { ...gone, id: 'stdout:2b', a: null, b: 'in | 24' }

const toldOf = (causes: Cause[], more: Partial<Bisect> = {}, subject: Subject = script): Bisect => ({
  format: 'bisect/1',
  a: diff.a,
  b: diff.b,
  ...subject,
  verdict: 'causes',
  by: ['exit'],
  elsewhere: [],
  runs: 20,
  behaviours: 181,
  ended: { a: 'exit code 0', b: 'exit code 1' },
  fails: false,
  compared: { lines: 2, connections: 1, events: 0 },
  unsteady: [],
  differences: [exit],
  ...reportedCauses(causes, diff.changes, mixtures, subject),
  unexplained: [],
  ...more,
})

const several = toldOf(
  [
    cause(['server.timeout'], { release: '13.0.0', differences: ['exit:1', 'stdout:2a'] }),
    cause(['client.addressOrder', 'server.requestTimeout'], { necessary: false, along: ['agent.kind'] }),
    cause(['wire.methods'], { valuesOf: '22.2.0', hidden: true, partly: ['stdout:2b'], differences: ['stdout:2b'] }),
    cause(['prelude.process.version']),
  ],
  { differences: [exit, gone, come], elsewhere: ['wire', 'events'], unsteady: ['stderr'] },
)
const none = { causes: [], keep: null, differences: [] }
const all: Bisect[] = [
  several,
  toldOf([], { differences: [exit, gone], unexplained: ['exit:1', 'stdout:2a'], verdict: 'unexplained' }),
  ...(['same', 'unsteady', 'late', 'unpinned', 'nothing'] as const).map(verdict =>
    toldOf([], { ...none, verdict, unsteady: ['stdout', 'events'], fails: verdict === 'nothing' }),
  ),
  toldOf([cause(['server.timeout'])], {}, { command: ['npm', 'test'] }),
]

t.test('as text', async t => {
  const text = bisectText(several, plain)
  const lines = [
    'my app.js --port 0, 12.22.12 (12.22.12) → 24.9.0 (24.9.0): 2 differences in exit and stdout, 4 causes among the 181 behaviours that differ',
    'exit code 0 under 12.22.12, exit code 1 under 24.9.0; compared 2 lines of output, 1 connection and 0 events; 20 runs',
    'by itself from run to run: stderr',
    'wire and events differ too: --by wire or --by events looks for the causes of that',
    '1. server.timeout  Milliseconds without traffic after which a connection is ended; 0: never.',
    '     - 120000',
    '     + 0',
    '   comes with 13.0.0: runs under it show it, and runs under the release before it do not',
    '   exit',
    '     - exit code 0',
    '     + exit code 1',
    '   stdout, line 2',
    '     - in `12`',
    '   to keep it as it was: with server.timeout@12.22.12',
    '   these need each other: none is enough alone',
    '   enough alone, and not the only one: other causes are as well',
    '   cannot be had without agent.kind',
    '   runs under releases do not show with which it comes; by the sources, with 17.0.0 and 18.0.0',
    '   comes with 22.2.0: with the value that it had then, runs show it, and with the one before, they do not; in whole releases another cause hides that',
    '   shows only once other causes are gone',
    '   makes a part of what differs: other causes make the rest',
    '   it cannot be kept apart from the version',
    'to keep all of it as it was:',
  ]
  for (const line of lines) t.ok(text.split('\n').includes(line), line)
  const says = (verdict: Bisect['verdict']) => bisectText(all.find(one => one.verdict === verdict) as Bisect, plain)
  t.match(says('unexplained'), 'none of the 181 behaviours that differ is the cause')
  t.match(says('unexplained'), '2 differences that no behaviours make: a fault of http-eras, or chance in the program')
  t.match(says('unsteady'), 'unsteady: stdout and events change from run to run under the same version')
  t.match(bisectText(all.at(-1) as Bisect, plain), /^npm test, .*\n.*; compared 2 lines of output; 20 runs\n/)
})

t.test('as Markdown', async t => {
  const text = bisectMarkdown(several)
  t.match(text, /^## my app\.js --port 0, 12\.22\.12 /)
  t.match(text, '\n### 2. `client.addressOrder`, `server.requestTimeout`\n- `client.addressOrder` (wire): ')
  t.match(text, '```diff\n@@ exit @@\n-exit code 0\n+exit code 1\n@@ stdout, line 2 @@\n-in `12`\n```')
  t.match(text, '\nto keep it as it was: with server.timeout@12.22.12.\n')
  t.match(
    text,
    /```sh\nhttp-eras run --as 24\.9\.0 --with '[^'\n]*server\.timeout@12\.22\.12[^']*' 'my app\.js' --port 0\n```/,
  )
  t.match(text, '```json\n"http-eras": {\n  "as": "24.9.0",')
  t.match(text, '\nTo keep all of it as it was:\n')
  for (const told of all) t.match(bisectMarkdown(told), /^## \S/, told.verdict)
})

t.test('the published schema describes what --json gives', async t => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
  const read = (name: string) => JSON.parse(readFileSync(path.join(root, `schemas/${name}.schema.json`), 'utf8'))
  ajv.addSchema(read('profile-diff'))
  const check = ajv.compile(read('bisect'))
  for (const told of all) t.ok(check(JSON.parse(diffJson(told))), `${told.verdict}: ${ajv.errorsText(check.errors)}`)
  t.notOk(check({ ...JSON.parse(diffJson(several)), causes: [{}] }))
})

t.test('what keeps the old behaviour is a spec that does', async t => {
  const keep = keepOf(['server.timeout', 'agent.globalKeeps'], mixtures, script)
  const kept = resolve(keep?.spec ?? '')
  t.strictSame([kept.server.timeout, kept.agent.globalKeeps, kept.server.requestTimeout], [120_000, false, 300_000])
  // Of a version with changes of its own, a value stands in the place of the version.
  const own = mixturesOf('0.12.18 with agent.maxSockets=7', '24.9.0')
  const value = keepOf(['agent.maxSockets'], own, script)
  t.match(value, { spec: '24.9.0 with agent.maxSockets=7', packageJson: { with: { 'agent.maxSockets': 7 } } })
  t.equal(resolve(value?.spec ?? '').agent.maxSockets, 7)
  const endless = keepOf(['agent.maxSockets'], mixturesOf('12 with agent.maxSockets=Infinity', '0.10'), script)
  t.match(endless, { packageJson: { as: '0.10' } })
  t.equal(resolve(endless?.spec ?? '').agent.maxSockets, Number.POSITIVE_INFINITY)
  t.match(keepOf(['server.timeout'], mixtures, { command: ['sh', '-c', "echo 'x'"] }), {
    command: `HTTP_ERAS='24.9.0 with server.timeout@12.22.12' NODE_OPTIONS='--require http-eras/register' sh -c 'echo '\\''x'\\'''`,
  })
  t.match(keepOf(['prelude.members'], mixtures, script)?.command, /^http-eras run --as 24\.9\.0 --prelude=members/)
  t.equal(keepOf(['prelude.process.version'], mixtures, script), null)
})
