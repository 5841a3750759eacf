/**
 * npm run measure:surface -- RELEASE…: runs process-probe.js on the real binaries that the cache of
 * scripts/fetch-runtime.mjs holds, and writes the table of all that they show. For people, on demand.
 */

import { binaryOf } from '../evidence/binaries'
import { keep, recorded, shownBy } from './process-surface'

async function main(): Promise<void> {
  const given = process.argv.slice(2)
  const releases = given.length > 0 ? given : [...recorded().keys()]
  const shown = new Map<string, string[]>()
  for (const release of releases) shown.set(release, await shownBy(binaryOf(release), []))
  keep(shown)
  for (const [release, lines] of shown) console.log(`${release}: ${lines.length} lines`)
}
main().catch(error => {
  console.error(error.message)
  process.exitCode = 1
})
