/** The view of child_process: the same functions, and what they start is pinned if it is node. */

import { promisify } from 'node:util'
import { pinnedEnvironment, type Variables } from './environment'

type Args = unknown[]
type Starts = ((...args: Args) => unknown) & { [promisify.custom]?: (...args: Args) => unknown }

/** The functions that start a process, and whether a list of arguments may stand before the options. */
const functions: Readonly<Record<string, { list: boolean }>> = {
  spawn: { list: true },
  spawnSync: { list: true },
  execFile: { list: true },
  execFileSync: { list: true },
  fork: { list: true },
  exec: { list: false },
  execSync: { list: false },
}

const isOptions = (value: unknown): value is { env?: NodeJS.ProcessEnv | null } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The arguments of a call, with the environment in its options. What the host refuses is left as it is. */
function withEnvironment(args: Args, list: boolean, pin: Variables): Args {
  const at = list && args.length > 1 && typeof args[1] !== 'function' && !isOptions(args[1]) ? 2 : 1
  const options = args[at]
  const env = (given?: NodeJS.ProcessEnv | null) => pinnedEnvironment(pin, given)
  if (isOptions(options)) return args.toSpliced(at, 1, { ...options, env: env(options.env) })
  if (typeof options === 'function') return args.toSpliced(at, 0, { env: env() })
  if (options === undefined || options === null) return args.length === 0 ? args : args.toSpliced(at, 1, { env: env() })
  return args
}

function pinnedStart(host: Starts, list: boolean, pin: Variables): Starts {
  const start = (original: (...args: Args) => unknown) =>
    function (this: unknown, ...args: Args) {
      return original.apply(this, withEnvironment(args, list, pin))
    }
  const view: Starts = start(host)
  for (const key of ['name', 'length'] as const)
    Object.defineProperty(view, key, { value: host[key], configurable: true })
  const custom = host[promisify.custom]
  if (custom) Object.defineProperty(view, promisify.custom, { value: start(custom) })
  return view
}

export function childProcessView(host: object, pin: Variables): object {
  const view = { ...host } as Record<string, unknown>
  for (const [name, { list }] of Object.entries(functions)) {
    view[name] = pinnedStart(view[name] as Starts, list, pin)
  }
  return view
}
