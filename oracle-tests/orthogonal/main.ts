/**
 * npm run orthogonal -- [--pairs] [--by-turns] [AREA…]: sets every behaviour alone to every value that any release has, on a release
 * of each kind, and looks whether what comes of it serves and asks. With --pairs, every two behaviours of an area; with
 * --by-turns, each on one of the five releases. With --apart, it looks what shows each behaviour without one that it is a function of.
 */

import { functionsIn, witnessesOf } from './functions'
import { type Result, runAll } from './run'
import { courses } from './together'
import { witnesses } from './witnesses'

const args = process.argv.slice(2)
const tell = ({ title, failure }: Result) => failure !== undefined && console.log(`${title}: ${failure}`)

const plan = {
  pairs: args.includes('--pairs'),
  byTurns: args.includes('--by-turns'),
  areas: args.filter(word => !word.startsWith('--')),
}
async function lookApart(): Promise<number> {
  const all = functionsIn(courses())
  const found = await witnessesOf(all, witnesses)
  const shown = all.filter(path => found.get(path))
  for (const path of all) console.log(path, JSON.stringify(found.get(path) ?? 'not shown alone'))
  console.log(`${all.length} behaviours are functions of one other, ${shown.length} of them shown without it`)
  return Object.keys(witnesses).every(path => shown.includes(path as never)) ? 0 : 1
}

if (args.includes('--apart')) void lookApart().then(code => process.exit(code))
else
  void runAll(plan, tell).then(({ behaviours, ran, failed, refused }) => {
    console.log(
      `${behaviours} behaviours: ${ran} eras assembled, ${failed} failed; ${refused} not assembled, for their values need others (vocabulary/needs.ts)`,
    )
    process.exit(failed > 0 || ran === 0 ? 1 : 0)
  })
