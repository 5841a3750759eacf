/** What a runtime did, put into a recording that has others. */

import { compareReleases, exactOf, numberOf } from '../profile/release'
import { pack } from '../transcript/format'
import { type Recording, type Transcript, variantOf } from '../transcript/types'

/** In the order of release numbers; others come last, by name. */
function byRelease(a: string, b: string): number {
  const [x, y] = [a, b].map(runtime => exactOf(numberOf(runtime)))
  if (x !== undefined && y !== undefined) return compareReleases(a, b)
  if (x !== undefined || y !== undefined) return x !== undefined ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** The single runs that a recording stands for, in the order of releases. */
export function unpack(recording: Recording): Transcript[] {
  const { scenario, title, role, variants } = recording
  return variants
    .flatMap(({ runtimes, ...what }) =>
      runtimes.map((runtime): Transcript => ({ format: 'wire-transcript/1', runtime, scenario, title, role, ...what })),
    )
    .sort((a, b) => byRelease(a.runtime as string, b.runtime as string))
}

/**
 * A recording with this run in the place of what it had of that runtime; the rest is as it was.
 * @param recording undefined if there is none yet
 */
export function merge(recording: Recording | undefined, transcript: Transcript): Recording {
  if (!recording) return pack([transcript])
  const { runtime = '', exit, connections, events } = transcript
  const what = JSON.stringify([exit, connections, events])
  const had = variantOf(recording, runtime)
  if (had && JSON.stringify([had.exit, had.connections, had.events]) === what) return recording
  const others = unpack(recording).filter(one => one.runtime !== runtime)
  return pack([...others, transcript].sort((a, b) => byRelease(a.runtime as string, b.runtime as string)))
}
