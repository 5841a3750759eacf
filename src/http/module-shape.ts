/**
 * The module as a program enumerates it: the parts in the era's order, under the era's names and lengths, and the
 * names that are not plain values.
 */

import type { Era } from './era'

export type HttpModule = Record<string, unknown>

/** Gives a function the name and length that programs of its era saw. */
export function shapeFunction(fn: unknown, [name, length]: readonly [name: string, length: number]): void {
  if (typeof fn !== 'function') return
  Object.defineProperty(fn, 'name', { value: name, configurable: true })
  Object.defineProperty(fn, 'length', { value: length, configurable: true })
}

/**
 * @param parts everything that the parts of the module offer; names that the era did not export stay out
 * @throws Error when the era exported a name that no part offers
 */
export function shapeModule(era: Era, parts: HttpModule): HttpModule {
  const { exports, promised, functions, globalAgent } = era.profile.module
  const http: HttpModule = {}
  for (const name of [...exports, ...promised]) {
    if (functions[name]) shapeFunction(parts[name], functions[name])
    if (name === 'maxHeaderSize') {
      // Read when asked for: it is an option of the process, and nobody pays for it before.
      Object.defineProperty(http, name, { get: () => parts[name], enumerable: true, configurable: true })
    } else if (name === 'globalAgent' && globalAgent === 'live') {
      Object.defineProperty(http, name, {
        get: () => era.globalAgent,
        set: agent => {
          era.globalAgent = agent
        },
        enumerable: true,
        configurable: true,
      })
    } else {
      if (!(name in parts)) throw new Error(`http-eras: ${era.profile.name} exports '${name}', and no part offers it`)
      http[name] = parts[name]
    }
  }
  return http
}
