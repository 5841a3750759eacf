/**
 * A profile within this thread as the runtime: many scenarios run beside each other, each with modules of its own. The
 * peer is in the same thread: what it does falls between two turns of the event loop, as with a peer elsewhere, and the
 * two cannot be late to each other.
 */

import { textOfReason } from '../../shared/reason-text'
import { eraGlobals, eraWordsOf } from './engine'
import { currentOwner, Owner } from './leftovers'
import { kOutlivesRejections, loadScoped, type Modules, makeProcess } from './module-scope'
import { pacedTimers } from './paced-timers'
import type { Run, Runtime } from './runtime'

interface Kit {
  done(): void
  uncaught(error: unknown): void
}
const { makeKit } = require('./kit') as {
  makeKit(http: unknown, port: number, say: (tag: string, value: unknown) => void): Kit
}

/** How long a runtime lives on after its last word, in milliseconds. */
const afterDone = 20

/** A run, and what stands for the process around it. */
class HostedRun extends Owner implements Run {
  readonly ended: Promise<number | string>
  kit: Kit | undefined
  process: NodeJS.Process | undefined
  outlivesRejections = false
  end: (how: number | string) => void = () => {}

  constructor() {
    super()
    this.ended = new Promise(resolve => {
      this.end = how => {
        this.clear()
        resolve(how)
      }
    })
  }

  stop = (): void => this.kit?.done()
  kill = (): void => this.end('SIGKILL')
  close = (): void => this.end(0)
}

let listening = false

/** What is raised for a rejection that nobody handled. */
const errorOf = (reason: unknown): unknown =>
  reason instanceof Error
    ? reason
    : Object.assign(
        new Error(
          `This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${textOfReason(reason)}".`,
        ),
        { code: 'ERR_UNHANDLED_REJECTION' },
      )

/** Gives errors that nobody caught, rejections that nobody handled, and warnings to the run in whose name they came. */
function onUncaught(): void {
  if (listening) return
  listening = true
  process.on('uncaughtException', error => {
    const owner = currentOwner()
    if (owner instanceof HostedRun) {
      if (!owner.gone) owner.kit?.uncaught(error)
    } else throw error
  })
  process.on('unhandledRejection', (reason, promise) => {
    const owner = currentOwner()
    if (!(owner instanceof HostedRun)) throw reason
    const heard = owner.process?.emit('unhandledRejection', reason, promise)
    if (!owner.gone && !heard && !owner.outlivesRejections) owner.kit?.uncaught(errorOf(reason))
  })
  process.on('warning', warning => {
    const owner = currentOwner()
    if (owner instanceof HostedRun && !owner.gone) owner.process?.emit('warning', warning)
  })
}

/**
 * @param makeModules makes the modules that a scenario can require, new ones for each run; `http` is the one under test
 */
export function hostedRuntime(makeModules: () => Modules): Runtime {
  onUncaught()
  return {
    start(scenario, port, listener) {
      const run = new HostedRun()
      let words = eraWordsOf({})
      const say = (tag: string, value: unknown) => {
        if (run.gone) return
        // An event is what its values were when it was logged.
        if (tag === 'log') listener.log(JSON.parse(JSON.stringify(value, words)))
        else if (tag === 'listen') listener.listen(value as number)
        else {
          listener.done()
          setTimeout(run.end, afterDone, 0)
        }
      }
      run.kit = makeKit(undefined, port, say)
      const begin = () => {
        try {
          const modules = makeModules()
          words = eraWordsOf(modules)
          run.kit = makeKit(modules.http, port, say)
          run.process = makeProcess(run.end)
          run.outlivesRejections = modules[kOutlivesRejections] ?? false
          const globals = { process: run.process, ...pacedTimers(), ...eraGlobals(modules) }
          loadScoped(scenario.file, modules, globals).main(run.kit)
        } catch (error) {
          run.kit?.uncaught(error)
        }
      }
      setImmediate(() => run.run(begin)) // not below a promise, whose turn would come before the scenario's own ticks
      return run
    },
  }
}
