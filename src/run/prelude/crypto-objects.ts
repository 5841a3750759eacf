/** Giving what crypto makes other methods, without touching the host's classes. */

import type { ModuleView } from './patch'

type Method = (this: object, ...args: never[]) => unknown
type Methods = Readonly<Record<string, (original: Method) => Method>>

const MAKERS = [
  'createHash',
  'createHmac',
  'createSign',
  'createVerify',
  'createCipher',
  'createCipheriv',
  'createDecipher',
  'createDecipheriv',
  'createDiffieHellman',
  'getDiffieHellman',
  'createECDH',
]

/** @param methods makes each method of the program's objects from the one that the host's has */
export function changeObjects(view: ModuleView, methods: Methods): void {
  const derived = new Map<object, object>()
  const prototypeFor = (prototype: Record<string, Method>): object => {
    let own = derived.get(prototype)
    if (!own) {
      own = Object.create(prototype) as Record<string, Method>
      for (const [name, make] of Object.entries(methods)) {
        if (typeof prototype[name] === 'function')
          Object.defineProperty(own, name, { value: make(prototype[name]), writable: true, configurable: true })
      }
      derived.set(prototype, own)
    }
    return own
  }
  for (const name of MAKERS) {
    const make = view[name]
    if (typeof make !== 'function') continue
    view[name] = (...args: unknown[]) => {
      const object = make(...args)
      return Object.setPrototypeOf(object, prototypeFor(Object.getPrototypeOf(object)))
    }
  }
}

/** A text as the bytes of its characters; anything else as it is. */
export const binary = (value: unknown): unknown => (typeof value === 'string' ? Buffer.from(value, 'latin1') : value)
