/**
 * npm run bench:record: requests per second through the recording proxy against those through a bare proxy of two pipes,
 * in the same run, taking turns (bare, recording, recording, bare, …) after a warm-up.
 * usage: bench/record [--rounds N] [--json]
 */

import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Ask, Asked, Spent } from './protocol'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' }, json: { type: 'boolean' } } })
const rounds = Number(values.rounds)

const request =
  'GET /plain?a=1 HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench/1.0\r\nAccept: */*\r\nCookie: session=0123456789abcdef\r\n\r\n'
const answerOf = (size: number) =>
  `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${size}\r\n\r\n${'x'.repeat(size)}`

interface Case {
  readonly name: string
  readonly size: number
  readonly requests: number
  readonly connections: number
  readonly pipelining: number
  readonly ending?: string
}

const cases: readonly Case[] = [
  { name: 'hello, 50 connections', size: 5, requests: 10_000, connections: 50, pipelining: 1 },
  {
    name: 'hello, 50 connections, .jsonl.gz',
    size: 5,
    requests: 10_000,
    connections: 50,
    pipelining: 1,
    ending: '.jsonl.gz',
  },
  { name: 'hello, 10 requests at once', size: 5, requests: 20_000, connections: 50, pipelining: 10 },
  { name: '10 KB, 50 connections', size: 10_240, requests: 5_000, connections: 50, pipelining: 1 },
  { name: 'a connection a request', size: 5, requests: 500, connections: 500, pipelining: 1 },
]

const children: ChildProcess[] = []
function start(file: string, ...args: string[]): ChildProcess {
  const child = fork(path.join(__dirname, file), args)
  children.push(child)
  return child
}
const heard = <T>(child: ChildProcess): Promise<T> =>
  new Promise(resolve => child.once('message', m => resolve(m as T)))
function told<T>(child: ChildProcess, message: object | string): Promise<T> {
  const answer = heard<T>(child)
  child.send(message)
  return answer
}
const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1]

async function measure({ size, requests, connections, pipelining, ending = '.jsonl' }: Case) {
  const load = start('load.js')
  const port = await told<number>(start('load.js'), { origin: answerOf(size) })
  const proxies = {
    pipe: start('proxy.js', 'pipe', String(port)),
    record: start('proxy.js', 'record', String(port), ending),
  }
  const ports = { pipe: await heard<number>(proxies.pipe), record: await heard<number>(proxies.record) }
  const turn = async (side: 'pipe' | 'record') => {
    const before = await told<Spent>(proxies[side], 'spent')
    const ask: Ask = { port: ports[side], requests, connections, pipelining, request }
    const asked = await told<Asked>(load, { ask })
    const after = await told<Spent>(proxies[side], 'spent')
    return { rate: asked.requests / asked.seconds, cpu: (after.cpu - before.cpu) / asked.requests }
  }
  const rates = { pipe: [] as number[], record: [] as number[] }
  const ratios: number[] = []
  const cpus: number[] = []
  for (let asked = 0; asked < 20_000; asked += requests) {
    await turn('pipe')
    await turn('record')
  }
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 ? (['record', 'pipe'] as const) : (['pipe', 'record'] as const)
    const pair = { [order[0]]: await turn(order[0]), [order[1]]: await turn(order[1]) }
    rates.pipe.push(pair.pipe.rate)
    rates.record.push(pair.record.rate)
    ratios.push(pair.record.rate / pair.pipe.rate)
    cpus.push(pair.record.cpu / pair.pipe.cpu)
  }
  for (const child of children.splice(0)) child.kill()
  return { pipe: median(rates.pipe), record: median(rates.record), ratio: median(ratios), cpu: median(cpus) }
}

async function main(): Promise<void> {
  const rows = []
  for (const one of cases) {
    const row = { case: one.name, ...(await measure(one)) }
    rows.push(row)
    if (values.json) continue
    const { pipe, record, ratio, cpu } = row
    const rate = (perSecond: number) => perSecond.toFixed(0).padStart(7)
    console.log(
      `${one.name.padEnd(34)} bare ${rate(pipe)}/s  recording ${rate(record)}/s  ${ratio.toFixed(2)} of the requests, ${cpu.toFixed(2)} of the CPU time`,
    )
  }
  if (values.json) console.log(JSON.stringify(rows, null, 1))
}

void main()
