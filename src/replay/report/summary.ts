/** The result of a replay as text. */

import { printDifferences } from '../../transcript/compare'
import type { ReplayResult, ShownDifference } from './result'

type Paint = (style: 'red' | 'green', text: string) => string

const number = (value: number): string => value.toLocaleString('en-US')
const ms = (us: number): string => `${us < 10_000 ? (us / 1000).toFixed(2) : number(Math.round(us / 1000))} ms`
const count = (value: number, what: string): string => `${number(value)} ${what}${value === 1 ? '' : 's'}`

/** Lines of one difference that are shown; --json has more. */
const mostLines = 60

const listOf = (counts: Record<string, number>): string => {
  const words = Object.entries(counts).map(([cause, times]) => `${cause} ${number(times)}`)
  return words.length > 0 ? ` (${words.join(', ')})` : ''
}

/** A difference: where and what, then the wire; `-` is what only the recording has. Then, if asked for, the request as a command. */
export function difference(
  { place, title, why, lines, curl }: ShownDifference,
  paint: Paint,
  commands = false,
): string {
  const diff =
    lines.length > 0 ? printDifferences([{ place: title, lines }], { paint, most: mostLines }) : `  ${title}\n`
  const again = commands && curl ? `${curl.notes.map(note => `# ${note}\n`).join('')}${curl.command}\n` : ''
  return `${place}: ${why}\n${diff}${again}`
}

/** @param commands with the command that sends each request again */
export function summary(result: ReplayResult, paint: Paint, commands = false): string {
  const { connections, requests, same, different, errors, notCompared, notPlayed, latency, differences } = result
  const causes = listOf(result.failures)
  const left = listOf(result.reasons)
  const rows = [
    `${count(requests, 'request')} on ${count(connections, 'connection')} to ${result.target} in ${result.seconds} s: ${number(result.perSecond)} a second`,
    [
      `same ${number(same)}`,
      paint(different > 0 ? 'red' : 'green', `different ${number(different)}`),
      paint(errors > 0 ? 'red' : 'green', `errors ${number(errors)}${causes}`),
      ...(notCompared > 0 ? [`not compared ${number(notCompared)}${notPlayed > 0 ? '' : left}`] : []),
      ...(notPlayed > 0 ? [`not played ${number(notPlayed)}${left}`] : []),
    ].join(', ') + `; compared: ${result.compare.join(', ')}`,
    ...(latency.count > 0
      ? [`latency p50 ${ms(latency.p50)}, p90 ${ms(latency.p90)}, p99 ${ms(latency.p99)}, max ${ms(latency.max)}`]
      : []),
    ...(same + different + errors === 0 ? [paint('red', 'nothing was compared')] : []),
    ...(result.died
      ? [paint('red', `the program ${result.died.how}`), ...result.died.said.map(line => `  ${line}`)]
      : []),
    ...(result.hint && different + errors > 0 ? [result.hint] : []),
    ...(result.stopped ? [paint('red', `stopped: ${result.stopped}`)] : []),
  ]
  const hidden = different + errors - differences.length
  return [
    ...differences.map(one => difference(one, paint, commands)),
    ...(hidden > 0 && differences.length > 0 ? [`… and ${number(hidden)} more`, ''] : []),
    ...rows,
  ].join('\n')
}
