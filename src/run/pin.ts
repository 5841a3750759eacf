/**
 * Pinning a process: every file that it loads from now on gets the modules of an era. The modules of the host are
 * not touched: whoever holds them keeps them, and so do the files of http-eras itself.
 */

import { erasError } from '../errors'
import { resolve } from '../profile/resolve'
import { facesOf } from './faces'
import { moduleTable } from './modules'
import { environmentOf, type PinOptions } from './pin-options'
import { hookRequire } from './require-hook'

let pinned: string | undefined

/**
 * Pins this process to a version, for all files that are loaded from now on.
 * @param spec what `resolve` takes
 * @throws ErasError for an unknown version, or if the process is pinned to another one
 */
export function pinProcess(spec: string, options: PinOptions = {}): void {
  const profile = resolve(spec)
  const name = [profile.name, ...Object.values(environmentOf('', options)).filter(Boolean)].join(' ')
  if (pinned === name) return
  if (pinned !== undefined) throw erasError('ERAS_PINNED_ALREADY', pinned, name)
  pinned = name
  const faces = facesOf(profile, options)
  for (const { install } of faces) install?.()
  hookRequire(moduleTable(profile, options, faces))
}
