/** Loads a scenario with a module scope of its own: its `require` knows the era's modules, its `process` can end the run only. */

import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { compileFunction } from 'node:vm'

/** Of modules: the names of the globals that their era had; left out, a scenario finds those of the host. */
export const kGlobals = Symbol('globals of the era')

/** Of modules: that a promise which is rejected and not handled did not end the process. */
export const kOutlivesRejections = Symbol('rejections do not end a run')

/** What `require` gives for a name. */
export interface Modules {
  readonly [name: string]: unknown
  readonly [kGlobals]?: readonly string[]
  readonly [kOutlivesRejections]?: boolean
}

/** What a scenario exports that concerns its runtime. */
interface ScenarioModule {
  main(kit: unknown): void
}

/** Globals that each run has of its own. */
const own = [
  ...['process', 'Symbol', 'setTimeout', 'clearTimeout', 'globalThis', 'AbortController', 'AbortSignal'],
  ...['fetch', 'FormData', 'Headers', 'Request', 'Response', 'structuredClone', 'WebSocket'],
]
const parameters = ['exports', 'require', 'module', '__filename', '__dirname', ...own]
const compiled = new Map<string, Function>()

/** The file's code as a function of its module scope; compiled once. */
function compile(file: string): Function {
  const known = compiled.get(file)
  if (known) return known
  const fresh = compileFunction(readFileSync(file, 'utf8'), parameters, { filename: file })
  compiled.set(file, fresh)
  return fresh
}

/**
 * @param file path of the scenario
 * @param modules all that it can require
 * @param globals its own `process`, `Symbol`, timers and classes of the web
 */
export function loadScoped(file: string, modules: Modules, globals: Record<string, unknown>): ScenarioModule {
  const require = (name: string): unknown => {
    const plain = name.replace(/^node:/, '')
    if (Object.hasOwn(modules, plain)) return modules[plain]
    throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' })
  }
  const module = { exports: {} as ScenarioModule }
  const values = own.map(name => globals[name])
  compile(file).call(module.exports, module.exports, require, module, file, path.dirname(file), ...values)
  return module.exports
}

/** A `process` with listeners of its own, whose `exit` calls back. */
export function makeProcess(exit: (code: number) => void): NodeJS.Process {
  const emitter = new EventEmitter()
  const own = Object.create(process)
  for (const name of ['on', 'once', 'addListener', 'removeListener', 'removeAllListeners', 'listeners', 'emit']) {
    own[name] = (...args: unknown[]) => {
      const result = (emitter as unknown as Record<string, Function>)[name](...args)
      return result === emitter ? own : result
    }
  }
  own.exit = (code = 0) => exit(code)
  return own
}
