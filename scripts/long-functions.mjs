/**
 * Fails on functions whose bodies are longer than 60 lines, but for the few that are listed below with a reason. Functions
 * within a body are counted by themselves, so that a maker of closures is not long by what it makes.
 *
 *   node scripts/long-functions.mjs     exit 0: none; 1: some (each is printed), one listed in vain, or nothing read
 */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const rooms = ['src', 'versions', 'build']
const most = 60

/** Which may be longer (`file name`), and why. At most five may. */
const allowed = {
  'src/wire/plain-head.ts scanPlainHead': 'one pass over the bytes of every plain head, whose locals are what it finds',
  'src/wire/parser.ts execute':
    'one loop over the phases of a connection, run for every chunk: a call for each phase is what it saves',
}
const mostAllowed = 5

function nameOf(node) {
  if (ts.isConstructorDeclaration(node)) return 'constructor'
  const { parent } = node
  const named =
    node.name ?? (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name : undefined)
  return named?.getText() ?? `(line ${lineOf(node.getSourceFile(), node.getStart()) + 1})`
}

const lineOf = (source, at) => source.getLineAndCharacterOfPosition(at).line

const files = rooms.flatMap(room =>
  fs
    .readdirSync(path.join(root, room), { recursive: true })
    .map(name => path.join(room, name))
    .filter(name => name.endsWith('.ts') && !/\.test\.|\.d\.ts$|fixtures/.test(name)),
)
const found = new Map()
let functions = 0
for (const file of files) {
  const source = ts.createSourceFile(file, fs.readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
  /** Looks at the functions in a node. @returns how many lines their bodies have */
  const visit = node => {
    let within = 0
    ts.forEachChild(node, child => {
      within += visit(child)
    })
    if (!ts.isFunctionLike(node) || !node.body) return within
    functions++
    const lines = Math.max(0, lineOf(source, node.body.getEnd()) - lineOf(source, node.body.getStart()) - 1)
    if (lines - within > most) found.set(`${file} ${nameOf(node)}`, lines - within)
    return lines
  }
  visit(source)
}

const wrong = [
  ...[...found]
    .filter(([name]) => !(name in allowed))
    .map(([name, lines]) => `${name}: ${lines} lines, most are ${most}`),
  ...Object.keys(allowed)
    .filter(name => !found.has(name))
    .map(name => `${name}: listed, and not so long`),
]
for (const line of wrong) console.log(line)
console.log(`${functions} functions, ${found.size} with bodies over ${most} lines, ${wrong.length} wrong`)
process.exitCode = wrong.length > 0 || functions === 0 || Object.keys(allowed).length > mostAllowed ? 1 : 0
