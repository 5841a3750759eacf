/**
 * npm run measure -- [NAME…]: runs the scenarios of oracle-tests/facts/measured on the real binaries that the cache of
 * scripts/fetch-runtime.mjs holds, and writes what they did beside them. For people, on demand.
 */

import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { perform } from '../../src/oracle/perform'
import { childRuntime } from '../../src/oracle/runtime/child'
import { same } from '../../src/transcript/compare'
import { pack, printRecording } from '../../src/transcript/format'
import type { Transcript } from '../../src/transcript/types'
import { binaryOf } from './binaries'
import { folder, measuredNames, measuredScenario, releasesOf } from './measured'

const mostRuns = 5

/** What came out twice. @throws Error if every run is another */
async function settled(name: string, release: string): Promise<Transcript> {
  const seen: Transcript[] = []
  while (seen.length < mostRuns) {
    const fresh = await perform(measuredScenario(name), childRuntime(binaryOf(release)))
    if (seen.some(before => same(before, fresh))) return { ...fresh, runtime: release }
    seen.push(fresh)
  }
  throw new Error(`${name} on ${release} comes out otherwise each time`)
}

async function measure(name: string): Promise<void> {
  const missing = releasesOf(name).filter(release => !existsSync(binaryOf(release)))
  // The packages of npm begin with 0.8.6.
  const fetchable = missing.filter(release => !/^0\.[46]\./.test(release))
  if (fetchable.length > 0) console.error(`${name}: npm run fetch-runtime is needed for ${fetchable.join(', ')}`)
  const transcripts: Transcript[] = []
  for (const release of releasesOf(name)) {
    if (!missing.includes(release)) transcripts.push(await settled(name, release))
  }
  const file = join(folder, `${name}.json`)
  const recording = pack(transcripts)
  writeFileSync(`${file}.new`, printRecording(recording))
  renameSync(`${file}.new`, file)
  console.log(name)
  for (const { runtimes } of recording.variants) console.log(`  ${runtimes.join(' ')}`)
}

async function main(): Promise<void> {
  const names = process.argv.slice(2)
  for (const name of names.length > 0 ? names : measuredNames()) await measure(name)
}
main().catch(error => {
  console.error(error.message)
  process.exitCode = 1
})
