/**
 * Kinds of arguments, for callers without a compiler: each says in words what is taken, and finds what is not. The tables of the
 * public functions are made of them; nothing here knows a function.
 */

import { inspect } from 'node:util'
import { vocabulary } from '../profile/vocabulary'
import { unknownName } from '../shared/unknown-name'

/** What is wrong with a value: where in it, and in which words. */
interface Fault {
  /** Behind the name of the argument: `.as[1]`, or empty for the value itself. */
  readonly place: string
  readonly message: string
}

/** What an argument may be. */
export interface Kind {
  /** What is taken, as it stands behind "it takes". */
  readonly words: string
  /** Of options: the kind of each. */
  readonly entries?: Readonly<Record<string, Kind>>
  /** @returns undefined for a value of this kind */
  fault(value: unknown): Fault | undefined
}

/** Longest value that a message shows. */
const LONGEST = 40

function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  const text = inspect(value, { depth: 0, breakLength: Infinity, maxStringLength: LONGEST, maxArrayLength: 3 })
  return text.length > LONGEST + 20 ? `${text.slice(0, LONGEST)}…` : text
}

/** A kind by what it is in words and a test. */
export function kind(words: string, is: (value: unknown) => boolean): Kind {
  return {
    words,
    fault: value => (is(value) ? undefined : { place: '', message: `is ${shown(value)}, and takes ${words}` }),
  }
}

/** Every kind of which a value may be one. */
export function either(...kinds: readonly Kind[]): Kind {
  const words = kinds.map(one => one.words).join(', or ')
  return {
    words,
    fault(value) {
      const faults = kinds.map(one => one.fault(value))
      if (faults.includes(undefined)) return undefined
      // One that has found something within the value knows more than that it is no such value.
      return faults.find(fault => fault?.place) ?? kind(words, () => false).fault(value)
    },
  }
}

/** A list, with the kind of its entries. */
export function listOf(entry: Kind, words = `a list of which each entry is ${entry.words}`): Kind {
  const list = kind(words, Array.isArray)
  return {
    words,
    fault(value) {
      const fault = list.fault(value)
      if (fault) return fault
      for (const [at, one] of (value as unknown[]).entries()) {
        const inner = entry.fault(one)
        if (inner) return { ...inner, place: `[${at}]${inner.place}` }
      }
      return undefined
    },
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One of some words. */
export const oneOf = (...all: readonly string[]): Kind =>
  kind(`'${all.join("' or '")}'`, value => all.includes(value as string))

/** Values by names that are free. */
export function byName(entry: Kind, words = `an object whose values are ${entry.words}`): Kind {
  const object = kind(words, isObject)
  return {
    words,
    fault(value) {
      const fault = object.fault(value)
      if (fault) return fault
      for (const [name, one] of Object.entries(value as object)) {
        const inner = entry.fault(one)
        if (inner) return { ...inner, place: `.${name}${inner.place}` }
      }
      return undefined
    },
  }
}

/** The kinds of all options that a type has: the compiler asks for each. */
export type KindsOf<O> = { readonly [K in keyof Required<O>]: Kind }

/**
 * Options: names that are known, each with its kind; what is undefined is left out.
 * @param brings whether a value has other names, too, because it is something else that can stand for options
 */
export function options<O>(kinds: KindsOf<O>, brings: (value: unknown) => boolean = () => false): Kind {
  const names = Object.keys(kinds)
  const object = kind('an object of options', value => isObject(value) || brings(value))
  return {
    words: object.words,
    entries: kinds as Readonly<Record<string, Kind>>,
    fault(value) {
      const fault = object.fault(value)
      if (fault) return fault
      for (const name of Object.keys(value as object)) {
        if (!names.includes(name) && !brings(value)) return { place: '', message: unknownName('option ', name, names) }
      }
      // Those of a class, and those that it was made from, are read, too.
      for (const name of names) {
        const one = (value as Record<string, unknown>)[name]
        const inner = one === undefined ? undefined : (kinds as Record<string, Kind>)[name].fault(one)
        if (inner) return { ...inner, place: `.${name}${inner.place}` }
      }
      return undefined
    },
  }
}

/** Options of which one cannot be left out. */
export const requiring = (name: string, inner: Kind): Kind => ({
  entries: inner.entries,
  words: `${inner.words} with ${name}`,
  fault: value =>
    inner.fault(value) ??
    ((value as Record<string, unknown>)[name] === undefined
      ? { place: `.${name}`, message: 'is missing, and cannot be left out' }
      : undefined),
})

/** A list of so many entries. */
export const listOfLength = (length: number, entry: Kind, words: string): Kind => {
  const list = listOf(entry, words)
  return {
    words,
    fault: value => list.fault(value) ?? kind(words, () => (value as unknown[]).length === length).fault(value),
  }
}

/** A kind, or nothing at all. */
export const maybe = (inner: Kind): Kind => ({
  entries: inner.entries,
  words: inner.words,
  fault: value => (value === undefined ? undefined : inner.fault(value)),
})

export const text = kind('a text', value => typeof value === 'string')
export const flag = kind('true or false', value => typeof value === 'boolean')
/** A class is a function, too, and cannot be called. */
export const callback = kind(
  'a function',
  value => typeof value === 'function' && !/^class(?!\s*\()/.test(Function.prototype.toString.call(value)),
)
export const whole = (least: number, words = `a whole number from ${least} on`): Kind =>
  kind(words, value => Number.isSafeInteger(value) && (value as number) >= least)
export const above = (least: number, words: string): Kind =>
  kind(words, value => typeof value === 'number' && value > least)
/** A timer takes no more. */
export const milliseconds = kind(
  'milliseconds, more than 0 and at most 2147483647',
  value => typeof value === 'number' && value > 0 && value < 2 ** 31,
)
export const texts = listOf(text, 'a list of texts')
export const signal = kind('an AbortSignal', value => value instanceof AbortSignal)
export const bytes = kind(
  'bytes: a Buffer, another view of an ArrayBuffer, or a text of which each letter is a byte',
  value => typeof value === 'string' || ArrayBuffer.isView(value),
)
/** Certificates and keys. */
export const pem = kind('PEM as a text or a Buffer', value => typeof value === 'string' || Buffer.isBuffer(value))

/** What `resolve` gives, or a copy of it. */
export const profile = kind(
  'a profile, as resolve gives it',
  value =>
    isObject(value) &&
    typeof value.name === 'string' &&
    Object.entries(vocabulary).every(
      ([area, names]) => isObject(value[area]) && Object.keys(names).every(name => name in (value[area] as object)),
    ),
)
