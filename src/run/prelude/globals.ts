/**
 * The globals of Node and of the web. Those that a release had not are taken away, and the others are enumerated as they
 * were then. A package that is written for the host, and so keeps its modules, gets them back for the whole process (but
 * for fetch and what belongs to it), as there is one global object. Those of the language are the engine's, and stay.
 */

import { WEB_CLASSES, webClass } from '../../http/web-classes'

/** What hosts have beyond the newest line. A global of the program's own, or of a tool before it, is none of them. */
const LATER =
  'AbortController AbortSignal Blob BroadcastChannel ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException DecompressionStream Event EventTarget File MessageChannel MessagePort Navigator Performance PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming QuotaExceededError ReadableByteStreamController ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableStreamDefaultReader Storage SubtleCrypto TextDecoderStream TextEncoderStream TransformStream TransformStreamDefaultController URLPattern WritableStream WritableStreamDefaultController WritableStreamDefaultWriter atob btoa crypto localStorage navigator performance sessionStorage structuredClone'.split(
    ' ',
  )
/** To look at one of these loads all that is behind it: they are taken unseen, and cannot be given back. */
const UNSEEN = 'CloseEvent ErrorEvent EventSource FormData Headers MessageEvent Request Response WebSocket fetch'.split(
  ' ',
)
const NEWER = 'URL URLSearchParams TextEncoder TextDecoder queueMicrotask setImmediate clearImmediate'.split(' ')

/** All names that may be gone in a pinned process. */
export const takable: readonly string[] = [...LATER, ...UNSEEN, ...NEWER]

const taken = new Map<string, PropertyDescriptor>()

const describe = (name: string) => Object.getOwnPropertyDescriptor(globalThis, name)

/** @param shown the names in the order in which they are enumerated; those in brackets are there and not enumerated */
export function shapeGlobals(shown: readonly string[]): void {
  const had = new Set(shown.map(name => name.replace(/^\[|\]$/g, '')))
  for (const name of UNSEEN) if (!had.has(name)) delete (globalThis as Record<string, unknown>)[name]
  for (const name of [...LATER, ...NEWER]) {
    const descriptor = had.has(name) ? undefined : describe(name)
    if (!descriptor?.configurable) continue
    taken.set(name, descriptor)
    delete (globalThis as Record<string, unknown>)[name]
  }
  // Of what the host has not, these can be brought.
  for (const name of WEB_CLASSES) {
    if (had.has(name) && !describe(name)) {
      Object.defineProperty(globalThis, name, { get: () => webClass(name), set: undefined, configurable: true })
    }
  }
  for (const name of shown) {
    const bare = name.replace(/^\[|\]$/g, '')
    const descriptor = describe(bare)
    if (!descriptor?.configurable) continue
    // Put anew, it comes after those before it.
    delete (globalThis as Record<string, unknown>)[bare]
    Object.defineProperty(globalThis, bare, { ...descriptor, enumerable: bare === name })
  }
}

/** Gives back what was taken; nobody meets it by going through global. */
export function giveBackGlobals(): void {
  for (const [name, descriptor] of taken) {
    if (!describe(name)) Object.defineProperty(globalThis, name, { ...descriptor, enumerable: false })
  }
  taken.clear()
}
