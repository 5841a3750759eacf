/** Many inputs read by many versions: in this thread, or shared out to several. Their classes are all that is kept. */

import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { ManyReader, type ReadOptions } from '../read-bytes'
import { versionsOf } from '../versions'
import { Classes, classOf, type InputClass } from './classes'

/** An input: its number, from 1, and its bytes. */
export interface Input {
  readonly number: number
  readonly bytes: Buffer
}

/** Inputs that a thread gets at once. */
const BATCH = 500
/** Fewer inputs than this are read sooner than a thread is there. */
const WORTH_THREADS = 4000
/** Bytes of an example that are kept. */
const MOST_EXAMPLE = 1000

/** What a thread is asked for, and what it answers. */
export type Job = readonly Input[]
export type Done = readonly InputClass[]

/** @returns reads inputs, and gives their classes */
export function batchReader(options: ReadOptions): (inputs: readonly Input[]) => Done {
  const reader = new ManyReader(versionsOf(options.as, options.everyRelease), options)
  const readAll = (inputs: readonly Input[]): Done => {
    const classes = new Classes()
    for (const { bytes, number } of inputs) {
      reader.renew()
      reader.add(bytes)
      const { class: name, groups } = classOf(reader)
      const text = classes.all.has(name) ? '' : bytes.subarray(0, MOST_EXAMPLE).latin1Slice()
      classes.add({ class: name, groups, count: 1, example: number, text })
    }
    return [...classes.all.values()]
  }
  return inputs => {
    // Nobody looks at where the errors of the parsers were made, and a tenth of the time would go there.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    try {
      return readAll(inputs)
    } finally {
      Error.stackTraceLimit = stackTraceLimit
    }
  }
}

/** Threads with work for each: the next batch is handed out when one is done. */
class Threads {
  private readonly workers: Worker[]
  private readonly idle: Worker[]
  private readonly waiting: ((worker: Worker) => void)[] = []
  private failure: Error | undefined

  constructor(
    count: number,
    options: ReadOptions,
    private readonly take: (done: Done) => void,
  ) {
    const file = path.join(__dirname, 'thread.js')
    this.workers = Array.from({ length: count }, () => new Worker(file, { workerData: options }))
    this.idle = [...this.workers]
    for (const worker of this.workers) {
      worker.on('message', (done: Done) => {
        this.take(done)
        const next = this.waiting.shift()
        if (next) next(worker)
        else this.idle.push(worker)
      })
      worker.on('error', error => {
        this.failure = error
        for (const next of this.waiting.splice(0)) next(worker)
      })
    }
  }

  async give(job: Job): Promise<void> {
    const worker = this.idle.pop() ?? (await new Promise<Worker>(resolve => this.waiting.push(resolve)))
    if (this.failure) throw this.failure
    worker.postMessage(job)
  }

  async finish(): Promise<void> {
    for (const _ of this.workers) {
      if (this.failure) throw this.failure
      if (this.idle.pop() === undefined) await new Promise<Worker>(resolve => this.waiting.push(resolve))
    }
    if (this.failure) throw this.failure
  }

  async end(): Promise<void> {
    await Promise.all(this.workers.map(worker => worker.terminate()))
  }
}

/**
 * Reads many inputs.
 * @param threads how many threads read; 0: this one. Left out: as many as there are cores, if there are inputs enough
 * @param progress called now and then with how many were given out
 */
export async function readMany(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  options: ReadOptions,
  threads?: number,
  progress?: (count: number) => void,
): Promise<Classes> {
  const classes = new Classes()
  const take = (done: Done) => {
    for (const one of done) classes.add(one)
  }
  const most = threads ?? Math.min(availableParallelism(), 8)
  let own: ReturnType<typeof batchReader> | undefined
  let pool: Threads | undefined
  let lot: Input[] = []
  let count = 0
  const flush = async () => {
    if (lot.length === 0) return
    // The first ones are read here: few inputs are done before a thread would be there.
    if (most > 1 && (threads !== undefined || count > WORTH_THREADS)) {
      pool ??= new Threads(most, options, take)
      await pool.give(lot)
    } else {
      own ??= batchReader(options)
      take(own(lot))
    }
    lot = []
    progress?.(count)
  }
  try {
    for await (const input of inputs) {
      lot.push(input)
      count++
      if (lot.length === BATCH) await flush()
    }
    await flush()
    await pool?.finish()
  } finally {
    await pool?.end()
  }
  return classes
}
