/** What later modules export beside classes and requests: checks of headers, the pool's size, masks of WebSockets. */

import { inspect } from 'node:util'
import { codedErrorOf, invalidArgumentOf, writtenIn } from './era-error'
import { makeSetGlobalProxy } from './global-proxy'
import { isSafe, isToken } from './outgoing/headers'
import type { Era } from './shapes/era'

/** Parts of a module, by the names under which it exports them. */
type ModuleParts = Readonly<Record<string, unknown>>

const lineEnd = /[\0\r\n]/
const beyondLatin = /[^\0-\xff]/

/** Whether a value passes where only what could break a head is refused. */
const isSafeEnough = (value: unknown): boolean => {
  const text = String(value)
  return !lineEnd.test(text) && !beyondLatin.test(text)
}

/** The bytes of a view, whatever it holds. */
const bytesOf = (view: ArrayBufferView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength)

function mask(source: Uint8Array, key: Uint8Array, output: Uint8Array, offset: number, length: number): void {
  for (let i = 0; i < length; i++) output[offset + i] = source[i] ^ key[i & 3]
}

/** The functions of `websocketMask` and `websocketUnmask`, which take any view of bytes. */
function makeMasks(era: Era): ModuleParts {
  const coded = codedErrorOf(era.profile)
  const invalidArgument = invalidArgumentOf(era.profile)
  const view = (name: string, value: unknown): Uint8Array => {
    if (ArrayBuffer.isView(value)) return bytesOf(value)
    throw invalidArgument(`"${name}" argument`, 'an instance of Buffer, TypedArray, or DataView', value)
  }
  const keyOf = (value: unknown): Uint8Array => {
    const key = view('mask', value)
    if (key.length === 4) return key
    const words = `The argument 'mask' must be 4 bytes long. Received ${inspect(value)}`
    throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', words)
  }
  const within = (name: string, value: unknown, most: number): number => {
    if (typeof value !== 'number') throw invalidArgument(`"${name}" argument`, 'of type number', value)
    const range = !Number.isInteger(value) ? 'an integer' : value < 0 || value > most ? `>= 0 && <= ${most}` : undefined
    if (range === undefined) return value
    throw outOfRange(name, range, value)
  }
  const outOfRange = (name: string, range: string, value: number) =>
    coded(
      RangeError,
      'ERR_OUT_OF_RANGE',
      `The value of "${name}" is out of range. It must be ${range}. Received ${value}`,
    )
  return {
    websocketMask(source: unknown, key: unknown, output: unknown, offset: unknown, length: unknown): void {
      const from = view('source', source)
      const bytes = keyOf(key)
      const to = view('output', output)
      const at = within('offset', offset, to.length)
      const many = within('length', length, from.length)
      if (many > to.length - at) throw outOfRange('length', `<= ${to.length - at}`, many)
      mask(from, bytes, to, at, many)
    },
    websocketUnmask(buffer: unknown, key: unknown): void {
      const bytes = view('buffer', buffer)
      mask(bytes, keyOf(key), bytes, 0, bytes.length)
    },
  }
}

/** `validateHeaderName` and its like, which refuse as setHeader does. */
function makeHeaderChecks(era: Era): ModuleParts {
  const { namesLabel, validatesLeniently } = era.profile.module
  const coded = codedErrorOf(era.profile)
  const invalidArgument = invalidArgumentOf(era.profile)
  const { words } = era
  const write = writtenIn(era.profile)
  return {
    validateHeaderName(name: unknown, label?: unknown): void {
      if (isToken(name)) return
      throw namesLabel && label
        ? coded(TypeError, 'ERR_INVALID_HTTP_TOKEN', `${label} must be a valid HTTP token ["${write(name)}"]`)
        : words.notToken('header', name)
    },
    validateHeaderValue(name: unknown, value: unknown, lenient?: unknown): void {
      if (value === undefined) throw words.undefinedValue(name as string, 'header')
      const fits = validatesLeniently && lenient ? isSafeEnough : isSafe
      if (!fits(value)) throw words.invalidValue('header', name as string)
    },
    isValidHeaderName: (name: unknown): boolean => typeof name === 'string' && isToken(name),
    isValidHeaderValue(value: unknown, options?: { httpValidation?: unknown }): boolean {
      if (options !== undefined && (typeof options !== 'object' || options === null || Array.isArray(options))) {
        throw invalidArgument('"options" argument', 'of type object', options)
      }
      const kind = options?.httpValidation
      if (kind !== undefined && kind !== 'strict' && kind !== 'relaxed') {
        const words = `The property 'options.httpValidation' must be one of: 'strict', 'relaxed'. Received ${inspect(kind)}`
        throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', words)
      }
      return value !== undefined && (kind === 'relaxed' ? isSafeEnough : isSafe)(value)
    },
  }
}

/** The parts of the module that no class brings. */
export function makeModuleFunctions(era: Era): ModuleParts {
  const coded = codedErrorOf(era.profile)
  const invalidArgument = invalidArgumentOf(era.profile)
  return {
    ...makeHeaderChecks(era),
    ...makeMasks(era),
    setGlobalProxyFromEnv: makeSetGlobalProxy(era),
    setMaxIdleHTTPParsers(max: unknown): void {
      if (typeof max !== 'number') throw invalidArgument('"max" argument', 'of type number', max)
      if (!Number.isInteger(max) || max < 1 || max > Number.MAX_SAFE_INTEGER) {
        const range = Number.isInteger(max) ? `>= 1 && <= ${Number.MAX_SAFE_INTEGER}` : 'an integer'
        const text = `The value of "max" is out of range. It must be ${range}. Received ${max}`
        throw coded(RangeError, 'ERR_OUT_OF_RANGE', text)
      }
      era.parsers.max = max
    },
  }
}
