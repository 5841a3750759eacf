/**
 * The declarations as they are packed: those of the public API alone, rolled up from the many files that the compiler writes, so
 * that nobody can import what is not public.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'

/** What has types, as paths in dist without their ending: package.json exports them, and the lines stand on the last. */
const entries = ['src/index', 'src/test/index', 'versions/types/index']

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
    chunkFileNames: 'src/shared.d.ts',
    manualChunks: id => (entries.some(entry => id.endsWith(`${entry}.d.ts`)) ? undefined : 'shared'),
    hoistTransitiveImports: false,
    minifyInternalExports: false,
  })
  await bundle.close()
  for (const file of output) {
    if (file.type !== 'chunk') continue
    const name = path.join(out, file.fileName)
    writeFileSync(
      name,
      readFileSync(name, 'utf8').replace(/^( {4})+/gm, blanks => '\t'.repeat(blanks.length / 4)),
    )
  }
}
