/** Starting a program in this process as `node SCRIPT args…` would, with its modules pinned. */

import Module = require('node:module')

import path from 'node:path'
import { erasError } from '../errors'
import { lookAt } from '../shared/look-at'
import { pinProcess } from './pin'
import type { PinOptions } from './pin-options'

// Not in the types, and as old as require itself.
interface ModuleInternals {
  _findPath(request: string, paths: string[] | null, isMain: boolean): string | false
  runMain(main: string): void
}
const internals = Module as unknown as ModuleInternals

/**
 * Pins this process and readies it for a program.
 * @returns what starts the program; it throws what the program throws
 * @throws ErasError for an unknown version, or if there is no such script
 */
export function prepareProgram(spec: string, script: string, args: readonly string[], options: PinOptions): () => void {
  const place = path.resolve(script)
  process.argv = [process.argv[0], place, ...args]
  pinProcess(spec, options)
  // A pipe has no place of its own from which the host's loader could read it.
  if (lookAt(place)?.isFIFO()) throw erasError('ERAS_SCRIPT_IS_PIPE', script)
  if (!internals._findPath(place, null, true)) throw erasError('ERAS_SCRIPT_NOT_FOUND', script, place)
  return () => internals.runMain(place)
}
