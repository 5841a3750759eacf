/** What a matrix is, as data: one command under several versions. Text, Markdown, JSON and reports for CI are made from it. */

/**
 * How a run came out. `passed`: exit code 0, and a node in it was pinned to its version. `failed`: it ended otherwise.
 * `timeout`: its time was up. `unpinned`: exit code 0, but nothing was pinned to its version, so nothing was tested.
 * `unstarted`: the command could not be started. `skipped`: an earlier run failed, and --bail was given.
 */
export const statuses = ['passed', 'failed', 'timeout', 'unpinned', 'unstarted', 'skipped'] as const
export type Status = (typeof statuses)[number]

/** The command under one version. */
export interface MatrixRun {
  /** As it was asked for. */
  readonly spec: string
  /** The exact release that it stands for; of `host`, the number of the Node that ran it. */
  readonly release: string
  readonly status: Status
  /** The exit code or the signal that ended it; null where there was none, or where it did not end by itself. */
  readonly exit: number | string | null
  /** Milliseconds; 0 where it was not started. */
  readonly ms: number
  /** How many processes were pinned to this version. */
  readonly pinned: number
  /** The end of what it printed on stdout and stderr, in the order in which it came. */
  readonly output: string
  /** How many characters were printed before that, and are not kept. */
  readonly dropped: number
  /** Why it could not be started. */
  readonly why?: string
}

export interface Matrix {
  readonly format: 'matrix/1'
  readonly command: readonly string[]
  /** How the versions were guarded: not at all; or as `run` does it, without some fixes or only counting. */
  readonly guard: 'faithful' | 'guarded' | 'report'
  /** How many ran beside each other at most. */
  readonly concurrency: number
  /** Milliseconds for all. */
  readonly ms: number
  /** How many runs came out in each way. */
  readonly counts: Readonly<Record<Status, number>>
  /** Whether all passed, and at least one was pinned. */
  readonly passed: boolean
  /** In the order of the versions. */
  readonly runs: readonly MatrixRun[]
}
