/**
 * net and tls as the program has them. http calls what the program has put in the place of their members, as it always
 * did; for what is there from the first, it goes its own shorter way.
 */

import type * as net from 'node:net'
import type * as tls from 'node:tls'

// biome-ignore lint/suspicious/noExplicitAny: members that anybody may have replaced
type Member = (...args: any[]) => any
type Members<M> = { readonly [K in keyof M]: M[K] extends Member ? Member & M[K] : M[K] }

interface Patchable<M> {
  /** The module with what the program has done to it. */
  readonly now: Members<M>
  /** The module as it was made. */
  readonly first: Members<M>
}

export interface Beneath {
  readonly net: Patchable<typeof net>
  readonly tls: Patchable<typeof tls>
}

/** A copy of a module whose members can be changed; its accessors stay accessors. */
export function changeable<M extends object>(module: M): M {
  const members = Object.entries(Object.getOwnPropertyDescriptors(module)).map(([name, member]) => [
    name,
    { ...member, configurable: true, ...('value' in member && { writable: true }) },
  ])
  return Object.defineProperties({}, Object.fromEntries(members)) as M
}

/** @param load gives the module, the same one every time; it is asked for at the first use */
export function patchable<M extends object>(load: () => M): Patchable<M> {
  let made: Patchable<M> | undefined
  const both = (): Patchable<M> => {
    if (!made) {
      const now = load()
      made = { now, first: changeable(now) } as object as Patchable<M>
    }
    return made
  }
  return {
    get now() {
      return both().now
    },
    get first() {
      return both().first
    },
  }
}

/** For modules that no program has of its own. */
export const hostBeneath = (): Beneath => ({
  net: patchable(() => require('node:net') as typeof net),
  tls: patchable(() => require('node:tls') as typeof tls),
})
