/** What can run a scenario: a real binary in a process of its own, or a profile within this thread. */

import type { Row } from '../../transcript/types'
import type { Scenario } from '../scenario'

/** What a run tells while it goes on. Nothing after `done` counts. */
interface Listener {
  log(row: Row): void
  /** The scenario's server has this port now. */
  listen(port: number): void
  done(): void
}

export interface Run {
  /** Asks the scenario to end. */
  stop(): void
  /** Ends it at once. */
  kill(): void
  /** Frees what is left; the run must be over, or be ended by this. */
  close(): void
  /** When all is over: the exit code or the signal of the runtime. */
  readonly ended: Promise<number | string>
}

export interface Runtime {
  /** Begins a scenario. Must not throw: what goes wrong becomes events. */
  start(scenario: Scenario, port: number, listener: Listener): Run
}
