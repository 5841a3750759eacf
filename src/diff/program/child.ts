/** The program in a process of its own, pinned as `http-eras run` pins it, with the probe preloaded. */

import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { isHost } from '../../profile/host'
import { endGroup, grouped, untilGone } from '../../shared/until-gone'
import type { Opened } from './gateway'
import { Kept } from './kept'
import type { Reported } from './probe'

const main = path.join(__dirname, '../../cli/main.js')
const probe = path.join(__dirname, 'probe.js')

/** Milliseconds that a program has to end by itself when it is told to; then it is killed. */
const grace = 2000

export interface Program {
  readonly script: string
  readonly args: readonly string[]
  /** The patches of the prelude, if they are to be others than its version needs. */
  readonly prelude?: readonly string[]
}

/** What comes from a running program. */
interface ChildListener {
  reported(given: Reported): void
  /** Some output, or a sign of the end. */
  stirred(): void
}

interface Ending {
  /** Its exit code, or the signal that ended it. */
  readonly exit: number | string
}

export interface Child {
  readonly pid: number
  readonly output: { readonly stdout: Kept; readonly stderr: Kept }
  readonly ended: Promise<Ending>
  /** Asks it to end, and ends it if it does not. */
  stop(): void
}

/** Calls back with every whole line. */
function lines(stream: Readable, each: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8').on('data', (text: string) => {
    const all = (rest + text).split('\n')
    rest = all.pop() as string
    for (const line of all) each(line)
  })
}

/** The environment without what would pin the program to something else. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('HTTP_ERAS')))

const preludeOption = (names: readonly string[] | undefined): string[] => {
  if (names === undefined) return []
  return names.length === 0 ? ['--no-prelude'] : ['--prelude', names.join(',')]
}

/** Starts a program under a version, or unpinned under the host's own http; its connections are led to `observer`. It finds `PORT=0`: any free port. */
export function startChild(spec: string, program: Program, observer: Opened, listener: ChildListener): Child {
  const { script, args } = program
  const child: ChildProcess = spawn(
    process.execPath,
    isHost(spec)
      ? ['--require', probe, script, ...args]
      : [
          '--require',
          probe,
          main,
          'run',
          '--as',
          spec,
          '--faithful',
          ...preludeOption(program.prelude),
          script,
          ...args,
        ],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      detached: grouped,
      env: { ...environment(), PORT: '0', HTTP_ERAS_TAP: `${observer.port}${observer.ipv6 ? ' ipv6' : ''}` },
    },
  )
  const output = { stdout: new Kept(), stderr: new Kept() }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      output[name].add(text)
      listener.stirred()
    })
  }
  lines(child.stdio[3] as Readable, line => listener.reported(JSON.parse(line) as Reported))
  const kill = () => endGroup(child)
  const gone = untilGone(kill)
  const ended = new Promise<Ending>(resolve => {
    child.once('error', error => resolve({ exit: error.message }))
    child.once('close', (code, signal) => resolve({ exit: code ?? signal ?? 'unknown' }))
    // A process that it started may hold its output open.
    child.once('exit', (code, signal) => setTimeout(resolve, grace, { exit: code ?? signal ?? 'unknown' }).unref())
  }).finally(() => {
    gone()
    listener.stirred()
  })
  return {
    pid: child.pid ?? 0,
    output,
    ended,
    stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(kill, grace)
      void ended.then(() => clearTimeout(timer))
    },
  }
}
