/** http-eras/test: the examples of docs/test.md, and what is refused. */

import { execFile, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'
import t, { type Test } from 'tap'
import { root } from '../shared/facts'
import { cassette, describeEras, expectSameWire } from '.'

t.setTimeout(3_600_000)

/** The JavaScript of a page, a file each, beside a folder in which http-eras is installed. */
function examples(t: Test, extra: Record<string, string> = {}): { folder: string; files: string[] } {
  const page = readFileSync(path.join(root, 'docs/test.md'), 'utf8')
  const code = [...page.matchAll(/^```js\n([\s\S]*?)^```/gm)].map(([, text]) => text)
  const files = Object.fromEntries(code.map((text, k) => [`example-${k}.js`, text]))
  const folder = t.testdir({ ...files, ...extra, node_modules: { 'http-eras': t.fixture('symlink', root) } })
  return { folder, files: Object.keys(files) }
}

/** Without what a test runner around it says to node. */
const env = { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: undefined, CI: '' }

const run = (cwd: string, file: string, more: NodeJS.ProcessEnv = {}) =>
  new Promise<{ code: unknown; stdout: string }>(resolve => {
    execFile(process.execPath, ['--test-reporter=tap', file], { cwd, env: { ...env, ...more } }, (error, stdout) =>
      resolve({ code: error?.code ?? 0, stdout }),
    )
  })

t.test('the examples of docs/test.md run as they stand, under node:test', async t => {
  const { folder, files } = examples(t)
  t.equal(files.length, 3)
  let asked = 0
  const server = http.createServer((_req, res) => {
    asked++
    res.end('{}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const API_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const counts = [4, 1, 1]
  for (const [k, file] of [...files, files[2]].entries()) {
    const { code, stdout } = await run(folder, file, { API_URL })
    t.equal(code, 0, stdout)
    t.match(stdout, `# pass ${counts[Math.min(k, 2)]}\n`)
  }
  t.equal(asked, 1, 'the second time, the cassette answered')
})

t.test('what defines no test fails, under node:test; eras that wait run beside each other', async t => {
  const { folder } = examples(t, {
    'empty.js': "require('http-eras/test').describeEras(['4'], () => {}, require('node:test'))",
    'thrown.js':
      "require('http-eras/test').describeEras(['4'], () => { throw new Error('mine') }, require('node:test'))",
    'waits.js': `
      const { describe, test } = require('node:test')
      const { describeEras } = require('http-eras/test')
      describeEras({ from: '0.4', to: '26' }, () => {
        test('waits', () => new Promise(resolve => setTimeout(resolve, 1000)))
      }, { describe, concurrency: true })`,
  })
  const empty = await run(folder, 'empty.js')
  t.match([empty.code, empty.stdout], [1, 'its callback defined no test'])
  const thrown = await run(folder, 'thrown.js')
  t.match([thrown.code, thrown.stdout], [1, 'mine'])
  const waits = await run(folder, 'waits.js')
  t.match(waits, { code: 0, stdout: '# pass 18\n' })
  // One after the other would be 18 seconds.
  t.ok(Number(/# duration_ms ([\d.]+)/.exec(waits.stdout)?.[1]) < 9000, waits.stdout)
})

t.test('tap runs it by its own test object', async t => {
  const seen: string[] = []
  await describeEras(
    '4, 0.10.48',
    (http, era) => {
      era.test('is there', async (t: Test) => {
        seen.push(era.title)
        t.type(http.createServer, 'function')
      })
    },
    { describe: t, concurrency: true },
  )
  t.same(seen.sort(), ['http of 0.10.48', 'http of 4 (4.9.1)'])
})

t.test('each version has modules of its own, faithful unless the guard is asked for; host is the host', async t => {
  const made: Record<string, unknown>[] = []
  const describe = (_title: string, body: () => void) => body()
  const test = () => {}
  const take = (...args: Parameters<Parameters<typeof describeEras>[1]>) => {
    made.push(args[0])
    args[1].test()
  }
  describeEras(['4', '24 with agent.globalKeeps@18', 'host', '4'], take, { describe, test })
  t.equal(made.length, 3, 'each once')
  t.not(made[0].Server, made[1].Server)
  t.equal(made[2], http)
  t.throws(() => describeEras([], take, { describe }), { code: 'ERAS_BAD_ERAS', message: /empty/ })
  t.throws(() => describeEras('', take, { describe }), { code: 'ERAS_UNKNOWN_VERSION' })
  t.throws(() => describeEras({ from: '18', to: '4' }, take, { describe }), { code: 'ERAS_BAD_ERAS', message: /older/ })
  t.throws(() => describeEras(['99'], take, { describe }), { code: 'ERAS_UNKNOWN_VERSION' })
  t.throws(() => describeEras(['4'], take), { code: 'ERAS_NO_RUNNER' })
  t.throws(() => describeEras(['4'], () => {}, { describe, test }), { code: 'ERAS_NO_TEST' })
  t.throws(() => describeEras(['4'], take, { describe, test, concurrency: true }), { message: /one after the other/ })
  t.throws(() => describeEras(['4'], take, { describe, test, guard: { no: false } }), { code: 'ERAS_UNKNOWN_FIX' })
})

type Http = Parameters<Parameters<typeof expectSameWire>[1]>[0]

/** Asks a server of the module once. */
const exchange = (http: Http) =>
  new Promise<void>((resolve, reject) => {
    const server = http.createServer((_req, res) => {
      res.setHeader('X-Id', Math.random())
      res.end('hello')
    })
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      const req = http.get({ host: '127.0.0.1', port, agent: false }, res => {
        res.on('data', () => {})
        res.on('end', resolve)
      })
      req.on('error', reject)
    })
  })

t.test('expectSameWire: chance does not count, differences are shown, and nothing is left', async t => {
  t.match(await expectSameWire(['20', '22'], exchange), { versions: ['20', '22'], connections: 1, runs: 4 })
  const { connect } = net.Socket.prototype
  const error = await expectSameWire('0.10,4', exchange).catch(error => error)
  t.equal(net.Socket.prototype.connect, connect)
  t.match(error, {
    name: 'AssertionError',
    code: 'ERR_ASSERTION',
    message: /4 \(4\.9\.1\) differs from 0\.10 \(0\.10\.48\):[\s\S]*- {2,}Transfer-Encoding: chunked/,
    expected: /Transfer-Encoding: chunked/,
    actual: /Content-Length: 5/,
  })
  await t.rejects(expectSameWire(['4'], exchange), { code: 'ERAS_BAD_ERAS' })
  await t.rejects(
    expectSameWire(['4', '6'], () => {}),
    { code: 'ERAS_NO_WIRE' },
  )
  const mine = new Error('mine')
  await t.rejects(
    expectSameWire(['4', '6'], () => Promise.reject(mine)),
    { code: 'ERAS_PROGRAM_FAILED', cause: mine },
  )
  await t.rejects(
    expectSameWire(['4', '6'], () => new Promise(() => {}), { timeout: 50 }),
    { message: /not done in 50 ms/ },
  )
})

t.test('a cassette: recorded once with secrets masked, then strict', async t => {
  const folder = t.testdir({})
  const file = path.join(folder, 'tapes/api.jsonl')
  const server = http.createServer((req, res) => res.end(`hello ${req.url}`))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const headers = { authorization: 'Bearer secret-1', 'x-key': 'secret-2', connection: 'close' }
  const ask = async (url: string, init: RequestInit = {}) => (await fetch(url, { headers, ...init })).text()
  await t.rejects(cassette(file), { code: 'ERAS_CASSETTE', message: /no such file/ })
  const nobody = await cassette(file, { to, record: 'once' })
  await t.rejects(nobody.close(), { message: /nothing was recorded/ })
  t.notOk(existsSync(file))
  const first = await cassette(file, { to, record: 'once', redact: ['x-key'] })
  t.equal(first.mode, 'record')
  t.equal(await ask(`${first.url}/a?b=1`), 'hello /a?b=1')
  t.equal(await ask(`${first.url}/form`, { method: 'POST', body: 'name=one' }), 'hello /form')
  t.notOk(existsSync(file), 'the file is there whole or not at all')
  await first.close()
  t.notMatch(readFileSync(file, 'utf8'), /secret-/)
  const second = await cassette(file, { to, record: 'once' })
  t.equal(second.mode, 'play')
  t.equal(await ask(`${second.url}/a?b=1`), 'hello /a?b=1')
  t.match(second.unused, [/^POST \/form /])
  await second.close()
  const third = await cassette(file, { all: true })
  t.match(
    await ask(`${third.url}/form`, { method: 'POST', body: 'name=two' }),
    /closest is POST \/form \(.*\): its body differs from byte 5 on: 'name=one', not 'name=two'/,
  )
  t.match(await ask(`${third.url}/a?b=2`), /closest is GET \/a\?b=1 /)
  await t.rejects(third.close(), {
    message: /2 requests were not recorded:[\s\S]*2 recorded answers were not asked for/,
  })
  await t.rejects(
    cassette(file).then(server => server.close()),
    { message: /nobody asked for anything/ },
  )
})

t.test('an ES module imports the names', async t => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', "import { describeEras, expectSameWire, cassette } from 'http-eras/test'"],
    { cwd: __dirname, env, encoding: 'utf8' },
  )
  t.equal(status, 0, stderr)
})
