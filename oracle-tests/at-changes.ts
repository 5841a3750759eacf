/**
 * The releases on both sides of each change, the first and the last of those that were recorded: if a history is dated
 * wrongly, it is there that a profile does what another release did.
 */

import { compareReleases } from '../src/profile/release'

/** @param variants the recorded releases, those that did the same together */
export function atChanges(variants: readonly { readonly runtimes: readonly string[] }[]): Set<string> {
  const of = new Map(variants.flatMap(variant => variant.runtimes.map(release => [release, variant] as const)))
  const recorded = [...of.keys()].sort(compareReleases)
  const isBeside = (release: string, at: number) =>
    [recorded[at - 1], recorded[at + 1]].some(other => of.get(other) !== of.get(release))
  return new Set(recorded.filter(isBeside))
}
