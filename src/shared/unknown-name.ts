/** What is said of a name that there is not, in options and in package.json. */

import { meant } from '../profile/nearest'

/** @param thing what it should have been, with a blank behind it, or nothing */
export function unknownName(thing: string, name: string, names: readonly string[]): string {
  const near = meant(name, names)
  const guess = near.length > 0 ? `: did you mean ${near.join(' or ')}?` : ''
  return `has no ${thing}'${name.slice(0, 60)}'${guess}${guess ? ' There' : ': there'} ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}`
}
