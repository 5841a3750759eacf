/**
 * How a program is pinned beside its version: what the environment says, what the "http-eras" of its package.json says, and what the
 * command line says, the later before the earlier. Fixes of the guard add up by name, and so does what is to be otherwise (with).
 * What a pinned process hands on to those that it starts is settled: there, the file comes first, and nothing in it counts against it.
 */

import { erasError } from '../errors'
import type { Switches } from '../guard/switches'
import { foldersOf, ourField } from './detect/places'
import { names, optionsFrom, type PinOptions, SETTLED, variableOf, written } from './pin-options'

type Guard = Switches['guard']
type Option = keyof PinOptions
type SettingsObject = Readonly<Record<string, unknown>>

const GUARD_FORM = '"guard" is to be false, "report", or an object such as { "host": false }'
const PRELUDE_FORM = '"prelude" is to be true, false, or names, as a text or a list: ["util.print", "sys"]'
const HOST_FORM = '"host" is to be names of packages, as a text or a list: ["got"]'

/** Names as a text or a list; undefined for what is neither. */
function namesFrom(value: unknown): string[] | undefined {
  if (typeof value === 'string') return names(value)
  return Array.isArray(value) && value.every(one => typeof one === 'string') ? value : undefined
}

function guardFrom(file: string, { guard, faithful }: SettingsObject): PinOptions {
  const bad = (said: string) => erasError('ERAS_BAD_GUARD', file, `in "http-eras", ${said}`)
  if (faithful !== undefined && typeof faithful !== 'boolean') throw bad('"faithful" is to be true or false')
  const told = faithful === undefined ? {} : { faithful }
  if (guard === undefined || guard === true) return told
  if (guard === 'report') return { ...told, reportOnly: true }
  if (guard === false) return { ...told, guard }
  if (typeof guard !== 'object' || guard === null || Array.isArray(guard)) throw bad(GUARD_FORM)
  if (!Object.values(guard).every(value => typeof value === 'boolean')) throw bad(GUARD_FORM)
  return { ...told, guard: guard as Record<string, boolean> }
}

/** What a package.json says; `with` goes with the version that is found for the package (src/run/detect.ts). */
function fromField(file: string, field: SettingsObject): PinOptions {
  const { prelude, host } = field
  const bad = (form: string) => erasError('ERAS_BAD_PLACE', file, `in "http-eras", ${form}`)
  const parts = typeof prelude === 'boolean' ? prelude : namesFrom(prelude)
  if (prelude !== undefined && parts === undefined) throw bad(PRELUDE_FORM)
  const packages = namesFrom(host)
  if (host !== undefined && packages === undefined) throw bad(HOST_FORM)
  return {
    ...guardFrom(file, field),
    ...(parts !== undefined && { prelude: parts }),
    ...(packages !== undefined && { host: packages }),
  }
}

const flags: Readonly<Record<Option, string>> = {
  with: '--with',
  guard: '--no-guard',
  reportOnly: '--report-only',
  faithful: '--faithful',
  prelude: '--prelude',
  host: '--host',
}

/** What one place says, and what it is called. */
interface Layer {
  readonly options: PinOptions
  called(option: Option): string
}

function both(before: Guard, after: Guard): Guard {
  if (typeof before !== 'object' || typeof after !== 'object') return after ?? before
  return { ...before, ...after }
}

function merged(layers: readonly Layer[]): PinOptions {
  const all = layers.map(({ options }) => options)
  const guard = all.map(options => options.guard).reduce(both, undefined)
  const changes = all.flatMap(options => options.with ?? []).join(', ')
  return Object.assign(
    {},
    ...all,
    guard === undefined ? {} : { guard },
    changes === '' ? {} : { with: changes },
  ) as PinOptions
}

/** A line for each option that somebody gives: who, and whom that comes before. */
function reportOf(layers: readonly Layer[]): string[] {
  return (Object.keys(flags) as Option[]).flatMap(option => {
    const said = layers
      .filter(({ options }) => options[option] !== undefined)
      .map(({ options, called }) => `${written(option, options[option])} (${called(option)})`)
    if (said.length === 0) return []
    const adds = option === 'with' || option === 'guard'
    const last = said[said.length - 1]
    const before = said.slice(0, -1).join(', ')
    return [before === '' ? `${option}: ${last}` : `${option}: ${last}, ${adds ? 'with' : 'before'} ${before}`]
  })
}

export interface Settled {
  readonly options: PinOptions
  /** What was said where, a line an option. */
  readonly reported: readonly string[]
}

/**
 * The options of a program.
 * @param script its path; without one, the current folder counts
 * @param given what the command line says
 * @param hasWith what HTTP_ERAS_WITH says is in the version already, below what package.json says
 * @throws ErasError ERAS_BAD_GUARD, ERAS_BAD_PLACE for a variable or a package.json that says what cannot be
 */
export function settle(
  script: string | undefined,
  env: NodeJS.ProcessEnv,
  given: PinOptions = {},
  hasWith = false,
): Settled {
  const found = ourField(foldersOf(script))
  const { with: changes, ...rest } = optionsFrom(env)
  const environment: Layer = {
    options: hasWith || changes === undefined ? rest : { ...rest, with: changes },
    called: variableOf,
  }
  const file: Layer = {
    options: found ? fromField(found.file, found.field) : {},
    called: () => `"http-eras" in ${found?.file}`,
  }
  const line: Layer = { options: given, called: option => flags[option] }
  const layers = env[SETTLED] ? [file, environment, line] : [environment, file, line]
  return { options: merged(layers), reported: reportOf(layers) }
}
