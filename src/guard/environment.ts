/** How the environment switches the guard: the variables, and how each is written and read. An empty one counts as not set. */

import { erasError } from '../errors'
import type { Switches } from './switches'

/** The names in a list with commas between them. */
export const names = (text: string): string[] =>
  text
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')

/** What stands for all fixes where some may be named. */
const ALL = 'all'
const REPORT = 'report'

/** A variable of the environment. */
export interface Variable<T> {
  readonly variable: string
  /** @returns nothing where it need not be set */
  write(value: T): string | undefined
  read(text: string): T
}

function offIn(guard: NonNullable<Switches['guard']>): string | undefined {
  if (typeof guard === 'boolean') return guard ? undefined : ALL
  const off = Object.keys(guard).filter(id => !guard[id])
  return off.join(',') || undefined
}

export const guardVariables: { readonly [K in keyof Switches]-?: Variable<NonNullable<Switches[K]>> } = {
  guard: {
    variable: 'HTTP_ERAS_NO_GUARD',
    write: offIn,
    read: text => text !== ALL && Object.fromEntries(names(text).map(id => [id, false])),
  },
  reportOnly: {
    variable: 'HTTP_ERAS_GUARD',
    write: value => (value ? REPORT : undefined),
    read(text) {
      if (text === REPORT) return true
      throw erasError('ERAS_BAD_GUARD', 'HTTP_ERAS_GUARD', `it may be ${REPORT}, and not '${text}'`)
    },
  },
  faithful: { variable: 'HTTP_ERAS_FAITHFUL', write: value => (value ? '1' : undefined), read: text => text !== '0' },
}

/**
 * The switches that an environment sets.
 * @throws ErasError ERAS_BAD_GUARD for a variable that says what cannot be
 */
export function switchesFrom(env: NodeJS.ProcessEnv): Switches {
  const given = Object.entries(guardVariables).flatMap(([key, { variable, read }]) => {
    const text = env[variable]
    return text ? [[key, read(text)] as const] : []
  })
  return Object.fromEntries(given)
}
