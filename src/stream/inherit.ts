/** Inheriting the way of util.inherits, as the constructors of each era show it. */

import { EventEmitter } from 'node:events'

/**
 * Makes `child` inherit from `parent` the way of util.inherits.
 * @param how `shown`: the constructor has an enumerable super_; `hidden`: one that is not; `chained`: the constructor
 * itself inherits too, so that statics are seen through it, and has none
 */
// biome-ignore lint/suspicious/noExplicitAny: any legacy constructor
export function inherit(child: any, parent: any, how: 'shown' | 'hidden' | 'chained' = 'shown'): void {
  if (how === 'chained') Object.setPrototypeOf(child, parent)
  else
    Object.defineProperty(child, 'super_', {
      // A pinned program has an EventEmitter of its own, with the prototype of the host's.
      value: parent === EventEmitter ? parent.prototype.constructor : parent,
      writable: true,
      configurable: true,
      enumerable: how === 'shown',
    })
  Object.setPrototypeOf(child.prototype, parent.prototype)
}
