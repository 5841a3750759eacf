/** The areas and weights that a person names. */

import { erasError } from '../../errors'
import { nearest } from '../../profile/nearest'
import { type Area, vocabulary } from '../../profile/vocabulary'
import { type Weight, weightClasses } from '../../profile/vocabulary/weights'

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

/**
 * @param words names of weights, several in one word with commas between them
 * @throws ErasError ERAS_BAD_OPTION with all of them
 */
export function readWeights(words: readonly string[]): Weight[] {
  const names = Object.keys(weightClasses)
  return words
    .flatMap(word => word.split(','))
    .map(name => {
      if (!names.includes(name))
        throw erasError('ERAS_BAD_OPTION', 'diff', `there is no weight '${name}': --weight takes ${names.join(', ')}`)
      return name as Weight
    })
}
