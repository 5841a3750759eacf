/** Only versions/ and release.ts know how a runtime and its releases are written: anywhere else that would be a second reader. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import ts from 'typescript'

const root = join(__dirname, '../../..')

/** Files that may, with the reason. */
const allowed: Readonly<Record<string, string>> = {
  'src/profile/release.ts': 'the reader',
}

/** The texts and names in a file that speak of the runtime; its comments may. */
function speaking(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const text =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateLiteralToken(node) ||
      ts.isRegularExpressionLiteral(node) ||
      ts.isIdentifier(node)
        ? node.text
        : ''
    if (/\bio\.?js/i.test(text)) found.push(text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

t.test('nothing but versions/ and release.ts knows io.js', async t => {
  const files = ['src', 'build'].flatMap(room =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .map(name => join(room, name))
      .filter(name => name.endsWith('.ts') && !/\.test\.|fixtures/.test(name)),
  )
  t.ok(files.length > 400, `${files.length} files were read`)
  const speak = files.filter(file => speaking(file).length > 0)
  t.same(speak.sort(), Object.keys(allowed).sort())
})
