/** One order for the options of a program: the environment, its package.json, the command line; and what is handed on is settled. */

import { spawnSync } from 'node:child_process'
import path from 'node:path'
import t, { type Test } from 'tap'
import { detect } from './detect'
import { handedOn, type PinOptions } from './pin-options'
import { settle } from './settings'

const main = path.join(__dirname, '../cli/main.js')

/** A project with a script, and what its package.json says. */
function project(t: Test, field: object, script = ''): string {
  const folder = t.testdir({ 'package.json': JSON.stringify({ 'http-eras': field }), 'app.js': script })
  return path.join(folder, 'app.js')
}

/** For each option: what the environment, the file and the line say of it, and what comes of each prefix of the three. */
const cases: readonly [
  keyof PinOptions,
  Record<string, string>,
  object,
  PinOptions,
  ofTwo: unknown,
  ofThree: unknown,
][] = [
  [
    'prelude',
    { HTTP_ERAS_PRELUDE: 'none' },
    { prelude: ['util.print', 'sys'] },
    { prelude: ['sys'] },
    ['util.print', 'sys'],
    ['sys'],
  ],
  ['prelude', { HTTP_ERAS_PRELUDE: 'sys' }, { prelude: false }, { prelude: ['sys'] }, false, ['sys']],
  ['host', { HTTP_ERAS_HOST: 'a' }, { host: 'b,c' }, { host: ['d'] }, ['b', 'c'], ['d']],
  ['faithful', { HTTP_ERAS_FAITHFUL: '1' }, { faithful: false }, { faithful: true }, false, true],
  ['reportOnly', { HTTP_ERAS_GUARD: 'report' }, { guard: 'report' }, {}, true, true],
  [
    'guard',
    { HTTP_ERAS_NO_GUARD: 'host,bare-lf' },
    { guard: { host: true } },
    { guard: { 'late-lost': false } },
    { host: true, 'bare-lf': false },
    { host: true, 'bare-lf': false, 'late-lost': false },
  ],
]

t.test('the environment, then the file, then the line: the later before the earlier', async t => {
  for (const [option, env, field, line, ofTwo, ofThree] of cases) {
    const script = project(t, field)
    t.same(settle(script, env).options[option], ofTwo, `${option}: the file before the environment`)
    t.same(settle(script, env, line).options[option], ofThree, `${option}: the line before both`)
    const [told] = settle(script, env, line).reported.filter(text => text.startsWith(`${option}: `))
    t.match(told, Object.keys(env)[0])
    t.match(told, '"http-eras" in ')
  }
  const bare = path.join(t.testdir({ 'app.js': '', 'package.json': '{ "http-eras": {} }' }), 'app.js')
  t.same(settle(bare, {}), { options: {}, reported: [] })
})

t.test('with adds up in the same order: below what the file says stands what the environment says', async t => {
  const script = project(t, { as: '24', with: 'server.requestTimeout=2' })
  const env = { HTTP_ERAS_WITH: 'server.requestTimeout=1,agent.globalKeeps@18' }
  const { spec, hasWith, reported } = detect(script, env)
  t.match(spec, /requestTimeout=1.*requestTimeout=2/)
  t.match(reported, [/says '24'/, /^HTTP_ERAS_WITH says/, /"with" in /])
  t.equal(settle(script, env, {}, hasWith).options.with, undefined, 'it is in the version already')
  t.equal(settle(script, env, { with: 'a.b=3' }, hasWith).options.with, 'a.b=3')
  t.equal(settle(script, env, { with: 'a.b=3' }).options.with, `${env.HTTP_ERAS_WITH}, a.b=3`)
})

t.test('what a pinned process hands on is settled: no file counts against it', async t => {
  const script = project(t, { prelude: false, guard: { host: true }, with: 'server.requestTimeout=2', as: '24' })
  const env = handedOn('0.10', { prelude: ['sys'], guard: { host: false } }) as NodeJS.ProcessEnv
  t.match(settle(script, env).options, { prelude: ['sys'], guard: { host: false } })
  t.equal(detect(script, env).spec, '0.10')
})

t.test('what cannot be is refused in the name of its file', async t => {
  for (const field of [{ prelude: 1 }, { prelude: [1] }, { host: true }, { host: {} }]) {
    const [name] = Object.keys(field)
    t.throws(() => settle(project(t, field), {}), {
      code: 'ERAS_BAD_PLACE',
      message: new RegExp(`package\\.json: in "http-eras", "${name}"`),
    })
  }
})

t.test('run obeys, and --explain tells; its children have the same', async t => {
  const child =
    "require('child_process').execFile(process.execPath, ['-p', 'typeof process.EventEmitter'], function (e, out) { console.log(out.trim()) })"
  const script = project(t, { as: '0.10', prelude: false }, `console.log(typeof process.EventEmitter); ${child}`)
  const run = (env: Record<string, string>, ...words: string[]) => {
    const whole = { ...process.env, NODE_OPTIONS: '', ...env }
    return spawnSync(process.execPath, [main, 'run', ...words, script], { encoding: 'utf8', env: whole })
  }
  t.match(run({}), { stdout: 'undefined\nundefined\n', status: 0 })
  const explained = run({ HTTP_ERAS_PRELUDE: 'sys' }, '--explain')
  t.equal(explained.stdout, 'undefined\nundefined\n')
  t.match(
    explained.stderr,
    /^http-eras: prelude: false \("http-eras" in .*package\.json\), before sys \(HTTP_ERAS_PRELUDE\)$/m,
  )
  t.equal(run({}, '--prelude=default').stdout, 'function\nfunction\n')
})
