/**
 * Calls of the host that fail, each once in turn: what sockets write, connects and listens in a sample of the scenarios; what a
 * file takes, and `fsync`, while traffic is recorded. A program may be told, in the words of its era; nothing of http-eras may
 * trip over it, and nothing may be left.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type FileHandle, open as openFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createEra } from '../../src/http/create-http'
import { casesOf } from '../../src/oracle/judge'
import { perform } from '../../src/oracle/perform'
import { modulesOf } from '../../src/oracle/runtime/era-modules'
import { hostedRuntime } from '../../src/oracle/runtime/hosted'
import { currentOwner, type Owner } from '../../src/oracle/runtime/leftovers'
import { corpusScenario, scenarioNames } from '../../src/oracle/scenario'
import { Recorder } from '../../src/traffic/record/recorder'
import { TrafficWriter } from '../../src/traffic/rows/write'
import { lines } from '../../versions'
import type { Attack } from './on-servers'
import { connect, destroyAll, rawServer, type Stage, until } from './stage'

/** Calls of a handle that may fail, by what the host does with them, and the error that they give (libuv's number). */
const calls = {
  write: { methods: ['writeBuffer', 'writev', 'writeUtf8String', 'writeLatin1String', 'writeAsciiString'], fault: -32 },
  connect: { methods: ['connect', 'connect6'], fault: -111 },
  listen: { methods: ['listen'], fault: -98 },
} as const

type Call = keyof typeof calls

/** Which call of a run fails, and how many there were. */
interface Plan {
  readonly call: Call
  /** The number of the call, from 1 on. */
  readonly at: number
  seen: number
}

const plans = new WeakMap<Owner, Plan>()
type Methods = Record<string, (...args: unknown[]) => unknown>

/** Lets calls of handles fail by plan, from here on. @returns what undoes it */
async function failing(): Promise<() => void> {
  const server = net.createServer()
  await new Promise<void>(heard => server.listen(0, '127.0.0.1', heard))
  const tcp = Object.getPrototypeOf((server as unknown as { _handle: object })._handle) as Methods
  server.close()
  const undo: (() => void)[] = []
  for (const [call, { methods, fault }] of Object.entries(calls)) {
    for (const method of methods) {
      const own = Object.getOwnPropertyDescriptor(tcp, method)
      const before = tcp[method]
      if (typeof before !== 'function') continue
      tcp[method] = function (this: unknown, ...args) {
        const plan = plans.get(currentOwner() as Owner)
        return plan?.call === call && ++plan.seen === plan.at ? fault : before.apply(this, args)
      }
      undo.push(() => (own ? Object.defineProperty(tcp, method, own) : Reflect.deleteProperty(tcp, method)))
    }
  }
  return () => {
    for (const one of undo) one()
  }
}

/** What code says that did not expect what it found. */
const TRIPPED = /is not a function|of undefined|of null|is not defined|not iterable|call stack|is not a constructor/

/** One run in which a call fails. @returns how many such calls there were, and what it tripped over */
async function runWith(scenario: string, { release, faithful }: Subject, call: Call, at: number) {
  const plan: Plan = { call, at, seen: 0 }
  const runtime = hostedRuntime(() => {
    const owner = currentOwner()
    if (owner) plans.set(owner, plan)
    return modulesOf(createEra(release, { faithful }))
  })
  const { events } = await perform(corpusScenario(scenario), runtime)
  return { seen: plan.seen, tripped: TRIPPED.exec(JSON.stringify(events))?.[0] }
}

interface Subject {
  readonly release: string
  readonly faithful: boolean
}

/** No more calls of a kind than these fail in one scenario. */
const MOST = 4
const atOnce = 24

async function inScenarios(stage: Stage): Promise<string> {
  const release = lines.find(({ name }) => name === stage.line)!.recorded.at(-1)!
  const subject = { release, faithful: stage.faithful }
  const every = Math.max(1, Math.round(6 / stage.scale))
  const queue = casesOf(scenarioNames(), [release])
    .map(({ scenario }) => scenario)
    .filter((_, n) => n % every === 0)
  const scenarios = queue.length
  const failed: Record<Call, number> = { write: 0, connect: 0, listen: 0 }
  const faults: string[] = []
  const undo = await failing()
  const worker = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const usual = await runWith(name, subject, 'write', Infinity)
      for (const call of Object.keys(calls) as Call[]) {
        for (let at = 1; at <= MOST; at++) {
          const { seen, tripped } = await runWith(name, subject, call, at)
          if (seen < at) break
          failed[call]++
          if (tripped !== undefined && usual.tripped === undefined) faults.push(`${name}, ${call} ${at}: ${tripped}`)
        }
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker)).finally(undo)
  if (faults.length > 0) throw new Error(faults.join('; '))
  if (stage.scale > 0.1 && Object.values(failed).includes(0))
    throw new Error(`nothing failed: ${JSON.stringify(failed)}`)
  const counts = Object.entries(failed).map(([call, count]) => `${call} ${count}`)
  return `${scenarios} scenarios; failed: ${counts.join(', ')}`
}

/** What a file may refuse. */
const fileCalls = ['open', 'stat', 'read', 'write', 'datasync', 'truncate', 'close'] as const

/** Opens files of which one call, that of a number, fails. */
function openFailing(call: (typeof fileCalls)[number], at: number) {
  const counts = { seen: 0 }
  const fails = () => ++counts.seen === at
  const refusal = () => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  const open = async (...args: Parameters<typeof openFile>): Promise<FileHandle> => {
    if (call === 'open' && fails()) throw refusal()
    const handle = await openFile(...args)
    return new Proxy(handle, {
      get(target, name) {
        const value = Reflect.get(target, name, target) as unknown
        if (typeof value !== 'function') return value
        return (...given: unknown[]) => {
          if (name !== call || !fails()) return (value as (...all: unknown[]) => unknown).apply(target, given)
          // A file whose close fails is closed.
          return (name === 'close' ? target.close() : Promise.resolve()).then(() => Promise.reject(refusal()))
        }
      },
    })
  }
  return { open: open as typeof openFile, counts }
}

/** Records some connections into a file that refuses a call. @returns whether it came to that call */
async function recordWith(port: number, file: string, call: (typeof fileCalls)[number], at: number): Promise<boolean> {
  const { open, counts } = openFailing(call, at)
  const told: unknown[] = []
  let sink: TrafficWriter
  try {
    sink = await TrafficWriter.open(file, { open, fsync: true, how: 'replace' })
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERAS_CANNOT_WRITE') throw error
    return true
  }
  const to = { host: '127.0.0.1', port }
  const listen = { host: '127.0.0.1', port: 0 }
  const recorder = await Recorder.start({ listen, to, sink, failed: error => told.push(error) })
  for (let n = 0; n < 3; n++) {
    const socket = await connect(recorder.port)
    let text = ''
    socket.on('data', piece => (text += piece))
    socket.write('GET /a HTTP/1.1\r\nHost: x\r\n\r\n')
    await until('what passes the recorder passes', () => text.endsWith('ok'))
    await destroyAll([socket])
    await until('its row is written or refused', () => recorder.now === 0 && sink.rows + told.length > n)
  }
  await recorder.stop()
  await sink.close().catch(() => told.push('close'))
  const whole = readFileSync(file, 'utf8')
  const rows = whole.split('\n').filter(line => line !== '')
  for (const row of rows) JSON.parse(row)
  const came = counts.seen >= at
  // A directory that cannot be opened need not be on the disk.
  if (came && told.length === 0 && call !== 'open') throw new Error(`${call} ${at} failed, and nobody was told`)
  if (rows.length !== sink.rows)
    throw new Error(`${call} ${at}: ${rows.length} rows in the file, ${sink.rows} promised`)
  return came
}

async function inFiles(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'http-eras-torture-'))
  const server = await rawServer(socket =>
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')),
  )
  const failed: string[] = []
  try {
    for (const call of fileCalls) {
      let at = 1
      while (at <= MOST && (await recordWith(server.port, path.join(folder, `${call}${at}`), call, at))) at++
      failed.push(`${call} ${at - 1}`)
    }
  } finally {
    server.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  return `failed: ${failed.join(', ')}`
}

export const onHost: readonly Attack[] = [
  { name: 'calls of sockets that fail', run: inScenarios },
  { name: 'calls of files that fail', run: inFiles },
]
