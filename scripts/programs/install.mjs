/** Copies a program's definition into the cache and installs its packages there, unless the same ones are there. */

import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { shared } from './places.mjs'

const run = promisify(execFile)
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** Copies what differs only: another run may be using the files. */
export function copy(from, to) {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) copy(source, target)
    else if (!existsSync(target) || !readFileSync(source).equals(readFileSync(target))) cpSync(source, target)
  }
}

/** Does the work once for what is written down in `key`; a work that was broken off is done again. */
export async function once(folder, key, work) {
  const stamp = path.join(folder, '.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return
  rmSync(stamp, { force: true })
  await work()
  writeFileSync(stamp, key)
}

/** Runs npm in a folder; its output is shown only if it fails. */
export async function runNpm(folder, args) {
  const env = { ...process.env, NODE_OPTIONS: '' }
  for (let attempt = 1; ; attempt++) {
    try {
      await run(npm, args, { cwd: folder, env, shell: process.platform === 'win32', maxBuffer: 1e8 })
      return
    } catch (error) {
      // The registry may be away for a moment.
      if (attempt === 3) throw new Error(`npm ${args.join(' ')} in ${folder}: ${error.stderr || error.message}`)
    }
  }
}

export const quiet = ['--ignore-scripts', '--no-audit', '--no-fund']

/** @param program a row of `programs` */
export async function install({ from, to }) {
  copy(shared.from, shared.to)
  copy(from, to)
  const lock = readFileSync(path.join(from, 'package-lock.json'), 'utf8')
  await once(to, lock, () => runNpm(to, ['ci', ...quiet, '--omit=optional', '--omit=peer', '--omit=dev']))
}
