/**
 * The declarations as they are packed: those of the public API alone, rolled up from the many files that the compiler writes, so
 * that nobody can import what is not public.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'

/** What the others share. */
const shared = 'src/shared.d.ts'

/** What has types, as paths in dist without their ending: package.json exports them, and the lines stand on the last. */
const entries = ['src/index', 'src/test/index', 'versions/types/index']

/** Puts one text in the place of another, which must be there. */
function inPlaceOf(text: string, found: RegExp, by: string | ((whole: string, ...parts: string[]) => string)): string {
  if (!found.test(text)) throw new Error(`declarations: nothing is like ${found}`)
  return text.replace(found, by as string)
}

/**
 * What stands for what it says: a behaviour for the type of its value (its words are no part of a type), an error of the catalogue
 * for its code.
 */
export function simplified(text: string): string {
  const valued = inPlaceOf(text, /^declare const vocabulary: \{\n[\s\S]*?^\};$/m, whole =>
    inPlaceOf(whole, /^(\s+\w+: )Behaviour<(.*)>;$/gm, (_, name, type) => `${name}${type};`),
  )
  const coded = inPlaceOf(valued, /^declare const catalogue: \{\n[\s\S]*?^\};$/m, whole =>
    inPlaceOf(whole, /^(\t\w+: )\(.*\) => string;$/gm, (_, name) => `${name}string;`),
  )
  const plain = inPlaceOf(coded, /(?<=readonly \[A in Area\]: )Values<Vocabulary\[A\]>/, 'Readonly<Vocabulary[A]>')
  const alone = inPlaceOf(plain, /^\/\*\* One named, typed toggle[^\n]*\ninterface Behaviour<T> \{\n[\s\S]*?^\}\n/m, '')
  return inPlaceOf(alone, /^\/\*\* The values that an area [^\n]*\ntype Values<A> = \{\n[\s\S]*?^\};\n/m, '')
}

/** Members end with their line, unless the next could be read as a part of them; choices stand side by side. */
export const tightened = (text: string): string =>
  text
    .replace(/;$(?!\n\s*[[(<])/gm, '')
    .replace(/^declare const vocabulary: \{\n[\s\S]*?^\}/m, whole => whole.replaceAll(' | ', '|'))

/**
 * Writes them.
 * @param whole the compiled code, with all declarations
 * @param out a folder; the files get the paths that they have in `whole`, and one more is what they share
 */
export async function rollDeclarations(whole: string, out: string): Promise<void> {
  const bundle = await rollup({
    input: Object.fromEntries(entries.map(entry => [entry, path.join(whole, `${entry}.d.ts`)])),
    plugins: [dts()],
    external: name => !name.startsWith('.') && !path.isAbsolute(name),
    onwarn(warning) {
      throw new Error(`declarations: ${warning.message}`)
    },
  })
  const { output } = await bundle.write({
    dir: out,
    entryFileNames: '[name].d.ts',
    chunkFileNames: shared,
    manualChunks: id => (entries.some(entry => id.endsWith(`${entry}.d.ts`)) ? undefined : 'shared'),
    hoistTransitiveImports: false,
    minifyInternalExports: false,
  })
  await bundle.close()
  for (const file of output) {
    if (file.type !== 'chunk') continue
    const name = path.join(out, file.fileName)
    const text = readFileSync(name, 'utf8').replace(/^( {4})+/gm, blanks => '\t'.repeat(blanks.length / 4))
    writeFileSync(name, file.fileName === shared ? tightened(simplified(text)) : text)
  }
}
