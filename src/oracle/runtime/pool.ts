/**
 * Threads that run scenarios on profiles. A thread that stops turning, or dies, is replaced; the jobs that it had are
 * done again one by one, so that the scenario at fault is found and the others do not suffer.
 */

import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Transcript } from '../../transcript/types'
import type { Case } from '../judge'
import { scenarioOf } from '../scenario'
import type { Job, WorkerData } from './worker'

export interface PoolOptions {
  threads?: number
  /** Path of a module and the name of its function that makes the modules of a release. */
  modules?: WorkerData['modules']
  /** How long a thread may stand still, in milliseconds. */
  patience?: number
}

const heapMegabytes = 2048

interface Task {
  one: Case
  resolve: (transcript: Transcript) => void
}

/** One thread and what it has to do. */
class Thread {
  readonly tasks = new Map<number, Task>()
  private readonly worker: Worker
  private readonly beat = new Int32Array(new SharedArrayBuffer(4))
  private seen = 0
  private changed = Date.now()
  private next = 1

  /**
   * @param finished called after each job
   * @param lost called once with the cause when the thread is of no more use
   */
  constructor(
    modules: WorkerData['modules'],
    finished: () => void,
    private readonly lost: (why: string) => void,
  ) {
    this.worker = new Worker(path.join(__dirname, 'worker.js'), {
      workerData: { modules, beat: this.beat } satisfies WorkerData,
      execArgv: [], // what the process itself was started with, such as loaders of a test runner, is not for scenarios
      stderr: true, // what old modules tell their users is not for ours
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    })
    this.worker.on('message', ({ id, transcript }: { id: number; transcript: Transcript }) => {
      const task = this.tasks.get(id)
      this.tasks.delete(id)
      task?.resolve(transcript)
      finished()
    })
    this.worker.on('error', error => lost(String(error?.stack ?? error)))
  }

  give(task: Task): void {
    const id = this.next++
    this.tasks.set(id, task)
    this.worker.postMessage({ id, ...task.one } satisfies Job)
  }

  /** Whether it still turns. */
  look(patience: number): void {
    const beat = Atomics.load(this.beat, 0)
    if (beat !== this.seen || this.tasks.size === 0) {
      this.seen = beat
      this.changed = Date.now()
    } else if (Date.now() - this.changed > patience) this.lost(`stood still for ${patience} ms`)
  }

  end(): Promise<unknown> {
    return this.worker.terminate()
  }
}

export class Pool {
  private readonly threads: Thread[] = []
  private readonly count: number
  private readonly modules: WorkerData['modules']
  private readonly watch: NodeJS.Timeout
  /** Jobs whose thread was lost; each gets a thread for itself, one after another. */
  private readonly suspects: Task[] = []
  private trial: Thread | undefined

  constructor({
    threads = 2,
    modules = [path.join(__dirname, 'era-modules.js'), 'eraModules'],
    patience = 10_000,
  }: PoolOptions = {}) {
    this.count = threads
    this.modules = modules
    this.watch = setInterval(() => {
      for (const thread of [...this.threads]) thread.look(patience)
      this.trial?.look(patience)
    }, patience / 5)
  }

  /** Runs a case on the thread with the least to do. */
  run = (one: Case): Promise<Transcript> => new Promise(resolve => this.free().give({ one, resolve }))

  /** Ends all threads. */
  async close(): Promise<void> {
    clearInterval(this.watch)
    await Promise.all([this.trial, ...this.threads.splice(0)].map(thread => thread?.end()))
  }

  private free(): Thread {
    if (this.threads.length >= this.count) return this.threads.reduce((a, b) => (b.tasks.size < a.tasks.size ? b : a))
    const thread: Thread = new Thread(
      this.modules,
      () => {},
      why => this.lose(thread, why),
    )
    this.threads.push(thread)
    return thread
  }

  private lose(thread: Thread, why: string): void {
    const at = this.threads.indexOf(thread)
    if (at < 0) return
    this.threads.splice(at, 1)
    void thread.end()
    const tasks = [...thread.tasks.values()]
    if (tasks.length === 1) tasks[0].resolve(lost(tasks[0].one, why))
    else this.suspects.push(...tasks)
    this.try()
  }

  /** Gives the next suspect a thread of its own. */
  private try(): void {
    const task = this.trial ? undefined : this.suspects.shift()
    if (!task) return
    const over = () => {
      void trial.end()
      this.trial = undefined
      this.try()
    }
    const trial: Thread = new Thread(this.modules, over, why => {
      task.resolve(lost(task.one, why))
      over()
    })
    this.trial = trial
    trial.give(task)
  }
}

/** What is reported of a run that took its thread with it. */
function lost({ scenario }: Case, why: string): Transcript {
  const { title, role } = scenarioOf(scenario)
  return {
    format: 'wire-transcript/1',
    scenario,
    title,
    role,
    exit: 'lost its thread',
    connections: [],
    events: [['thread', why]],
  }
}
