/** Verdicts of the oracle as cases: a suite for each release, a case for each scenario. */

import type { Case, Suite } from '../shared/cases'
import { compare, printDifferences } from '../transcript/compare'
import type { Verdict } from './judge'

/** Lines of a difference that a report has at most. */
const most = 200

function caseOf({ scenario, agrees, expected, seen, runs, ms }: Verdict): Case {
  if (agrees) return { name: scenario, status: 'passed', ms }
  const times = runs > 1 ? `, in ${runs} runs` : ''
  return {
    name: scenario,
    status: 'failed',
    ms,
    message: `not as recorded${times}: ${seen.title}`,
    text: printDifferences(compare(expected, seen), { most }),
  }
}

/** @param titleOf what a release is called */
export function oracleSuites(verdicts: readonly Verdict[], titleOf: (verdict: Verdict) => string): Suite[] {
  if (verdicts.length === 0) {
    const message = 'nothing was compared: no recording has these'
    return [{ name: 'oracle', cases: [{ name: 'something to compare', status: 'error', message }] }]
  }
  const titles = [...new Set(verdicts.map(titleOf))]
  return titles.map(title => ({
    name: `oracle ${title}`,
    cases: verdicts.filter(verdict => titleOf(verdict) === title).map(caseOf),
  }))
}
