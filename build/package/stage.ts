/**
 * Lays out the compiled code as it is packed (`npm pack` does it before, and puts the whole code back after): scripts small, no
 * tests, no declarations but the public ones, nothing that only the build or a clone needs.
 */

import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { transformSync } from 'esbuild'
import { rollDeclarations } from './declarations'
import { doesNothing, minified, shortMark, withoutLater } from './minify'

/** The folders of the compiled code that are packed. The ready-made modules are short and read by Node's own reader: left as they are. */
const minifiedFolders = ['src', 'versions']
const copiedFolders = ['as', 'lines']

/** The script of the report's page runs in a browser: nobody reads its stack traces. */
const bundle = 'src/diff/html/page-script.bundle.js'

/** What programs load by the names of package.json: Node reads from their text which names an ES module can import, so it stays. */
const exported = ['src/index.js', 'src/test/index.js', 'src/run/register.js']

/** The rooms of tools: what they throw is ours, or a defect. In all others, the names of variables stay. */
const TOOLS =
  /^(?:versions|src\/(?:cli|diff|guard|matrix|oracle|parse|profile|replay|shared|test|traffic|transcript|wire|run\/detect))\/|^src\/run\/[^/]+$/

/** What manuals promised and binaries did not do: data for the tests alone. */
const ERRATA = /^versions\/errata\//

function filesIn(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return all.filter(file => statSync(path.join(folder, file)).isFile()).sort()
}

function put(out: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(out, file)), { recursive: true })
  writeFileSync(path.join(out, file), text)
}

/** A script as it is packed; undefined for one that does nothing and is not asked for by others. */
async function packed(file: string, text: string): Promise<string | undefined> {
  if (file === bundle) return transformSync(text, { minify: true, charset: 'ascii' }).code.replaceAll('\t', '\\t')
  if (exported.includes(file)) return text
  if (ERRATA.test(file)) return 'exports.errata=[]\n'
  return doesNothing(text) ? undefined : minified(withoutLater(shortMark(text)), file, !TOOLS.test(file))
}

/**
 * @param whole the compiled code
 * @param out a folder that is there and empty
 */
export async function stageCode(whole: string, out: string): Promise<void> {
  for (const folder of minifiedFolders) {
    for (const name of filesIn(path.join(whole, folder))) {
      const file = `${folder}/${name}`
      if (!name.endsWith('.js') || /\.test\./.test(name)) continue
      const text = await packed(file, readFileSync(path.join(whole, file), 'utf8'))
      if (text !== undefined) put(out, file, text)
    }
  }
  for (const folder of copiedFolders) {
    for (const name of filesIn(path.join(whole, folder))) {
      mkdirSync(path.join(out, folder), { recursive: true })
      copyFileSync(path.join(whole, folder, name), path.join(out, folder, name))
    }
  }
  await rollDeclarations(whole, out)
  put(out, 'src/run/register.d.ts', 'export {}\n')
}
