/** Runs a program's demo.js, pinned or on a real binary, and holds what it printed against expected.txt. */

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { guarded, hosts, project } from './places.mjs'

/** Milliseconds after which a program is ended. */
const patience = 120_000

const cli = path.join(project, 'dist', 'src', 'cli', 'main.js')

/** The words before a script that run it: pinned to a release on a host, or on a real binary. */
export const starter = ({ line }, { node, real }, prelude) =>
  real ? [real] : [node, cli, 'run', '--as', line, ...(prelude ? ['--prelude', prelude] : [])]

/** On most systems each run is a group of processes of its own, so that nothing that it started holds a port after it. */
const grouped = process.platform !== 'win32'
const running = new Set()

function end(child) {
  if (child.pid === undefined) return
  try {
    if (grouped) process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
  } catch (error) {
    // None of the group is left.
    if (error.code !== 'ESRCH') throw error
  }
}
process.on('exit', () => running.forEach(end))
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => process.exit(code))
}

/** Runs words in a folder. @returns { code, stdout, stderr, seconds } */
export function perform([file, ...args], cwd, env = {}, limit = patience) {
  const { HTTP_ERAS: _, NODE_OPTIONS: __, ...bare } = process.env
  const child = spawn(file, args, {
    cwd,
    env: { ...bare, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: grouped,
  })
  running.add(child)
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', text => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', text => (said.stderr += text))
  const began = Date.now()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(child), limit)
    child.on('error', error => {
      running.delete(child)
      reject(error)
    })
    child.on('exit', () => {
      setTimeout(() => child.stdout.destroy(), 500).unref()
      end(child)
      running.delete(child)
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ code: signal ?? code, seconds: (Date.now() - began) / 1000, ...said })
    })
  })
}

/**
 * Takes the lines that the host decides (host.json: program, and what is printed for what) or that a fix of the guard changes
 * (guard.json) for what was expected.
 * @returns the text, and why lines were taken
 */
function withoutOthers({ name }, expected, got, real) {
  const rows = [
    ...(hosts[name] ?? []),
    ...(real ? [] : (guarded[name] ?? []).map(row => ({ ...row, why: `guarded, ${row.fix}` }))),
  ]
  const wanted = expected.split('\n')
  const reasons = new Set()
  const lines = got.split('\n').map((line, n) => {
    const row = rows.find(row => row.expected === wanted[n] && row.got === line)
    if (row) reasons.add(row.why)
    return row ? row.expected : line
  })
  return { text: lines.join('\n'), reasons: [...reasons] }
}

/** The first line in which two texts differ, with its number; undefined if there is none. */
function firstDifference(expected, got) {
  const [a, b] = [expected.split('\n'), got.split('\n')]
  const at = a.findIndex((line, n) => line !== b[n])
  const line = at < 0 && b.length > a.length ? a.length : at
  return line < 0 ? undefined : { line: line + 1, expected: a[line], got: b[line] }
}

/**
 * @param how `node` (the host) or `real` (a binary of the release)
 * @returns { equal, code, seconds, difference, hosts, stderr, stdout }; hosts: why lines differ that the host or a fix decides
 */
export async function runDemo(program, how) {
  const expected = readFileSync(path.join(program.from, 'expected.txt'), 'utf8')
  // A busy machine is slow to give a first byte.
  const env = { LEGACY_FIRST: process.env.LEGACY_FIRST ?? '2500', LEGACY_LIMIT: process.env.LEGACY_LIMIT ?? '60000' }
  const outcome = await perform([...starter(program, how), 'demo.js'], program.to, env)
  const { text, reasons } = withoutOthers(program, expected, outcome.stdout, how.real)
  const difference = firstDifference(expected, text)
  return { ...outcome, difference, hosts: reasons, equal: !difference && outcome.code === 0 }
}
