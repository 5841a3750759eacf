/** The scripts of the pages, each bundled into one classic script, as pages that are opened as files need it. */

import path from 'node:path'
import { buildSync } from 'esbuild'
import { root } from '../../src/shared/facts'

const client = path.join(root, 'build/site/client')

const names = ['site', 'matrix', 'scenario'] as const

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
