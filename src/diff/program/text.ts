/** What a program did under two versions, for people. */

import { fenced, plain } from '../../shared/markdown'
import { explainedMarkdown } from '../cause/report/markdown'
import { explainedText } from '../cause/report/text'
import type { ExplainedDiff } from '../cause/report/types'
import { type PlaceStyle, placeLines } from '../report/side-by-side'
import { counted } from '../report/words'
import type { ProgramDiff } from './program-diff'

/** Lines around a difference. */
const context = 3

export const sides = ({ a, b }: ProgramDiff): string => `${a.spec} (${a.release}) → ${b.spec} (${b.release})`

export function verdict({ places, same, started, runs }: ProgramDiff): string {
  if (!started) return 'it starts under neither, so nothing was compared; what it says is above'
  if (same) return `no differences in ${runs} runs of each`
  const names = places.filter(one => !one.same).map(({ place }) => place)
  return `differs in ${names.join('; ')}`
}

const ended = ({ a, b, ended }: ProgramDiff): string =>
  ended.a === ended.b ? `${ended.a} under both` : `${ended.a} under ${a.release}, ${ended.b} under ${b.release}`

/** How much was compared. */
const amount = ({ compared: { lines, connections, events } }: ProgramDiff): string =>
  `compared ${counted(lines, 'line')} of output, ${counted(connections, 'connection')}, ${counted(events, 'event')}`

export const summary = (diff: ProgramDiff): string => (diff.started ? `${ended(diff)}; ${amount(diff)}` : ended(diff))

/** Whether all places are shown, the same or not: of a program that was cut off, or never began. */
const all = ({ timedOut, started }: ProgramDiff): boolean => timedOut || !started

const shown = (diff: ProgramDiff) => diff.places.filter(({ same }) => all(diff) || !same)

/** For a terminal; without `columns`, the sides one below the other. */
export function programText(diff: ExplainedDiff, style: PlaceStyle): string {
  const places = shown(diff)
  const signs =
    style.columns === undefined
      ? `- ${diff.a.release}, + ${diff.b.release}`
      : `left ${diff.a.release}, right ${diff.b.release}`
  return [
    ...(places.length > 0 ? [style.paint('dim', signs)] : []),
    ...placeLines(places, { ...style, context: all(diff) ? undefined : context }),
    `${diff.script}, ${sides(diff)}: ${verdict(diff)} (${summary(diff)})`,
    ...(diff.why ? explainedText(diff.why, style.paint) : []),
  ].join('\n')
}

/** For a pull request. */
export function programMarkdown(diff: ExplainedDiff): string {
  const paint = (_style: string, text: string) => text
  const lines = placeLines(shown(diff), { paint, context: all(diff) ? undefined : context })
  return [
    `## ${plain(diff.script)}: ${plain(sides(diff))}`,
    '',
    `${plain(verdict(diff))} (${plain(summary(diff))}).`,
    ...(lines.length > 0 ? ['', fenced('diff', lines.map(line => line.slice(2)).join('\n'))] : []),
    ...(diff.why ? explainedMarkdown(diff.why) : []),
  ].join('\n')
}
