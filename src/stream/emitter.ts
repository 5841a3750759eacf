/**
 * The class of emitters that http and stream stand on: the host's, or in a pinned process one whose prototype has the
 * members of the era and nothing else. The host's own prototype stands on that one, with the later members that the
 * host's modules call: what a program adds or replaces reaches every emitter of the process, as it did.
 */

import { EventEmitter } from 'node:events'

type EmitterConstructor = typeof EventEmitter

/** What the classes of an era inherit from; a pinned process puts its own here before it makes them. */
export const emitters: { Emitter: EmitterConstructor } = { Emitter: EventEmitter }

const { listenerCount: count } = EventEmitter.prototype

/** How many listeners an emitter of any era has. */
export const listenerCount = (emitter: NodeJS.EventEmitter, event: string): number => count.call(emitter, event)

/**
 * Makes `Emitter` the class of emitters of this process.
 * @param has which methods its prototype has; the fields of an emitter are always there
 */
export function ownEmitter(Emitter: EmitterConstructor, has: (name: string) => boolean): void {
  const host = EventEmitter.prototype
  const prototype = {} as EventEmitter
  Object.defineProperty(host, 'constructor', { value: Emitter })
  for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(host))) {
    const isMethod = typeof member.value === 'function' && name !== 'constructor'
    if (isMethod && !has(name)) {
      Object.defineProperty(host, name, { enumerable: false })
      continue
    }
    Object.defineProperty(prototype, name, { ...member, enumerable: name !== 'constructor' })
    if (isMethod) lead(host, prototype, name as 'on')
    else delete (host as unknown as Record<string, unknown>)[name]
  }
  Object.setPrototypeOf(host, prototype)
  Emitter.prototype = prototype
  emitters.Emitter = Emitter
}

/** The emit that the host puts there for domains asks an emitter for listenerCount before it tells an error. */
function counting(emit: (this: object, ...args: never[]) => unknown): EventEmitter['on'] {
  function counted(this: { listenerCount?: unknown }, ...args: never[]): unknown {
    if (args[0] !== 'error' || this.listenerCount) return emit.apply(this, args)
    Object.defineProperty(this, 'listenerCount', { value: count, configurable: true })
    try {
      return emit.apply(this, args)
    } finally {
      delete this.listenerCount
    }
  }
  return counted as never
}

/** The host copies the methods of its prototype for classes that cannot inherit, and replaces them (emit, for domains). */
function lead(host: EventEmitter, prototype: EventEmitter, name: 'on'): void {
  Object.defineProperty(host, name, {
    get: () => prototype[name],
    set(value: EventEmitter['on']) {
      if (this === host) prototype[name] = name === ('emit' as string) ? counting(value) : value
      else Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true })
    },
    enumerable: false,
    configurable: true,
  })
}
