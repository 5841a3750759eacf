/**
 * The loader thread of hosts whose import hooks live in one. It makes the modules for itself, to know their names; the
 * program gets those of its own thread.
 */

import { resolve as profileOf } from '../../profile/resolve'
import { makeGate } from '../module-gate'
import { moduleTable } from '../modules'
import type { PinOptions } from '../pin-options'
import { scopeOf } from '../scope'
import { viewsOf } from '../views'
import { resolveHook } from './import'

let hook: ReturnType<typeof resolveHook> | undefined

export function initialize({ spec, options }: { spec: string; options: PinOptions }): void {
  const pin = { spec, profile: profileOf(spec), options }
  hook = resolveHook(makeGate(moduleTable(pin, viewsOf(pin)), scopeOf(options.host)))
}

// A name of its own from the start: an import of this file reads its names once.
export const resolve: ReturnType<typeof resolveHook> = (specifier, context, next) =>
  hook ? hook(specifier, context, next) : next(specifier, context)
