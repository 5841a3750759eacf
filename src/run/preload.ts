/** Pinning a process before its program is loaded: by the environment, by a preload of a line, or by the thread that starts it. */

import { realpathSync } from 'node:fs'
import threads from 'node:worker_threads'
import { ErasError } from '../errors'
import { specFrom } from '../profile/with/place'
import { type ThreadPin, threadPin } from './children/worker-threads'
import { type Detection, detect } from './detect'
import { pinProcess } from './pin'
import { optionsFrom, type PinOptions } from './pin-options'
import { scopeOf } from './scope'
import { settle } from './settings'

/** The file that a script is; links such as those of node_modules/.bin are followed. */
function fileOf(script: string | undefined): string | undefined {
  try {
    return script && realpathSync(script)
  } catch {
    return undefined
  }
}

/** The preloads of lines. Given on the command line, one goes before what comes through the environment. */
const LINE_PRELOAD = /\b(?:http-eras|dist)[\\/]as[\\/]/

/** The version to pin to; nothing if this process or thread is left alone. */
function specFor(
  script: string | undefined,
  reported: ThreadPin | undefined,
  options: PinOptions,
): Pick<Detection, 'spec' | 'hasWith'> | undefined {
  if (process.execArgv.some(option => LINE_PRELOAD.test(option))) return undefined
  if (reported) return { spec: reported.spec }
  // A thread that is given nothing is the host's own, or a tool's.
  if (!threads.isMainThread && !process.env.HTTP_ERAS) return undefined
  // A tool such as npm is not to fail for want of a version; and our own commands pin what they run themselves.
  return scopeOf(options.host)(fileOf(script)) ? undefined : detect(script)
}

/**
 * Pins this process, or says why it cannot be and ends it with exit code 2, as the command does. A thread cannot end its
 * process: what it is refused for goes to the one that started it.
 * @param line what a preload of a line pins to; without it, the environment decides
 */
export function preload(line?: string): void {
  try {
    pinFor(line)
  } catch (error) {
    if (!(error instanceof ErasError) || !threads.isMainThread) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
}

function pinFor(line: string | undefined): void {
  const reported = threads.isMainThread ? undefined : threadPin(threads)
  const options = reported?.options ?? optionsFrom(process.env)
  const [, script] = process.argv
  const { spec, hasWith } = line === undefined ? (specFor(script, reported, options) ?? {}) : { spec: line }
  if (spec === undefined) return
  specFrom('HTTP_ERAS_WITH', spec, options.with)
  pinProcess(
    spec,
    reported ? options : settle(fileOf(script), process.env, {}, hasWith).options,
    reported?.entry ?? script,
  )
}
