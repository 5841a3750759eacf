/**
 * The types of every line, held against programs: those of fixtures/LINE compile, but for the lines that end in
 * `// error`, which must not. And against the modules themselves: the names are those that they export.
 */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import ts from 'typescript'
import { lines } from '../../versions'
import { createHttp } from '../http/create-http'
import type { Line } from '../profile/line'
import { profileOf } from '../profile/profile'
import { releasesOf } from '../profile/releases'

const root = path.join(__dirname, '..', '..', '..')
const fixtures = path.join(root, 'src', 'types', 'fixtures')
const fixturesOf = (line: string) => readdirSync(path.join(fixtures, line)).map(file => path.join(fixtures, line, file))

const specOf = (line: Line, release: string) => (line.name === 'io.js' ? `iojs-${release}` : release)
const everyRelease = lines.flatMap(line => releasesOf(line).map(release => [line, release] as const))

/** A file that stands nowhere: the type of every release. */
const releasesFile = path.join(fixtures, 'releases.ts')
const releasesText = [
  `import type { HttpOf } from 'http-eras'`,
  'export interface Releases {',
  ...everyRelease.map(([line, release]) => `  '${specOf(line, release)}': HttpOf<'${specOf(line, release)}'>`),
  '}',
].join('\n')

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  types: ['node'],
  skipLibCheck: true,
}
const host = ts.createCompilerHost(options)
const { getSourceFile } = host
host.getSourceFile = (file, ...rest) =>
  file === releasesFile
    ? ts.createSourceFile(file, releasesText, ...(rest.slice(0, 1) as [ts.ScriptTarget]))
    : getSourceFile(file, ...rest)

/** All fixtures in one program: reading the host's types costs more than the fixtures do. */
const program = ts.createProgram([...lines.flatMap(({ name }) => fixturesOf(name)), releasesFile], options, host)
const checker = program.getTypeChecker()

/** What the compiler says of a file, by line. */
function errorsOf(source: ts.SourceFile): Map<number, string> {
  const all = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
  return new Map(
    all.map(({ start, messageText }) => [
      source.getLineAndCharacterOfPosition(start as number).line,
      ts.flattenDiagnosticMessageText(messageText, ' '),
    ]),
  )
}

for (const { name } of lines) {
  t.test(`${name}: its programs compile, others do not`, async t => {
    for (const file of fixturesOf(name)) {
      const source = program.getSourceFile(file) as ts.SourceFile
      const errors = errorsOf(source)
      source.text.split('\n').forEach((text, number) => {
        const where = `${path.basename(file)}:${number + 1} ${text}`
        if (text.endsWith('// error')) t.ok(errors.has(number), `refused: ${where}`)
        else if (errors.has(number)) t.fail(`${where}: ${errors.get(number)}`)
      })
      t.ok(source.text.includes('// error'), `${path.basename(file)} has something that must fail`)
    }
  })
}

/** The tables of versions/types, by name. */
const tablesFile = path.join(root, 'dist', 'versions', 'types', 'index.d.ts')
const tableOf = (name: string, file = tablesFile) => {
  const { exports } = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.Node) as ts.Symbol
  return checker.getDeclaredTypeOfSymbol(exports?.get(name as ts.__String) as ts.Symbol)
}
const member = (type: ts.Type, name: string) => checker.getTypeOfSymbol(type.getProperty(name) as ts.Symbol)
const names = (type: ts.Type) => type.getProperties().map(property => property.name)
const entries = (type: ts.Type) => names(type).map(name => [name, checker.typeToString(member(type, name))])

const byLine = tableOf('HttpByLine')
t.test('the names of each module, in both readings, are those that it exports', async t => {
  for (const line of lines) {
    const types = member(byLine, line.name)
    const exact = specOf(line, line.last)
    t.same(names(member(types, 'documented')).sort(), Object.keys(createHttp(line.name)).sort(), line.name)
    t.same(names(member(types, 'shipped')).sort(), Object.keys(createHttp(exact)).sort(), exact)
  }
})

t.test('the names of exact releases, every fourth and all that changed them, are those that they exported', async t => {
  const releases = tableOf('Releases', releasesFile)
  let before: readonly string[] = []
  for (const [at, [line, release]] of everyRelease.entries()) {
    const spec = specOf(line, release)
    const { exports } = profileOf(line, release, 'shipped', spec).module
    // Those that exported the same as the one before: every fourth.
    if (exports === before && at % 4 > 0) continue
    before = exports
    if (names(member(releases, spec)).sort().join() !== [...exports].sort().join()) {
      t.same(names(member(releases, spec)).sort(), [...exports].sort(), spec)
    }
  }
  t.ok(everyRelease.length > 0)
})

t.test('the series and codenames that the compiler knows are those of the lines', async t => {
  const series = (release: string) => release.split('.', release.startsWith('0.') ? 2 : 1).join('.')
  const all = lines.flatMap(line => releasesOf(line).map(release => [series(release), `"${line.name}"`] as const))
  t.same(Object.fromEntries(entries(tableOf('LineOfSeries'))), Object.fromEntries(all))
  const coded = lines.flatMap(line => (line.codename ? [[line.codename, `"${line.name}"`] as const] : []))
  t.same(Object.fromEntries(entries(tableOf('LineOfCodename'))), Object.fromEntries(coded))
  t.equal(checker.typeToString(tableOf('NewestSupported')), `"${coded.at(-1)?.[0]}"`)
})

interface Surface {
  readonly classes: Record<string, { prototype: object; chain: string[] } | null>
  readonly instances: Record<string, { own?: [name: string, ...unknown[]][] } | null>
}

/** What the recorded objects of a class had of their own and from the prototypes of http. */
function recorded({ classes, instances }: Surface, name: string): Set<string> {
  const found = new Set<string>()
  for (const inherited of classes[name]?.chain ?? []) {
    for (const key of Object.keys(classes[inherited]?.prototype ?? {})) found.add(key)
  }
  for (const [title, instance] of Object.entries(instances)) {
    const of = /server\b.*$|createServer/.test(title) && !/side:/.test(title) ? 'Server' : title
    if (!(of === 'Server' ? name === 'Server' : of.replace('globalAgent', 'Agent').split(/\W/).includes(name))) continue
    if (Array.isArray(instance?.own)) for (const [key] of instance.own) found.add(key)
  }
  return found
}

/** What has no type: fields for the use of the module alone. */
const untyped = new Set(
  `constructor domain output outputEncodings outputCallbacks outputSize outputData parser timeoutCb upgradeOrConnect
  upgrading insecureHTTPParser pauseOnConnect watcher type fd`.split(/\s+/),
)

/** What stood on the prototypes of http in some lines, and of stream or net in the others. */
const inherited = new Set(
  'on addListener pipe pause resume read setEncoding connections readable destroy close'.split(' '),
)

/** Own fields of messages until they became accessors of the prototype: no OutgoingMessage itself was recorded. */
const ownAtFirst = (name: string, key: string) => name === 'OutgoingMessage' && /^(connection|socket)$/.test(key)

const CLASSES = ['Agent', 'ClientRequest', 'IncomingMessage', 'OutgoingMessage', 'Server', 'ServerResponse']
const surfaces = lines.map(line => {
  const file = path.join(root, 'oracle-tests', 'surface', `${specOf(line, line.last)}.json`)
  return [line.name, JSON.parse(readFileSync(file, 'utf8')) as Surface] as const
})

t.test('a member is typed in the lines whose objects were recorded to have it, and in no other', async t => {
  for (const name of CLASSES) {
    const anywhere = new Set(surfaces.flatMap(([, surface]) => [...recorded(surface, name)]))
    for (const [line, surface] of surfaces) {
      const has = recorded(surface, name)
      const type = member(member(member(member(byLine, line), 'shipped'), name), 'prototype')
      const typed = new Set(names(type))
      // What is there only when a program or an option sets it.
      const optional = (key: string) => ((type.getProperty(key)?.flags ?? 0) & ts.SymbolFlags.Optional) !== 0
      const known = [...anywhere].filter(key => !key.startsWith('_') && !untyped.has(key) && !inherited.has(key))
      t.same(
        known.filter(key => typed.has(key) && !has.has(key) && !optional(key) && !ownAtFirst(name, key)),
        [],
        `${line} ${name}: typed, and not there`,
      )
      t.same(
        known.filter(key => !typed.has(key) && has.has(key)),
        [],
        `${line} ${name}: there, and not typed`,
      )
    }
  }
})
