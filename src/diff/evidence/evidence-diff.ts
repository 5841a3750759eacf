/** Two recorded releases in some scenarios: their transcripts side by side, byte for byte. */

import path from 'node:path'
import { erasError } from '../../errors'
import { corpusRecording, readRecording, select } from '../../oracle/scenario'
import { nearest } from '../../profile/nearest'
import { factFile, factPlaces } from '../../shared/facts'
import { fenced, plain } from '../../shared/markdown'
import { variantOf } from '../../transcript/types'
import { type PlaceStyle, placeLines } from '../report/side-by-side'
import { counted } from '../report/words'
import type { DiffPlace } from '../types'
import { evidenceIndex, type ScenarioEntry } from './index-file'
import { recordedRelease } from './recorded'
import { diffTranscripts } from './transcripts'

/** One scenario; the places are there if the two did not do the same, or if it was asked for by name. */
interface ScenarioDiff {
  readonly scenario: string
  readonly title: string
  readonly same: boolean
  readonly places: readonly DiffPlace[]
}

export interface EvidenceDiff {
  readonly format: 'evidence-diff/1'
  readonly a: { readonly spec: string; readonly release: string }
  readonly b: { readonly spec: string; readonly release: string }
  readonly scenarios: readonly ScenarioDiff[]
}

/** Every scenario with recordings; those of our own stand in an area `measured`. */
function recordedScenarios(): Record<string, ScenarioEntry> {
  const { scenarios, measured } = evidenceIndex()
  const own = Object.entries(measured).map(([name, entry]): [string, ScenarioEntry] => [`measured/${name}`, entry])
  return { ...scenarios, ...Object.fromEntries(own) }
}

/** The scenarios that words ask for. @throws ErasError ERAS_UNKNOWN_SCENARIO */
function chosenBy(words: readonly string[], names: string[]): string[] {
  const { chosen, unknown } = select(
    words.filter(word => word !== 'all'),
    names,
  )
  if (unknown.length > 0) throw erasError('ERAS_UNKNOWN_SCENARIO', unknown[0], nearest(unknown[0], names))
  return words.includes('all') ? names : chosen
}

/**
 * @param words areas (`server`), scenarios (`server/keepalive-timeout`), patterns (`client/agent-*`), or `all`
 * @throws ErasError for versions that were not recorded, and for words that name no scenario
 */
export function diffEvidence(a: string, b: string, words: readonly string[]): EvidenceDiff {
  const scenarios = recordedScenarios()
  const [from, to] = [a, b].map(spec => recordedRelease(spec))
  const diffs = chosenBy(words, Object.keys(scenarios)).flatMap((scenario): ScenarioDiff[] => {
    const { title, variants } = scenarios[scenario]
    const [of, and] = [from, to].map(release => variants.findIndex(runtimes => runtimes.includes(release)))
    if (of === -1 || and === -1) return []
    if (of === and && !words.includes(scenario)) return [{ scenario, title, same: true, places: [] }]
    const recording = scenario.startsWith('measured/')
      ? readRecording(factFile(path.join(factPlaces().measured, `${scenario.slice('measured/'.length)}.json`)))
      : corpusRecording(scenario)
    const [first, second] = [from, to].map(release => variantOf(recording, release))
    return first && second ? [{ scenario, title, ...diffTranscripts(first, second) }] : []
  })
  return { format: 'evidence-diff/1', a: { spec: a, release: from }, b: { spec: b, release: to }, scenarios: diffs }
}

function summary({ scenarios }: EvidenceDiff): string {
  const differ = scenarios.filter(({ same }) => !same).length
  if (differ === 0) return `no differences in ${counted(scenarios.length, 'scenario')}`
  return `${differ} of ${counted(scenarios.length, 'scenario')} ${differ === 1 ? 'differs' : 'differ'}`
}

/** For a terminal; without `columns`, the sides one below the other. */
export function evidenceText(diff: EvidenceDiff, style: PlaceStyle): string {
  const { a, b, scenarios } = diff
  const shown = scenarios.filter(({ places }) => places.length > 0)
  const blocks = shown.flatMap(({ scenario, title, places }) => [
    `${style.paint('bold', scenario)}: ${title}`,
    ...placeLines(places, style),
    '',
  ])
  const signs = style.columns === undefined ? `- ${a.release}, + ${b.release}` : `left ${a.release}, right ${b.release}`
  return [
    ...(shown.length > 0 ? [style.paint('dim', signs), ''] : []),
    ...blocks,
    `${a.release} → ${b.release}: ${summary(diff)}`,
  ].join('\n')
}

/** For a pull request. */
export function evidenceMarkdown(diff: EvidenceDiff): string {
  const paint = (_style: string, text: string) => text
  const blocks = diff.scenarios
    .filter(({ places }) => places.length > 0)
    .flatMap(({ scenario, title, places }) => [
      '',
      `### ${plain(scenario)}: ${plain(title)}`,
      '',
      fenced(
        'diff',
        placeLines(places, { paint })
          .map(line => line.slice(2))
          .join('\n'),
      ),
    ])
  return [`## ${diff.a.release} → ${diff.b.release}`, '', `${summary(diff)}.`, ...blocks].join('\n')
}
