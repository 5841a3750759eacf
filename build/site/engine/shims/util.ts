/** util: inspect and format as Node's own, and the few others that the core asks for. */

import { EventEmitter } from './events'

type Inspect = typeof import('node:util')
const { inspect, format, formatWithOptions, stripVTControlCharacters } = require('node-inspect-extracted') as Inspect

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Deep equality of what profiles and messages hold: plain values, lists, maps. */
export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!isObject(a) || !isObject(b) || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && isDeepStrictEqual(a[key], b[key]))
  )
}

/** No system refuses anything here. */
export const getSystemErrorName = (status: number): string => `ERROR ${status}`

export const deprecate = <T>(work: T): T => work

export function inherits(child: { super_?: unknown; prototype: object }, parent: { prototype: object }): void {
  child.super_ = parent
  Object.setPrototypeOf(child.prototype, parent.prototype)
}

export const types = {
  isUint8Array: (value: unknown) => value instanceof Uint8Array,
  isArrayBufferView: (value: unknown) => ArrayBuffer.isView(value),
  isAnyArrayBuffer: (value: unknown) => value instanceof ArrayBuffer,
  isNativeError: (value: unknown) => value instanceof Error,
  isDate: (value: unknown) => value instanceof Date,
  isRegExp: (value: unknown) => value instanceof RegExp,
  isPromise: (value: unknown) => value instanceof Promise,
  isProxy: () => false,
}

export const promisify =
  (work: (...args: unknown[]) => void) =>
  (...args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      work(...args, (error: unknown, value: unknown) => (error ? reject(error) : resolve(value)))
    })
export const debuglog = () => () => {}
export const { TextDecoder, TextEncoder } = globalThis
export { format, formatWithOptions, inspect, stripVTControlCharacters }
export default {
  inspect,
  format,
  formatWithOptions,
  stripVTControlCharacters,
  isDeepStrictEqual,
  deprecate,
  inherits,
  types,
  promisify,
  debuglog,
  TextDecoder,
  TextEncoder,
  EventEmitter,
}
