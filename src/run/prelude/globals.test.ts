/**
 * What runs in a pinned process asks for no global that a release may not have had: it is taken away there. It imports
 * these from their modules.
 */

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import ts from 'typescript'
import { takable } from './globals'

const root = path.join(__dirname, '../../../..')

/** The rooms whose code is loaded into a pinned process, and what diff preloads there. */
const rooms = [
  'src/http',
  'src/https',
  'src/wire',
  'src/stream',
  'src/profile',
  'src/run',
  'src/diff/program/probe',
  'versions',
]

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map(file => path.posix.join(folder, file))
    .filter(file => file.endsWith('.ts') && !/\.test\.|\.d\.ts$/.test(file))

const files = [...filesIn('src'), ...filesIn('versions')].filter(file => rooms.some(room => file.startsWith(room)))

const names = new Set(takable)

/** Whether an identifier stands for a value that nothing in its file declares. */
function isGlobalValue(node: ts.Identifier, declared: ReadonlySet<string>): boolean {
  const { parent } = node
  if (declared.has(node.text) || ts.isPartOfTypeNode(node) || ts.isTypeQueryNode(parent)) return false
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  return (
    !(ts.isPropertyAssignment(parent) && parent.name === node) &&
    ts.isExpression(node) &&
    !ts.isPropertySignature(parent)
  )
}

function globalsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const declared = new Set<string>()
  const asked: ts.Identifier[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.has(node.text)) {
      const { parent } = node
      const declares =
        ts.isImportSpecifier(parent) ||
        ts.isBindingElement(parent) ||
        ((ts.isVariableDeclaration(parent) ||
          ts.isParameter(parent) ||
          ts.isFunctionDeclaration(parent) ||
          ts.isTypeAliasDeclaration(parent) ||
          ts.isInterfaceDeclaration(parent)) &&
          parent.name === node)
      if (declares) declared.add(node.text)
      else if (!ts.isMethodSignature(parent) && !ts.isMethodDeclaration(parent)) asked.push(node)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return asked
    .filter(node => isGlobalValue(node, declared))
    .map(node => `${file}, line ${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.text}`)
}

t.test('what runs in a pinned process asks for no global that a release had not', async t => {
  t.ok(files.length > 100, `${files.length} files`)
  t.same(files.flatMap(globalsIn), [])
})
