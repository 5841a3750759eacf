/**
 * What a pinned program may be given beside its version, and the environment variables that carry it to the processes
 * that it starts. An empty variable counts as one that is not set.
 */

import { guardVariables, names, type Variable } from '../guard/environment'
import type { Switches } from '../guard/switches'

export { names }

export interface PinOptions extends Switches {
  /** What is to be otherwise than in the version: what stands behind `with` in a spec. */
  with?: string
  /** The parts of the legacy prelude: all that the version needs, or none (`false`), or those that are named. */
  prelude?: boolean | readonly string[]
  /** Packages whose files keep the host's modules, beside the usual ones. */
  host?: readonly string[]
}

/** Each option: its variable, and how it is written there and read. */
const variables: { readonly [K in keyof PinOptions]-?: Variable<NonNullable<PinOptions[K]>> } = {
  ...guardVariables,
  with: { variable: 'HTTP_ERAS_WITH', write: value => value || undefined, read: text => text },
  prelude: {
    variable: 'HTTP_ERAS_PRELUDE',
    write: value => (value === true ? undefined : value === false ? 'none' : value.join(',') || 'none'),
    read: text => text !== 'none' && names(text),
  },
  host: { variable: 'HTTP_ERAS_HOST', write: value => value.join(',') || undefined, read: text => names(text) },
}

type Option = keyof PinOptions

/** Set where the variables are what a pinned process hands on: its options were settled, and no file counts against them. */
export const SETTLED = 'HTTP_ERAS_SETTLED'

/** The variable of an option. */
export const variableOf = (option: Option): string => variables[option].variable

/** The value of an option, as a person reads it. */
export function written(option: Option, value: unknown): string {
  const { write } = variables[option] as { write(value: unknown): string | undefined }
  return (typeof value === 'boolean' ? undefined : write(value)) ?? JSON.stringify(value)
}

const options = Object.keys(variables) as Option[]

/** The options that an environment gives. */
export function optionsFrom(env: NodeJS.ProcessEnv): PinOptions {
  const given = options.map(option => [option, env[variables[option].variable]] as const)
  return Object.fromEntries(given.flatMap(([option, text]) => (text ? [[option, variables[option].read(text)]] : [])))
}

/** The variables that hand a version and options on: they are settled. */
export const handedOn = (spec: string, given: PinOptions): Record<string, string | undefined> => ({
  ...environmentOf(spec, given),
  [SETTLED]: '1',
})

/** The variables that give a version and options; undefined for one that is not needed. */
export function environmentOf(spec: string, given: PinOptions): Record<string, string | undefined> {
  const written = options.map(option => {
    const { variable, write } = variables[option] as { variable: string; write(value: unknown): string | undefined }
    return [variable, given[option] === undefined ? undefined : write(given[option])]
  })
  return { HTTP_ERAS: spec, ...Object.fromEntries(written) }
}
