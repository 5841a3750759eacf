/** Marks by which whoever starts a command sees that a process in it was pinned, and to what: a file for each process. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The environment variable that names the folder for them. Without it no process leaves any. */
export const MARKS = 'HTTP_ERAS_MARKS'

export function leaveMark(spec: string): void {
  const folder = process.env[MARKS]
  if (!folder) return
  try {
    writeFileSync(path.join(folder, String(process.pid)), spec)
  } catch {
    // Who asked for it is gone: a program is not to fail for that.
  }
}

/** What processes were pinned to. */
export const marksIn = (folder: string): string[] =>
  readdirSync(folder).map(name => readFileSync(path.join(folder, name), 'utf8'))
