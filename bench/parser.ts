/**
 * The parser alone against http-parser-js: a GET with eight headers, whole in one chunk, on one connection. Both do what
 * a server has them do (the head as method, target and a flat list of lines); they take turns in one process, so that
 * both see the same machine. Once with the same header lines in every request, as a client sends them that keeps its
 * connection, and once with lines that change in every request.
 */

import { HTTPParser } from 'http-parser-js'
import { resolve } from '../src/profile/resolve'
import { AS_FRAMED, type Head, type HeadVerdict } from '../src/wire/head'
import { Parser } from '../src/wire/parser'

const request = (page: number, session: string): Buffer =>
  Buffer.from(
    [
      `GET /articles/2012/03/streams?page=${page}&sort=date HTTP/1.1`,
      'Host: www.example.com:8080',
      'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/535.19 (KHTML, like Gecko) Chrome/18.0 Safari/535.19',
      'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      'Accept-Language: en-us,en;q=0.5',
      'Accept-Encoding: gzip, deflate',
      `Cookie: sid=${session}; theme=dark`,
      'Cache-Control: max-age=0',
      'Connection: keep-alive',
      '',
      '',
    ].join('\r\n'),
  )
const KINDS = 16
const requests = {
  'the same lines': Array.from({ length: KINDS }, (_, i) => request(i, '9f86d081884c7d659a2feaa0c55ad015')),
  'lines that change': Array.from({ length: KINDS }, (_, i) =>
    request(i, '9f86d081884c7d659a2feaa0c55ad0'.slice(i) + 'abcdefghijklmnopqr'.slice(0, i)),
  ),
}
const ROUNDS = 12
const PER_ROUND = 40_000

let heads = 0
let lines = 0

class Counting extends Parser {
  override onHead(head: Head): HeadVerdict {
    heads++
    lines += head.headers.length
    return AS_FRAMED
  }
}

type Run = (request: Buffer) => void

function ours(spec: string): Run {
  const parser = new Counting(resolve(spec).wire)
  parser.reset('request')
  return request => {
    const used = parser.execute(request)
    if (used !== request.length) throw used
  }
}

function theirs(): Run {
  const parser = new HTTPParser(HTTPParser.REQUEST)
  parser[HTTPParser.kOnHeadersComplete] = info => {
    heads++
    lines += info.headers.length
    return 0
  }
  parser[HTTPParser.kOnBody] = () => {}
  parser[HTTPParser.kOnMessageComplete] = () => {}
  return request => {
    const used = parser.execute(request)
    if (used instanceof Error) throw used
  }
}

/** Nanoseconds of CPU per request in one round. */
function round(run: Run, kinds: Buffer[]): number {
  const before = process.cpuUsage()
  for (let i = 0; i < PER_ROUND; i++) run(kinds[i % KINDS])
  const { user, system } = process.cpuUsage(before)
  return ((user + system) * 1000) / PER_ROUND
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]

const specs = ['0.6', '0.10', '12']
const rivals = new Map([['http-parser-js', theirs()], ...specs.map(spec => [spec, ours(spec)] as const)])
for (const [what, kinds] of Object.entries(requests)) {
  const figures = new Map([...rivals.keys()].map(name => [name, [] as number[]]))
  for (let i = -3; i < ROUNDS; i++) {
    for (const [name, run] of rivals) {
      const took = round(run, kinds)
      if (i >= 0) figures.get(name)!.push(took)
    }
  }
  const base = median(figures.get('http-parser-js')!)
  console.log(
    `GET, eight headers, ${kinds[0].length} bytes, ${what}: CPU per request, median of ${ROUNDS} rounds in turn`,
  )
  for (const [name, values] of figures) {
    const took = median(values)
    console.log(`  ${name.padEnd(16)}${took.toFixed(0).padStart(7)} ns${(base / took).toFixed(2).padStart(8)}×`)
  }
}
if (heads === 0 || lines !== heads * 16) throw new Error('the parsers did not give the same heads')
