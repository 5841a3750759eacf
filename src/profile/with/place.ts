/** Changes that an option or a variable gives are looked at in its name, so that a message says where the fault is. */

import { ErasError, placedError } from '../../errors'
import { resolve } from '../resolve'
import { specWith, type With } from './items'

/**
 * A spec with the changes that a place gives.
 * @param where the place: `--with`, `HTTP_ERAS_WITH`
 * @throws ErasError as `resolve` does; where it is the changes that are at fault, it names the place
 */
export function specFrom(where: string, spec: string, given: With | undefined): string {
  if (given === undefined || given.length === 0) return spec
  resolve(spec)
  try {
    const whole = specWith(spec, given)
    resolve(whole)
    return whole
  } catch (error) {
    throw error instanceof ErasError ? placedError(where, error) : error
  }
}
