/** The versions that a test names: a list, or the lines from one to another. */

import { lines } from '../../versions'
import { erasError } from '../errors'
import { hostRelease, isHost } from '../profile/host'
import { decide } from '../profile/resolve'
import { specsIn } from '../profile/with/items'

/** A stretch of history: the first version, every line between, and the last. */
export interface EraRange {
  /** What `resolve` takes. */
  readonly from: string
  /** The same; it may not be older. */
  readonly to: string
}

/**
 * Versions: each is what `resolve` takes (`0.10`, `0.10.48`, `lts/argon`, `24 with agent@18`), or `host` for the http of the
 * Node that runs the tests. A text may name several, with commas between them.
 */
export type EraVersions = string | readonly string[] | EraRange

/** A version that was found. */
export interface FoundVersion {
  /** As it was named. */
  readonly spec: string
  /** The exact release; of `host`, the number of the Node that runs. */
  readonly release: string
  /** The name of its line; of `host`, `host`. */
  readonly line: string
}

const bad = (message: string) => erasError('ERAS_BAD_ERAS', message)

/** @throws ErasError as `resolve` does */
function found(spec: string): FoundVersion {
  if (isHost(spec)) return { spec, release: hostRelease().release, line: 'host' }
  const { release, line } = decide(spec)
  return { spec, release, line: line.name }
}

function between({ from, to }: EraRange): string[] {
  const [first, last] = [from, to].map(spec => lines.indexOf(decide(spec).line))
  if (first > last) throw bad(`from ${from} to ${to}: the second is older than the first`)
  const middle = lines.slice(first + 1, last).map(({ name }) => name)
  return from === to ? [from] : [from, ...middle, to]
}

function specsOf(versions: EraVersions): string[] {
  if (typeof versions === 'string') return specsIn(versions)
  if (Array.isArray(versions)) return [...(versions as readonly string[])]
  const { from, to } = (versions ?? {}) as Partial<EraRange>
  if (typeof from !== 'string' || typeof to !== 'string')
    throw bad(`versions are a list such as ['0.10', '18'], or { from, to }`)
  return between({ from, to })
}

/**
 * The versions that are meant, in their order, each once.
 * @throws ErasError ERAS_BAD_ERAS for none, and as `resolve` does
 */
export function versionsOf(versions: EraVersions): FoundVersion[] {
  const specs = specsOf(versions)
  const odd = specs.find(spec => typeof spec !== 'string')
  if (odd !== undefined) throw bad(`a version is a text, such as '0.10', not ${JSON.stringify(odd)}`)
  const all = [...new Set(specs.map(spec => spec.trim()))]
  if (all.length === 0) throw bad('the list of versions is empty, so nothing would be tested')
  return all.map(found)
}
