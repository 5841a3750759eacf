/** The result of a replay as cases: those that are shown one by one, all others by how they came out. */

import type { Case, Suite } from '../../shared/cases'
import { fenced, plain, table } from '../../shared/markdown'
import { agrees, type ReplayResult } from './result'
import { difference, summary } from './summary'

const noPaint = (_style: string, text: string): string => text

const exchanges = (count: number): string => `${count} exchange${count === 1 ? '' : 's'}`

export function replaySuites(result: ReplayResult): Suite[] {
  const { same, different, errors, differences, notCompared, notPlayed, stopped, died, target } = result
  const shown = differences.map(one => ({
    name: `${one.title} (${one.place})`,
    status: one.outcome === 'error' ? ('error' as const) : ('failed' as const),
    message: one.why,
    text: difference(one, noPaint),
  }))
  const hidden = different + errors - differences.length
  const rest: Case[] = [
    ...(hidden > 0
      ? [
          {
            name: `${exchanges(hidden)} more`,
            status: 'failed' as const,
            message: 'not as recorded; --show N shows more',
          },
        ]
      : []),
    ...(same > 0 ? [{ name: `${exchanges(same)} as recorded`, status: 'passed' as const }] : []),
    ...(notCompared + notPlayed > 0
      ? [{ name: `${exchanges(notCompared + notPlayed)} not compared or not played`, status: 'skipped' as const }]
      : []),
  ]
  const flaws = [
    ...(stopped === undefined ? [] : [`stopped: ${stopped}`]),
    ...(died === undefined ? [] : [`the program ${died.how}`]),
    ...(same + different + errors === 0 ? ['nothing was compared'] : []),
  ]
  // A program that ended with 0 is no fault; all that makes the exit code 1 is a case.
  const whole: Case[] =
    different + errors === 0 && !agrees(result)
      ? [{ name: 'the replay as a whole', status: 'error', message: flaws.join('; '), text: died?.said.join('\n') }]
      : []
  return [{ name: `replay to ${target}`, cases: [...shown, ...rest, ...whole], ms: Math.round(result.seconds * 1000) }]
}

export function replayMarkdown(result: ReplayResult): string {
  const { requests, connections, same, different, errors, notCompared, notPlayed, target } = result
  const counts = {
    requests,
    connections,
    same,
    different,
    errors,
    'not compared': notCompared,
    'not played': notPlayed,
  }
  return [
    `## Replay to ${plain(target)}`,
    '',
    ...table(Object.keys(counts), [Object.values(counts).map(String)]),
    '',
    fenced('diff', summary(result, noPaint)),
  ].join('\n')
}
