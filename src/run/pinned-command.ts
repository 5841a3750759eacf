/** One run of a command under one version: every node that it starts is pinned through the environment, and leaves a mark. */

import { performance } from 'node:perf_hooks'
import { isHost } from '../profile/host'
import { nodeOptions, register } from './children/environment'
import { MARKS, marksIn } from './marks'
import { handedOn, type PinOptions } from './pin-options'
import { type ProcessGroup, startGroup } from './process-group'

/** What is run, and how its processes are pinned. */
interface PinnedCommand {
  /** What `resolve` takes, or `host`: nothing is pinned then. */
  readonly spec: string
  readonly options: PinOptions
  readonly command: readonly string[]
}

interface CommandLimits {
  /** Milliseconds after which it is ended. */
  readonly timeout: number
  /** Characters of each stream, and of both together, that are kept: the last ones; all of them where it is left out. */
  readonly keep?: number
  /** Told of all output as it comes, kept or not. */
  readonly heard?: (stream: 'stdout' | 'stderr', text: string) => void
  /** Ends it before. */
  readonly signal?: AbortSignal
}

/** What is known of a run. */
export interface PinnedRun {
  readonly stdout: string
  readonly stderr: string
  /** Both, in the order in which they came. */
  readonly output: string
  /** Characters that were dropped at the beginning of `output`. */
  readonly dropped: number
  /** An exit code or a signal; undefined where it could not be started. */
  readonly exit: number | string | undefined
  /** Its time was up. */
  readonly late: boolean
  /** Why it could not be started. */
  readonly failure?: NodeJS.ErrnoException
  /** What its processes were pinned to, one entry for each. */
  readonly pinned: readonly string[]
  readonly pid: number
  readonly ms: number
}

/** The environment of a command. What would pin it to something else is left out. */
function environmentFor({ spec, options }: Omit<PinnedCommand, 'command'>, folder: string): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('HTTP_ERAS')))
  if (isHost(spec)) return { ...own, [MARKS]: folder }
  return {
    ...own,
    ...handedOn(spec, options),
    NODE_OPTIONS: nodeOptions(own.NODE_OPTIONS, register),
    [MARKS]: folder,
  }
}

/** The end of a text that grows. */
class Tail {
  text = ''
  dropped = 0
  constructor(private readonly most: number) {}

  add(text: string): void {
    this.text += text
    if (this.text.length > 2 * this.most) this.cut()
  }

  cut(): this {
    const more = this.text.length - this.most
    if (more > 0) {
      this.text = this.text.slice(more)
      this.dropped += more
    }
    return this
  }
}

/** Milliseconds that the output of a command that has ended may be held open by what it started. */
const grace = 500

/** How it ended: code or signal, or the error of a start that failed. */
async function endOf({ child, end }: ProcessGroup): Promise<Pick<PinnedRun, 'exit' | 'failure'>> {
  return new Promise(resolve => {
    child.once('error', failure => resolve({ exit: undefined, failure }))
    child.once('exit', () => {
      end()
      setTimeout(() => child.stdout.destroy() && child.stderr.destroy(), grace).unref()
    })
    child.once('close', (code, signal) => resolve({ exit: code ?? signal ?? 'unknown' }))
  })
}

/** Runs a command once; nothing of it is left when that is done. */
export async function runPinned(
  { command, ...pin }: PinnedCommand,
  { timeout, keep = Infinity, heard, signal }: CommandLimits,
): Promise<PinnedRun> {
  const began = performance.now()
  const group = startGroup(command, folder => environmentFor(pin, folder))
  const { child, folder, end } = group
  const [stdout, stderr, output] = [new Tail(keep), new Tail(keep), new Tail(keep)]
  for (const [name, own] of [
    ['stdout', stdout],
    ['stderr', stderr],
  ] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      own.add(text)
      output.add(text)
      heard?.(name, text)
    })
  }
  let late = false
  const timer = setTimeout(() => {
    late = true
    end()
  }, timeout)
  signal?.addEventListener('abort', end)
  if (signal?.aborted) end()
  try {
    const ended = await endOf(group)
    return {
      stdout: stdout.cut().text,
      stderr: stderr.cut().text,
      output: output.cut().text,
      dropped: output.dropped,
      ...ended,
      late,
      pinned: marksIn(folder),
      pid: child.pid ?? 0,
      ms: Math.round(performance.now() - began),
    }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
    group.close()
  }
}
