/**
 * npm run bench: CPU time per request of profiles against the host's own http, in the same run, taking turns (host,
 * profile, profile, host, profile, …) after a warm-up, so that whatever slows the machine slows both.
 * Also what pinning adds to the start of a program.
 * usage: bench [--profile 0.6,0.10,12 | all] [--case hello] [--rounds N] [--quick] [--json] [--floor] [--guarded | --against DIR | --without NAME,…]
 * --floor measures servers that read no request, in the same turns: what no http here can be below (floor.ts).
 * --guarded measures guarded modules, and says how they compare with faithful ones.
 * --without NAME,… measures modules that lack a shortcut (src/shared/shortcuts.ts) beside those that have all, and says what it is worth.
 * --against measures another built checkout beside this one, in the same turns, and says how this one compares with it.
 */

import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { resolve } from '../src'
import { shortcuts } from '../src/shared/shortcuts'
import { lines } from '../versions'
import type { Ask, Asked, Spent } from './protocol'
import { startUp } from './start-up'

const options = {
  profile: { type: 'string', default: '0.6,0.10,12' },
  case: { type: 'string', default: '' },
  rounds: { type: 'string' },
  quick: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  floor: { type: 'boolean', default: false },
  against: { type: 'string' },
  without: { type: 'string' },
  guarded: { type: 'boolean', default: false },
} as const

/** @throws nothing: whoever asks for what there is not is told of it, and the process ends with 2 */
function readArguments() {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    process.stderr.write(
      `bench: ${(error as Error).message}\n  known: ${Object.keys(options)
        .map(name => `--${name}`)
        .join(' ')}\n`,
    )
    process.exit(2)
  }
}
const values = readArguments()
for (const name of values.without?.split(',') ?? []) {
  if (name in shortcuts) continue
  process.stderr.write(`bench: no shortcut '${name}': there are ${Object.keys(shortcuts).join(', ')}\n`)
  process.exit(2)
}
const profiles = values.profile === 'all' ? lines.map(line => line.name) : values.profile.split(',')
const rounds = Number(values.rounds ?? (values.quick ? 3 : 9))
const CONNECTIONS = 50

interface Case {
  readonly name: string
  /** Requests in one turn. */
  readonly requests: number
  /** A server's: the body's size in bytes. A client's: whether it keeps connections, where its era can. */
  readonly server?: { readonly size: number; readonly pipelining: number; readonly closes?: boolean }
  readonly client?: { readonly keepAlive: boolean }
}

const allCases: readonly Case[] = [
  { name: 'server hello, pipelining 1', requests: 10_000, server: { size: 5, pipelining: 1 } },
  { name: 'server hello, pipelining 10', requests: 20_000, server: { size: 5, pipelining: 10 } },
  { name: 'server 1 KB, pipelining 1', requests: 10_000, server: { size: 1024, pipelining: 1 } },
  { name: 'server 1 KB, pipelining 10', requests: 20_000, server: { size: 1024, pipelining: 10 } },
  { name: 'server 100 KB, pipelining 1', requests: 2_000, server: { size: 102_400, pipelining: 1 } },
  { name: 'server 100 KB, pipelining 10', requests: 2_000, server: { size: 102_400, pipelining: 10 } },
  { name: 'server hello, a connection a request', requests: 2_500, server: { size: 5, pipelining: 1, closes: true } },
  { name: 'client, connections kept', requests: 5_000, client: { keepAlive: true } },
  { name: 'client, a connection a request', requests: 2_500, client: { keepAlive: false } },
]
const cases = allCases
  .filter(({ name }) => name.includes(values.case))
  .map(one => (values.quick ? { ...one, requests: one.requests / 4 } : one))

const REQUEST =
  'GET /plain?a=1 HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench/1.0\r\nAccept: */*\r\nAccept-Encoding: identity\r\n\r\n'
const CLOSING = REQUEST.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')
const ANSWER = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello`

const children: ChildProcess[] = []
function start(file: string, args: readonly string[] = [], folder = __dirname): ChildProcess {
  const child = fork(path.join(folder, file), args)
  children.push(child)
  return child
}
const heard = <T>(child: ChildProcess): Promise<T> =>
  new Promise((answered, failed) => {
    const gone = (code: number | null) => failed(new Error(`a process of the bench ended with ${code}`))
    child.once('exit', gone)
    child.once('message', message => {
      child.off('exit', gone)
      answered(message as T)
    })
  })
function told<T>(child: ChildProcess, message: object | string): Promise<T> {
  const answer = heard<T>(child)
  child.send(message)
  return answer
}
function stopAll(): void {
  for (const child of children.splice(0)) child.kill()
}

/** One turn of one side: microseconds of CPU and of time per request. */
interface Turn {
  readonly cpu: number
  readonly time: number
}
/** A side of a case, ready for its turns. */
type Side = () => Promise<Turn>
/** Whose side it is: a spec or `host`, and the folder of the build that has it. */
interface Who {
  readonly side: string
  readonly folder?: string
  readonly guarded?: boolean
  /** Shortcuts that it does not take. */
  readonly without?: string
  /** It reads no http: `side` is a way of floor.ts. */
  readonly isFloor?: boolean
}

const FLOORS: readonly Who[] = ['net', 'handle'].map(side => ({ side, isFloor: true }))

const startSubject = ({ side, folder, guarded, isFloor, without = '' }: Who, size = 0): ChildProcess =>
  isFloor
    ? start('floor.js', [side, String(size)])
    : start('subject.js', [side, String(size), guarded ? 'guarded' : 'faithful', without], folder)

async function serverSide(who: Who, { requests, server }: Case, load: ChildProcess): Promise<Side> {
  const { size, pipelining, closes } = server as NonNullable<Case['server']>
  const subject = startSubject(who, size)
  const port = await heard<number>(subject)
  const ask: Ask = { port, requests, connections: CONNECTIONS, pipelining, closes, request: closes ? CLOSING : REQUEST }
  return async () => {
    const before = await told<Spent>(subject, 'spent')
    const asked = await told<Asked>(load, { ask })
    const after = await told<Spent>(subject, 'spent')
    return { cpu: (after.cpu - before.cpu) / asked.requests, time: (asked.seconds * 1e6) / asked.requests }
  }
}

async function clientSide(who: Who, { requests, client }: Case, port: number): Promise<Side> {
  const subject = startSubject(who)
  await heard(subject)
  return async () => {
    const before = await told<Spent>(subject, 'spent')
    const began = process.hrtime.bigint()
    const after = await told<Spent>(subject, { fetch: { port, requests, concurrent: CONNECTIONS, ...client } })
    const time = Number(process.hrtime.bigint() - began) / 1e3
    return { cpu: (after.cpu - before.cpu) / requests, time: time / requests }
  }
}

/** The compiled bench of another checkout. */
function otherBuild(checkout = ''): string {
  const folder = path.resolve(checkout, 'dist/bench')
  if (!existsSync(path.join(folder, 'subject.js')))
    throw new Error(`--against ${checkout}: no build of http-eras there`)
  return folder
}

/** What a quarter of the turns stayed below: a busy machine only ever adds. */
const calm = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 2]

/** Whether the era can do what a case asks: keeping a connection while nothing waits came with the keep-alive agent. */
const applies = (spec: string, { client }: Case): boolean =>
  !client?.keepAlive || resolve(spec).agent.kind === 'keepAlive'

interface Row {
  readonly case: string
  readonly profile: string
  readonly cpu: number
  readonly hostCpu: number
  readonly ratio: number
  /** CPU time as a share of what the other checkout needs, or the faithful module, if one is measured. */
  readonly against?: number
  readonly perSecond: number
  readonly hostPerSecond: number
}

async function measure(one: Case): Promise<Row[]> {
  const specs = profiles.filter(spec => applies(spec, one))
  if (specs.length === 0) return []
  const load = start('load.js')
  const port = one.client ? await told<number>(load, { origin: ANSWER }) : 0
  const sides: Side[] = []
  const { guarded } = values
  const folder = values.against === undefined ? undefined : otherBuild(values.against)
  const { without } = values
  const compares = guarded || folder !== undefined || without !== undefined
  const other: Who[] = compares ? specs.map(side => ({ side, folder, without })) : []
  // One answer to each piece is right only where a piece is one request.
  const floors =
    values.floor && one.server?.pipelining === 1 && one.server.size < 16_384 && !one.server.closes ? FLOORS : []
  const profiled = specs.flatMap((side, i): Who[] => [{ side, guarded }, ...other.slice(i, i + 1)])
  const all: Who[] = [{ side: 'host' }, ...profiled, ...floors]
  for (const who of all) {
    sides.push(one.client ? await clientSide(who, one, port) : await serverSide(who, one, load))
  }
  const turns: Turn[][] = sides.map(() => [])
  for (let round = -2; round < rounds; round++) {
    for (const [i, side] of sides.entries()) {
      const turn = await side()
      if (round >= 0) turns[i].push(turn)
    }
  }
  stopAll()
  const [host] = turns
  const mine = turns.filter((_, i) => i > 0 && !other.includes(all[i]))
  const theirs = turns.filter((_, i) => other.includes(all[i]))
  const cpuOf = (turns: readonly Turn[]) => calm(turns.map(turn => turn.cpu))
  const rateOf = (turns: readonly Turn[]) => 1e6 / calm(turns.map(turn => turn.time))
  return mine.map((own, i) => ({
    case: one.name,
    profile: specs[i] ?? `(${floors[i - specs.length].side})`,
    cpu: cpuOf(own),
    hostCpu: cpuOf(host),
    ratio: cpuOf(own) / cpuOf(host),
    ...(theirs[i] && { against: cpuOf(own) / cpuOf(theirs[i]) }),
    perSecond: rateOf(own),
    hostPerSecond: rateOf(host),
  }))
}

const table = (cells: readonly string[]): string =>
  cells.map((cell, i) => (i < 2 ? cell.padEnd([32, 8][i]) : cell.padStart(11))).join(' ')

async function main(): Promise<void> {
  const rows: Row[] = []
  if (!values.json && cases.length > 0) {
    console.log(`c=${CONNECTIONS}, ${rounds} rounds after 2 of warm-up, lower quartiles; host: node ${process.version}`)
    const more = values.guarded ? ['faithful'] : values.without ? ['without'] : values.against ? ['against'] : []
    console.log(table(['case', 'profile', 'CPU µs/req', 'host', 'ratio', 'req/s', 'host', ...more]))
  }
  for (const one of cases) {
    for (const row of await measure(one)) {
      rows.push(row)
      const { cpu, hostCpu, ratio, perSecond, hostPerSecond, against } = row
      const numbers = [
        cpu.toFixed(1),
        hostCpu.toFixed(1),
        ratio.toFixed(2),
        perSecond.toFixed(0),
        hostPerSecond.toFixed(0),
        ...(against === undefined ? [] : [against.toFixed(3)]),
      ]
      if (!values.json) console.log(table([row.case, row.profile, ...numbers]))
    }
  }
  const starts = 'start-up'.includes(values.case) ? startUp(profiles, rounds * 2) : []
  if (values.json) console.log(JSON.stringify({ rows, starts }, null, 2))
  else
    for (const { profile, bare, pinned } of starts) {
      console.log(
        `start-up of a program that requires http, ${profile}: ${pinned.toFixed(0)} ms, ` +
          `bare node ${bare.toFixed(0)} ms, ${(pinned - bare).toFixed(0)} ms more`,
      )
    }
}

main().catch(error => {
  stopAll()
  console.error(error)
  process.exitCode = 1
})
