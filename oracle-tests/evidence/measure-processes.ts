/**
 * npm run measure:processes -- NAME [RELEASE…]: runs a program of oracle-tests/processes on the real binaries that the
 * cache of scripts/fetch-runtime.mjs holds, and writes what they printed beside it. For people, on demand.
 */

import { existsSync } from 'node:fs'
import { binaryOf } from './binaries'
import { keep, type Outcome, outcomeOf, programOf, releasesNamed, sameOutcome } from './processes'

/** What came out twice in a row. @throws Error if every run is another */
async function settled(name: string, release: string): Promise<Outcome> {
  let before = await outcomeOf(binaryOf(release), [programOf(name)])
  for (let run = 0; run < 4; run++) {
    const fresh = await outcomeOf(binaryOf(release), [programOf(name)])
    if (sameOutcome(before, fresh)) return fresh
    before = fresh
  }
  throw new Error(`${name} on ${release} comes out otherwise each time`)
}

async function main(): Promise<void> {
  const [name, ...given] = process.argv.slice(2)
  if (name === undefined) throw new Error('say which program: measure:processes -- NAME [RELEASE…]')
  const releases = given.length > 0 ? given : releasesNamed(name)
  if (releases.length === 0) throw new Error(`${programOf(name)} has no line '// releases: …'`)
  const missing = releases.filter(release => !existsSync(binaryOf(release)))
  if (missing.length > 0) throw new Error(`npm run fetch-runtime is needed for ${missing.join(', ')}`)
  const outcomes = new Map<string, Outcome>()
  for (const release of releases) outcomes.set(release, await settled(name, release))
  keep(name, outcomes)
  for (const [release, { code, out }] of outcomes) console.log(`${release}: exit ${code}, ${out.length} lines`)
}
main().catch(error => {
  console.error(error.message)
  process.exitCode = 1
})
