/** What stands at a place of the file system, where asking for it is no error whatever the place is. */

import { type Stats, statSync } from 'node:fs'

/** @returns undefined where nothing can be looked at: nothing is there, a link goes to itself, the name is too long, or it is not allowed */
export function lookAt(place: string): Stats | undefined {
  try {
    return statSync(place)
  } catch {
    return undefined
  }
}
