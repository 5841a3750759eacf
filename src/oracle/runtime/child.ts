/** A real binary as the runtime: each scenario in a process of its own. */

import { execFileSync, spawn } from 'node:child_process'
import path from 'node:path'
import type { Json, Row } from '../../transcript/types'
import type { Runtime } from './runtime'

const main = path.join(__dirname, 'child-main.js')
const mark = '\u0001'

/**
 * The version that a binary says it is, without its `v`.
 * @throws Error if it cannot be run, or does not answer as node and iojs do
 */
export function versionOf(binary: string): string {
  const message = execFileSync(binary, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 60_000,
  })
  const [, version] = /^v(\d+\.\d+\.\d+\S*)\s*$/.exec(message) ?? []
  if (version === undefined)
    throw new Error(`it is no node: to --version it says '${message.split('\n')[0].slice(0, 60)}'`)
  return version
}

/** @param binary path of a `node` or `iojs` */
export function childRuntime(binary: string): Runtime {
  const env = { ...process.env, NODE_DEBUG: '', NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' }
  return {
    start(scenario, port, listener) {
      const child = spawn(binary, [main, scenario.file, String(port)], { stdio: ['pipe', 'pipe', 'ignore'], env })
      let rest = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n')
        rest = lines.pop() as string
        for (const line of lines) {
          const at = line.indexOf(mark)
          if (at < 0) continue
          const [tag, value] = JSON.parse(line.slice(at + 1)) as ['log' | 'listen' | 'done', Json]
          if (tag === 'log') listener.log(value as Row)
          else if (tag === 'listen') listener.listen(value as number)
          else listener.done()
        }
      })
      child.stdin.on('error', () => {})
      const ended = new Promise<number | string>(resolve => {
        child.on('error', error => resolve(error.message))
        child.on('close', (code, signal) => resolve(signal ?? code ?? 0))
      })
      return {
        stop: () => void child.stdin.write('stop\n'),
        kill: () => void child.kill('SIGKILL'),
        close: () => void child.stdin.end(),
        ended,
      }
    },
  }
}
