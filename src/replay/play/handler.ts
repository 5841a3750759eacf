/** A program under a profile, in a process of its own, as the server of a replay. */

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { erasError } from '../../errors'
import { resolve as resolveSpec } from '../../profile/resolve'
import { specFrom } from '../../profile/with/place'
import { detect } from '../../run/detect'

/** How a program ended, and the last lines that it printed on stderr. */
interface Death {
  how: string
  said: string[]
}

export interface Handler {
  /** Where it listens. */
  url: string
  /** How the program ended, if it did. */
  readonly ended: string | undefined
  /**
   * Ends it. Gives how it had ended before, by itself.
   * @param patience how long it may take to end by itself, in milliseconds: where it seems to be dying
   */
  stop(patience?: number): Promise<Death | undefined>
  /** Ends it at once, without a word. */
  kill(): void
}

interface HandlerOptions {
  /** The version; without it, what `http-eras run` finds. */
  as?: string
  /** What is to be otherwise than in the version, as `run --with` takes it. */
  with?: readonly string[]
  faithful?: boolean
  /** How long it may take to listen, in milliseconds: 10,000. */
  patience?: number
  /** Ends it while it does not listen yet. */
  signal?: AbortSignal
}

const main = path.join(__dirname, '..', '..', 'cli', 'main.js')
const preload = path.join(__dirname, 'handler-preload.js')
/** After that many milliseconds a program that was asked to end is killed. */
const mercy = 2000
/** So many of its last lines are kept, and bytes. */
const lastLines = 10
const lastBytes = 4096

/** Looks at what the program would be pinned to before it is started, so that what is wrong is said once, and as usage. */
function check(script: string, { as, with: changes }: HandlerOptions): void {
  if (!existsSync(script)) throw erasError('ERAS_SCRIPT_NOT_FOUND', script, path.resolve(script))
  const spec = as ?? detect(script).spec
  resolveSpec(spec)
  specFrom('--with', specFrom('HTTP_ERAS_WITH', spec, process.env.HTTP_ERAS_WITH || undefined), changes)
}

/**
 * Starts a program and waits until it listens. It finds `PORT=0` in its environment, unless PORT is set: any free port.
 * What it says goes to stderr.
 * @throws ErasError ERAS_HANDLER if it ends, does not listen in time, or is interrupted before; as `resolve` does
 */
export async function startHandler(script: string, options: HandlerOptions): Promise<Handler> {
  check(script, options)
  const { as, with: changes = [], faithful, patience = 10_000, signal } = options
  const pins = [...(as === undefined ? [] : ['--as', as]), ...changes.flatMap(text => ['--with', text])]
  const words = [...pins, ...(faithful ? ['--faithful'] : [])]
  const child = spawn(process.execPath, ['--require', preload, main, 'run', ...words, script], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PORT: '0', ...process.env },
  })
  // The answer of the replay stands alone on stdout.
  child.stdout?.pipe(process.stderr, { end: false })
  let last = ''
  child.stderr?.on('data', (bytes: Buffer) => {
    process.stderr.write(bytes)
    last = (last + bytes.toString('latin1')).slice(-lastBytes)
  })
  const end = new Promise<string>(resolve => {
    // Its last words come before.
    child.once('close', (code, signal) => resolve(signal ? `was ended by ${signal}` : `ended with ${code}`))
    child.once('error', error => resolve(`could not be started: ${error.message}`))
  })
  let ended: string | undefined
  void end.then(how => {
    ended = how
  })
  const said = () => Buffer.from(last, 'latin1').toString().split('\n').filter(Boolean).slice(-lastLines)
  const isAlive = () => child.exitCode === null && child.signalCode === null
  const stop = async (patience = 0) => {
    if (patience > 0 && isAlive()) {
      let timer: NodeJS.Timeout | undefined
      await Promise.race([end, new Promise(resolve => (timer = setTimeout(resolve, patience)))])
      clearTimeout(timer)
    }
    const alive = isAlive()
    await stopChild(child, end)
    return alive ? undefined : { how: ended as string, said: said() }
  }
  try {
    const { port, host } = await listening(child, end, script, patience, signal)
    return {
      url: `http://${host.includes(':') ? '[::1]' : '127.0.0.1'}:${port}`,
      get ended() {
        return ended
      },
      stop,
      kill: () => void child.kill('SIGKILL'),
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

function listening(
  child: ChildProcess,
  end: Promise<string>,
  script: string,
  patience: number,
  signal: AbortSignal | undefined,
): Promise<Listens> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', interrupted)
    }
    const failed = (how: string) => {
      settle()
      reject(erasError('ERAS_HANDLER', script, how))
    }
    const interrupted = () => failed('was interrupted before it listened')
    const timer = setTimeout(() => failed(`did not listen within ${patience} ms`), patience)
    child.on('message', (message: { listens?: Listens }) => {
      if (!message.listens) return
      settle()
      resolve(message.listens)
    })
    signal?.addEventListener('abort', interrupted)
    if (signal?.aborted) interrupted()
    void end.then(how => failed(`${how} before it listened`))
  })
}

async function stopChild(child: ChildProcess, end: Promise<string>): Promise<void> {
  child.kill()
  const timer = setTimeout(() => child.kill('SIGKILL'), mercy)
  await end
  clearTimeout(timer)
}
