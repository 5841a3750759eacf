/**
 * The types of every line, held against programs: those of fixtures/LINE compile, but for the lines that end in
 * `// error`, which must not. And against the modules themselves: the names are those that they export.
 */

import { readdirSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import ts from 'typescript'
import { lines } from '../../versions'
import { createHttp } from '../http/create-http'

const root = path.join(__dirname, '..', '..', '..')
const fixtures = path.join(root, 'src', 'types', 'fixtures')
const fixturesOf = (line: string) => readdirSync(path.join(fixtures, line)).map(file => path.join(fixtures, line, file))

/** All fixtures in one program: reading the host's types costs more than the fixtures do. */
const program = ts.createProgram(
  lines.flatMap(({ name }) => fixturesOf(name)),
  {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: ['node'],
    skipLibCheck: true,
  },
)
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

/** The type of the module of each line, by reading: those of `HttpByLine`. */
const table = checker.getDeclaredTypeOfSymbol(
  checker
    .getSymbolAtLocation(program.getSourceFile(path.join(root, 'dist', 'versions', 'types', 'index.d.ts')) as ts.Node)
    ?.exports?.get('HttpByLine' as ts.__String) as ts.Symbol,
)
const member = (type: ts.Type, name: string) => checker.getTypeOfSymbol(type.getProperty(name) as ts.Symbol)
const names = (type: ts.Type) => type.getProperties().map(property => property.name)

t.test('the names of each module, in both readings, are those that it exports', async t => {
  for (const { name, last } of lines) {
    const line = member(table, name)
    const exact = name === 'io.js' ? `iojs-${last}` : last
    t.same(names(member(line, 'documented')).sort(), Object.keys(createHttp(name)).sort(), name)
    t.same(names(member(line, 'shipped')).sort(), Object.keys(createHttp(exact)).sort(), exact)
  }
})
