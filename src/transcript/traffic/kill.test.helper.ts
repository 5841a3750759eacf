/**
 * Kills writers of traffic at random moments and looks at what is left: every row that was acknowledged with `fsync` must
 * be there, and every file readable. As a program (`npm run kill -- [TIMES]`) it does so many times and prints what it saw.
 */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Traffic } from '../transcript'
import { readTraffic } from './read'
import { TrafficWriter } from './write'

const rowOf = (id: string, size: number): Traffic => ({
  format: 'wire-transcript/1',
  id,
  connections: [{ closed: 'client', turns: [{ from: 'client', bytes: ['x'.repeat(size)] }] }],
  events: [],
})

/** Writes rows without end, many at a time; prints the id of each when it is acknowledged. */
async function write(file: string, round: string): Promise<never> {
  const writer = await TrafficWriter.open(file, { fsync: true })
  process.stdout.write('open\n')
  for (let k = 0; ; ) {
    const many = Array.from({ length: 1 + Math.floor(Math.random() * 8) }, () => {
      const id = `${round}-${k++}`
      return writer.write(rowOf(id, Math.floor(Math.random() * 20_000))).then(() => process.stdout.write(`${id}\n`))
    })
    await Promise.all(many)
  }
}

/** What was seen of some kills. */
export interface Seen {
  kills: number
  acknowledged: number
  /** Acknowledged rows that are not in the file. */
  lost: string[]
  /** Kills after which the file ended with a torn row. */
  torn: number
  /** What could not be read. */
  unreadable: string[]
}

/**
 * @param times how many writers are killed, one after another, each of which goes on in the file of the one before
 * @param ending `.jsonl` or `.jsonl.gz`
 */
export async function killWriters(times: number, ending: string, directory: string): Promise<Seen> {
  const file = path.join(directory, `rows${ending}`)
  const seen: Seen = { kills: 0, acknowledged: 0, lost: [], torn: 0, unreadable: [] }
  const acknowledged = new Set<string>()
  for (let round = 0; round < times; round++) {
    const child = spawn(process.execPath, [__filename, 'write', file, String(round)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    let begun: () => void = () => {}
    const opened = new Promise<void>(resolve => (begun = resolve))
    child.stdout.on('data', data => {
      out += data
      begun()
    })
    const closed = once(child, 'close')
    await Promise.race([opened, closed])
    await new Promise(resolve => setTimeout(resolve, Math.random() * 60))
    if (child.exitCode !== null) throw new Error(`a writer ended by itself with ${child.exitCode}`)
    child.kill('SIGKILL')
    await closed
    seen.kills++
    // A line may be cut off: then its row was acknowledged, and nobody heard of it whole.
    for (const id of out.split('\n').slice(1, -1)) acknowledged.add(id)
    const there = new Set<string>()
    let torn = false
    try {
      for await (const { row } of readTraffic(file, { onTorn: () => (torn = true) })) there.add(row.id)
    } catch (error) {
      seen.unreadable.push((error as Error).message)
    }
    if (torn) seen.torn++
    seen.lost.push(...[...acknowledged].filter(id => !there.has(id)))
  }
  seen.acknowledged = acknowledged.size
  return seen
}

async function main(times: number): Promise<void> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'http-eras-kill-'))
  try {
    for (const ending of ['.jsonl', '.jsonl.gz']) {
      const began = Date.now()
      const { kills, acknowledged, torn, lost, unreadable } = await killWriters(times, ending, directory)
      const seconds = ((Date.now() - began) / 1000).toFixed(0)
      console.log(
        `${ending}: ${kills} kills, ${acknowledged} rows acknowledged, ${lost.length} of them lost, ${torn} kills with a torn row in the file, ${unreadable.length} times unreadable; ${seconds} s`,
      )
      if (lost.length > 0 || unreadable.length > 0) process.exitCode = 1
      for (const message of unreadable.slice(0, 3)) console.log(message)
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

if (require.main === module) {
  const [what = '200', file, round] = process.argv.slice(2)
  void (what === 'write' ? write(file, round) : main(Number(what)))
}
