/**
 * How a program is guarded: what its package.json says, what the environment says, and what the command line says, the
 * later before the earlier. Fixes that are switched off anywhere are off, and what is to be otherwise (with) adds up.
 */

import { erasError } from '../errors'
import type { Switches } from '../guard/switches'
import { foldersOf, ourField } from './detect/places'
import type { PinOptions } from './pin-options'

type Guard = Switches['guard']

const FORM = '"guard" is to be false, "report", or an object such as { "host": false }'

function fromField(file: string, { guard, faithful }: Readonly<Record<string, unknown>>): PinOptions {
  const bad = (said: string) => erasError('ERAS_BAD_GUARD', file, `in "http-eras", ${said}`)
  if (faithful !== undefined && typeof faithful !== 'boolean') throw bad('"faithful" is to be true or false')
  const told = faithful === undefined ? {} : { faithful }
  if (guard === undefined || guard === true) return told
  if (guard === 'report') return { ...told, reportOnly: true }
  if (guard === false) return { ...told, guard }
  if (typeof guard !== 'object' || guard === null || Array.isArray(guard)) throw bad(FORM)
  if (!Object.values(guard).every(value => typeof value === 'boolean')) throw bad(FORM)
  return { ...told, guard: guard as Record<string, boolean> }
}

function both(before: Guard, after: Guard): Guard {
  if (typeof before !== 'object' || typeof after !== 'object') return after ?? before
  return { ...before, ...after }
}

/**
 * The options of a program with what its package.json says of the guard.
 * @param script its path; without one, the current folder counts
 * @param given later ones come before earlier ones
 * @throws ErasError ERAS_BAD_GUARD for a package.json that says what cannot be
 */
export function guardedOptions(script: string | undefined, ...given: readonly PinOptions[]): PinOptions {
  const found = ourField(foldersOf(script))
  const all = [found ? fromField(found.file, found.field) : {}, ...given]
  const guard = all.map(options => options.guard).reduce(both)
  const changes = all.flatMap(options => options.with ?? []).join(', ')
  return Object.assign(
    {},
    ...all,
    guard === undefined ? {} : { guard },
    changes === '' ? {} : { with: changes },
  ) as PinOptions
}
