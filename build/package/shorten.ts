/**
 * Makes compiled scripts shorter before their names are: takes out what the compiler writes for importers that these files do not
 * have. Files that package.json does not export are loaded by files of ours alone, and those whole.
 */

import ts from 'typescript'

const MARK = 'Object.defineProperty(exports, "__esModule", { value: true });'

/** Names that are exported with a value that comes later; nothing asks for them before, because no file imports itself by any way. */
const LATER = /^(?:exports\.\w+ = )+void 0;$/m

/** What stands before imports of a default, and of all names. */
const HELPER = /^__(?:importDefault|importStar|setModuleDefault|createBinding)$/

const parse = (text: string): ts.SourceFile =>
  ts.createSourceFile('', text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.JS)

function forEach(source: ts.SourceFile, look: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    look(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
}

/** A text with some places replaced; they do not overlap. */
interface Replaced {
  readonly from: number
  readonly to: number
  readonly by: string
}

const replace = (text: string, places: readonly Replaced[]): string =>
  [...places]
    .sort((a, b) => b.from - a.from)
    .reduce((left, { from, to, by }) => left.slice(0, from) + by + left.slice(to), text)

/** The name of the module in `require("…")`. */
function requiredBy(node: ts.Node | undefined): string | undefined {
  if (node === undefined || !ts.isCallExpression(node) || node.expression.getText() !== 'require') return undefined
  const [name] = node.arguments
  return name !== undefined && ts.isStringLiteral(name) ? name.text : undefined
}

/** An import of a default or of all names, as what the compiler's helpers make of it: files of ours are modules, those of Node are not. */
function plainImport(call: ts.CallExpression): string | undefined {
  const [module] = call.arguments
  const name = requiredBy(module)
  const helper = call.expression.getText()
  if (name === undefined || !/^__import(?:Default|Star)$/.test(helper)) return undefined
  if (name.startsWith('.')) return module.getText()
  return helper === '__importDefault' && name.startsWith('node:') ? `{ default: ${module.getText()} }` : undefined
}

function withPlainImports(text: string): string {
  const places: Replaced[] = []
  const helpers: Replaced[] = []
  forEach(parse(text), node => {
    if (ts.isCallExpression(node)) {
      const by = plainImport(node)
      if (by !== undefined) places.push({ from: node.getStart(), to: node.end, by })
    }
    if (ts.isVariableStatement(node) && HELPER.test(node.declarationList.declarations[0].name.getText()))
      helpers.push({ from: node.getStart(), to: node.end, by: '' })
  })
  const short = replace(text, places)
  // Packages may be modules or not: the helper finds out. That of `export *` stands on another one.
  return /\b__(?:importDefault|importStar|exportStar)\(/.test(short) ? short : replace(text, [...places, ...helpers])
}

/** Whether a function asks for its `this`, itself or in what takes `this` from it. */
function usesThis(body: ts.Node): boolean {
  let found = false
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.ThisKeyword) found = true
    if (ts.isIdentifier(node) && node.text === 'eval') found = true
    if (!found && !ts.isFunctionDeclaration(node) && !ts.isFunctionExpression(node) && !ts.isClassLike(node))
      ts.forEachChild(node, visit)
  }
  ts.forEachChild(body, visit)
  return found
}

/**
 * The functions that a compiled file exports and that are the same whatever `this` is: declared functions that never ask for it, and
 * arrow functions.
 */
export function freeOfThis(text: string): Set<string> {
  const free = new Set<string>()
  for (const statement of parse(text).statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name !== undefined && !usesThis(statement))
      free.add(statement.name.text)
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer !== undefined && ts.isArrowFunction(initializer)) free.add(name.text)
    }
  }
  // One that a caller could be given under another name, or that is put there later, is not looked at.
  return new Set([...free].filter(name => text.includes(`exports.${name} = ${name};`)))
}

/** `f` of `(0, module_1.f)` and of `(0, exports.f)`, with the name before it. */
function detached(node: ts.Node): ts.PropertyAccessExpression | undefined {
  if (!ts.isParenthesizedExpression(node) || !ts.isBinaryExpression(node.expression)) return undefined
  const { left, operatorToken, right } = node.expression
  const isDetached = ts.isNumericLiteral(left) && operatorToken.kind === ts.SyntaxKind.CommaToken
  return isDetached && ts.isPropertyAccessExpression(right) && ts.isIdentifier(right.expression) ? right : undefined
}

/** Calls of functions that never ask for `this`, without what keeps the module from being it. */
function withPlainCalls(text: string, freeOf: (request: string) => ReadonlySet<string>): string {
  const source = parse(text)
  const modules = new Map<string, string>()
  const places: Replaced[] = []
  const own = freeOfThis(text)
  forEach(source, node => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) {
      const request = requiredBy(node.initializer)
      if (request?.startsWith('.')) modules.set(node.name.text, request)
    }
    if (!ts.isCallExpression(node)) return
    const callee = detached(node.expression)
    if (callee === undefined) return
    const [from, name] = [callee.expression.getText(), callee.name.text]
    const { expression } = node
    if (from === 'exports' && own.has(name) && text.split(`exports.${name} =`).length === 2) {
      // The name itself may be hidden by one of the function around the call, that of the module cannot be.
      places.push({ from: expression.getStart(), to: expression.end, by: `exports.${name}` })
    } else if (modules.has(from) && freeOf(modules.get(from) as string).has(name)) {
      places.push({ from: expression.getStart(), to: expression.end, by: `${from}.${name}` })
    }
  })
  return replace(text, places)
}

/** The functions that a file exports, which the compiler puts one by one in front of it. */
const withOneExport = (text: string): string =>
  text.replace(/^(?:exports\.(\w+) = \1;\n){2,}/gm, run => {
    const names = [...run.matchAll(/^exports\.(\w+)/gm)].map(([, name]) => name)
    return `Object.assign(exports, { ${names.join(', ')} });\n`
  })

/**
 * A compiled file that only files of ours load.
 * @param text what the compiler wrote
 * @param freeOf the functions of a file that this one requires for which `this` does not matter
 */
export const shortened = (text: string, freeOf: (request: string) => ReadonlySet<string>): string =>
  withOneExport(withPlainCalls(withPlainImports(text.replace(MARK, '').replace(LATER, '')), freeOf))

/** Whether a text is a name (of a member, of what is taken from an object) and no value. */
function isName(text: ts.StringLiteral): boolean {
  const { name, propertyName } = text.parent as { name?: ts.Node; propertyName?: ts.Node }
  return name === text || propertyName === text
}

/** Whether a value's type is held against a text: the engine knows such a comparison by the text itself. */
function isType({ parent }: ts.StringLiteral): boolean {
  return ts.isBinaryExpression(parent) && (ts.isTypeOfExpression(parent.left) || ts.isTypeOfExpression(parent.right))
}

/**
 * A file with texts that come again and again: each such text once, under a name. The names are short already, because they are many.
 * @param text a compiled file
 * @throws Error if the names have no place, which is behind the first line
 */
export function pooled(text: string): string {
  const places = new Map<string, ts.StringLiteral[]>()
  forEach(parse(text), node => {
    if (!ts.isStringLiteral(node) || requiredBy(node.parent) !== undefined) return
    if (ts.isExpressionStatement(node.parent) || isName(node) || isType(node)) return
    const written = node.getText()
    places.set(written, [...(places.get(written) ?? []), node])
  })
  const often = [...places].filter(([written, nodes]) => nodes.length * (written.length - 2) > written.length + 5)
  if (often.length === 0) return text
  const nameOf = (at: number): string => `pooledText_${at}`
  const short = replace(
    text,
    often.flatMap(([, nodes], at) => nodes.map(node => ({ from: node.getStart(), to: node.end, by: nameOf(at) }))),
  )
  const pool = `const ${often.map(([written], at) => `${nameOf(at)} = ${written}`).join(', ')};`
  const strict = '"use strict";\n'
  if (!short.startsWith(strict)) throw new Error(`pooled: a file does not begin with ${strict}`)
  return `${strict}${pool}\n${short.slice(strict.length)}`
}

/** Whether a script does nothing: what the compiler leaves of a file that has types alone. */
export const doesNothing = (text: string): boolean =>
  text
    .replace(/^"use strict";\s*/, '')
    .replace(MARK, '')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    .trim() === ''
