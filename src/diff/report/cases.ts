/** Diffs as cases: whatever could differ is one, and fails if it does. */

import { type Area, type Path, vocabulary } from '../../profile/vocabulary'
import type { Weight } from '../../profile/vocabulary/weights'
import type { Case, Suite } from '../../shared/cases'
import { type MetBy, metText } from '../cause/report/met'
import { explainedText } from '../cause/report/text'
import type { Bisect, ExplainedDiff } from '../cause/report/types'
import { headLines, linesOf, sidesText, subjectText } from '../cause/report/words'
import { weightOf } from '../data/profiles'
import type { EvidenceDiff } from '../evidence/evidence-diff'
import type { RecordedDiff } from '../evidence/recorded'
import { sides, summary, verdict } from '../program/text'
import type { DiffPlace, ProfileDiff } from '../types'
import type { Paint } from './paint'
import { placeLines } from './side-by-side'
import { changeDetails, sideText } from './text'
import { counted, sinceText, titleText, valueWords } from './words'

const noPaint: Paint = (_style, text) => text

/** Lines around a difference. */
const context = 3

interface ProfileScope {
  readonly areas?: readonly Area[]
  readonly weights?: readonly Weight[]
}

/** A suite for each area; every behaviour in it that is looked at is a case. */
export function profileSuites(diff: ProfileDiff, { areas, weights: wanted }: ProfileScope): Suite[] {
  const changes = new Map(diff.changes.map(change => [change.path as string, change]))
  const title = titleText(diff, sideText)
  const chosen = (Object.keys(vocabulary) as Area[]).filter(area => areas?.includes(area) ?? true)
  const suites = chosen.map((area): Suite => {
    const paths = Object.keys(vocabulary[area]).map(name => `${area}.${name}` as Path)
    const cases = paths
      .filter(path => wanted?.includes(weightOf(path)) ?? true)
      .map((path): Case => {
        const change = changes.get(path)
        if (!change) return { name: path, status: 'passed' }
        const { from, to, lines = [] } = valueWords(change)
        const values = from === undefined ? lines.join('; ') : `${from} → ${to}`
        return {
          name: path,
          status: 'failed',
          message: `${values} (${sinceText(change.since, change.source)})`,
          text: [change.what, ...changeDetails(change, noPaint)].join('\n'),
        }
      })
    return { name: `${title}: ${area}`, cases }
  })
  return suites.filter(({ cases }) => cases.length > 0)
}

/** What recordings alone tell: those that are the same have no names, and are one case. */
export function recordedSuites({ a, b, of, scenarios }: RecordedDiff): Suite[] {
  const failed = scenarios.map(
    ({ scenario, title }): Case => ({ name: scenario, status: 'failed', message: `not the same: ${title}` }),
  )
  const same = of - scenarios.length
  const rest: Case[] =
    same > 0 ? [{ name: `${counted(same, 'scenario')} with the same outcome`, status: 'passed' }] : []
  return [{ name: `${a.release} → ${b.release}, from recordings alone`, cases: [...failed, ...rest] }]
}

const placesText = (places: readonly DiffPlace[]): string =>
  placeLines(places, { paint: noPaint, context })
    .map(line => line.slice(2))
    .join('\n')

const nothing = (message: string): Case => ({ name: 'something to compare', status: 'error', message })

export function evidenceSuites({ a, b, scenarios }: EvidenceDiff): Suite[] {
  const cases = scenarios.map(
    ({ scenario, title, same, places }): Case =>
      same
        ? { name: scenario, status: 'passed' }
        : { name: scenario, status: 'failed', message: `not the same: ${title}`, text: placesText(places) },
  )
  return [
    {
      name: `${a.release} → ${b.release}`,
      cases: cases.length > 0 ? cases : [nothing('no scenario of these was recorded of both')],
    },
  ]
}

/** Each place that was compared is a case; causes, where they were searched, stand with the first that differs. */
export function programSuites(diff: ExplainedDiff): Suite[] {
  const name = `${diff.script}: ${sides(diff)}`
  const file = diff.script
  const said = `${verdict(diff)} (${summary(diff)})`
  if (!diff.started) {
    return [{ name, cases: [{ ...nothing(said), text: placesText(diff.places), file }] }]
  }
  const late: Case[] = diff.timedOut
    ? [{ name: 'it ends or waits in its time', status: 'error', message: said, file }]
    : []
  const first = diff.places.findIndex(({ same }) => !same)
  const cases = diff.places.map((place, k): Case => {
    if (place.same) return { name: place.place, status: 'passed', file }
    const why = k === first && diff.why ? ['', ...explainedText(diff.why, noPaint)] : []
    const text = [`- ${diff.a.release}, + ${diff.b.release}`, placesText([place]), ...why].join('\n')
    return { name: place.place, status: 'failed', message: said, text, file }
  })
  return [{ name, cases: [...late, ...cases] }]
}

export function bisectSuites(told: Bisect): Suite[] {
  const name = `${subjectText(told)}: ${sidesText(told)}`
  const file = told.script
  const [head, ...rest] = headLines(told)
  const one = (status: Case['status'], title: string): Suite[] => [
    {
      name,
      cases: [
        status === 'passed'
          ? { name: title, status, file }
          : { name: title, status, message: head, text: rest.join('\n'), file },
      ],
    },
  ]
  const looked = told.by.join(', ')
  if (told.verdict === 'same') return one('passed', `the same in ${looked}`)
  if (told.differences.length === 0) return one('error', `the same in ${looked}`)
  const causesOf = (title: string) =>
    told.causes.filter(({ differences }) =>
      linesOf(told.differences.filter(({ id }) => differences.includes(id))).some(line => line.title === title),
    )
  const cases = linesOf(told.differences).map(({ title, a, b }): Case => {
    const causes = causesOf(title)
    const by = causes.flatMap(({ parts }) => parts.map(({ part }) => part))
    return {
      name: title,
      status: 'failed',
      message: by.length > 0 ? `it differs by ${[...new Set(by)].join(', ')}` : 'it differs, and no behaviour makes it',
      text: [
        ...(a === null ? [] : [`- ${a}`]),
        ...(b === null ? [] : [`+ ${b}`]),
        ...explainedText({ ...told, causes, unexplained: [], keep: null }, noPaint),
      ].join('\n'),
      file,
    }
  })
  return [{ name, cases }]
}

/** Each behaviour that the program meets is a case that fails: it would do something else without it. */
export function metSuites(told: MetBy): Suite[] {
  const { script, a, b, met, behaviours } = told
  const file = script
  const cases = met.map(
    (one): Case => ({
      name: one.part,
      status: 'failed',
      message: `${one.what}: shows in ${one.kinds.join(', ')}`,
      text: metText({ ...told, met: [one] }, noPaint),
      file,
    }),
  )
  const rest = behaviours - met.length
  const none: Case[] =
    rest > 0 ? [{ name: `${counted(rest, 'behaviour')} that the program does not meet`, status: 'passed', file }] : []
  return [{ name: `${script}: ${a.spec} (${a.release}) → ${b.spec} (${b.release})`, cases: [...cases, ...none] }]
}
