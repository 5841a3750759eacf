/**
 * Lays out the compiled code and the schemas as they are packed (`npm pack` does it before, and puts all back after): scripts small,
 * no tests, no declarations but the public ones, nothing that only the build or a clone needs.
 */

import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { transformSync } from 'esbuild'
import { rollDeclarations } from './declarations'
import { minified } from './minify'
import { doesNothing, freeOfThis, pooled, shortened } from './shorten'

/** The folders of the compiled code that are packed. The ready-made modules are short and read by Node's own reader: left as they are. */
const minifiedFolders = ['src', 'versions']
const copiedFolders = ['as', 'lines']

/** The script of the report's page runs in a browser: nobody reads its stack traces. */
const bundle = 'src/diff/html/page-script.bundle.js'

/** What programs load by the names of package.json: Node reads from their text which names an ES module can import, so it stays. */
const exported = ['src/index.js', 'src/test/index.js', 'src/run/register.js']

/** The rooms of tools: what they throw is ours, or a defect. In all others, the names of variables stay. */
const TOOLS =
  /^(?:versions|src\/(?:api|cli|diff|guard|matrix|oracle|parse|profile|replay|shared|test|traffic|transcript|wire|run\/detect))\/|^src\/run\/[^/]+$/

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

/** Data, and the tools, which talk to people: the same sources, values, options and sentences again and again. */
const TEXTS =
  /^versions\/|^src\/(?:cli\/(?!main\.js)|diff\/|matrix\/|oracle\/|parse\/report\/|profile\/vocabulary\/|replay\/|traffic\/)/

/** The functions for which `this` does not matter, of the files that a file requires. */
function freeBeside(whole: string, file: string, known: Map<string, ReadonlySet<string>>) {
  return (request: string): ReadonlySet<string> => {
    const place = path.join(whole, path.dirname(file), request)
    const found = [`${place}.js`, path.join(place, 'index.js')].find(name => existsSync(name))
    if (found === undefined) return new Set()
    const free = known.get(found) ?? freeOfThis(readFileSync(found, 'utf8'))
    known.set(found, free)
    return free
  }
}

/** A script as it is packed; undefined for one that does nothing and is not asked for by others. */
async function packed(
  file: string,
  text: string,
  freeOf: (request: string) => ReadonlySet<string>,
): Promise<string | undefined> {
  if (file === bundle) return transformSync(text, { minify: true, charset: 'ascii' }).code.replaceAll('\t', '\\t')
  if (exported.includes(file)) return text
  if (ERRATA.test(file)) return 'exports.errata=[]\n'
  if (doesNothing(text)) return undefined
  const short = shortened(text, freeOf)
  return minified(TEXTS.test(file) ? pooled(short) : short, file, !TOOLS.test(file))
}

/**
 * @param whole the compiled code
 * @param out a folder that is there and empty
 */
export async function stageCode(whole: string, out: string): Promise<void> {
  const known = new Map<string, ReadonlySet<string>>()
  for (const folder of minifiedFolders) {
    for (const name of filesIn(path.join(whole, folder))) {
      const file = `${folder}/${name}`
      if (!name.endsWith('.js') || /\.test\./.test(name)) continue
      const text = await packed(file, readFileSync(path.join(whole, file), 'utf8'), freeBeside(whole, file, known))
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

/**
 * JSON without blanks.
 * @param whole the schemas
 * @param out a folder that is there and empty
 */
export function stageSchemas(whole: string, out: string): void {
  for (const name of readdirSync(whole))
    put(out, name, JSON.stringify(JSON.parse(readFileSync(path.join(whole, name), 'utf8'))))
}
