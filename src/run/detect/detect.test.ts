/** Which version a program was written for, when nobody says it. */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import t, { type Test } from 'tap'
import { resolve } from '../../profile/resolve'
import { detect } from '../detect'
import { cli, node } from '../node.test.helper'

interface Files {
  readonly [name: string]: string | Files
}
const json = (value: unknown) => JSON.stringify(value)
const engines = (value: Record<string, unknown>) => json({ engines: value })

const register = require.resolve('http-eras/register')

function write(at: string, files: Files): void {
  mkdirSync(at, { recursive: true })
  for (const [name, file] of Object.entries(files)) {
    if (typeof file === 'string') writeFileSync(path.join(at, name), file)
    else write(path.join(at, name), file)
  }
}

/** A folder outside of this project, whose own package.json says which Node it needs. */
function folderOf(t: Test, files: Files): string {
  const at = realpathSync(mkdtempSync(path.join(tmpdir(), 'http-eras-detect-')))
  t.teardown(() => rmSync(at, { recursive: true }))
  write(at, files)
  return at
}

/** What is detected for `app/lib/main.js`; the files are beside `app`, in it and in `lib`. */
function found(t: Test, files: Files, env: NodeJS.ProcessEnv = {}, script = 'app/lib/main.js') {
  const at = folderOf(t, files)
  const { spec, reported: told } = detect(path.join(at, script), env)
  return { spec, told: told.map(line => line.replaceAll(at + path.sep, '')) }
}

t.test('the places are asked in their order', t => {
  const all = {
    app: {
      'package.json': json({ 'http-eras': { as: '0.8' }, engines: { node: '0.4', iojs: '^1.2' } }),
      lib: { 'main.js': '', '.nvmrc': '0.10' },
    },
  }
  t.same(found(t, all, { HTTP_ERAS: '0.6' }), { spec: '0.6', told: ["HTTP_ERAS says '0.6'"] })
  t.same(found(t, all), { spec: '0.8', told: [`"http-eras" in app/package.json says '0.8'`] })
  const { app } = all
  const without = { app: { ...app, 'package.json': engines({ node: '0.4', iojs: '^1.2' }) } }
  t.same(found(t, without), { spec: '0.10', told: ["app/lib/.nvmrc says '0.10'"] })
  const onlyEngines = { app: { ...without.app, lib: { 'main.js': '' } } }
  t.same(found(t, onlyEngines), { spec: 'iojs@^1.2', told: ["engines.iojs in app/package.json says '^1.2'"] })
  const onlyNode = { app: { ...onlyEngines.app, 'package.json': engines({ node: '0.4' }) } }
  t.same(found(t, onlyNode), { spec: '0.4', told: ["engines.node in app/package.json says '0.4'"] })
  t.end()
})

t.test('the nearest counts, from the script’s folder upwards', t => {
  const near = { app: { '.node-version': 'v0.10.48\n', lib: { '.nvmrc': 'lts/argon' } }, '.nvmrc': '12' }
  t.match(found(t, near), { spec: 'lts/argon' })
  t.match(found(t, near, {}, 'app/main.js'), { spec: 'v0.10.48' })
  t.match(found(t, near, {}, 'main.js'), { spec: '12' })
  t.match(found(t, near, {}, 'app'), { spec: 'v0.10.48' }, 'a folder as the script')
  t.match(found(t, near, {}, 'nowhere/at/all.js'), { spec: '12' }, 'a script that is not there')
  const both = { '.nvmrc': '0.6', '.node-version': '0.8', app: { lib: {} } }
  t.match(found(t, both), { spec: '0.6' })
  t.end()
})

t.test('a script of an installed package counts as one of the project', t => {
  const tool = () => ({ 'package.json': engines({ node: '>=0.4' }), bin: { 'tool.js': '' } })
  const project = { 'package.json': engines({ node: '0.10' }), node_modules: { tool: tool(), '@a': { tool: tool() } } }
  t.match(found(t, project, {}, 'node_modules/tool/bin/tool.js'), { spec: '0.10' })
  t.match(found(t, project, {}, 'node_modules/@a/tool/bin/tool.js'), { spec: '0.10' })
  const global = { node_modules: { tool: tool() } }
  t.match(found(t, global, {}, 'node_modules/tool/bin/tool.js'), { spec: '>=0.4' }, 'with no project around it')
  t.end()
})

t.test('what names no line of ours is passed over, and that is told', t => {
  const files = {
    '.nvmrc': 'v28.11.0',
    'package.json': engines({ node: '0.10.x' }),
    app: {
      '.node-version': 'node',
      'package.json': engines({ node: '*', iojs: '>=0' }),
      lib: { 'package.json': engines({ node: '' }), '.nvmrc': '# ours\nlts/unheard # today' },
    },
  }
  t.same(found(t, files, { HTTP_ERAS: '*' }), {
    spec: '0.10.x',
    told: [
      "HTTP_ERAS says '*', which allows every version: passed over",
      "app/lib/.nvmrc says 'lts/unheard', which is newer than 26, the newest line: passed over",
      "app/.node-version says 'node', which names no version: passed over",
      ".nvmrc says 'v28.11.0', which is newer than 26, the newest line: passed over",
      "engines.iojs in app/package.json says '>=0', which allows every version: passed over",
      "engines.node in app/lib/package.json says '*', which allows every version: passed over",
      "engines.node in app/package.json says '*', which allows every version: passed over",
      "engines.node in package.json says '0.10.x'",
    ],
  })
  t.end()
})

t.test('each of the later lines is found by what projects of its time say', t => {
  for (const [text, release] of [
    ['lts/fermium', '14.21.3'],
    ['lts/Gallium', '16.20.2'],
    ['v18.19.0', '18.19.0'],
    ['20', '20.20.2'],
    ['lts/jod', '22.23.5'],
    ['24.1', '24.1.0'],
    ['lts/*', '26.12.1'],
  ]) {
    const { spec } = found(t, { app: { '.nvmrc': text } })
    t.equal(resolve(spec).release, release, text)
  }
  for (const [range, release] of [
    ['>=14', '14.21.3'],
    ['^16.14.0 || >=18.0.0', '18.20.8'],
    ['>=18.17.0 <21', '20.20.2'],
    ['24.x', '24.22.3'],
  ]) {
    const { spec } = found(t, { app: { 'package.json': engines({ node: range }) } })
    t.equal(resolve(spec).release, release, range)
  }
  t.end()
})

t.test('engines as early package.json files had them', t => {
  for (const [value, spec] of [
    [['node >= 0.4 < 0.5'], '>= 0.4 < 0.5'],
    ['node 0.6', '0.6'],
    [['iojs 1.x', 'node'], 'iojs@1.x'],
  ] as const) {
    t.match(found(t, { app: { 'package.json': json({ engines: value }) } }), { spec }, json(value))
  }
  t.end()
})

t.test('what cannot be read is named with its file', t => {
  const bad = (files: Files, message: RegExp | string, env: NodeJS.ProcessEnv = {}) =>
    t.throws(() => found(t, files, env), { code: 'ERAS_BAD_PLACE', message }, String(message))
  const inApp = (text: string) => ({ app: { 'package.json': text } })
  bad(inApp('{ "engines": '), /app.package\.json: it is not JSON: /)
  bad(inApp('[]'), /app.package\.json: it is not a JSON object/)
  bad(
    inApp(json({ 'http-eras': '0.10' })),
    /app.package\.json: "http-eras" is "0\.10", and is to be an object such as \{ "as"/,
  )
  bad(inApp(json({ 'http-eras': { as: 0.1 } })), /"as" in "http-eras" is 0\.1, and is to be a version as a text/)
  bad(
    inApp(json({ 'http-eras': { as: '0.10', wiht: {} } })),
    /app.package\.json: "http-eras" has no 'wiht': did you mean with\? There are as, with, /,
  )
  bad(
    inApp(json({ 'http-eras': { as: '30' } })),
    /"http-eras" in .*app.package\.json: unknown version '30': it is newer/,
  )
  bad(inApp(json({ engines: 12 })), /"engines" is not an object/)
  bad(inApp(engines({ node: 12 })), /engines\.node is no string/)
  bad(inApp(engines({ node: 'whatever' })), /engines\.node in .*app.package\.json: unknown version 'whatever'/)
  bad({ app: { '.nvmrc': '\n# none\n' } }, /app.\.nvmrc: it is empty/)
  bad({ app: { '.nvmrc': '0.10.99' } }, /app.\.nvmrc: unknown version '0\.10\.99': nearest are 0\.10.*fix it/)
  bad({ app: { '.node-version': 'latests' } }, /app.\.node-version: unknown version/)
  bad({}, /^http-eras: HTTP_ERAS: unknown version '30'/, { HTTP_ERAS: '30' })
  t.match(found(t, inApp('\uFEFF{"engines":{"node":"0.6"}}')), { spec: '0.6' }, 'a byte order mark')
  t.end()
})

t.test('when no place names a version, all places are named with what they said', t => {
  t.throws(() => found(t, { app: { '.nvmrc': '28', 'package.json': engines({ node: '*' }) } }), {
    code: 'ERAS_NO_VERSION',
    message:
      /--as SPEC.*from .*app.lib upwards:\n {2}the environment variable HTTP_ERAS: none\n {2}"http-eras": .*: none\n {2}.*\.nvmrc says '28', which is newer than 26.*\n {2}engines\.iojs in package\.json: none\n {2}engines\.node in .*app.package\.json says '\*', which allows every version/,
  })
  t.end()
})

t.test('run and the preload detect; --explain tells what decided', async t => {
  const at = folderOf(t, {
    'package.json': engines({ node: '>=0.6 <0.7' }),
    '.nvmrc': '28',
    'app.js': 'console.log(typeof require("http").createClient)',
  })
  const app = path.join(at, 'app.js')
  const has = { code: 0, stdout: 'function\n', stderr: '' }
  t.match(await node([cli, 'run', app]), has)
  t.match(await node([cli, 'run', 'app'], { cwd: at }), has)
  t.match(await node(['-r', register, app]), has)
  t.match(await node([cli, 'run', '--as', '12', app]), { stdout: 'undefined\n' }, '--as goes before')
  const { stdout, stderr } = await node([cli, 'run', '--explain', app])
  t.equal(stdout, 'function\n')
  const lines = stderr.split('\n')
  t.match(lines[0], /^http-eras: .*\.nvmrc says '28', which is newer than 26, the newest line: passed over$/)
  t.match(lines[1], /^http-eras: engines\.node in .*package\.json says '>=0\.6 <0\.7'$/)
  t.match(lines[2], /^http-eras: '>=0\.6 <0\.7' is 0\.6\.21, as documented: /)
})

t.test('a version behind the script is the program’s; where none is found, that is told', async t => {
  const at = folderOf(t, { 'app.js': 'console.log(process.argv.slice(2).join())' })
  const app = path.join(at, 'app.js')
  const { code, stderr } = await node([cli, 'run', app, '--as', '0.10'], { cwd: at })
  t.equal(code, 2)
  t.match(
    stderr,
    `no version is given: '--as 0.10' stands behind the script, and so it is the program's: http-eras run --as 0.10 ${app}`,
  )
  t.match(await node([cli, 'run', app, '--as'], { cwd: at }), { code: 2, stderr: "'--as' stands behind the script" })
  t.match(await node([cli, 'run', '--as', '12', app, '--as', '0.10'], { cwd: at }), {
    code: 0,
    stdout: '--as,0.10\n',
    stderr: '',
  })
})

t.test('tools that a preload meets through NODE_OPTIONS do not fail for want of a version', async t => {
  const at = folderOf(t, {
    'app.js': '',
    node_modules: { npm: { bin: { 'cli.js': 'console.log(typeof require("http").createClient)' } } },
  })
  const env = { NODE_OPTIONS: `-r ${register}` }
  const tool = path.join(at, 'node_modules', 'npm', 'bin', 'cli.js')
  t.match(await node([tool], { env }), { code: 0, stdout: 'undefined\n', stderr: '' })
  t.match(await node([path.join(at, 'app.js')], { env }), { code: 2, stderr: 'none could be detected' })
})
