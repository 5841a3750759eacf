/**
 * `npm run site [-- --out DIR]`: the site as static files that need no server and no network: behaviours, releases, scenarios,
 * docs, search, playground.
 */

import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { root } from '../../src/shared/facts'
import { buildSite } from './build-site'

const usage = 'npm run site [-- --out DIR]   DIR: where the site goes; docs/site if it is left out'

function outOf(args: readonly string[]): string | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
    if (!values.help) return path.resolve(values.out || path.join(root, 'docs/site'))
    process.stdout.write(`${usage}\n`)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\nusage: ${usage}\n`)
    process.exitCode = 2
  }
  return undefined
}

function fail(error: Error): void {
  process.stderr.write(`the site was not built: ${error.message}\n`)
  process.exitCode = 1
}

const out = outOf(process.argv.slice(2))
if (out !== undefined) {
  void buildSite(out).then(({ files, bytes }) => {
    const where = path.relative(process.cwd(), out) || '.'
    process.stdout.write(`${where}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB; open index.html\n`)
  }, fail)
}
