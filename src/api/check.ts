/** Puts a check of its arguments before a function: a table says what each may be. */

import { erasError } from '../errors'
import type { Kind } from './kinds'

/** The arguments of a function, in their order, by the names that messages call them. */
type Parameters = Readonly<Record<string, Kind>>

// biome-ignore lint/suspicious/noExplicitAny: any function
type AnyFunction = (...args: any[]) => unknown

const known = new WeakMap<object, Parameters>()

/** What a checked function takes. */
export const parametersOf = (made: object): Parameters | undefined => known.get(made)

/**
 * @param name what messages call the function
 * @param parameters what each argument may be; what follows the last one is handed on
 * @param made the function
 * @returns a function of the same type, name and length, that throws ERAS_BAD_ARGUMENT before `made` is called; where that is an
 *   async function, it rejects
 */
export function checked<F extends AnyFunction>(name: string, parameters: Parameters, made: F): F {
  const kinds = Object.entries(parameters)
  const isAsync = made.constructor.name === 'AsyncFunction'
  function call(this: unknown, ...args: unknown[]): unknown {
    for (const [at, [parameter, kind]] of kinds.entries()) {
      const fault = kind.fault(args[at])
      if (!fault) continue
      const error = erasError('ERAS_BAD_ARGUMENT', name, `${parameter}${fault.place}`, fault.message)
      Error.captureStackTrace(error, call)
      if (isAsync) return Promise.reject(error)
      throw error
    }
    return Reflect.apply(made, this, args)
  }
  Object.defineProperties(call, { name: { value: name }, length: { value: made.length } })
  known.set(call, parameters)
  return call as unknown as F
}
