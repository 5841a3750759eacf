/** What a program did under two versions, for people. */

import { fenced, plain } from '../markdown'
import { type PlaceStyle, placeLines } from '../side-by-side'
import type { ProgramDiff } from './program-diff'

/** Lines around a difference. */
const context = 3

const sides = ({ a, b }: ProgramDiff): string => `${a.spec} (${a.release}) → ${b.spec} (${b.release})`

function verdict({ places, same, runs }: ProgramDiff): string {
  if (same) return `no differences in ${runs} runs of each`
  const names = places.filter(one => !one.same).map(({ place }) => place)
  return `differs in ${names.join('; ')}`
}

const ended = ({ a, b, ended }: ProgramDiff): string =>
  ended.a === ended.b ? `${ended.a} under both` : `${ended.a} under ${a.release}, ${ended.b} under ${b.release}`

/** The places to show: those that differ; all of them, where the program was cut off. */
const shown = ({ places, timedOut }: ProgramDiff) => places.filter(({ same }) => timedOut || !same)

/** For a terminal; without `columns`, the sides one below the other. */
export function programText(diff: ProgramDiff, style: PlaceStyle): string {
  const places = shown(diff)
  const signs =
    style.columns === undefined
      ? `- ${diff.a.release}, + ${diff.b.release}`
      : `left ${diff.a.release}, right ${diff.b.release}`
  return [
    ...(places.length > 0 ? [style.paint('dim', signs)] : []),
    ...placeLines(places, { ...style, context: diff.timedOut ? undefined : context }),
    `${diff.script}, ${sides(diff)}: ${verdict(diff)} (${ended(diff)})`,
  ].join('\n')
}

/** For a pull request. */
export function programMarkdown(diff: ProgramDiff): string {
  const paint = (_style: string, text: string) => text
  const lines = placeLines(shown(diff), { paint, context: diff.timedOut ? undefined : context })
  return [
    `## ${plain(diff.script)}: ${plain(sides(diff))}`,
    '',
    `${plain(verdict(diff))} (${plain(ended(diff))}).`,
    ...(lines.length > 0 ? ['', fenced('diff', lines.map(line => line.slice(2)).join('\n'))] : []),
  ].join('\n')
}
