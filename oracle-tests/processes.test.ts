/**
 * The programs of processes/, each in a process pinned to a release on which it was recorded, print what the real
 * binary printed. One that comes out otherwise is run again alone, for a program may print what a busy machine decides;
 * then that run counts.
 *
 * Of releases whose binaries printed the same, the first or the last is run, by turns, where histories are dated wrongly if
 * they are; `npm run processes` runs all of them, and `npm run processes -- NAME…` one program on all.
 */

import { join } from 'node:path'
import t from 'tap'
import { root } from './corpus'
import {
  type Outcome,
  outcomeOf,
  processNames,
  programOf,
  releasesNamed,
  sameOutcome,
  variantsOf,
} from './evidence/processes'
import { processesByClock, processesNotYet } from './not-yet'

t.setTimeout(3_600_000)

const command = join(root, 'dist/src/cli/main.js')
const pinned = (name: string, release: string): Promise<Outcome> =>
  outcomeOf(process.execPath, [command, 'run', '--faithful', '--as', release, programOf(name)])

interface Case {
  readonly name: string
  readonly release: string
  readonly expected: Outcome
}

const words = process.argv.slice(2)
const only = words.filter(word => word !== '--all')
const titleOf = ({ name, release }: Pick<Case, 'name' | 'release'>) => `${name} ${release}`
const isListed = (one: Pick<Case, 'name' | 'release'>) =>
  titleOf(one) in processesNotYet || titleOf(one) in processesByClock
const cases: Case[] = processNames()
  .filter(name => only.length === 0 || only.includes(name))
  .flatMap((name, program) =>
    variantsOf(name).flatMap(({ runtimes, code, out }, variant) => {
      const turn = (program + variant) % 2 === 0 ? 0 : runtimes.length - 1
      return runtimes
        .map(release => ({ name, release, expected: { code, out } }))
        .filter((one, at) => words.length > 0 || at === turn || isListed(one))
    }),
  )

/** Runs all cases, some at once, since most of them wait. @returns those that came out otherwise */
async function differing(cases: readonly Case[], atOnce: number): Promise<Map<Case, Outcome>> {
  const differ = new Map<Case, Outcome>()
  const left = [...cases]
  const work = async () => {
    for (let one = left.shift(); one; one = left.shift()) {
      const seen = await pinned(one.name, one.release)
      if (!sameOutcome(seen, one.expected)) differ.set(one, seen)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return differ
}

t.test('programs print what they printed on the real binaries', async t => {
  t.ok(cases.length > 0, 'there are programs')
  t.same(
    processNames().filter(
      name => variantsOf(name).flatMap(({ runtimes }) => runtimes).length < releasesNamed(name).length,
    ),
    [],
    'each was recorded on all releases that it names',
  )
  const first = await differing(cases, 6)
  const again = await differing([...first.keys()], 1)
  for (const [one, seen] of again) {
    if (!isListed(one)) t.same(seen, one.expected, titleOf(one))
  }
  const differ = [...again.keys()].map(titleOf)
  t.same(
    Object.keys(processesNotYet).filter(listed => only.length === 0 && !differ.includes(listed)),
    [],
    'what agrees is not listed as not yet agreeing',
  )
  t.pass(`${cases.length - again.size} of ${cases.length} agree`)
})
