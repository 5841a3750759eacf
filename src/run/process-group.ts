/**
 * A command with all that it starts: a group of processes of its own. When it ends, when its time is up, and when this
 * process ends or is told to, nothing of it is left: the group goes, and on Linux also what has left the group and still
 * has the folder of the command in its environment.
 */

import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { endGroup, grouped, killNow, untilGone } from '../shared/until-gone'
import { MARKS } from './marks'

type GroupChild = ChildProcessByStdio<null, Readable, Readable>

/** A command that runs, and its folder: for marks of its processes, and by which these are known. */
export interface ProcessGroup {
  readonly child: GroupChild
  readonly folder: string
  /** Ends all that is left of it. */
  end(): void
  /** The same, and forgets it; the folder is gone then. */
  close(): void
}

/** Whether a process was started in the name of a folder. */
function hasFolder(pid: string, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(`${MARKS}=${folder}`)
  } catch {
    return false // It is gone, or somebody else's.
  }
}

/** Processes that have left their group: those that a program detached. */
function straysOf(folder: string): number[] {
  if (process.platform !== 'linux') return []
  const own = String(process.pid)
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && name !== own && hasFolder(name, folder))
    .map(Number)
}

/** How often strays are looked for: what is ended may have started another before. */
const looks = 5

function endAllOf({ child, folder }: Pick<ProcessGroup, 'child' | 'folder'>): void {
  if (child.pid === undefined) return
  endGroup(child)
  for (let look = 0; look < looks; look++) {
    const strays = straysOf(folder)
    if (strays.length === 0) return
    strays.forEach(killNow)
  }
}

/** @param environment makes the environment of the command, given its folder */
export function startGroup(
  [file, ...args]: readonly string[],
  environment: (folder: string) => NodeJS.ProcessEnv,
): ProcessGroup {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'http-eras-'))
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: grouped,
    shell: !grouped,
    env: environment(folder),
  })
  const end = () => endAllOf({ child, folder })
  const close = untilGone(() => {
    end()
    rmSync(folder, { recursive: true, force: true })
  })
  return { child, folder, end, close }
}
