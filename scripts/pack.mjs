/**
 * What `npm pack` and `npm publish` do before and after, for both packages:
 *   slim       builds, and puts code and schemas as they are packed in the place of dist/ and schemas/; those wait in .dist-whole/
 *              and .schemas-whole/
 *   whole      puts them back
 *   facts      lays the facts of a clone beside the recordings
 *   no-facts   takes them away
 * Each begins by undoing what a run that was killed has left.
 */

import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(fileURLToPath(import.meta.url), '../..')
const at = name => path.join(root, name)
const require = createRequire(import.meta.url)

/** Runs a command in the clone; its talk goes to stderr, because `npm pack --json` answers on stdout. */
function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')}: exit code ${status}`)
}

/** What is packed otherwise than it stands in a clone. */
const folders = { dist: 'code', schemas: 'schemas' }

function restore() {
  for (const name of Object.keys(folders)) {
    rmSync(at(`.${name}-slim`), { recursive: true, force: true })
    if (!existsSync(at(`.${name}-whole`))) continue
    rmSync(at(name), { recursive: true, force: true })
    renameSync(at(`.${name}-whole`), at(name))
  }
}

const steps = {
  slim() {
    restore()
    run('npm', 'run', 'build', '--silent')
    for (const [name, step] of Object.entries(folders))
      run(process.execPath, 'dist/build/package/main.js', step, name, `.${name}-slim`)
    for (const name of Object.keys(folders)) {
      renameSync(at(name), at(`.${name}-whole`))
      renameSync(at(`.${name}-slim`), at(name))
    }
  },
  whole: restore,
  facts() {
    restore()
    run('npm', 'run', 'build', '--silent')
    require('../dist/build/data/stage.js').stageFacts(at('recordings'))
  },
  'no-facts'() {
    // Packing both at once takes the code away in between: this one needs none.
    for (const name of ['facts', 'LICENSE']) rmSync(at(`recordings/${name}`), { recursive: true, force: true })
  },
}

const [step] = process.argv.slice(2)
if (!Object.hasOwn(steps, step)) throw new Error(`scripts/pack.mjs takes ${Object.keys(steps).join(', ')}`)
steps[step]()
