/** Errors as the runtimes with error codes made them: the code is a property and stands in the text of the error. */

import type { Behaviours } from '../profile/vocabulary'

type Base = new (message: string) => Error

export interface CodedError extends Error {
  code: string
}

const made = new Map<Base, new (code: string, message: string) => CodedError>()

function codedClass(base: Base): new (code: string, message: string) => CodedError {
  let known = made.get(base)
  if (known) return known
  class NodeError extends base implements CodedError {
    code: string
    constructor(code: string, message: string) {
      super(message)
      // The code stands in the first line of the stack, but not in the name.
      const { name } = this
      Object.defineProperty(this, 'name', { value: `${name} [${code}]`, configurable: true })
      void this.stack
      delete (this as { name?: string }).name
      this.code = code
    }
    override toString(): string {
      return `${this.name} [${this.code}]: ${this.message}`
    }
  }
  known = NodeError
  made.set(base, known)
  return known
}

/**
 * @param base Error, TypeError or RangeError
 * @param code such as ERR_INVALID_CHAR
 */
export function codedError(base: Base, code: string, message: string): CodedError {
  return new (codedClass(base))(code, message)
}

/** A phrase for every way to tell a refusal, or one for each. */
type Phrase = string | Readonly<Record<'types' | 'values', string>>
type Refusals = Behaviours['module']['refusals']

/** ERR_INVALID_ARG_TYPE: `expected` is what follows `must be`. */
export type InvalidArgument = (what: Phrase, expected: Phrase, value: unknown) => CodedError

const receivedType = (value: unknown): string => `. Received type ${typeof value}`

const received: Record<Refusals, (value: unknown) => string> = {
  nothing: () => '',
  typesLowerCase: receivedType,
  types: receivedType,
  values(value) {
    if (value === null || value === undefined) return `. Received ${value}`
    if (typeof value === 'function') return value.name ? `. Received function ${value.name}` : '. Received function '
    if (typeof value === 'object') {
      const name = (value.constructor as { name?: string } | undefined)?.name
      return name ? `. Received an instance of ${name}` : '. Received [Object: null prototype] {}'
    }
    const shown = typeof value === 'string' ? `'${value}'` : String(value)
    return `. Received type ${typeof value} (${shown.length > 25 ? `${shown.slice(0, 25)}...` : shown})`
  },
}

const invalidArgumentIn =
  (refusals: Refusals): InvalidArgument =>
  (what, expected, value) => {
    const [thing, kinds] = [what, expected].map(phrase =>
      typeof phrase === 'string' ? phrase : phrase[refusals === 'values' ? refusals : 'types'],
    )
    return codedError(TypeError, 'ERR_INVALID_ARG_TYPE', `The ${thing} must be ${kinds}${received[refusals](value)}`)
  }

/** What makes an ERR_INVALID_ARG_TYPE, by how it tells what it refuses. */
export const invalidArguments: Readonly<Record<Refusals, InvalidArgument>> = {
  nothing: invalidArgumentIn('nothing'),
  typesLowerCase: invalidArgumentIn('typesLowerCase'),
  types: invalidArgumentIn('types'),
  values: invalidArgumentIn('values'),
}

/** Fails as the assert of the runtimes without error codes did. */
export function demand(value: unknown): asserts value {
  if (value) return
  const error = new Error(`${String(value)} == true`)
  error.name = 'AssertionError'
  throw Object.assign(error, { actual: value, expected: true, operator: '==' })
}

/** Fails as the inner assert of the runtimes with error codes did. */
export function demandCoded(value: unknown): asserts value {
  if (value) return
  const place = 'https://github.com/nodejs/node/issues'
  throw codedError(
    Error,
    'ERR_INTERNAL_ASSERTION',
    `This is caused by either a bug in Node.js or incorrect usage of Node.js internals.\nPlease open an issue with this stack trace at ${place}\n`,
  )
}
