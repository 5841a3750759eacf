/** The areas that a person names. */

import { erasError } from '../../errors'
import { nearest } from '../../profile/nearest'
import { type Area, vocabulary } from '../../profile/vocabulary'

/**
 * @param words names of areas, several in one word with commas between them
 * @throws ErasError ERAS_UNKNOWN_AREA with the nearest ones
 */
export function readAreas(words: readonly string[]): Area[] {
  const names = Object.keys(vocabulary)
  return words
    .flatMap(word => word.split(','))
    .map(name => {
      if (!Object.hasOwn(vocabulary, name)) throw erasError('ERAS_UNKNOWN_AREA', name, nearest(name, names), names)
      return name as Area
    })
}
