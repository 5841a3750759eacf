/**
 * One run of a command under one version: every node that it starts is pinned through the environment, and leaves a
 * mark. It is a group of processes of its own, and when it ends or its time is up, nothing of the group is left.
 */

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { erasError } from '../../errors'
import { isHost } from '../../profile/host'
import { nodeOptions, register } from '../../run/children/environment'
import { MARKS, marksIn } from '../../run/marks'
import { environmentOf } from '../../run/pin-options'
import { Kept } from '../program/kept'
import type { Observation } from '../program/observe'
import { endGroup, grouped, untilGone } from '../program/running'
import type { Runnable } from './looks'

/** What is known of a run of a command: no connections and no events, but whether a node in it was pinned. */
export interface CommandRun extends Observation {
  readonly pinned: boolean
}

function environmentFor({ spec, prelude }: Runnable, marks: string): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('HTTP_ERAS')))
  if (isHost(spec)) return own
  return {
    ...own,
    ...environmentOf(spec, { faithful: true, ...(prelude && { prelude }) }),
    NODE_OPTIONS: nodeOptions(own.NODE_OPTIONS, register),
    [MARKS]: marks,
  }
}

/** Milliseconds that the output of a command that has ended may be held open by what it started. */
const grace = 500

/** @param timeout milliseconds after which it is ended */
export async function runCommand(mixture: Runnable, command: readonly string[], timeout: number): Promise<CommandRun> {
  const marks = mkdtempSync(path.join(os.tmpdir(), 'http-eras-'))
  const gone = untilGone(() => rmSync(marks, { recursive: true, force: true }))
  try {
    return { ...(await runMarked(mixture, command, timeout, marks)), pinned: marksIn(marks).length > 0 }
  } finally {
    gone()
  }
}

/** @param marks the folder for the marks of pinned processes */
async function runMarked(
  mixture: Runnable,
  [file, ...args]: readonly string[],
  timeout: number,
  marks: string,
): Promise<Observation> {
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: grouped,
    shell: process.platform === 'win32',
    env: environmentFor(mixture, marks),
  })
  const gone = untilGone(() => endGroup(child))
  const said = { stdout: new Kept(), stderr: new Kept() }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => said[name].add(text))
  }
  let late = false
  const timer = setTimeout(() => {
    late = true
    endGroup(child)
  }, timeout)
  const exit = await new Promise<number | string>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const how = `'${file}' cannot be started (${error.code}): name a program that is in PATH, or give its path`
      reject(erasError('ERAS_BAD_OPTION', 'bisect', how))
    })
    child.once('exit', () => {
      endGroup(child)
      setTimeout(() => child.stdout.destroy() && child.stderr.destroy(), grace).unref()
    })
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  }).finally(() => {
    clearTimeout(timer)
    gone()
  })
  return {
    wires: [],
    stdout: said.stdout.whole(),
    stderr: said.stderr.whole(),
    events: [],
    end: late ? 'timeout' : 'itself',
    exit: late ? 'timeout' : exit,
    driven: false,
    listened: false,
    ownPort: false,
    ports: [],
    pid: child.pid ?? 0,
  }
}
