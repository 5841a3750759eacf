/**
 * What a program sees beside http, by process-probe.js: recorded on real binaries as one table, a line for each thing
 * that any of them showed, with a mark for each release that showed it.
 */

import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../corpus'

const program = join(root, 'oracle-tests/surface/process-probe.js')
const table = join(root, 'oracle-tests/surface/process-surface.txt')

/** @returns the lines that the probe prints */
export async function shownBy(command: string, args: readonly string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)(command, [...args, program], { timeout: 120_000 })
  return stdout.trimEnd().split('\n')
}

/** Writes the table: the releases in its first line, then the marks and the line. */
export function keep(shown: ReadonlyMap<string, readonly string[]>): void {
  const all = [...new Set([...shown.values()].flat())].sort()
  const had = [...shown.values()].map(lines => new Set(lines))
  const rows = all.map(line => `${had.map(lines => (lines.has(line) ? 'x' : '.')).join('')} ${line}`)
  writeFileSync(table, `${[[...shown.keys()].join(' '), ...rows].join('\n')}\n`)
}

/** @returns by release, what its binary showed */
export function recorded(): Map<string, Set<string>> {
  const [head, ...rows] = readFileSync(table, 'utf8').trimEnd().split('\n')
  const releases = head.split(' ')
  return new Map(
    releases.map((release, i) => [
      release,
      new Set(rows.filter(row => row[i] === 'x').map(row => row.slice(releases.length + 1))),
    ]),
  )
}
