/** A release with some of its behaviours as they were in another one: what then comes out otherwise, they decide. */

import { createEra } from '../../src/http/create-http'
import { modulesOf } from '../../src/oracle/runtime/era-modules'
import type { Modules } from '../../src/oracle/runtime/module-scope'
import { type Profile, profileOf } from '../../src/profile/profile'
import { numberOf } from '../../src/profile/release'
import { resolve } from '../../src/profile/resolve'
import type { Path } from '../../src/profile/vocabulary'
import { lines } from '../../versions'

/** `10.24.1 with agent.kind,agent.methods of 8.17.0` */
export type Flip = `${string} with ${string} of ${string}`

export const flipOf = (release: string, paths: readonly Path[], other: string): Flip =>
  `${release} with ${paths.join()} of ${other}`

/** The profile of a recorded release, as shipped. */
function shipped(release: string): Profile {
  const line = lines.find(line => line.recorded.includes(release))
  return line ? profileOf(line, numberOf(release), 'shipped', release) : resolve(release)
}

/** @param flip a release, or one with behaviours of another */
export function flipped(flip: string): Profile {
  const [, release, paths, other] = /^(\S+) with (\S+) of (\S+)$/.exec(flip) ?? [undefined, flip, '', flip]
  const from = shipped(other) as unknown as Record<string, Record<string, unknown>>
  const profile = { ...shipped(release) } as unknown as Record<string, Record<string, unknown>>
  for (const path of paths.split(',').filter(Boolean)) {
    const [area, key] = path.split('.')
    profile[area] = { ...profile[area], [key]: from[area][key] }
  }
  return profile as unknown as Profile
}

/** What the threads of a pool take for the modules of a release. */
export function flippedModules(flip: string): Modules {
  return modulesOf(createEra(flipped(flip), { faithful: true }))
}

/** Those of some behaviours whose values differ between two releases. */
export function differing(paths: readonly Path[], one: string, other: string): Path[] {
  const [a, b] = [one, other].map(release => shipped(release) as unknown as Record<string, Record<string, unknown>>)
  return paths.filter(path => {
    const [area, key] = path.split('.')
    return JSON.stringify(a[area][key]) !== JSON.stringify(b[area][key])
  })
}
