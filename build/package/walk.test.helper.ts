/**
 * The walk of a newcomer: every command of README and docs as it is written, in a project that has the packed packages. What is put
 * in the place of something: free ports for the ports of the pages, a server of ours for the hosts that they name, `npx` that finds
 * what is installed (the first command is run with the real one), and `gh`, which reads what it is given. `--all` runs all;
 * `npm test` those of README that are quick, and two of each page.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Test } from 'tap'
import { pictureFile, plainLines } from '../readme/summary-picture'
import { addOwn, makeFixtures, startTarget } from './fixtures.test.helper'
import { leftOut, slow } from './left-out.test.helper'
import { makeProject, type Tarball } from './packed.test.helper'
import { commandsOf, pages, type Shown } from './pages.test.helper'

interface Walk {
  /** A new folder. */
  readonly folder: string
  readonly tarballs: readonly Tarball[]
  readonly all: boolean
}

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Commands that compare: 1 says that something differs; of those that serve, that nobody came. */
const COMPARES = /\bhttp-eras (diff|bisect|matrix|oracle|replay|parse|record --as)\b/
const SERVES = /--(tls-)?listen|--serve|--forward/

function environment(project: string): NodeJS.ProcessEnv {
  const kept = ['HOME', 'TMPDIR', 'LANG'].flatMap(name => (process.env[name] ? [[name, process.env[name]]] : []))
  const places = [path.join(project, 'bin'), path.join(project, 'node_modules/.bin'), path.dirname(process.execPath)]
  return { ...Object.fromEntries(kept), NO_COLOR: '1', PATH: [...places, process.env.PATH].join(':') }
}

/** Programs by the names that the commands have. */
function addPrograms(project: string): void {
  mkdirSync(path.join(project, 'bin'))
  for (const [name, text] of [
    ['npx', 'exec "$@"'],
    ['gh', 'exec cat'],
  ]) {
    writeFileSync(path.join(project, 'bin', name), `#!/bin/sh\n${text}\n`)
    chmodSync(path.join(project, 'bin', name), 0o755)
  }
}

const start = (command: string, cwd: string, env: NodeJS.ProcessEnv): ChildProcess =>
  spawn('bash', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 900_000 })

async function ended(child: ChildProcess, isService: boolean): Promise<Ended> {
  const told = { stdout: '', stderr: '' }
  let isTold = false
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', text => {
      told[name] += text
      // A service is told to end when it has said that it is there.
      if (isService && !isTold) isTold = child.kill('SIGINT')
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...told }
}

/** What a page says, for this machine: a port that is free for one to listen on, and our server for one to connect to. */
function placed(command: string, target: number): string {
  const there = command
    .replace(/\bhttp:\/\/(localhost|target|127\.0\.0\.1):\d+/g, `http://127.0.0.1:${target}`)
    .replace(/\bURL\b/g, `http://127.0.0.1:${target}`)
    .replace(/\boldbox:8000\b/g, `127.0.0.1:${target}`)
  if (!SERVES.test(command)) return there
  // Port 0 is one that is free; and the signal is to come to the program, not to the shell before it.
  return `exec ${there.replace(/^npx /, '').replace(/(--(?:tls-)?listen|--serve|--forward) \d+/g, '$1 0')}`
}

function check(t: Test, { page, line, command, exit }: Shown, { code, stdout, stderr }: Ended): void {
  const allowed = exit !== undefined ? [exit] : COMPARES.test(command) || SERVES.test(command) ? [0, 1] : [0]
  const about = `${page}:${line}: ${command}`
  t.ok(
    allowed.includes(code as number),
    `${about}: exit code ${code}`,
    code !== null && allowed.includes(code) ? {} : { stdout, stderr },
  )
  const writes = /(?: -o | > |--html |=)\S+/.test(command)
  if (!writes && code !== 2) t.ok(stdout !== '' || stderr !== '', `${about}: says something`)
}

/** Those that `npm test` runs. */
function sample(shown: readonly Shown[]): Shown[] {
  const quick = shown.filter(({ command }) => !slow.some(one => command.startsWith(one)))
  return pages().flatMap(page => {
    const own = quick.filter(one => one.page === page)
    return page.endsWith('README.md') ? own : own.slice(0, 2)
  })
}

/** Each entry of the lists fits a command, and each command is in one place. */
function checkLists(t: Test, shown: readonly Shown[]): void {
  for (const one of [...Object.keys(leftOut), ...slow]) {
    t.ok(
      shown.some(({ command }) => command.startsWith(one)),
      `some page has a command that begins with: ${one}`,
    )
  }
  t.ok(shown.length > 150, `${shown.length} commands`)
}

export async function walk(t: Test, { folder, tarballs, all }: Walk): Promise<void> {
  const shown = pages().flatMap(page => commandsOf(page))
  checkLists(t, shown)
  const project = makeProject(folder, tarballs, ['@streamparser/json', 'iconv-lite', 'undici'])
  const env = environment(project)
  const first = await ended(
    start('npx http-eras diff 14 24 --summary', makeProject(path.join(folder, '../first'), tarballs.slice(0, 1)), {
      ...env,
      PATH: process.env.PATH,
    }),
    false,
  )
  t.equal(
    first.stdout,
    `${plainLines(readFileSync(pictureFile, 'utf8')).slice(1).join('\n')}\n`,
    'the first command of README prints its picture',
  )
  addPrograms(project)
  const { server, port } = await startTarget()
  const fixtures = path.join(project, 'fixtures')
  mkdirSync(fixtures)
  await makeFixtures(fixtures, path.join(project, 'node_modules/http-eras/dist/src/cli/main.js'), port)
  cpSync(path.join(fixtures, 'test.js'), path.join(project, 'test.js'))
  const can = (all ? shown : sample(shown)).filter(
    ({ command }) => !Object.keys(leftOut).some(one => command.startsWith(one)),
  )
  for (const page of new Set(can.map(one => one.page))) {
    const own = path.join(project, 'pages', page.replace(/\W+/g, '-'))
    cpSync(fixtures, own, { recursive: true })
    addOwn(page, own)
    for (const one of can.filter(shown => shown.page === page)) {
      const begun = performance.now()
      check(t, one, await ended(start(placed(one.command, port), own, env), SERVES.test(one.command)))
      if (process.env.WALK_TIMES) t.comment(`${Math.round(performance.now() - begun)} ms ${one.command}`)
    }
    t.ok(readdirSync(own).length > 0)
  }
  server.close()
}
