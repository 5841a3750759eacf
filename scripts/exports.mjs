/**
 * Fails on an export that no other file imports: what a file needs for itself is not exported, and what nobody needs is
 * not there.
 *
 *   node scripts/exports.mjs     exit 0: none; 1: some (each is printed), one listed in vain, or nothing read
 */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const rooms = ['src', 'versions', 'build', 'oracle-tests']
/** What imports, and exports for nobody. */
const readers = ['bench', 'examples', 'scripts']

/** What is used otherwise than by an import that can be read: a file, a folder or `file name`, with the reason. */
const usedOtherwise = {
  'src/run/hooks/loader.ts': 'Node calls its members',
  'src/http/ready-made.ts readyMade': 'the text of the ready-made modules calls it',
  'src/run/pin.ts pinnedModule': 'the text of a module that import() is led to calls it',
  'build/site/engine/shims/': 'stand in the places of modules of Node',
  'build/site/engine/own-copy.ts': 'stands in the place of src/stream/own-copy.ts',
  'src/profile/line.ts Erratum': 'the declarations that the compiler writes of versions/errata name it',
  'src/oracle/runtime/era-modules.ts': 'a thread loads it by the path that it is given',
  'src/oracle/runtime/host-modules.test.helper.ts': 'a thread loads it by the path that it is given',
  'oracle-tests/evidence/flip.ts flippedModules': 'a thread loads it by the path that it is given',
}

const filesOf = room =>
  fs
    .readdirSync(path.join(root, room), { recursive: true })
    .map(name => path.join(room, name))
    .filter(name => /\.m?[tj]s$/.test(name) && !/\.d\.ts$|\bfixtures\//.test(name))
const files = [...rooms, ...readers].flatMap(filesOf)
const known = new Set(files)

/** The file that a specifier leads to; scripts load what was compiled. */
function fileOf(from, specifier) {
  const target = path.join(path.dirname(from), specifier).replace(/^dist\//, '')
  return [`${target}.ts`, target.replace(/\.m?js$/, '.ts'), path.join(target, 'index.ts')].find(name => known.has(name))
}

const isExported = node =>
  ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)

/** The names that a statement declares and exports. */
function namesIn(statement) {
  if (!isExported(statement)) return []
  if (!ts.isVariableStatement(statement)) return statement.name ? [statement.name.text] : []
  return statement.declarationList.declarations.flatMap(({ name }) =>
    ts.isIdentifier(name) ? [name.text] : name.elements.map(element => element.name.text),
  )
}

/** By file: the names that others take from it; `*` is all. */
const taken = new Map()

function take(file, from, name) {
  if (file === undefined || file === from) return
  if (!taken.has(file)) taken.set(file, new Set())
  taken.get(file).add(name)
}

/** Notes what a file takes from others. @returns the names that it exports itself */
function read(file) {
  const source = ts.createSourceFile(file, fs.readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const words = new Set()
  /** Files of which it may take whatever name stands in it: by a namespace, import(), require() or a path. */
  const whole = []
  const visit = node => {
    if (ts.isIdentifier(node)) words.add(node.text)
    const bindings = ts.isImportDeclaration(node)
      ? node.importClause?.namedBindings
      : ts.isExportDeclaration(node) && node.moduleSpecifier && node.exportClause
    if (bindings && 'elements' in bindings) {
      for (const { name, propertyName } of bindings.elements) {
        take(fileOf(file, node.moduleSpecifier.text), file, (propertyName ?? name).text)
      }
      return
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) take(fileOf(file, node.moduleSpecifier.text), file, '*')
    if (ts.isStringLiteralLike(node) && /^\.\.?\//.test(node.text)) whole.push(fileOf(file, node.text))
    ts.forEachChild(node, visit)
  }
  visit(source)
  for (const target of whole) for (const word of words) take(target, file, word)
  return source.statements.flatMap(namesIn)
}

const exported = files.map(file => [file, read(file)])
const listed = new Set()

function isUsedOtherwise(file, name) {
  const key = Object.keys(usedOtherwise).find(
    key => key === file || key === `${file} ${name}` || (key.endsWith('/') && file.startsWith(key)),
  )
  if (key !== undefined) listed.add(key)
  return key !== undefined
}

const wrong = []
let looked = 0
for (const [file, names] of exported) {
  if (!rooms.some(room => file.startsWith(`${room}/`))) continue
  for (const name of names) {
    looked++
    const by = taken.get(file)
    if (by?.has(name) || by?.has('*') || isUsedOtherwise(file, name)) continue
    wrong.push(`${file}: ${name} is exported, and no other file imports it`)
  }
}
for (const key of Object.keys(usedOtherwise)) if (!listed.has(key)) wrong.push(`${key}: listed in vain`)
for (const line of wrong) console.log(line)
console.log(`${looked} exports, ${wrong.length} that no other file imports`)
process.exitCode = wrong.length > 0 || looked === 0 ? 1 : 0
