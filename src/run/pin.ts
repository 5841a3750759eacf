/**
 * Pinning a process: every file that it loads from now on gets the modules of an era. The modules of the host are
 * not touched: whoever holds them keeps them, and so do the files of http-eras itself.
 */

import { erasError } from '../errors'
import { resolve } from '../profile/resolve'
import { leaveToPin } from '../profile/with/environment'
import { specWith } from '../profile/with/items'
import { guardProcess } from './guard-process'
import { hookGetBuiltinModule } from './hooks/builtin'
import { hookImports } from './hooks/import'
import { hookRequire } from './hooks/require'
import { leaveMark } from './marks'
import { type Gate, makeGate } from './module-gate'
import { moduleTable } from './modules'
import { takeNodeOptions } from './node-options'
import { environmentOf, type PinOptions } from './pin-options'
import { giveBackGlobals } from './prelude/globals'
import { isOwn, type Scope, scopeOf } from './scope'
import { viewsOf } from './views'

let pinned: { readonly name: string; readonly gate: Gate } | undefined

/** Bun has the names of Node's loader, and loads its own modules all the same. */
function refuseForeignHost(): void {
  const { bun } = process.versions as Record<string, string | undefined>
  if (bun) throw erasError('ERAS_FOREIGN_HOST', `Bun ${bun}`)
}

/**
 * Pins this process to a version, for all files that are loaded from now on.
 * @param asked what `resolve` takes
 * @param given how it is guarded, and what is to be otherwise: children are given that as a part of the version
 * @param entry the script that the process or thread starts with, if it is a file
 * @throws ErasError for an unknown version, if the process is pinned to another one, or if its host is not Node
 */
export function pinProcess(asked: string, given: PinOptions = {}, entry = process.argv[1]): void {
  const { with: changes, ...options } = given
  const spec = specWith(asked, changes)
  const profile = resolve(spec)
  const name = [profile.name, ...Object.values(environmentOf('', options)).filter(Boolean)].join(' ')
  if (pinned?.name === name) return
  if (pinned !== undefined) throw erasError('ERAS_PINNED_ALREADY', pinned.name, name)
  refuseForeignHost()
  takeNodeOptions(profile)
  const pin = { spec, profile, options }
  guardProcess(profile, options)
  const views = viewsOf(pin)
  const ofHost = scopeOf(options.host)
  const scope: Scope = file => {
    const keeps = ofHost(file)
    if (keeps && typeof file === 'string' && !isOwn(file)) giveBackGlobals()
    return keeps
  }
  const modules = moduleTable(pin, views)
  const gate = makeGate(modules, scope)
  pinned = { name, gate }
  leaveToPin()
  for (const { install } of views) install?.()
  // The classes of all modules name the EventEmitter that they inherit from, as the program has it.
  if (modules.has('events')) modules.get('events')
  hookRequire(gate)
  hookGetBuiltinModule(gate)
  hookImports(gate, pin, entry)
  leaveMark(spec)
}

/** The module of that name as the pinned program has it. */
export function pinnedModule(name: string): unknown {
  return pinned?.gate.module(name)
}
