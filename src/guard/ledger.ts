/**
 * What the guard refused in this process, or would have: counted by fix, told on stderr once for each, and published on a
 * diagnostics channel each time.
 */

import type { Channel } from 'node:diagnostics_channel'

/** What the guard does: `on`, it refuses; `report`, it only counts what it would have refused. */
export type GuardMode = 'on' | 'report'

/** What is published on the channel `http-eras:guard` each time. */
export interface Refusal {
  /** The fix. */
  readonly id: string
  /** `report`: it was let pass. */
  readonly mode: GuardMode
  /** What was refused, in words. */
  readonly message: string
}

export const CHANNEL = 'http-eras:guard'

const counts: Record<GuardMode, Map<string, number>> = { on: new Map(), report: new Map() }
let channel: Channel | undefined

/** How often each fix refused something, or would have, in this process. */
export const counted = (mode: GuardMode): Readonly<Record<string, number>> => Object.fromEntries(counts[mode])

/** The counts in one line; the empty text if there are none. */
function countsInWords(mode: GuardMode): string {
  return [...counts[mode]].map(([id, count]) => `${id} ${count}`).join(', ')
}

/** How a fix is switched off, as messages say it. */
export const switchOff = (id: string): string => `--no-guard ${id} switches this off`

/** A line on stderr, which may be closed. */
export function say(line: string): void {
  try {
    process.stderr.write(`http-eras: ${line}\n`)
  } catch {
    // Nobody reads it.
  }
}

function sayCounts(): void {
  const words = countsInWords('report')
  say(words === '' ? 'the guard would have refused nothing' : `the guard would have refused: ${words}`)
}

let saysCounts = false

/** Says on stderr what a guard that only counts has seen: at the end of the process, and whenever it gets SIGUSR2. */
export function sayCountsAtEnd(): void {
  if (saysCounts) return
  saysCounts = true
  process.on('exit', sayCounts)
  process.on('SIGUSR2', sayCounts)
}

/**
 * Counts a refusal.
 * @param what was refused, in words; of each fix, the first one is told
 */
export function count(id: string, mode: GuardMode, what: string): void {
  const of = counts[mode]
  const before = of.get(id) ?? 0
  of.set(id, before + 1)
  if (before === 0) {
    const done = mode === 'on' ? 'the guard refused' : 'the guard would refuse'
    say(`${done} ${what} (${mode === 'on' ? switchOff(id) : id}; docs/guard.md)`)
  }
  channel ??= (require('node:diagnostics_channel') as typeof import('node:diagnostics_channel')).channel(CHANNEL)
  if (channel.hasSubscribers) channel.publish({ id, mode, message: what } satisfies Refusal)
}
