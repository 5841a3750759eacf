/**
 * Reads cases with the parser of a real binary, in one process for all. A parser of old may end its process: then the
 * cases are read one by one, in a new process after each one that ends it.
 */

import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { root } from '../corpus'
import type { Case, Reader, Told } from './cases'

const FEEDER = join(root, 'oracle-tests/fuzz/feeder.js')
/** A process that says nothing for so long hangs. */
const MOST_SILENT = 120_000

type Child = ChildProcessByStdio<Writable, Readable, Readable>

interface BinaryReader extends Reader {
  /** What the binary says it is: `v0.10.48`. */
  readonly version: string
  close(): void
}

/** A process and its lines. */
class Feeder {
  private readonly child: Child
  private rest = ''
  private readonly lines: string[] = []
  private ended: string | undefined = undefined
  private complaints = ''
  private wake: () => void = () => {}

  constructor(path: string) {
    this.child = spawn(path, [FEEDER], { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } })
    const { child } = this
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (text: string) => {
      const parts = (this.rest + text).split('\n')
      this.rest = parts.pop()!
      this.lines.push(...parts)
      this.wake()
    })
    child.stderr.setEncoding('utf8')
    child.stderr.on('data', (text: string) => {
      this.complaints = (this.complaints + text).slice(-2000)
    })
    child.stdin.on('error', () => {})
    child.on('error', error => this.end(error.message))
    child.on('close', (code, signal) => this.end(`ended by ${signal ?? `exit ${code}`}`))
  }

  private end(how: string): void {
    this.ended ??= how
    this.wake()
  }

  /** The next line; undefined if the process has none any more. */
  async line(): Promise<string | undefined> {
    while (this.lines.length === 0 && this.ended === undefined) {
      await new Promise<void>(resolve => {
        const silent = setTimeout(() => {
          this.end(`nothing for ${MOST_SILENT / 1000} s`)
          this.kill()
        }, MOST_SILENT)
        this.wake = () => {
          clearTimeout(silent)
          resolve()
        }
      })
    }
    return this.lines.shift()
  }

  send(line: string): void {
    this.child.stdin.write(line + '\n')
  }

  kill(): void {
    this.child.kill('SIGKILL')
  }

  /** How it ended, with the last that it said. */
  get how(): string {
    const said = this.complaints.trim().split('\n').at(-1)
    return `${this.ended}${said ? `: ${said}` : ''}`
  }
}

const rowOf = ({ kind, skips, hears, pieces }: Case) => [
  kind,
  skips,
  hears,
  pieces.map(piece => Buffer.from(piece, 'latin1').toString('base64')),
]

async function started(path: string): Promise<[Feeder, string]> {
  const feeder = new Feeder(path)
  const line = await feeder.line()
  const version = line?.startsWith('"v') ? (JSON.parse(line) as string) : undefined
  if (version === undefined) {
    feeder.kill()
    throw new Error(
      `${path} is no Node binary whose parser can be fed (${line ?? feeder.how}); npm run fetch-runtime -- RELEASE gets one`,
    )
  }
  return [feeder, version]
}

/** @throws Error if the binary cannot be started, or is none of Node */
export async function binaryReader(path: string): Promise<BinaryReader> {
  let [feeder, version] = await started(path)

  async function read(cases: readonly Case[]): Promise<Told[]> {
    feeder.send(JSON.stringify(cases.map(rowOf)))
    const line = await feeder.line()
    if (line !== undefined) return JSON.parse(line) as Told[]
    return readSingly(cases)
  }

  /** Each case is a line of its own: the first one without an answer is the one that ended the process. */
  async function readSingly(cases: readonly Case[]): Promise<Told[]> {
    const told: Told[] = []
    while (told.length < cases.length) {
      ;[feeder] = await started(path)
      for (const it of cases.slice(told.length)) feeder.send(JSON.stringify([rowOf(it)]))
      while (told.length < cases.length) {
        const line = await feeder.line()
        if (line === undefined) {
          told.push([['died', feeder.how]])
          break
        }
        told.push(...(JSON.parse(line) as Told[]))
      }
    }
    if (told.at(-1)?.[0]?.[0] === 'died') [feeder] = await started(path)
    return told
  }

  return { name: path, version, read, close: () => feeder.kill() }
}
