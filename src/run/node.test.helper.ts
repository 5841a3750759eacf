/** For tests: starting node on programs, free of what pins the test's own process. */

import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

export const dist = path.join(__dirname, '..', '..')
export const cli = path.join(dist, 'src', 'cli', 'main.js')

interface Outcome {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

interface How {
  input?: string
  env?: NodeJS.ProcessEnv
  cwd?: string
  /** Called as soon as the process has said something. */
  meet?: (child: ChildProcess) => void
}

/** What pins or changes processes: ours, and what the test runner sets for its own. */
const foreign = /^(HTTP_ERAS|NODE_OPTIONS$|_TAPJS|TAP_)/

/** Runs this node; the current folder is that of the package, so that it can be required by its name. */
export function node(
  args: string[],
  { input = '', env = {}, cwd = path.dirname(dist), meet }: How = {},
): Promise<Outcome> {
  const bare = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
  // The test runner adds to the environment of whatever is spawned, so that is set only behind its back. `env` becomes the
  // program: it has the same process id.
  const whole = Object.entries({ ...bare, ...env }).map(([name, value]) => `${name}=${value}`)
  const child = spawn('env', ['-i', ...whole, process.execPath, ...args], { cwd })
  const said = { stdout: '', stderr: '' }
  child.stdout.once('data', () => meet?.(child)).on('data', chunk => (said.stdout += chunk))
  child.stderr.on('data', chunk => (said.stderr += chunk))
  child.stdin.end(input)
  return new Promise(done => child.on('close', (code, signal) => done({ code, signal, ...said })))
}

export const run = (as: string, args: string[], how?: How) => node([cli, 'run', '--as', as, ...args], how)
