/**
 * npm run bench:replay: requests a second of `replay --speed max` against a server in the same process that says hello,
 * beside what undici reaches with as many connections and one request at a time on each; they take turns after a
 * warm-up, so that whatever slows the machine slows both.
 * usage: replay [--rounds N] [--json]
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Pool } from 'undici'
import { replay } from '../src'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, json: { type: 'boolean', default: false } },
})
const CONNECTIONS = 50
const REQUESTS = 400
const BLANK = '\r\n\r\n'

const request = `GET /plain?a=1 HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench/1.0\r\nAccept: */*${BLANK}`
const answer = (date: string): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nDate: ${date}\r\nContent-Length: 5\r\nConnection: keep-alive${BLANK}hello`

/** The corpus as a file: a replay reads its rows, too. */
function corpus(file: string): void {
  const lines = (text: string) => text.split(/(?<=\n)/)
  const turns = Array.from({ length: REQUESTS }, () => [
    { from: 'client', bytes: lines(request) },
    { from: 'server', bytes: lines(answer('Thu, 01 Jan 2026 00:00:00 GMT')) },
  ]).flat()
  const rows = Array.from({ length: CONNECTIONS }, (_, at) =>
    JSON.stringify({
      format: 'wire-transcript/1',
      id: `c${at}`,
      connections: [{ closed: 'client', turns }],
      events: [],
    }),
  )
  writeFileSync(file, `${rows.join('\n')}\n`)
}

const server = createServer({ noDelay: true }, socket => {
  let held = ''
  socket.on('error', () => {})
  socket.on('data', chunk => {
    held += chunk.toString('latin1')
    let said = ''
    for (let end = held.indexOf(BLANK); end >= 0; end = held.indexOf(BLANK)) {
      said += answer(new Date().toUTCString())
      held = held.slice(end + BLANK.length)
    }
    if (said) socket.write(said)
  })
})

async function bytes(file: string, to: string, engine: 'bytes' | 'undici'): Promise<number> {
  const result = await replay(file, { to, engine, concurrency: CONNECTIONS })
  if (result.same !== CONNECTIONS * REQUESTS) throw new Error(`not all is the same: ${JSON.stringify(result)}`)
  return result.requests / result.seconds
}

async function undici(origin: string): Promise<number> {
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 })
  const start = performance.now()
  const worker = async () => {
    for (let i = 0; i < REQUESTS; i++) {
      const { body } = await pool.request({
        method: 'GET',
        path: '/plain?a=1',
        headers: { 'user-agent': 'bench/1.0', accept: '*/*' },
      })
      await body.text()
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  const seconds = (performance.now() - start) / 1000
  await pool.close()
  return (CONNECTIONS * REQUESTS) / seconds
}

const median = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]

async function main(): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), 'http-eras-bench-'))
  const file = path.join(directory, 'hello.jsonl')
  corpus(file)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const sides: Record<string, () => Promise<number>> = {
    'undici itself': () => undici(to),
    'replay, bytes': () => bytes(file, to, 'bytes'),
    'replay, undici': () => bytes(file, to, 'undici'),
  }
  const turns: Record<string, Turn[]> = {}
  try {
    for (let round = -1; round < Number(values.rounds); round++) {
      for (const [name, side] of Object.entries(sides)) {
        const before = process.cpuUsage()
        const perSecond = await side()
        const { user, system } = process.cpuUsage(before)
        if (round >= 0) (turns[name] ??= []).push({ perSecond, cpu: (user + system) / (CONNECTIONS * REQUESTS) })
      }
    }
  } finally {
    server.close()
    rmSync(directory, { recursive: true, force: true })
  }
  const own = turns['undici itself']
  const rows = Object.entries(turns).map(([name, all]) => ({
    name,
    perSecond: Math.round(median(all.map(turn => turn.perSecond))),
    ratio: round2(median(all.map((turn, round) => turn.perSecond / own[round].perSecond))),
    cpu: round2(median(all.map(turn => turn.cpu))),
    cpuRatio: round2(median(all.map((turn, round) => turn.cpu / own[round].cpu))),
  }))
  if (values.json) console.log(JSON.stringify(rows, null, 2))
  else {
    for (const { name, perSecond, ratio, cpu, cpuRatio } of rows) {
      console.log(
        `${name.padEnd(16)} ${perSecond} requests/s (${ratio} of undici), ${cpu} µs of CPU a request (${cpuRatio} of undici)`,
      )
    }
  }
}

/** One turn of one side: requests a second, and microseconds of CPU a request, those of the server included. */
interface Turn {
  perSecond: number
  cpu: number
}

const round2 = (value: number): number => Number(value.toFixed(2))

void main()
