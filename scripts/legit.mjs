/**
 * Real clients of this machine (curl, wget, and nginx as a proxy, if it is installed) against a guarded server of each line, and
 * against one without the guard: both must answer the same, and nothing may be refused.
 *
 *   npm run legit                 all lines
 *   npm run legit -- 0.4 12       some
 *
 * Exit code 0 if all is the same, 1 if not or if nothing was compared, 2 for a mistaken call.
 */

import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { direct, files, proxied } from './legit/cases.mjs'
import { nginx, startNginx, ways } from './legit/nginx.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const dist = path.join(here, '..', 'dist')
const { lines } = createRequire(import.meta.url)(path.join(dist, 'versions', 'index.js'))
const talk = text => process.stdout.write(`${text}\n`)

const all = lines.map(({ name }) => name)
const chosen = process.argv.length > 2 ? process.argv.slice(2) : all
const unknown = chosen.filter(name => !all.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`legit: no line ${unknown.join(', ')}; there are ${all.join(', ')}\n`)
  process.exit(2)
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'http-eras-legit-'))
for (const [name, length] of Object.entries(files)) writeFileSync(path.join(folder, name), 'x'.repeat(length))
const running = new Set()
process.on('exit', () => {
  for (const end of running) end()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a server as a pinned process. @returns its port, what it said on stderr, and what ends it */
async function startServer(line, ...flags) {
  const child = spawn(
    process.execPath,
    [path.join(dist, 'src', 'cli', 'main.js'), 'run', '--as', line, ...flags, path.join(here, 'legit', 'server.js')],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const end = () => child.kill('SIGKILL')
  running.add(end)
  const said = { text: '' }
  child.stderr.setEncoding('utf8').on('data', text => (said.text += text))
  const port = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', text => resolve(Number(text.split(' ')[1])))
    child.once('exit', code => reject(new Error(`the server of ${line} ended (${code}): ${said.text}`)))
  })
  return { port, said, gone: () => child.exitCode !== null || child.signalCode !== null, end }
}

/** Calls a client. @returns what it printed, without what changes by itself */
const call = ({ tool, args, stdin, masks }, url) =>
  new Promise((resolve, reject) => {
    const input = stdin === undefined ? 'ignore' : openSync(path.join(folder, stdin), 'r')
    const child = spawn(tool, args(url, folder), { stdio: [input, 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', piece => (text += piece))
    child.on('error', reject)
    child.on('close', code => {
      const plain = text
        .replace(/Date: .*|^--.*--.*$|127\.0\.0\.1:\d+/gm, '…')
        .replaceAll('/guarded/', '/')
        .replaceAll('/faithful/', '/')
      resolve(`${masks ? plain.replace(masks, '…') : plain}exit ${code}\n`)
    })
  })

const sum = { calls: 0, changed: 0, unlike: 0 }

/** One call to both servers. */
async function compare(line, one, guarded, faithful, way = '') {
  const title = `${line}: ${one.name}${way && ` by nginx, ${way}`}`
  const [after, before] = [await call(one, guarded), await call(one, faithful)]
  sum.calls++
  if (after !== before) {
    sum.changed++
    talk(`changed  ${title}\n  - ${before.trim()}\n  + ${after.trim()}`)
  }
  const said = one.lower ? before.toLowerCase() : before
  const lacking = one.says.filter(words => !said.includes(words))
  if (lacking.length > 0 && one.all) {
    sum.unlike++
    talk(`unlike   ${title}: no ${lacking.join(', no ')} in\n  ${before.trim()}`)
  }
}

async function checkLine(line) {
  const [guarded, faithful] = await Promise.all([startServer(line), startServer(line, '--faithful')])
  const url = ({ port }) => `http://127.0.0.1:${port}`
  const cases = direct.filter(({ tool }) => has[tool])
  for (const one of cases) await compare(line, one, url(guarded), url(faithful))
  if (nginx && has.curl) {
    const front = await startNginx(path.join(folder, `nginx-${line}`), {
      guarded: guarded.port,
      faithful: faithful.port,
    })
    running.add(front.end)
    for (const way of ways) {
      for (const one of proxied)
        await compare(line, one, `${front.url}/guarded/${way}`, `${front.url}/faithful/${way}`, way)
    }
    front.end()
  }
  const refused = guarded.said.text.split('\n').filter(text => text.includes('the guard refused'))
  for (const text of refused) talk(`refused  ${line}: ${text}`)
  sum.changed += refused.length
  for (const server of [guarded, faithful]) {
    if (server.gone()) {
      sum.changed++
      talk(`died     ${line}: ${server.said.text}`)
    }
    server.end()
  }
}

const has = Object.fromEntries(['curl', 'wget'].map(tool => [tool, !spawnSync(tool, ['--version']).error]))
const lacking = [...Object.keys(has).filter(tool => !has[tool]), ...(nginx ? [] : ['nginx'])]
if (lacking.length > 0) talk(`not installed, so not tried: ${lacking.join(', ')}`)
for (const line of chosen) {
  const before = { ...sum }
  await checkLine(line)
  talk(`${line}: ${sum.calls - before.calls} calls, ${sum.changed - before.changed} changed or refused`)
}
talk(`${sum.calls} calls; ${sum.changed} changed or refused by the guard; ${sum.unlike} that the release does not take`)
process.exit(sum.calls > 0 && sum.changed === 0 && sum.unlike === 0 ? 0 : 1)
