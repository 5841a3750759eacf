/** Which programs there are, and where things lie: definitions in the project, installed copies in the user's cache. */

import { existsSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const project = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
const definitions = path.join(project, 'oracle-tests', 'legacy')

export const cache = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'http-eras')
const installed = path.join(cache, 'programs')

/** What all programs share; it lies beside each of them. */
export const shared = { name: 'lib', from: path.join(definitions, 'programs', 'lib'), to: path.join(installed, 'lib') }

const table = (file, folder) => {
  const place = path.join(definitions, file)
  if (!existsSync(place)) return []
  return JSON.parse(readFileSync(place, 'utf8')).map(row => ({
    ...row,
    from: path.join(definitions, folder, row.name),
    to: path.join(installed, row.name),
  }))
}

/** Rows of the tables: `name`, `line` (the release that made expected.txt), `from`, `to`, `ownTests`. */
export const programs = [...table('table.json', 'programs'), ...table('further.json', 'further')]

/** What the host decides, whatever is pinned: by program, lines with what is printed instead, and why. */
export const hosts = JSON.parse(readFileSync(path.join(definitions, 'host.json'), 'utf8'))

/** What a fix of the guard changes: by program, lines with what is printed instead, and the fix's id. */
export const guarded = JSON.parse(readFileSync(path.join(definitions, 'guard.json'), 'utf8'))

/** For each program with tests of its own: the files, and what must be installed beside it. In the order of ownTests. */
export const suites = JSON.parse(readFileSync(path.join(definitions, 'suites.json'), 'utf8'))

/** The binary of a release, where scripts/fetch-runtime.mjs puts it; undefined if it was not fetched. */
export function runtimeOf(release) {
  const family = release.startsWith('iojs-') ? 'iojs' : 'node'
  const number = release.replace('iojs-', '')
  const home = path.join(cache, 'runtimes', `${family}-${process.platform}-${process.arch}-${number}`)
  const binary = path.join(home, 'bin', family)
  return existsSync(binary) ? binary : undefined
}
