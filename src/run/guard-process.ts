/** The guard of a pinned process: its switches are looked at before the program starts, and what it counts is told. */

import { countsInWords, say } from '../guard/ledger'
import type { Switches } from '../guard/switches'

/** What a guard that only counts has seen so far, in a line on stderr. */
function tell(): void {
  const counts = countsInWords('report')
  say(counts === '' ? 'the guard would have refused nothing' : `the guard would have refused: ${counts}`)
}

/**
 * Readies a process for its guard.
 * @throws ErasError ERAS_UNKNOWN_FIX if a fix is switched off that there is not
 */
export function guardProcess(switches: Switches): void {
  if (typeof switches.guard === 'object') {
    const { switchedOff } = require('../guard/switches') as typeof import('../guard/switches')
    switchedOff(switches)
  }
  if (!switches.reportOnly || switches.faithful || switches.guard === false) return
  process.on('exit', tell)
  process.on('SIGUSR2', tell)
}
