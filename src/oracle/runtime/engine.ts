/**
 * The language beneath the modules. A scenario may look at it, and its errors may stand in the events; the host's is
 * newer than all the eras'. Where that shows, the era's is put in its place.
 */

import { lines } from '../../../versions'
import { WEB_CLASSES, webClass } from '../../http/web-classes'
import { resolve } from '../../profile/resolve'
import { kGlobals, type Modules } from './module-scope'

/** The name of a global that may stand in brackets. */
const bareName = (name: string): string => name.replace(/^\[|\]$/g, '')

const newest = resolve(lines[lines.length - 1].name).process.globals.map(bareName)

const views = new WeakMap<readonly string[], object>()

/** globalThis as the scenarios of an era see it: of the globals of Node and of the web, those that it had. */
function globalsShown(names: readonly string[]): object {
  const known = views.get(names)
  if (known) return known
  const had = new Set(names.map(bareName))
  const shown = Object.create(globalThis)
  for (const name of newest) if (!had.has(name)) Object.defineProperty(shown, name, { value: undefined })
  for (const name of WEB_CLASSES) {
    if (had.has(name)) Object.defineProperty(shown, name, { get: () => webClass(name) })
  }
  views.set(names, shown)
  return shown
}

/** The globals that an era's engine had otherwise, judged by what its http could use of them, and what it had beside. */
export function eraGlobals(modules: Modules): Record<string, unknown> {
  const { http, [kGlobals]: names } = modules
  const shown = (names ? globalsShown(names) : globalThis) as typeof globalThis
  const { AbortController, AbortSignal } = shown
  const { fetch, FormData, Headers, Request, Response, structuredClone, WebSocket } = shown
  return {
    ...{ fetch, FormData, Headers, Request, Response, structuredClone, WebSocket },
    ...{ Symbol: symbolOf(http), globalThis: shown, AbortController, AbortSignal },
  }
}

/** Symbol as the engine had it: those before the http that lists METHODS had none. */
function symbolOf(http: unknown): unknown {
  if (typeof http === 'object' && http !== null && 'STATUS_CODES' in http && !('METHODS' in http)) return undefined
  const { IncomingMessage, Server } = (http ?? {}) as Record<string, { prototype: Record<symbol, unknown> } | undefined>
  const iterates = IncomingMessage !== undefined && Symbol.asyncIterator in IncomingMessage.prototype
  const disposes = Symbol.asyncDispose !== undefined && typeof Server?.prototype[Symbol.asyncDispose] === 'function'
  return iterates ? (disposes ? Symbol : symbolWithoutDisposal) : symbolWithoutAsync
}

/** Symbol without some of its members. */
function symbolWithout(...names: string[]): unknown {
  const known = Object.getOwnPropertyDescriptors(Symbol) as Record<string, PropertyDescriptor>
  for (const name of ['length', ...names]) delete known[name]
  return Object.defineProperties((name?: string) => Symbol(name), known)
}

/** The engines that knew Symbol.asyncIterator came with streams that have it; those with disposal, with servers that have that. */
const symbolWithoutDisposal = symbolWithout('asyncDispose', 'dispose')
const symbolWithoutAsync = symbolWithout('asyncDispose', 'dispose', 'asyncIterator')

const readOfNothing = /^Cannot (read|set) properties of (undefined|null) \((?:reading|setting) '(.*)'\)$/

/** An engine's message in the words of the eras. */
export const eraMessage = (message: string): string =>
  message.replace(readOfNothing, (_, verb, value, name) => `Cannot ${verb} property '${name}' of ${value}`)

/** @returns the events' values with the engine's messages in the words of the era: engines that had performance used the host's */
export function eraWordsOf({ [kGlobals]: names }: Modules): (key: string, value: unknown) => unknown {
  if (names?.includes('performance')) return (_, value) => value
  return (key, value) => (key === 'error' && typeof value === 'string' ? eraMessage(value) : value)
}
