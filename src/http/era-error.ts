/** Errors as the runtimes with error codes made them: the code is a property and stands in the text of the error. */

import { AssertionError } from 'node:assert'
import { format, inspect } from 'node:util'
import type { Profile } from '../profile/profile'
import type { Behaviours } from '../profile/vocabulary'

type Base = new (message: string) => Error

export interface CodedError extends Error {
  code: string
}

/**
 * @param base Error, TypeError or RangeError
 * @param code such as ERR_INVALID_CHAR
 */
export type Coded = (base: Base, code: string, message: string) => CodedError

type Shape = Behaviours['module']['errorCodes']
type CodedClass = new (code: string, message: string) => CodedError

const kCode = Symbol('code')

/** What a program sets becomes an ordinary property. */
function become(error: object, name: string, value: unknown): void {
  Object.defineProperty(error, name, { value, writable: true, enumerable: true, configurable: true })
}

function tellsCode(this: CodedError): string {
  return `${this.name} [${this.code}]: ${this.message}`
}

const codeAccessor: PropertyDescriptor = {
  get(this: { [kCode]: string }) {
    return this[kCode]
  },
  set(value) {
    become(this, 'code', value)
  },
  configurable: true,
}

const shapes: Record<Shape, (prototype: object, base: Base) => void> = {
  inName(prototype, base) {
    Object.defineProperty(prototype, 'name', {
      get(this: { [kCode]: string }) {
        return `${base.name} [${this[kCode]}]`
      },
      set(value) {
        become(this, 'name', value)
      },
      configurable: true,
    })
    Object.defineProperty(prototype, 'code', codeAccessor)
  },
  hidden(prototype) {
    Object.defineProperty(prototype, 'code', codeAccessor)
    Object.defineProperty(prototype, 'toString', { value: tellsCode, writable: true, configurable: true })
  },
  own(prototype) {
    Object.defineProperty(prototype, 'toString', { value: tellsCode, writable: true, configurable: true })
  },
  plain() {},
  derived(prototype, base) {
    Object.defineProperty(prototype, 'toString', { value: tellsCode, writable: true, configurable: true })
    Object.defineProperty(prototype, 'constructor', { value: base })
  },
}

/** The code stands in the first line of the stack, whatever the name is. */
function nameInStack(error: Error, base: Base, code: string): void {
  Object.defineProperty(error, 'name', { value: `${base.name} [${code}]`, configurable: true })
  void error.stack
  delete (error as { name?: string }).name
}

/** An error of the class that everybody has. */
function makePlain(base: Base, code: string, message: string): CodedError {
  const error = new base(message) as CodedError
  Object.defineProperty(error, 'toString', { value: tellsCode, writable: true, configurable: true })
  nameInStack(error, base, code)
  become(error, 'code', code)
  return error
}

function makeClass(base: Base, shape: Shape): CodedClass {
  class NodeError extends base {
    // It names no arguments.
    constructor(...[code, message]: [string, string]) {
      super(message)
      nameInStack(this, base, code)
      if (shape === 'own' || shape === 'derived') become(this, 'code', code)
      else Object.defineProperty(this, kCode, { value: code })
    }
  }
  shapes[shape](NodeError.prototype, base)
  return NodeError as unknown as CodedClass
}

function codedIn(shape: Shape): Coded {
  if (shape === 'plain') return makePlain
  const made = new Map<Base, CodedClass>()
  return (base, code, message) => {
    let known = made.get(base)
    if (!known) made.set(base, (known = makeClass(base, shape)))
    return new known(code, message)
  }
}

/** What makes errors with codes, by where they show them. */
const codedErrors: Readonly<Record<Shape, Coded>> = {
  inName: codedIn('inName'),
  hidden: codedIn('hidden'),
  own: codedIn('own'),
  plain: codedIn('plain'),
  derived: codedIn('derived'),
}

/** What makes the coded errors of a profile. */
export const codedErrorOf = ({ module }: Profile): Coded => codedErrors[module.errorCodes]

/** The same with further properties, which stand before a code that can be enumerated. */
export function codedErrorWith(
  profile: Profile,
  fields: Readonly<Record<string, unknown>>,
  ...args: Parameters<Coded>
): CodedError {
  const error = codedErrorOf(profile)(...args)
  const { code } = error
  const shown = Object.hasOwn(error, 'code')
  if (shown) delete (error as { code?: string }).code
  Object.assign(error, fields)
  if (shown) become(error, 'code', code)
  return error
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
  values: value => receivedValue(value, false),
  shortly: value => receivedValue(value, true),
}

const earlyReceived = (refusals: Refusals) => (value: unknown) =>
  value === null ? '. Received type null' : received[refusals](value)

/** What an error says of the value that it refuses. */
function receivedValue(value: unknown, shortly: boolean): string {
  if (value === null || value === undefined) return `. Received ${value}`
  if (typeof value === 'function') {
    return value.name || shortly ? `. Received function ${value.name}` : `. Received type function (${inspect(value)})`
  }
  if (typeof value === 'object') {
    const name = (value.constructor as { name?: string } | undefined)?.name
    return name ? `. Received an instance of ${name}` : '. Received [Object: null prototype] {}'
  }
  if (shortly) return `. Received type ${typeof value} (${briefly(value)})`
  const shown = typeof value === 'string' ? inspect(value) : String(value)
  return `. Received type ${typeof value} (${shown.length > 25 ? `${shown.slice(0, 25)}...` : shown})`
}

/** A long text is cut inside its quotes; other values are whole. */
function briefly(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'string') return String(value)
  const shown = value.length > 28 ? `${value.slice(0, 25)}...` : value
  return shown.includes("'") ? JSON.stringify(shown) : `'${shown}'`
}

/** Classes that the first of those errors wrote small. */
const CLASSES = /\b(?:Buffer|Function|Object)\b/g

const invalidArgumentIn =
  (
    refusals: Refusals,
    coded: Coded,
    writesSmall = refusals === 'typesLowerCase',
    tell = received[refusals],
  ): InvalidArgument =>
  (what, expected, value) => {
    const [thing, kinds] = [what, expected].map(phrase =>
      typeof phrase === 'string'
        ? phrase
        : phrase[refusals === 'values' || refusals === 'shortly' ? 'values' : 'types'],
    )
    const named = writesSmall ? kinds.replace(CLASSES, kind => kind.toLowerCase()) : kinds
    return coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The ${thing} must be ${named}${tell(value)}`)
  }

/** What makes an ERR_INVALID_ARG_TYPE in the words of a profile. */
export const invalidArgumentOf = (profile: Profile): InvalidArgument => {
  const { refusals, wording } = profile.module
  // The first of those errors told null as null, not as the type that typeof names.
  const tell = wording === 'codedEarly' ? earlyReceived(refusals) : undefined
  return invalidArgumentIn(refusals, codedErrorOf(profile), undefined, tell)
}

/** The same in places that said nothing of the value at first. */
export const bareArgumentOf = (profile: Profile): InvalidArgument =>
  profile.module.wording === 'codedEarly'
    ? invalidArgumentIn('nothing', codedErrorOf(profile), profile.module.refusals === 'typesLowerCase')
    : invalidArgumentOf(profile)

/** ERR_INVALID_ARG_VALUE of a value that is none of several. */
export function invalidChoiceOf(
  profile: Profile,
): (name: string, choices: readonly string[], value: unknown) => CodedError {
  const coded = codedErrorOf(profile)
  return (name, choices, value) => {
    const kind = name.includes('.') ? 'property' : 'argument'
    const list = choices.map(choice => inspect(choice)).join(', ')
    const words = `The ${kind} '${name}' must be one of: ${list}. Received ${inspect(value)}`
    return coded(TypeError, 'ERR_INVALID_ARG_VALUE', words)
  }
}

/** How a value is written into the words of an error. */
export const writtenIn = ({ module }: Profile): ((value: unknown) => string) =>
  module.errorValues === 'inspected' ? value => format('%s', value) : String

type Asserts = Behaviours['module']['asserts']

/** Own properties of a failed assertion that can be enumerated, in their order. */
const FIELDS: Readonly<Record<Exclude<Asserts, 'inner'>, readonly string[]>> = {
  unworded: ['name', 'message', 'actual', 'expected', 'operator'],
  wordedName: ['message', 'actual', 'expected', 'operator', 'name'],
  plain: ['name', 'actual', 'expected', 'operator', 'message'],
  generated: ['name', 'actual', 'expected', 'operator', 'message', 'generatedMessage'],
  coded: ['generatedMessage', 'name', 'code', 'actual', 'expected', 'operator'],
  codedText: ['generatedMessage', 'code', 'actual', 'expected', 'operator'],
}

/** What the assert of a program made of a value that is not true. */
function failedAssertion(asserts: Exclude<Asserts, 'inner'>, actual: unknown): Error {
  const failed = Object.create(AssertionError.prototype) as Error
  const has = (name: string, value: unknown, enumerable: boolean) =>
    Object.defineProperty(failed, name, { value, enumerable, writable: true, configurable: true })
  const coded = asserts === 'coded' || asserts === 'codedText'
  const words = `${String(actual)} == true`
  const names: Partial<Record<Asserts, string>> = {
    coded: 'AssertionError [ERR_ASSERTION]',
    wordedName: `AssertionError: ${words}`,
  }
  const name = names[asserts] ?? 'AssertionError'
  const message = asserts === 'unworded' || asserts === 'wordedName' ? undefined : words
  const values: Record<string, unknown> = { name, message, actual, expected: true, operator: '==' }
  Object.assign(values, { generatedMessage: true, code: 'ERR_ASSERTION' })
  if (coded) has('message', message, false)
  for (const field of FIELDS[asserts]) has(field, values[field], true)
  if (asserts === 'unworded') has('toString', tellsParts, false)
  // The stack begins with the code, whatever the name is.
  if (asserts === 'codedText') has('name', 'AssertionError [ERR_ASSERTION]', false)
  // It says what failed, though the error has no message.
  if (asserts === 'unworded') has('message', words, true)
  Error.captureStackTrace(failed)
  void failed.stack
  if (asserts === 'unworded') has('message', message, true)
  if (asserts === 'codedText') has('name', 'AssertionError', false)
  // What the host's class knows of codes is not the era's.
  if (asserts !== 'unworded') has('toString', coded ? tellsAssertion : Error.prototype.toString, false)
  return failed
}

/** Of an error without words. */
function tellsParts(this: Error & { actual: unknown }): string {
  return `${this.name}: ${String(this.actual)} == true`
}

function tellsAssertion(this: Error): string {
  return `AssertionError [ERR_ASSERTION]: ${this.message}`
}

const ISSUES = 'https://github.com/nodejs/node/issues'

/** What fails as the assert of the module did. */
export function demandOf(profile: Profile): (value: unknown) => void {
  const { asserts } = profile.module
  const coded = codedErrorOf(profile)
  return value => {
    if (value) return
    if (asserts !== 'inner') throw failedAssertion(asserts, value)
    throw coded(
      Error,
      'ERR_INTERNAL_ASSERTION',
      `This is caused by either a bug in Node.js or incorrect usage of Node.js internals.\nPlease open an issue with this stack trace at ${ISSUES}\n`,
    )
  }
}
