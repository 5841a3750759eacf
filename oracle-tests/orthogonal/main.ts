/**
 * npm run orthogonal -- [--pairs] [--by-turns] [AREA…]: sets every behaviour alone to every value that any release has, on a release
 * of each kind, and looks whether what comes of it serves and asks. With --pairs, every two behaviours of an area; with
 * --by-turns, each on one of the five releases.
 */

import { type Result, runAll } from './run'

const args = process.argv.slice(2)
const tell = ({ title, failure }: Result) => failure !== undefined && console.log(`${title}: ${failure}`)

const plan = {
  pairs: args.includes('--pairs'),
  byTurns: args.includes('--by-turns'),
  areas: args.filter(word => !word.startsWith('--')),
}
void runAll(plan, tell).then(({ behaviours, ran, failed, refused }) => {
  console.log(
    `${behaviours} behaviours: ${ran} eras assembled, ${failed} failed; ${refused} not assembled, for their values need others (vocabulary/needs.ts)`,
  )
  process.exit(failed > 0 || ran === 0 ? 1 : 0)
})
