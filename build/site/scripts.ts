/** The scripts of the pages, each bundled into one classic script, as pages that are opened as files need it. */

import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { root } from '../../src/shared/facts'
import { engineScript } from './engine-bundle'

const client = path.join(root, 'build/site/client')

const names = ['site', 'matrix', 'scenario', 'play'] as const

/** The thread of the playground, packed: its page unpacks it and makes a thread of it, which a page that is a file could not load. */
export async function packedEngine(): Promise<string> {
  const { text } = await engineScript()
  return `window.eraEngine="${deflateRawSync(text, { level: 9 }).toString('base64')}"\n`
}

/** By file name in `assets/`. */
export function pageScripts(): [string, string][] {
  const { outputFiles } = buildSync({
    entryPoints: names.map(name => path.join(client, `${name}.ts`)),
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    tsconfig: path.join(client, 'tsconfig.json'),
  })
  return outputFiles.map(({ path: file, text }) => [path.basename(file), text])
}
