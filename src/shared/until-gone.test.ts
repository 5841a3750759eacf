/** A diff or a bisect that a signal ends leaves nothing behind. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'

const cli = path.join(__dirname, '../cli/main.js')

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits until something is there. */
async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    await wait(50)
  }
}

t.test('a program that goes on for ever goes with the diff that runs it, and what it started as well', async t => {
  const dir = t.testdir({
    'app.js': `
      const { writeFileSync } = require('fs')
      const kid = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
      writeFileSync(__dirname + '/pids', process.pid + ' ' + kid.pid + ' .')
      setInterval(() => {}, 1000)
    `,
  })
  const child = spawn(process.execPath, [cli, 'diff', '18', '24', path.join(dir, 'app.js'), '--timeout', '600'])
  t.teardown(() => child.kill('SIGKILL'))
  const pids = await until(() => {
    try {
      const text = readFileSync(path.join(dir, 'pids'), 'utf8')
      return text.endsWith('.') ? text.split(' ').slice(0, 2).map(Number) : undefined
    } catch {
      return undefined
    }
  })
  t.ok(pids.every(alive))
  child.kill('SIGINT')
  const [, signal] = await once(child, 'exit')
  t.equal(signal, 'SIGINT', 'it ends by the signal')
  await until(() => !pids.some(alive) || undefined)
  t.pass('nothing is left')
})
