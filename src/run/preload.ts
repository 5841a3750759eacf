/** Pinning a process before its program is loaded: by the environment, by a preload of a line, or by the thread that starts it. */

import { realpathSync } from 'node:fs'
import threads from 'node:worker_threads'
import { threadPin } from './children/worker-threads'
import { detect } from './detect'
import { pinProcess } from './pin'
import { optionsFrom } from './pin-options'
import { scopeOf } from './scope'

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

/** @param line what a preload of a line pins to; without it, the environment decides */
export function preload(line?: string): void {
  const told = threads.isMainThread ? undefined : threadPin(threads)
  const options = told?.options ?? optionsFrom(process.env)
  const [, script] = process.argv
  if (line !== undefined) return pinProcess(line, options, told?.entry ?? script)
  if (process.execArgv.some(option => LINE_PRELOAD.test(option))) return
  if (told) return pinProcess(told.spec, options, told.entry)
  // A thread that is told nothing is the host's own, or a tool's.
  if (!threads.isMainThread && !process.env.HTTP_ERAS) return
  // A tool such as npm is not to fail for want of a version; and our own commands pin what they run themselves.
  if (scopeOf(options.host)(fileOf(script))) return
  pinProcess(detect(script).spec, options)
}
