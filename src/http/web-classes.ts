/**
 * The classes of the web that http shows: the host's own, or undici's where the host has none and undici is installed. They are loaded when a
 * program asks for them. What was there is noted before a pinned process loses the globals that its release had not.
 */

import { packageIfThere } from '../shared/optional-package'

export const WEB_CLASSES = ['WebSocket', 'CloseEvent', 'MessageEvent'] as const
type WebClass = (typeof WEB_CLASSES)[number]

const own = new Map(WEB_CLASSES.map(name => [name, Object.getOwnPropertyDescriptor(globalThis, name)]))
const known = new Map<WebClass, unknown>()

/** What the host has under the name. To ask its accessor makes a global, which is taken away where there was none. */
function ofHost(name: WebClass): unknown {
  const there = own.get(name)
  if (!there) return undefined
  const before = Object.getOwnPropertyDescriptor(globalThis, name)
  const value = there.get ? there.get.call(globalThis) : there.value
  if (!before) delete (globalThis as Record<string, unknown>)[name]
  return value
}

/** The class of that name, the same one each time; undefined on a host without it, beside no undici. */
export function webClass(name: WebClass): unknown {
  if (!known.has(name)) {
    const undici = () => packageIfThere('undici') as Record<string, unknown> | undefined
    known.set(name, ofHost(name) ?? undici()?.[name])
  }
  return known.get(name)
}
