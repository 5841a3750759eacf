/** The two packages as they are packed: what is in them, how large they are, what imports and compilers make of them. */

import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import t from 'tap'
import ts from 'typescript'
import { root } from '../../src/shared/facts'
import { lines } from '../../versions'
import { picture, pictureFile } from '../readme/summary-picture'
import { simplified, tightened } from './declarations'
import { minified } from './minify'
import { layOutCode, layOutData, makeProject, pack, readManifest, type Tarball } from './packed.test.helper'
import { doesNothing, freeOfThis, pooled, shortened } from './shorten'
import { walk } from './walk.test.helper'

t.setTimeout(3_600_000)
const all = process.argv.includes('--all')
// Outside of the clone: below it, every package of its node_modules could be found.
const folder = mkdtempSync(path.join(tmpdir(), 'http-eras-packages-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => path.join(folder, name)
for (const name of ['code', 'data', 'again', 'destination']) mkdirSync(at(name))
const manifest = readManifest(root)

let code: Tarball
let data: Tarball
t.before(async () => {
  await layOutCode(at('code'))
  layOutData(at('data'))
  code = pack(at('code'), at('destination'))
  data = pack(at('data'), at('destination'))
})

const pathsOf = (tarball: Tarball): Set<string> => new Set(tarball.files.map(file => file.path))

/** How many bytes the files below some folders have, links followed. */
function bytesIn(folders: readonly string[]): number {
  const sizeOf = (place: string): number => {
    const stat = statSync(place)
    if (!stat.isDirectory()) return stat.size
    return readdirSync(place).reduce((sum, name) => sum + sizeOf(path.join(place, name)), 0)
  }
  return folders.reduce((sum, name) => sum + sizeOf(name), 0)
}

/** A package, and all that it depends on, as they lie in the clone. */
function withDependencies(name: string, found = new Set<string>()): Set<string> {
  const place = path.join(root, 'node_modules', name)
  if (found.has(place)) return found
  found.add(place)
  for (const one of Object.keys(readManifest(place).dependencies ?? {})) withDependencies(one, found)
  return found
}

t.test('the size: http-eras itself, and with its dependencies, is what README says', async t => {
  t.ok(code.unpackedSize <= 2e6, `${code.unpackedSize} bytes unpacked`)
  const needed = Object.keys(manifest.dependencies).flatMap(name => [...withDependencies(name)])
  const whole = code.unpackedSize + bytesIn([...new Set(needed)])
  t.match(
    readFileSync(path.join(root, 'README.md'), 'utf8'),
    `${(whole / 1e6).toFixed(1)} MB, of which ${(code.unpackedSize / 1e6).toFixed(1)} MB are http-eras itself`,
  )
})

t.test('what is in them: no tests, no internals’ types, a licence, and all that exports and README name', async t => {
  const paths = pathsOf(code)
  t.same(
    [...paths].filter(file => /\.test\.|\.map$|(?<!\.d)\.ts$|tsbuildinfo/.test(file)),
    [],
  )
  const declared = [...paths].filter(file => file.endsWith('.d.ts') && !/^dist\/(lines|as)\//.test(file))
  t.same(declared.sort(), [
    'dist/src/index.d.ts',
    'dist/src/run/register.d.ts',
    'dist/src/shared.d.ts',
    'dist/src/test/index.d.ts',
    'dist/versions/types/index.d.ts',
  ])
  for (const file of ['LICENSE', 'README.md', 'package.json']) {
    t.ok(paths.has(file), file)
    t.ok(pathsOf(data).has(file), `http-eras-data: ${file}`)
  }
  const targets = Object.values(manifest.exports).flatMap(one => (typeof one === 'string' ? [one] : Object.values(one)))
  for (const target of targets) t.ok(paths.has(target.replace('./', '')), target)
  for (const target of Object.values(readManifest(path.join(root, 'recordings')).exports) as string[]) {
    if (!target.includes('*')) t.ok(pathsOf(data).has(target.replace('./', '')), target)
  }
  // What README names and the clone has is in the package, files and folders.
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
  const named = new Set(readme.match(/\b[\w-]+(\/[\w.-]+)*(\/|\.(md|svg|js|json|ts|yml))(?![\w/])/g))
  const there = [...named].filter(name => name !== 'package.json' && existsSync(path.join(root, name)))
  t.ok(there.length > 20)
  for (const name of there)
    t.ok(
      [...paths].some(file => file === name || file.startsWith(`${name.replace(/\/$/, '')}/`)),
      name,
    )
})

t.test('exports are names: every line, preload and schema that there is', async t => {
  const names = Object.keys(manifest.exports)
  t.same(
    names.filter(name => name.includes('*')),
    [],
  )
  const expected = [
    '.',
    ...lines.flatMap(({ name }) => [`./${name}`, `./as/${name}`]),
    './register',
    './test',
    ...readdirSync(path.join(root, 'schemas')).map(name => `./schemas/${name}`),
    './package.json',
  ]
  t.same([...names].sort(), expected.sort())
})

t.test('packed code needs nothing that is not asked for', async t => {
  const known = new Set([...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)])
  const strangers = new Set<string>()
  for (const file of pathsOf(code)) {
    if (!/^dist\/(src|versions)\/.*\.js$/.test(file) || file.includes('.bundle.')) continue
    const text = readFileSync(path.join(at('code'), file), 'utf8')
    for (const [, name] of text.matchAll(/\brequire\("([^".][^"]*)"\)/g)) {
      const [first, second] = name.split('/')
      const own = first.startsWith('@') ? `${first}/${second}` : first
      if (!isBuiltin(name) && !known.has(own)) strangers.add(own)
    }
  }
  // What a pinned program may have and asks for itself.
  t.same([...strangers], [])
})

t.test('packing is reproducible', async t => {
  const copy = at(all ? 'again/whole' : 'again/copy')
  if (all) await layOutCode(copy)
  else cpSync(at('code'), copy, { recursive: true })
  // Neither the time of a file nor the place matters.
  for (const name of ['package.json', 'README.md', 'dist/src/index.js']) utimesSync(path.join(copy, name), 1e9, 1e9)
  mkdirSync(at('again/to'))
  t.equal(pack(copy, at('again/to')).integrity, code.integrity)
})

t.test('what is made small keeps names, lines, and what the program is', async t => {
  const text = [
    '#!/usr/bin/env node',
    '"use strict";',
    '// a comment',
    'const arrow = () => { throw new Error("x") };',
    'const { made = function () {} } = {};',
    'function named(first, second = 2) { const long = first + second; return long; }',
    'module.exports = [arrow, made, named];',
  ].join('\n')
  const small = await minified(text, 'a.js')
  t.match(small, /^#!\/usr\/bin\/env node\n"use strict"\n/)
  t.notMatch(small, /comment|\blong\b|\bfirst\b/)
  t.ok(small.split('\n').length >= 6, 'a statement a line')
  const { exports } = { exports: [] as ((...values: number[]) => unknown)[] }
  const module = { exports }
  new Function('module', small.replace(/^#!.*\n/, ''))(module)
  const [arrow, made, named] = module.exports
  t.same([arrow.name, made.name, named.name, named.length, named(1)], ['arrow', 'made', 'named', 1, 3])
  const quoting = 'exports.f = function (hostHeader) { const unseen = 1; return hostHeader.replace(unseen) }'
  t.match(await minified(quoting, 'a.js'), /hostHeader\.replace/, 'V8 quotes it: programs could read that')
  t.notMatch(await minified(quoting, 'a.js', false), 'hostHeader')
  t.ok(doesNothing('"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n// none'))
  t.notOk(doesNothing('"use strict";\nf()'))
})

t.test('what the compiler writes for other importers goes, and a call stays what it is', async t => {
  const free = new Set(['plain'])
  const short = (text: string) => shortened(text, request => (request === './a' ? free : new Set()))
  const text = [
    '"use strict";',
    'var __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod }; };',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    'exports.one = one;',
    'exports.two = two;',
    'const a_1 = require("./a");',
    'const b_1 = __importDefault(require("./b"));',
    'const node_net_1 = __importDefault(require("node:net"));',
    'function one() { return (0, a_1.plain)((0, a_1.bound)(), b_1.default); }',
    'function two() { return (0, exports.one)(node_net_1.default); }',
  ].join('\n')
  const small = short(text)
  t.notMatch(small, /__importDefault|__esModule/)
  t.match(small, 'b_1 = require("./b")', 'a file of ours is a module')
  t.match(small, 'node_net_1 = { default: require("node:net") }')
  t.match(small, 'a_1.plain((0, a_1.bound)()', 'only where `this` does not matter')
  t.match(small, 'Object.assign(exports, { one, two });')
  t.match(short(text.replace('node:net', 'semver')), '__importDefault(require("semver"))', 'a package may be either')
  t.same(
    [
      ...freeOfThis(
        [
          'exports.f = f;',
          'exports.g = g;',
          'exports.h = h;',
          'exports.k = k;',
          'function f() { return function () { return this; }; }',
          'function g() { return () => this; }',
          'function h() { return new.target; }',
          'function k() { return eval("this"); }',
          'const hidden = () => 1;',
        ].join('\n'),
      ),
    ],
    ['f', 'h'],
  )
  const data = `"use strict";\nexports.rows = [${Array(9).fill('["a text", { "a text": "a text" }]').join(', ')}];`
  t.match(pooled(data), /const pooledText_0 = "a text";/)
  const run = (code: string) => {
    const exports: { rows?: unknown } = {}
    new Function('exports', code)(exports)
    return exports.rows
  }
  t.same(run(pooled(data)), run(data))
  const named = `"use strict";\nexports.rows = [${Array(9).fill("{ 'a b'() { const { 'a b': c } = this; return typeof c === 'string' } }['a b'] ? 'a b' : 'string'").join(', ')}];`
  t.same(run(pooled(named)), run(named), 'names stay')
  t.equal(pooled(named).split("typeof c === 'string'").length, 10, 'so do names of types')
  t.throws(() => pooled(data.replace('"use strict";', '')), /does not begin with/)
  t.throws(() => simplified('declare const other: {};'), /nothing is like/)
  const members = 'interface A {\n\tb: string;\n\t(c: number): void;\n\td: 1;\n\t[key: string]: 1;\n\te: 1;\n}\n'
  t.equal(
    tightened(members),
    members
      .replace('(c: number): void;', '(c: number): void')
      .replace('[key: string]: 1;', '[key: string]: 1')
      .replace('e: 1;', 'e: 1'),
  )
})

/** The functions that a module shows, with what their names and lengths are. */
function functionsOf(value: unknown, place: string, seen = new Set<unknown>(), found: string[] = []): string[] {
  if (value === null || !/^(object|function)$/.test(typeof value) || seen.has(value) || place.length > 120) return found
  seen.add(value)
  if (typeof value === 'function') found.push(`${place}: ${value.name}/${value.length}`)
  for (const key of Reflect.ownKeys(value as object)) {
    const { value: inner, get, set } = Object.getOwnPropertyDescriptor(value, key) as PropertyDescriptor
    for (const one of [inner, get, set]) functionsOf(one, `${place}.${String(key)}`, seen, found)
  }
  return found
}

t.test('packed modules show the same functions, by their names and lengths', async t => {
  const project = makeProject(at('shown'), [code])
  for (const { name } of lines) {
    const [whole, packed] = [path.join(root, 'dist'), path.join(project, 'node_modules/http-eras/dist')].map(folder =>
      functionsOf(require(path.join(folder, `lines/${name}.js`)), name),
    )
    t.ok(whole.length > 40, `${name}: ${whole.length} functions`)
    t.same(packed, whole, name)
  }
})

t.test('publint and arethetypeswrong have nothing to say', async t => {
  const { publint } = await import('publint')
  const { messages } = await publint({ pkgDir: at('code'), pack: false, strict: true })
  t.same(messages, [])
  const attw = path.join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js')
  // Resolution as of Node 10 knows no `exports`: it finds the main module alone, and no Node that runs this needs it.
  const words = [attw, code.file, '--profile', 'node16', '--format', 'ascii', '--no-color', '--no-emoji']
  const { status, stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  t.equal(status, 0, stdout)
  for (const name of ['http-eras', 'http-eras/test', 'http-eras/as/io.js', 'http-eras/0.10'])
    t.match(stdout, `"${name}"`)
})

/** A program that uses the types of all entries. */
const consumer = `import { createHttp, ErasError, explain, type Profile, resolve } from 'http-eras'
import http = require('http-eras/0.6')
import { describeEras } from 'http-eras/test'
import 'http-eras/register'
const profile: Profile = resolve('0.10')
export const value: number = profile.agent.maxSockets
export const release: string = explain('12').release
export const made = createHttp('0.6.21').createClient(80, 'localhost')
http.createServer((req, res) => res.end(req.url)).listen(0)
describeEras(['4'], era => era.createServer(), { describe: (_title: string, body: () => void) => body() })
export const wrong = (error: unknown) => error instanceof ErasError && error.code === 'ERAS_NO_DATA'
// @ts-expect-error there is none
createHttp('12').createClient
`

t.test('a program compiles against the declarations, with @types/node and without', async t => {
  for (const [name, types] of Object.entries({ typed: ['@types/node', 'undici-types'], bare: [] })) {
    const project = makeProject(at(name), [code], types)
    writeFileSync(path.join(project, 'a.ts'), consumer)
    const program = ts.createProgram([path.join(project, 'a.ts')], {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      types: types.length > 0 ? ['node'] : [],
      // Without the types of Node, what the declarations import of it is not there: only the program is looked at.
      skipLibCheck: types.length === 0,
      preserveSymlinks: true,
    })
    // The declarations of Node are not ours, and reading them whole is what takes time.
    const own = program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.endsWith('a.ts') || /http-eras\/dist/.test(fileName))
    t.ok(own.length >= 5, `${name}: ${own.length} files`)
    const looked = types.length > 0 ? own : own.filter(({ fileName }) => fileName.endsWith('a.ts'))
    const wrong = looked.flatMap(file => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ])
    t.same(
      wrong.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
      [],
      name,
    )
  }
})

t.test('the picture of README is what is printed', async t => {
  t.equal(readFileSync(pictureFile, 'utf8'), picture(), 'npm run picture draws it anew')
})

t.test('a newcomer’s walk: every command of README and docs, in a project that installed the tarballs', t =>
  walk(t, { folder: at('walk'), tarballs: [code, data], all }),
)
