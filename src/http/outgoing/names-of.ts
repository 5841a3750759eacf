/** The names in an object of headers. */

import type { Profile } from '../../profile/profile'

/** @returns what lists the names; where the engine was strict, it throws for what is not an object */
export function makeNamesOf({ outgoing }: Profile): (headers: object) => string[] {
  if (!outgoing.onlyObjects) return Object.keys
  return headers => {
    if (headers === null || (typeof headers !== 'object' && typeof headers !== 'function')) {
      throw new TypeError('Object.keys called on non-object')
    }
    return Object.keys(headers)
  }
}
