/** Scenarios on guarded profiles, in this thread: what came of a run, and which fixes refused something in it. */

import { subscribe } from 'node:diagnostics_channel'
import { CHANNEL, type Refusal } from '../../src/guard/ledger'
import { createEra, type HttpOptions } from '../../src/http/create-http'
import type { Case } from '../../src/oracle/judge'
import { perform } from '../../src/oracle/perform'
import { modulesOf } from '../../src/oracle/runtime/era-modules'
import { hostedRuntime } from '../../src/oracle/runtime/hosted'
import { currentOwner, type Owner } from '../../src/oracle/runtime/leftovers'
import { corpusScenario } from '../../src/oracle/scenario'
import type { Transcript } from '../../src/transcript/types'

interface GuardedRun {
  readonly transcript: Transcript
  /** The fixes that refused something. */
  readonly refusedBy: readonly string[]
}

/** What was refused in whose name, as the guard tells it on its channel. */
const refusals = new WeakMap<Owner, Set<string>>()

subscribe(CHANNEL, message => {
  const owner = currentOwner()
  if (owner) refusals.get(owner)?.add((message as Refusal).id)
})

/**
 * Runs a scenario.
 * @param options how it is guarded
 */
export async function runGuarded({ scenario, release }: Case, options: HttpOptions): Promise<GuardedRun> {
  const seen = new Set<string>()
  const runtime = hostedRuntime(() => {
    const owner = currentOwner()
    if (owner) refusals.set(owner, seen)
    return modulesOf(createEra(release, options))
  })
  const transcript = await perform(corpusScenario(scenario), runtime)
  return { transcript, refusedBy: [...seen] }
}
