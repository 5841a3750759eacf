/** What a patch of the prelude is: changes to the views of modules, to the process, or both. */

import type { Profile } from '../../profile/profile'

/** A module object that the program alone sees, and whose members may be changed. */
// biome-ignore lint/suspicious/noExplicitAny: modules of all kinds are called in all ways
export type ModuleView = Record<string, any>

export interface PatchParts {
  /**
   * Changes the program's own copy of a module.
   * By the name under which programs require it; `host` is what the copy was made of.
   */
  readonly modules?: Readonly<Record<string, (view: ModuleView, host: ModuleView, profile: Profile) => void>>
  /** Changes the program's own copy, and gives what stands in its place. */
  readonly remakes?: Readonly<Record<string, (view: ModuleView, host: ModuleView, profile: Profile) => ModuleView>>
  /** Makes a module that the host has not. */
  readonly makes?: Readonly<Record<string, () => unknown>>
  /** Changes to the process itself, once: for what cannot be seen through a module. */
  install?(profile: Profile): void
}

/** Says that an object is the parts of a patch. */
export const patch = (parts: PatchParts): PatchParts => parts

/** Adds members that the host may have lost; what it still has stays. */
export function addMissing(to: object, members: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(members)) {
    if (name in to) continue
    Object.defineProperty(to, name, { value, writable: true, enumerable: true, configurable: true })
  }
}

/** Puts a member where the host's may be a getter or not writable. */
export function put(on: object, name: string, value: unknown, enumerable = true): void {
  Object.defineProperty(on, name, { value, writable: true, enumerable, configurable: true })
}

/** An object of the module's kind; where the module is a function, one that does what it does. */
function emptyLike(module: object): ModuleView {
  if (typeof module !== 'function') return Object.create(Object.getPrototypeOf(module))
  const call = module as (...args: unknown[]) => unknown
  return function (this: unknown, ...args: unknown[]) {
    return new.target ? Reflect.construct(module, args, new.target) : call.apply(this, args)
  } as unknown as ModuleView
}

/** A module of the program's own, with all that the host's has; every member can be changed. */
export function copyOf(module: object): ModuleView {
  const copy = emptyLike(module)
  for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(module))) {
    // A function's own cannot be defined anew, but set.
    if (name === 'prototype' && typeof module === 'function') {
      copy.prototype = member.value
      continue
    }
    const writable = 'value' in member ? { writable: true } : {}
    Object.defineProperty(copy, name, { ...member, ...writable, configurable: true })
  }
  return copy
}
