/** One line's server, as the core makes it, over a connection in memory: bytes in, the answer out. */

import { createHttp } from '../../../src/http/create-http'
import { neededBy } from '../../../src/profile/patches'
import { resolve } from '../../../src/profile/resolve'
import type { Served, ServeRequest } from '../client/messages'
import { Ended, loop } from './loop'
import { Buffer } from './shims/buffer'
import { EventEmitter } from './shims/events'
import { Date as ClockDate, clearInterval, clearTimeout, setImmediate, setInterval, setTimeout } from './shims/globals'
import { pair } from './shims/handle'
import { accept, listening } from './shims/net'
import { process, warnings } from './shims/process'
import * as stream from './shims/stream'
import * as util from './shims/util'

/** The program of the page: a function of what it may use. */
export type Program = (
  http: unknown,
  server: unknown,
  require: (name: string) => unknown,
  console: object,
  process: object,
  buffer: unknown,
  ...timers: unknown[]
) => void

/** How long the clock of a run goes on: longer than any time that a release has by itself. */
const LIMIT = 10 * 60_000

/** More lines of a log than this are not kept. */
const MOST_LINES = 100

const modules: Readonly<Record<string, unknown>> = {
  events: EventEmitter,
  stream: stream.default,
  util,
  buffer: { Buffer },
}

const requireFor =
  (http: unknown) =>
  (name: string): unknown => {
    const plain = name.replace(/^node:/, '')
    if (plain === 'http') return http
    if (Object.hasOwn(modules, plain)) return modules[plain]
    throw new Error(`Cannot find module '${name}': here are http, ${Object.keys(modules).join(', ')}`)
  }

function consoleOf(log: string[]): object {
  const say = (...args: unknown[]): void => {
    if (log.length < MOST_LINES) log.push((util.format as (...all: unknown[]) => string)(...args))
  }
  return { log: say, info: say, warn: say, error: say, debug: say, trace: say, dir: say }
}

function wordsOf(error: unknown): string {
  if (error instanceof Ended) return error.words
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

/** What becomes of a promise that is rejected and that nobody handles, as the release had it. */
function rejected(line: string, reason: unknown): void {
  if (reason instanceof Ended) return
  const had = new Set(neededBy(resolve(line)).map(({ name }) => name))
  const words = wordsOf(reason)
  if (had.has('unhandledRejection.warning')) warnings.tell(`UnhandledPromiseRejectionWarning: ${words}`)
  else if (had.has('unhandledRejection')) warnings.tell(`(says nothing of a rejected promise: ${words})`)
  else loop.fail(reason)
}

/** The line that is served now. */
let serving = ''

interface Rejection extends Event {
  readonly reason: unknown
}
const scope = globalThis as unknown as { addEventListener(name: string, heard: (event: Rejection) => void): void }
scope.addEventListener('unhandledrejection', event => {
  event.preventDefault()
  rejected(serving, event.reason)
})

/** Runs a program as one line. */
export async function serve(line: string, program: Program, { pieces, ends, guarded }: ServeRequest): Promise<Served> {
  loop.reset()
  serving = line
  listening.length = 0
  const log: string[] = []
  warnings.tell = text => {
    if (log.length < MOST_LINES) log.push(`(node) ${text}`)
  }
  let answer = ''
  let left: Served['left'] = 'open'
  let after = 0
  const leave = (how: Served['left']): void => {
    if (left !== 'open') return
    left = how
    after = loop.now
  }
  const [client, own] = pair()
  client.onread = bytes => {
    if (bytes) answer += bytes.toString('latin1')
    else {
      leave(own.closed ? 'closed' : 'ended')
      // As most clients do, it ends its side, too.
      client.shutdown(() => {})
    }
  }
  await loop.call(() => {
    const http = createHttp(line, { faithful: !guarded }) as unknown as {
      createServer(): { listen(port: number): void }
    }
    const server = http.createServer()
    const timers = [setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, ClockDate]
    program(http, server, requireFor(http), consoleOf(log), process, Buffer, ...timers)
    // A program may make a server of its own.
    if (listening.length === 0) server.listen(0)
    accept(listening.at(-1), own)
    client.readStart()
  })
  for (const piece of pieces) {
    await loop.run(() => loop.failed, 0)
    await loop.call(() => client.write([Buffer.from(piece, 'latin1')]))
  }
  if (ends) await loop.call(() => client.shutdown(() => {}))
  await loop.run(() => own.closed && left !== 'open', LIMIT)
  // Rejected promises are told after the turn in which that was.
  for (let turn = 0; turn < 3; turn++) await loop.call(() => {})
  if (own.closed) leave('closed')
  return { line, answer, left, after, log, ...(loop.failed && { died: wordsOf(loop.uncaught) }) }
}
