/** What `http-eras run` adds to the start of a program: whole processes, taking turns with bare node. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const cli = path.join(__dirname, '..', 'src', 'cli', 'main.js')

/** Milliseconds of a program's whole life: medians. */
export interface StartUp {
  readonly profile: string
  readonly bare: number
  readonly pinned: number
}

function life(args: readonly string[]): number {
  const began = process.hrtime.bigint()
  const { status } = spawnSync(process.execPath, args)
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`)
  return Number(process.hrtime.bigint() - began) / 1e6
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1]

/** A program that requires http and ends, bare and as each of the versions. */
export function startUp(profiles: readonly string[], rounds: number): StartUp[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'http-eras-'))
  const program = path.join(folder, 'program.js')
  writeFileSync(program, "require('http')\n")
  const commands = [[program], ...profiles.map(profile => [cli, 'run', '--as', profile, program])]
  const times: number[][] = commands.map(() => [])
  try {
    for (let round = -1; round < rounds; round++) {
      for (const [i, command] of commands.entries()) {
        const time = life(command)
        if (round >= 0) times[i].push(time)
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  const [bare, ...pinned] = times.map(median)
  return profiles.map((profile, i) => ({ profile, bare, pinned: pinned[i] }))
}
