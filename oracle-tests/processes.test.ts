/**
 * The programs of processes/, each in a process pinned to a release on which it was recorded, print what the real
 * binary printed. One that comes out otherwise is run again, at last alone, for a program may print what a busy machine
 * decides; then that run counts. One that is listed is not: it is to come out otherwise, or neither counts.
 *
 * Programs that wait have a queue of their own: many of them at once cost little, and none is left for the end.
 *
 * Of releases whose binaries printed the same, the first or the last is run, by turns, where histories are dated wrongly if
 * they are; and of a program that printed many things, one of them, by turns. `npm run processes` runs all of them, and
 * `npm run processes -- NAME…` one program on all.
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

/** Programs that wait for seconds, for their timers or for processes of theirs: the longest first. */
const waiting = [
  'debug-names',
  'debug-lines',
  'rejections',
  'options-of-node',
  'f1-agent-false-kept',
  'end-of-connection',
  'upgrade-with-body',
  'throw-in-server-listener',
  'rest-and-next-request',
  'e3-delete-body',
  'throw-in-client-listener',
  'd3-keepalive-long',
  'd7-te-identity',
  'captured-rejections',
  'listen-arguments',
  'calls-of-requests',
  'limits-on-header-lines',
  'd8-paths',
  'f10-timeout-stays',
  'q1-upgrade-timeout',
  'f7-timeout-before-connect',
  'life-of-requests',
  'calls-of-answers',
  'agent-timeout',
  'f15-throw-in-listener',
]
/** How many of those run at once, and how many of the others, which have a processor busy. */
const WAITING_AT_ONCE = 6
const BUSY_AT_ONCE = 3

const words = process.argv.slice(2)
const only = words.filter(word => word !== '--all')
const titleOf = ({ name, release }: Pick<Case, 'name' | 'release'>) => `${name} ${release}`
const isListed = (one: Pick<Case, 'name' | 'release'>) =>
  titleOf(one) in processesNotYet || titleOf(one) in processesByClock
const cases: Case[] = processNames()
  .filter(name => only.length === 0 || only.includes(name))
  .flatMap((name, program) =>
    variantsOf(name).flatMap(({ runtimes, code, out }, variant, { length }) => {
      const turn = (program + variant) % 2 === 0 ? 0 : runtimes.length - 1
      return (
        runtimes
          .map(release => ({ name, release, expected: { code, out } }))
          // Of each program one outcome, by turns: the suite has to end in time.
          .filter((one, at) => words.length > 0 || (at === turn && variant === program % length) || isListed(one))
      )
    }),
  )

/** Runs all cases, some at once. @returns those that came out otherwise */
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
  const waits = cases
    .filter(({ name }) => waiting.includes(name))
    .sort((a, b) => waiting.indexOf(a.name) - waiting.indexOf(b.name))
  const busy = cases.filter(({ name }) => !waiting.includes(name))
  const runs = await Promise.all([differing(waits, WAITING_AT_ONCE), differing(busy, BUSY_AT_ONCE)])
  const first = runs.flatMap(differ => [...differ.keys()])
  t.same(
    waiting.filter(name => !processNames().includes(name)),
    [],
    'what is said to wait is there',
  )
  const listed = first.filter(isListed)
  const second = await differing(
    first.filter(one => !isListed(one)),
    2,
  )
  const last = await differing([...second.keys()], 1)
  for (const [one, seen] of last) t.same(seen, one.expected, titleOf(one))
  const differ = [...listed, ...last.keys()]
  t.same(
    Object.keys(processesNotYet).filter(title => only.length === 0 && !differ.some(one => titleOf(one) === title)),
    [],
    'what agrees is not listed as not yet agreeing',
  )
  t.pass(`${cases.length - differ.length} of ${cases.length} agree`)
})
