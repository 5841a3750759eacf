/**
 * npm run runners: http-eras/test under real vitest, mocha and node:test, and what it costs. vitest and mocha are fetched into a
 * temporary folder. Exit code 1 if anything is not as it should be.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const folder = mkdtempSync(path.join(os.tmpdir(), 'http-eras-runners-'))
let wrong = 0
const say = (good, text) => {
  if (!good) wrong++
  console.log(`${good ? 'ok    ' : 'WRONG '} ${text}`)
}
const env = { ...process.env, NODE_OPTIONS: '' }
const run = (file, args) => {
  const began = performance.now()
  const { status, stdout, stderr } = spawnSync(file, args, { cwd: folder, env, encoding: 'utf8' })
  return { status, said: stdout + stderr, ms: performance.now() - began }
}
const bin = name => path.join(folder, 'node_modules/.bin', name)
const file = (name, text) => writeFileSync(path.join(folder, name), text)

const answers = `async () => {
  const server = http.createServer((req, res) => res.end('hello'))
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  const got = await fetch('http://127.0.0.1:' + server.address().port, { headers: { connection: 'close' } })
  if ((await got.text()) !== 'hello') throw new Error('no hello')
  server.close()
}`
const lines = "{ from: '0.4', to: '26' }"

try {
  file('package.json', '{"private":true}')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', 'vitest@3', 'mocha@11'], { cwd: folder, env })
  symlinkSync(root, path.join(folder, 'node_modules/http-eras'))
  mkdirSync(path.join(folder, 't'))
  const eras = "const { describeEras } = require('http-eras/test')\n"
  file('t/good.cjs', `${eras}describeEras(['4', '26'], http => { it('answers', ${answers}) })`)
  file('t/empty.cjs', `${eras}describeEras(['4'], () => { describe('none', () => {}) })`)
  const vitest = "import { describe, test } from 'vitest'\nimport { describeEras } from 'http-eras/test'\n"
  file(
    't/good.test.mjs',
    `${vitest}describeEras(['4', '26'], http => { test('answers', ${answers}) }, { describe, test })`,
  )
  file('t/empty.test.mjs', `${vitest}describeEras(['4'], () => {}, { describe })`)
  const mocha = run(bin('mocha'), ['t/good.cjs'])
  say(mocha.status === 0 && mocha.said.includes('2 passing'), 'mocha runs a suite for each version')
  const none = run(bin('mocha'), ['t/empty.cjs'])
  say(none.status !== 0 && none.said.includes('ERAS_NO_TEST'), 'mocha fails where no test is defined')
  const good = run(bin('vitest'), ['run', 't/good.test.mjs'])
  say(good.status === 0 && /Tests\D+2 passed/.test(good.said), 'vitest runs a suite for each version')
  const empty = run(bin('vitest'), ['run', 't/empty.test.mjs'])
  say(empty.status === 1 && empty.said.includes('ERAS_NO_TEST'), 'vitest fails where no test is defined')

  const node = "const { describe, test } = require('node:test')\n"
  const suite = (versions, body, more = '') =>
    `${node}${eras}describeEras(${versions}, http => { test('one', ${body}) }, { describe${more} })`
  file('all.cjs', suite(lines, answers))
  file('one.cjs', suite("['18']", answers))
  const waits = '() => new Promise(resolve => setTimeout(resolve, 3000))'
  file('all-wait.cjs', suite(lines, waits, ', concurrency: true'))
  file('one-waits.cjs', suite("['18']", waits))
  const time = name => {
    const { status, said, ms } = run(process.execPath, [name])
    if (status !== 0) say(false, `${name}: ${said}`)
    return ms
  }
  const all = time('all.cjs')
  let single = 0
  for (let k = 0; k < 18; k++) single += time('one.cjs')
  const text = (a, b) => `${(a / 1000).toFixed(2)} s and ${(b / 1000).toFixed(2)} s: ${(a / b).toFixed(2)}`
  say(
    all <= single / 3,
    `eighteen lines in one describeEras, and eighteen processes: ${text(all, single)} (a third at most)`,
  )
  const [waiting, alone] = [time('all-wait.cjs'), time('one-waits.cjs')]
  say(waiting <= 2 * alone, `eighteen lines that wait, and one: ${text(waiting, alone)} (2 at most)`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = wrong > 0 ? 1 : 0
