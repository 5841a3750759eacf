/**
 * JavaScript as it is packed: without comments and indentation, a statement a line, local variables shortened. What a stack trace
 * shows stays: files, functions by their names, and lines. Nothing is moved from one function into another.
 */

import ts from 'typescript'

/** Functions that get their name from the variable that holds them: programs see it, so the variable keeps it. */
function namesOfFunctions(source: ts.SourceFile): string[] {
  const names: string[] = []
  const isFunction = (node: ts.Node | undefined): boolean =>
    node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isClassExpression(node))
  const visit = (node: ts.Node): void => {
    if (
      (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
      isFunction(node.initializer)
    ) {
      if (ts.isIdentifier(node.name)) names.push(node.name.text)
    }
    // An assignment names a function, too.
    if (ts.isBinaryExpression(node) && ts.isIdentifier(node.left) && isFunction(node.right)) names.push(node.left.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}

const options = (reserved: string[]) => ({
  // What moves no function, joins no statements and takes no name away.
  compress: {
    collapse_vars: false,
    hoist_props: false,
    inline: false,
    keep_fnames: true,
    keep_infinity: true,
    reduce_funcs: false,
    reduce_vars: false,
    sequences: false,
  },
  mangle: { keep_classnames: true, keep_fnames: true, toplevel: true, reserved },
  // Where nothing forces a semicolon, a statement ends its line.
  format: { semicolons: false, comments: false },
})

const MARK = 'Object.defineProperty(exports, "__esModule", { value: true });'

/** The compiler's mark of a module, shorter: no program sees it in modules that package.json does not export. */
export const shortMark = (text: string): string => text.replace(MARK, 'exports.__esModule = true;')

/**
 * @param text a script
 * @param file its name, for errors
 */
export async function minified(text: string, file: string): Promise<string> {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, false, ts.ScriptKind.JS)
  const hashbang = /^#!.*\n/.exec(text)?.[0] ?? ''
  const { minify } = await import('terser')
  const { code } = await minify({ [file]: text }, options(namesOfFunctions(source)))
  if (code === undefined) throw new Error(`${file}: nothing is left of it`)
  return code.startsWith('#!') ? code : hashbang + code
}

/** Whether a script does nothing: what the compiler leaves of a file that has types alone. */
export const doesNothing = (text: string): boolean =>
  text
    .replace(/^"use strict";\s*/, '')
    .replace(MARK, '')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    .trim() === ''
