/** The view of worker_threads: the same, with a Worker whose thread is pinned before its file is loaded. */

import type { WorkerOptions } from 'node:worker_threads'
import type { Pin } from '../modules'
import { register } from './environment'

type WorkerThreads = typeof import('node:worker_threads')

/** What a thread is given. */
export interface ThreadPin extends Pick<Pin, 'spec' | 'options'> {
  /** The path of the file that the thread starts with, if it starts with one. */
  readonly entry?: string
}

/** Under this name in the environment data, and only while the thread starts. */
const KEY = 'http-eras'

/** What this thread is given by the one that started it. */
export function threadPin({ getEnvironmentData, setEnvironmentData }: WorkerThreads): ThreadPin | undefined {
  const pin = getEnvironmentData(KEY) as unknown as ThreadPin | undefined
  if (pin) setEnvironmentData(KEY)
  return pin
}

/**
 * The options of node that the host refuses for a thread: those that hold for its whole process, and so for it too.
 * Nothing if that was not what went wrong.
 */
function refused(error: unknown): readonly string[] | undefined {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ERR_WORKER_INVALID_EXEC_ARGV' ? /flags: (.*)$/.exec(message)?.[1].split(', ') : undefined
}

export function workerThreadsView(host: WorkerThreads, { spec, options: pinOptions }: ThreadPin): object {
  const { Worker: Host, setEnvironmentData } = host
  function Worker(file: string | URL, options?: WorkerOptions): object {
    const start = (execArgv: readonly string[]): object => {
      const pinned = { ...options, execArgv: [...execArgv, '--require', register] }
      return Reflect.construct(Host, [file, pinned], new.target)
    }
    // One that is given no options of node has those of its process: as it is given ours, it is given those too.
    const own = options?.execArgv ?? process.execArgv
    const entry = typeof file === 'string' && !options?.eval ? file : undefined
    setEnvironmentData(KEY, { spec, options: pinOptions, entry } as never)
    try {
      return start(own)
    } catch (error) {
      const without = options?.execArgv ? undefined : refused(error)
      if (!without) throw error
      return start(own.filter(option => !without.includes(option)))
    } finally {
      setEnvironmentData(KEY)
    }
  }
  Object.setPrototypeOf(Worker, Host)
  Object.setPrototypeOf(Worker.prototype, Host.prototype)
  // What is not enumerable is kept as well, and what is computed stays so.
  const view = Object.defineProperties({}, Object.getOwnPropertyDescriptors(host))
  return Object.defineProperty(view, 'Worker', { value: Worker, enumerable: true, writable: true, configurable: true })
}
