/**
 * `import` of a pinned program. Where the host has hooks in the program's own thread they are set at once; else there
 * is a loader thread (`late-import.ts`).
 */

import Module = require('node:module')

import { fileURLToPath } from 'node:url'
import type { Gate } from '../module-gate'
import type { Pin } from '../modules'
import { importView } from './import-view'

interface Resolved {
  url: string
  format?: string
  shortCircuit?: boolean
}
interface Context {
  readonly conditions: readonly string[] | ReadonlySet<string>
  readonly parentURL?: string
}
type Next<R> = (specifier: string, context: Context) => R

// Not in the types of the oldest host.
const host = Module as unknown as {
  registerHooks?(hooks: { resolve(specifier: string, context: Context, next: Next<Resolved>): Resolved }): unknown
}

const fileOf = (url: string | undefined): string | undefined =>
  url?.startsWith('file:') ? fileURLToPath(url) : undefined

/** The resolve hook, the same in the program's thread and in a loader thread. */
export function resolveHook(gate: Gate) {
  return <R>(specifier: string, context: Context, next: Next<R>): R | Resolved => {
    // A require has gone through the require hook already, which let it pass.
    const isRequire = [...context.conditions].includes('require')
    const name = isRequire ? undefined : gate.opens(specifier, fileOf(context.parentURL))
    if (name === undefined) return next(specifier, context)
    return { url: importView(name, gate.module(name)), format: 'module', shortCircuit: true }
  }
}

/** @param entry the script that the process or thread starts with, if it is a file */
export function hookImports(gate: Gate, pin: Pin, entry: string | undefined): void {
  if (host.registerHooks) {
    const resolve = resolveHook(gate)
    host.registerHooks({ resolve: (specifier, context, next) => resolve(specifier, context, next) })
  } else {
    const { hookImportsLate } = require('./late-import') as typeof import('./late-import')
    hookImportsLate(gate, pin, entry)
  }
}
