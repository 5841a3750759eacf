/** One run of a command under one version or mixture, as an observation of its exit and output. */

import { erasError } from '../../errors'
import { isHost } from '../../profile/host'
import { runPinned } from '../../run/pinned-command'
import { Kept } from '../program/kept'
import type { Observation } from '../program/observe'
import type { Runnable } from './looks'

/** What is known of a run of a command: no connections and no events, but whether a node in it was pinned. */
export interface CommandRun extends Observation {
  readonly pinned: boolean
}

/**
 * @param timeout milliseconds after which it is ended
 * @throws ErasError ERAS_CANNOT_START
 */
export async function runCommand(
  { spec, prelude }: Runnable,
  command: readonly string[],
  timeout: number,
): Promise<CommandRun> {
  const options = { faithful: true, ...(prelude && { prelude }) }
  const said = { stdout: new Kept(), stderr: new Kept() }
  const heard = (stream: 'stdout' | 'stderr', text: string) => void said[stream].add(text)
  const run = await runPinned({ spec, options, command }, { timeout, keep: 0, heard })
  const { exit, late, failure, pinned, pid } = run
  if (failure) throw erasError('ERAS_CANNOT_START', command[0], failure.code ?? failure.message)
  return {
    wires: [],
    stdout: said.stdout.whole(),
    stderr: said.stderr.whole(),
    events: [],
    end: late ? 'timeout' : 'itself',
    exit: late ? 'timeout' : (exit as number | string),
    driven: false,
    listened: false,
    ownPort: false,
    ports: [],
    pid,
    pinned: isHost(spec) || pinned.length > 0,
  }
}
