/** A program under a profile, in a process of its own, as the server of a replay. */

import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { erasError } from '../errors'

export interface Handler {
  /** Where it listens. */
  url: string
  /** How the program ended, if it did. */
  readonly ended: string | undefined
  /** Ends it. */
  stop(): Promise<void>
}

export interface HandlerOptions {
  /** The version; without it, what `http-eras run` finds. */
  as?: string
  faithful?: boolean
  /** How long it may take to listen, in milliseconds: 10,000. */
  patience?: number
}

const main = path.join(__dirname, '..', 'cli', 'main.js')
const preload = path.join(__dirname, 'handler-preload.js')
/** After that many milliseconds a program that was asked to end is killed. */
const mercy = 2000

/**
 * Starts a program and waits until it listens. It finds `PORT=0` in its environment, unless PORT is set: any free port.
 * What it says goes to stderr.
 * @throws ErasError if it ends, or does not listen in time
 */
export async function startHandler(
  script: string,
  { as, faithful, patience = 10_000 }: HandlerOptions,
): Promise<Handler> {
  const options = [...(as === undefined ? [] : ['--as', as]), ...(faithful ? ['--faithful'] : [])]
  const child = spawn(process.execPath, ['--require', preload, main, 'run', ...options, script], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { PORT: '0', ...process.env },
  })
  // The answer of the replay stands alone on stdout.
  child.stdout?.pipe(process.stderr, { end: false })
  const end = new Promise<string>(resolve => {
    child.once('exit', (code, signal) => resolve(signal ? `was ended by ${signal}` : `ended with ${code}`))
    child.once('error', error => resolve(`could not be started: ${error.message}`))
  })
  let ended: string | undefined
  void end.then(how => {
    ended = how
  })
  const stop = () => stopChild(child, end)
  try {
    const { port, host } = await listening(child, end, script, patience)
    return {
      url: `http://${host.includes(':') ? '[::1]' : '127.0.0.1'}:${port}`,
      get ended() {
        return ended
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Listens {
  port: number
  host: string
}

function listening(child: ChildProcess, end: Promise<string>, script: string, patience: number): Promise<Listens> {
  return new Promise((resolve, reject) => {
    const failed = (how: string) => reject(erasError('ERAS_HANDLER', script, how))
    const timer = setTimeout(() => failed(`did not listen within ${patience} ms`), patience)
    child.on('message', (message: { listens?: Listens }) => {
      clearTimeout(timer)
      if (message.listens) resolve(message.listens)
    })
    void end.then(how => {
      clearTimeout(timer)
      failed(`${how} before it listened`)
    })
  })
}

async function stopChild(child: ChildProcess, end: Promise<string>): Promise<void> {
  child.kill()
  const timer = setTimeout(() => child.kill('SIGKILL'), mercy)
  await end
  clearTimeout(timer)
}
