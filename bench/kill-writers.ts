/**
 * Kills writers of traffic, and recording proxies, at random moments and looks at what is left: every row that was
 * acknowledged with `fsync` must be there, and every file readable. As a program (`npm run kill -- [TIMES]`) it does so many
 * times and prints what it saw.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { readTraffic } from '../src/traffic/rows/read'
import { TrafficWriter } from '../src/traffic/rows/write'
import type { Traffic } from '../src/transcript/types'

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

/** Something that writes to a file until it is killed. */
interface Victim {
  child: ChildProcess
  /** The ids that it acknowledged, and heard whole. */
  acknowledged: () => string[]
  /** When it has begun. */
  begun: Promise<unknown>
  /** After it was killed. */
  after?: () => void
}

type Start = (file: string, round: number) => Victim

/** The lines of a stream of a process so far; a last one without its end is not there. */
function linesFrom(stream: Readable): { lines: () => string[]; first: Promise<unknown> } {
  let text = ''
  const first = new Promise<void>(resolve => {
    stream.on('data', data => {
      text += data
      if (text.includes('\n')) resolve()
    })
  })
  return { lines: () => text.split('\n').slice(0, -1), first }
}

/** A process that writes rows and nothing else. */
export const startWriter: Start = (file, round) => {
  const args = [__filename, 'write', file, String(round)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const { lines, first } = linesFrom(child.stdout as Readable)
  return { child, acknowledged: () => lines().slice(1), begun: first }
}

/** `http-eras record --fsync --verbose` between a server and eight clients that call again and again. */
export const startRecorder =
  (port: number): Start =>
  file => {
    const main = path.join(__dirname, '../src/cli/main.js')
    const args = [main, 'record', '--listen', '0', '--to', `127.0.0.1:${port}`, '-o', file, '--fsync', '--verbose']
    const env = { ...process.env, CI: '' }
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
    const { lines: said, first } = linesFrom(child.stdout as Readable)
    const { lines, first: begun } = linesFrom(child.stderr as Readable)
    let over = false
    const call = (proxy: number): void => {
      const socket = net.connect(proxy, '127.0.0.1', () => socket.end('GET / HTTP/1.1\r\n\r\n'))
      socket.on('error', () => {}).on('close', () => over || setImmediate(call, proxy))
      socket.resume()
    }
    void first.then(() => {
      for (let k = 0; k < 8; k++) call(Number(/:(\d+)$/.exec(said()[0])?.[1]))
    })
    return {
      child,
      acknowledged: () => lines().map(line => line.replace('recorded ', '')),
      begun,
      after: () => {
        over = true
      },
    }
  }

/**
 * @param times how many are killed, one after another, each of which goes on in the file of the one before
 * @param ending `.jsonl` or `.jsonl.gz`
 */
export async function killMany(start: Start, times: number, ending: string, directory: string): Promise<Seen> {
  const file = path.join(directory, `rows${ending}`)
  const seen: Seen = { kills: 0, acknowledged: 0, lost: [], torn: 0, unreadable: [] }
  const acknowledged = new Set<string>()
  for (let round = 0; round < times; round++) {
    const victim = start(file, round)
    const { child } = victim
    const closed = once(child, 'close')
    await Promise.race([victim.begun, closed])
    await new Promise(resolve => setTimeout(resolve, Math.random() * 80))
    if (child.exitCode !== null) throw new Error(`a writer ended by itself with ${child.exitCode}`)
    child.kill('SIGKILL')
    await closed
    victim.after?.()
    seen.kills++
    for (const id of victim.acknowledged()) acknowledged.add(id)
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

/** A server that answers and closes. */
export async function startServer(): Promise<net.Server> {
  const server = net.createServer({ allowHalfOpen: true }, socket => {
    socket.on('error', () => {}).resume()
    socket.end(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(Math.random() * 5000)}`)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

async function main(times: number): Promise<void> {
  const server = await startServer()
  const { port } = server.address() as net.AddressInfo
  const victims: Record<string, Start> = { writers: startWriter, recorders: startRecorder(port) }
  for (const [name, start] of Object.entries(victims)) {
    for (const ending of ['.jsonl', '.jsonl.gz']) {
      const directory = mkdtempSync(path.join(os.tmpdir(), 'http-eras-kill-'))
      try {
        const { kills, acknowledged, torn, lost, unreadable } = await killMany(start, times, ending, directory)
        console.log(
          `${name}, ${ending}: ${kills} kills, ${acknowledged} rows acknowledged, ${lost.length} of them lost, ${torn} kills with a torn row in the file, ${unreadable.length} times unreadable`,
        )
        if (lost.length > 0 || unreadable.length > 0) process.exitCode = 1
        for (const message of unreadable.slice(0, 3)) console.log(message)
      } finally {
        rmSync(directory, { recursive: true, force: true })
      }
    }
  }
  server.close()
}

if (require.main === module) {
  const [what = '200', file, round] = process.argv.slice(2)
  void (what === 'write' ? write(file, round) : main(Number(what)))
}
