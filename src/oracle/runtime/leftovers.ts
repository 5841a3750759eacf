/**
 * What a run in this thread leaves behind: its sockets, servers and timers, found however they were made. When a run is
 * over they go as they would with a process: the descriptors are closed and nothing is called any more.
 */

import { AsyncResource, createHook, executionAsyncResource } from 'node:async_hooks'

/** A socket in libuv, or what stands for one when it is used again in another's name. */
interface Handle {
  close?(): void
}

type Way = (resource: never) => void

const close = (handle: Handle): void => handle.close?.()

/** The kinds of resources that keep a process busy or a port open, and how each goes. */
const ways: Record<string, Way> = {
  TCPWRAP: close,
  TCPSERVERWRAP: close,
  PIPEWRAP: close,
  PIPESERVERWRAP: close,
  Timeout: (timer: NodeJS.Timeout) => clearTimeout(timer),
  Immediate: (immediate: NodeJS.Immediate) => clearImmediate(immediate),
}

const listeners = new Set(['TCPSERVERWRAP', 'PIPESERVERWRAP'])

/** Something that owns whatever is begun in its name, also later, in callbacks. */
export class Owner {
  /** Over: what still happens in its name is of no interest. */
  gone = false
  private readonly resources = new Map<object, Way>()
  private readonly servers: number[] = []

  /** Calls fn, and owns all that comes of it. */
  run<T>(fn: () => T): T {
    hook.enable()
    const scope: Owned = new AsyncResource('Owner')
    scope[owner] = this
    return (scope as AsyncResource).runInAsyncScope(fn)
  }

  own(id: number, type: string, resource: object): void {
    const way = ways[type]
    if (!way) return
    if (this.gone) queueMicrotask(() => way(resource as never))
    else this.resources.set(resource, way)
    if (listeners.has(type)) {
      this.servers.push(id)
      ownersOfServers.set(id, this)
    }
  }

  /** Closes and clears all that is left, the newest first, as a kernel closes what a process left open. */
  clear(): void {
    this.gone = true
    for (const [resource, way] of [...this.resources].reverse()) way(resource as never)
    this.resources.clear()
    for (const id of this.servers) ownersOfServers.delete(id)
  }
}

const owner = Symbol('owner')
type Owned = object & { [owner]?: Owner }

/** In whose name the code at work was begun. */
export const currentOwner = (): Owner | undefined => (executionAsyncResource() as Owned)[owner]

/** A connection comes out of the event loop, not out of anybody's code: it belongs to its server's owner. */
const ownersOfServers = new Map<number, Owner>()

const hook = createHook({
  init(id, type, trigger, resource) {
    const found = currentOwner() ?? ownersOfServers.get(trigger)
    if (!found) return
    ;(resource as Owned)[owner] = found
    found.own(id, type, resource)
  },
})
