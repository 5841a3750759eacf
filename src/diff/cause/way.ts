/** The releases on the way from one version to another, each with the release that it came from. */

import { lines } from '../../../versions'
import { compareReleases, lineNameOf, nameOf, numberOf } from '../../profile/release'
import { releasesOf } from '../../profile/releases'
import type { Crossing } from './release'
import type { PartChange } from './types'

/** The release that history has before another; none before the first, or if there is no such release. */
export function releaseBefore(release: string): string | undefined {
  const at = lines.findIndex(({ name }) => name === lineNameOf(release))
  if (at === -1) return undefined
  const own = releasesOf(lines[at])
  const place = own.indexOf(numberOf(release))
  if (place > 0) return nameOf(lines[at].runtime, own[place - 1])
  if (place === -1 || at === 0) return undefined
  return nameOf(lines[at - 1].runtime, releasesOf(lines[at - 1]).at(-1) ?? '')
}

/**
 * @param a the release of the first version
 * @param b that of the second, which may be older
 * @param parts what differs between them
 */
export function wayOf(a: string, b: string, parts: readonly PartChange[]): Crossing[] {
  const back = compareReleases(a, b) > 0
  const releases = [...new Set(parts.flatMap(({ steps }) => steps))].sort(compareReleases)
  return (back ? releases.reverse() : releases).flatMap((release): Crossing[] => {
    const before = releaseBefore(release)
    if (before === undefined) return []
    return [back ? { release, near: release, far: before } : { release, near: before, far: release }]
  })
}
