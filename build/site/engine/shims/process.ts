/** What the core asks `process` for. Nothing of it reaches beyond the run. */

import { Ended, loop } from '../loop'

/** The Node that built the page: its streams and errors are what the shims are like. */
declare const ERAS_HOST: string

/** What is told of warnings, for the log of a run. */
export const warnings: { tell: (text: string) => void } = { tell: () => {} }

const nothing = (): void => {}

function end(words: string): never {
  const ended = new Ended(words)
  loop.fail(ended)
  throw ended
}

export const process = {
  nextTick: (work: (...args: unknown[]) => void, ...args: unknown[]): void => loop.tick(() => work(...args)),
  env: {} as Record<string, string | undefined>,
  argv: ['node'],
  execArgv: [] as string[],
  platform: 'linux',
  arch: 'x64',
  pid: 1,
  version: `v${ERAS_HOST}`,
  versions: { node: ERAS_HOST },
  release: { name: 'node' },
  browser: false,
  domain: undefined,
  cwd: () => '/',
  on: nothing,
  once: nothing,
  addListener: nothing,
  removeListener: nothing,
  listenerCount: () => 0,
  emit: () => false,
  exit: (code?: unknown): never => end(`process.exit(${code === undefined ? '' : String(code)})`),
  abort: (): never => end('process.abort()'),
  exitCode: undefined as unknown,
  emitWarning: (warning: unknown): void => warnings.tell(String(warning)),
  hrtime: Object.assign((): [number, number] => [Math.trunc(loop.now / 1000), (loop.now % 1000) * 1e6], {
    bigint: () => BigInt(loop.now) * 1_000_000n,
  }),
  uptime: () => loop.now / 1000,
  memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
}
export default process
export const { nextTick, env, platform, version, versions, argv, execArgv } = process
