/**
 * The module as a program enumerates it: the parts in the era's order, under the era's names and lengths, and the
 * names that are not plain values.
 */

import type { Era } from './shapes/era'
import { WEB_CLASSES, webClass } from './web-classes'

export type HttpModule = Record<string, unknown>

/** Gives a function the name and length that programs of its era saw. */
function shapeFunction(fn: unknown, [name, length]: readonly [name: string, length: number]): void {
  if (typeof fn !== 'function') return
  Object.defineProperty(fn, 'name', { value: name, configurable: true })
  Object.defineProperty(fn, 'length', { value: length, configurable: true })
}

/** Gives the methods of constructors the names that programs of the era saw: those of their properties, or none. */
export function nameMethods(era: Era, constructors: readonly unknown[]): void {
  const { methodsNamed, methodNames } = era.profile.module
  for (const made of constructors) {
    if (typeof made !== 'function') continue
    for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(made.prototype))) {
      if (typeof value !== 'function' || key === 'constructor' || key === 'createConnection') continue
      shapeFunction(value, [
        methodNames[`${made.name}.${key}`] ?? methodNames[key] ?? (methodsNamed ? key : ''),
        value.length,
      ])
    }
  }
}

type Functions = Readonly<Record<string, readonly [name: string, length: number]>>

/**
 * @param parts everything that the parts of the module offer; names that the era did not export stay out
 * @param names the exported ones, in order
 * @param functions the name and length that each exported function shows
 * @throws Error when the era exported a name that no part offers
 */
export function pickExports(era: Era, parts: HttpModule, names: readonly string[], functions: Functions): HttpModule {
  const picked: HttpModule = {}
  for (const name of names) {
    if (!(name in parts)) throw new Error(`http-eras: ${era.profile.name} exports '${name}', and no part offers it`)
    if (functions[name]) shapeFunction(parts[name], functions[name])
    picked[name] = parts[name]
  }
  return picked
}

/** Classes that are loaded when they are asked for: until then their names stand for nothing. */
const webNames = Object.fromEntries(WEB_CLASSES.map(name => [name, undefined]))

/** http itself: some of its names may be accessors. */
export function shapeModule(era: Era, parts: HttpModule): HttpModule {
  const { exports, promised, functions, globalAgent } = era.profile.module
  const http = pickExports(era, { ...webNames, ...parts }, [...exports, ...promised], functions)
  const accessor = (name: string, access: PropertyDescriptor) => {
    if (name in http) Object.defineProperty(http, name, { ...access, enumerable: true, configurable: true })
  }
  // Read when asked for: it is an option of the process, and nobody pays for it before.
  accessor('maxHeaderSize', { get: () => parts.maxHeaderSize, set: undefined })
  for (const name of WEB_CLASSES) accessor(name, { get: () => webClass(name), set: undefined })
  if (globalAgent === 'live') {
    accessor('globalAgent', {
      get: () => era.globalAgent,
      set: agent => {
        era.globalAgent = agent
      },
    })
  }
  return http
}
