/**
 * JavaScript as it is packed: without comments and indentation, a statement a line. What a stack trace and an error
 * show stays: files, lines, functions by their names, and variables that an error of V8 can quote. Nothing is moved from one function into another.
 */

import ts from 'typescript'

/** Values that are ours whatever a program does: modules as the compiler calls them, the profile, and what is made of it once. */
const OURS = /^(?:\w+_\d+|profile|era)$/

const isFunction = (node: ts.Node | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isClassExpression(node))

/** The names of a script that pass a test of their place. */
function namesWhere(source: ts.SourceFile, keeps: (name: ts.Identifier) => boolean): string[] {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && keeps(node)) names.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return [...names]
}

/** Whether a variable holds a function, which gets its name from it. */
function namesFunction(name: ts.Identifier): boolean {
  const { parent } = name
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent))
    return parent.name === name && isFunction(parent.initializer)
  return ts.isBinaryExpression(parent) && parent.left === name && isFunction(parent.right)
}

/** What V8 quotes where a value is not what was needed: what is called or made, walked through, or taken apart. */
function quoted(node: ts.Node): ts.Node | undefined {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return node.expression
  if (ts.isSpreadElement(node) || ts.isForOfStatement(node)) return node.expression
  if (ts.isVariableDeclaration(node) && !ts.isIdentifier(node.name)) return node.initializer
  if (
    ts.isBinaryExpression(node) &&
    (ts.isObjectLiteralExpression(node.left) || ts.isArrayLiteralExpression(node.left))
  )
    return node.right
  return undefined
}

const isQuoted = (name: ts.Identifier): boolean => {
  for (let node: ts.Node = name; !ts.isSourceFile(node.parent); node = node.parent) {
    if (quoted(node.parent) === node) return true
  }
  return false
}

/**
 * The names that stay, beside those of functions and classes: those from which functions get theirs and, in the rooms whose code a
 * program calls, those of variables that an error of V8 can quote (`hostHeader.replace is not a function`): programs of the time
 * could read that.
 */
function keptNames(source: ts.SourceFile, facesPrograms: boolean): string[] {
  return namesWhere(source, name => namesFunction(name) || (facesPrograms && !OURS.test(name.text) && isQuoted(name)))
}

const options = (reserved: string[], facesPrograms: boolean) => ({
  ecma: 2020 as const,
  // What moves no function, joins no statements and takes no name away; in tools, values may be put where they are used.
  compress: {
    collapse_vars: !facesPrograms,
    hoist_props: false,
    inline: false,
    keep_fnames: true,
    keep_infinity: true,
    reduce_funcs: false,
    reduce_vars: !facesPrograms,
    toplevel: !facesPrograms,
    sequences: false,
  },
  mangle: { keep_classnames: true, keep_fnames: true, toplevel: true, reserved },
  // Where nothing forces a semicolon, a statement ends its line.
  format: { semicolons: false, comments: false },
})

/**
 * @param text a script
 * @param file its name, for errors
 * @param facesPrograms whether its names can come to be seen by a program
 */
export async function minified(text: string, file: string, facesPrograms = true): Promise<string> {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.JS)
  const hashbang = /^#!.*\n/.exec(text)?.[0] ?? ''
  const { minify } = await import('terser')
  const { code } = await minify({ [file]: text }, options(keptNames(source, facesPrograms), facesPrograms))
  if (code === undefined) throw new Error(`${file}: nothing is left of it`)
  return code.startsWith('#!') ? code : hashbang + code
}
