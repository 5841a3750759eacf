/** `diff A B --html FILE`: the report of all lines, opened where the two differ. */

import { writeWhole } from '../../shared/write-whole'
import { diffProfiles } from '../data/profiles'
import { diffRecordings, hasProfile } from '../evidence/recorded'
import { gather } from './gather'
import { renderReport } from './report'

/** In how much two versions differ. */
interface Differences {
  readonly count: number
  /** What was counted. */
  readonly of: 'behaviours' | 'scenarios'
}

/**
 * Writes the report of two versions; one without a profile is known by its recordings.
 * @param a a spec, or the beginning of a recorded release
 * @param b the same
 * @param file what to write
 * @throws ErasError as `diffProfiles` and `diffRecordings` do; ERAS_CANNOT_WRITE
 */
export function writeDiffReport(a: string, b: string, file: string): Differences {
  const known = hasProfile(a) && hasProfile(b)
  const count = known ? diffProfiles(a, b).changes.length : diffRecordings(a, b).scenarios.length
  const text = renderReport(gather({ title: `Node’s http: ${a} and ${b}`, pair: [a, b] }))
  writeWhole(file, text)
  return { count, of: known ? 'behaviours' : 'scenarios' }
}
