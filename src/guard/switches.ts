/** Which fixes are on: as a whole, or one by one. */

import { erasError } from '../errors'
import { nearest } from '../profile/nearest'
import { fixes } from './fixes'

/** What switches the guard. */
export interface Switches {
  /** All fixes of the guard off: exactly what the release did. */
  readonly faithful?: boolean
  /** `false` is the same as `faithful`; or by the id of a fix, `false` for those that are to be off. */
  readonly guard?: boolean | Readonly<Record<string, boolean>>
  /** Nothing is refused; what would be is counted. */
  readonly reportOnly?: boolean
}

/**
 * The ids of the fixes that are switched off.
 * @throws ErasError ERAS_UNKNOWN_FIX for an id that there is not
 */
export function switchedOff({ faithful, guard }: Switches): ReadonlySet<string> {
  const ids = fixes.map(({ id }) => id)
  if (faithful || guard === false) return new Set(ids)
  if (guard === undefined || guard === true) return new Set()
  for (const id of Object.keys(guard)) {
    if (!ids.includes(id)) throw erasError('ERAS_UNKNOWN_FIX', id, nearest(id, ids, 3))
  }
  return new Set(ids.filter(id => guard[id] === false))
}
