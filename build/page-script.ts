/** A step of the build: bundles the modules of the report's page into one script that a page may hold as it is. */

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { scriptFile } from '../src/diff/html/page-script'

const { outputFiles } = buildSync({
  entryPoints: [path.resolve(__dirname, '../../src/diff/html/page/main.ts')],
  write: false,
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  charset: 'ascii',
  legalComments: 'none',
  // The settings of the page, not those of the folder above.
  tsconfig: path.resolve(__dirname, '../../src/diff/html/page/tsconfig.json'),
})
// A page that is safe to look at holds no control characters; esbuild writes a tab in a text as it is, and none elsewhere.
writeFileSync(scriptFile, outputFiles[0].text.replaceAll('\t', '\\t'))
