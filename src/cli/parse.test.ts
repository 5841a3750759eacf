/** http-eras parse as a person meets it: exit codes, where bytes come from, many inputs, JSON, and input by mistake. */

import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020'
import t from 'tap'
import { readMany } from '../parse/many/read-many'
import { runParse } from './parse.test.helper'

const root = path.join(__dirname, '../../..')
const main = path.join(__dirname, 'main.js')
const schema = JSON.parse(readFileSync(path.join(root, 'schemas/parse.schema.json'), 'utf8'))
const isParse = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(
  schema,
)

const GET = 'GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n'
const DIFFERS = 'GET / HTTP/1.1\\r\\nHost: x\\r\\nBad\\r\\n\\r\\n'
const folder = t.testdir({ 'get.bin': 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', empty: '' })
const file = (name: string, content: string | Buffer) => {
  const whole = path.join(folder, name)
  writeFileSync(whole, content)
  return whole
}

t.test('exit codes: alike 0, otherwise 1, nothing to read 1 with a word', async t => {
  t.match(await runParse('--request', GET), { code: 0, answer: /all read alike/ })
  t.match(await runParse('--request', DIFFERS, '--as', '0.10,12'), { code: 1, answer: /2 groups[\s\S]*0\.10 → 12/ })
  for (const nothing of [['--request', ''], ['--hex', ''], [path.join(folder, 'empty')]])
    t.match(await runParse(...nothing), { code: 1, talk: /no byte to read/ }, nothing.join(' '))
  mkdirSync(path.join(folder, 'none'))
  t.match(await runParse(path.join(folder, 'none')), { code: 1, talk: /no input/ })
  t.match(await runParse('--lines', file('blank', '\n \n')), { code: 1, talk: /no input/ })
})

t.test('what cannot be done is said with its cure', async t => {
  const refused: readonly (readonly [code: string, message: RegExp, ...args: string[]])[] = [
    ['ERAS_BAD_OPTION', /no bytes given/],
    ['ERAS_BAD_OPTION', /--request and --hex cannot/, '--request', 'a', '--hex', '00'],
    ['ERAS_BAD_OPTION', /--method is of the request/, '--method', 'HEAD', '--request', 'a'],
    ['ERAS_BAD_OPTION', /names no version/, '--as', ',', '--request', 'a'],
    ['ERAS_BAD_OPTION', /two versions/, '--minimize=0.10', '--request', 'a'],
    ['ERAS_BAD_OPTION', /for many inputs/, '--threads', '2', '--request', 'a'],
    ['ERAS_BAD_OPTION', /--cuts is for one input/, '--cuts', '--lines', path.join(folder, 'get.bin')],
    ['ERAS_UNKNOWN_VERSION', /nearest/, '--as', '7.99', '--request', 'a'],
    ['ERAS_BAD_RANGE', /write 0\.10\.\.12/, '--as', '12..0.10', '--request', 'a'],
    ['ERAS_BAD_BYTES', /--request: '\\\\q' at character 2/, '--request', 'a\\q'],
    ['ERAS_BAD_BYTES', /line 2: .*not a JSON string/, '--lines', file('json', '"a"\n"b\n')],
    ['ERAS_BAD_BYTES', /line 1: .*one byte a character/, '--lines', file('wide', '"\u{1f600}"\n')],
    ['ERAS_CANNOT_READ', /there is no such file/, path.join(folder, 'nowhere')],
    ['ERAS_NO_BYTES', /a HAR.*convert/, file('a.har', '{"log":{"version":"1.2"}}')],
    ['ERAS_NO_BYTES', /recorded traffic/, file('rows', '{"format":"wire-transcript/1","connections":[]}\n')],
    ['ERAS_NO_BYTES', /packet capture/, file('pcap', Buffer.from('d4c3b2a1020004000000', 'hex'))],
  ]
  for (const [code, message, ...args] of refused) {
    await t.rejects(runParse(...args), { code, message }, `${code} ${args.join(' ')}`)
  }
  t.match(await runParse(file('some.json', '{"a": 1}')), { talk: /looks like JSON.*convert/ })
})

t.test('bytes are the same wherever they come from', async t => {
  const hex = Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n').toString('hex')
  const { answer } = await runParse(path.join(folder, 'get.bin'))
  t.equal((await runParse('--request', GET)).answer, answer)
  t.equal((await runParse('--hex', hex)).answer, answer)
  t.equal((await runParse('--hex', file('hex', `${hex.slice(0, 10)}\r\n${hex.slice(10)}\n`))).answer, answer)
  const { stdout } = spawnSync(process.execPath, [main, 'parse', '-'], {
    input: Buffer.from(hex, 'hex'),
    encoding: 'utf8',
  })
  t.equal(stdout, answer)
})

t.test('no control character of the input reaches the terminal', async t => {
  const hostile =
    'GET /\\x1b[31m HTTP/1.1\\r\\nHost: \\x9b\\x1b]0;x\\x07\\xe2\\x80\\xae\\r\\nX\\x1b: y\\r\\n\\r\\n\\x1b[2J'
  const odd = 'POST / HTTP/1.1\\r\\nHost: a\\x1b[1mb\\xc2\\x9b\\r\\nContent-Length: 4\\r\\n\\r\\n\\x1b[2J'
  for (const text of [hostile, odd]) {
    for (const more of [[], ['--json'], ['--cuts'], ['--minimize=0.8,26'], ['--guarded']]) {
      const { all } = await runParse('--as', '0.4,0.8,26', '--request', text, ...more)
      t.notMatch(all, /[^\n -~…→]/, more.join())
    }
  }
  const { all } = await runParse('--lines', file('hostile', `${JSON.stringify('\x1b[31m\x9b')}\nGET /\x1b[2J\n`))
  t.notMatch(all, /[^\n -~…→]/)
})

t.test('what is printed as JSON is as its schema says', async t => {
  const fits = async (...args: string[]) => {
    const { answer } = await runParse('--json', ...args)
    t.ok(isParse(JSON.parse(answer)), `${args.join(' ')} ${JSON.stringify(isParse.errors?.slice(0, 3))}`)
    return JSON.parse(answer)
  }
  const one = await fits('--request', DIFFERS, '--guarded', '--cuts', '--minimize', '--as', '0.10..12')
  t.match(one, { format: 'parse/1', changes: [{ causes: [{ behaviours: [{ path: 'wire.colonlessLines' }] }] }] })
  t.match(one.minimized, { versions: ['0.12', 'io.js'], from: 32 })
  t.equal((await fits('--request', GET, '--minimize')).minimized, null)
  await fits('--client', '--end', '--request', 'HTTP/1.1 200 OK\\r\\nSet-Cookie: a\\r\\nSet-Cookie: b\\r\\n\\r\\nabc')
  await fits('--upgrades', '--request', 'CONNECT x:1 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\nabc')
  await fits('--every-release', '--as', '0.10', '--request', DIFFERS)
  t.match(await fits('--lines', file('lines', `${GET}\r\n\r\n${DIFFERS}`)), { format: 'parse-many/1', inputs: 2 })
})

t.test('many inputs are counted by class, in one thread or several, and from a folder', async t => {
  const inputs = (count: number) =>
    Array.from({ length: count }, (_, k) => ({
      number: k + 1,
      bytes: Buffer.from(`GET /${k} HTTP/1.1\r\nHost: x\r\n${k % 3 === 0 ? 'Bad\r\n' : ''}\r\n`),
    }))
  const options = { as: ['0.10', '12'] }
  const alone = await readMany(inputs(1200), options, 1)
  const shared = await readMany(inputs(1200), options, 2)
  t.same(shared.sorted(), alone.sorted())
  t.same(
    alone.sorted().map(({ count, example, groups }) => [count, example, groups]),
    [
      [800, 2, 1],
      [400, 1, 2],
    ],
  )
  const here = path.join(folder, 'many')
  mkdirSync(path.join(here, 'in'), { recursive: true })
  writeFileSync(path.join(here, 'a'), 'GET / HTTP/1.1\r\nBad\r\n\r\n')
  writeFileSync(path.join(here, 'in', 'b'), 'GET / HTTP/1.1\r\n\r\n')
  t.match(await runParse(here, '--as', '0.10,12'), {
    code: 1,
    answer: /^2 inputs, 2 versions: 1 read otherwise[\s\S]*many\/a: GET/,
  })
  t.match(await runParse('--lines', file('one', GET), '--as', '0.10,12'), { code: 0, answer: /all versions read each/ })
})

t.test('a reader that goes away, and a writer without end, end it', async t => {
  const { status } = spawnSync('sh', [
    '-c',
    `yes 'BAD LINE' | '${process.execPath}' '${main}' parse --as 0.10,12 - | head -1`,
  ])
  t.equal(status, 0)
  const child = spawn(process.execPath, [main, 'parse', '--as', '0.10', '-'], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end('GET / HTTP/1.1\r\nHost')
  let text = ''
  for await (const piece of child.stdout.setEncoding('utf8')) text += piece
  t.match(text, /waits for more of a head/)
})
