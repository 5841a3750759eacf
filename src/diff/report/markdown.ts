/** Diffs as Markdown that pastes into a pull request. */

import { weightClasses } from '../../profile/vocabulary/weights'
import { plain, table } from '../../shared/markdown'
import type { RecordedDiff } from '../evidence/recorded'
import type { BehaviourChange, DiffSide, ProfileDiff } from '../types'
import { countWords, headOf, shortSideText, sinceWord, summaryOf } from './summary'
import { counted, grouped, originTexts, sinceText, stepTexts, titleText, valueWords } from './words'

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``

const sideText = ({ spec, release, reading }: DiffSide): string => `${plain(spec)} (${release}, as ${reading})`

function changeRow(change: BehaviourChange): string[] {
  const { from, to, lines = [] } = valueWords(change)
  const values = from === undefined ? ['', lines.map(plain).join('<br>')] : [plain(from), plain(to ?? '')]
  const steps = stepTexts(change).map(plain)
  const evidence = [...originTexts(change).map(plain), ...change.scenarios.map(({ scenario }) => code(scenario))]
  return [
    `${code(change.path)}<br>${plain(change.what)}`,
    ...values,
    [sinceText(change.since, change.source), ...(steps.length > 0 ? [`<sub>${steps.join('<br>')}</sub>`] : [])].join(
      '<br>',
    ),
    evidence.join('<br>'),
  ]
}

/** A box to tick for each of the changes, and the counts. */
function checklist(diff: ProfileDiff): string[] {
  const { changes, rest } = summaryOf(diff)
  const rows = changes.map(({ path, says, since, scenario, source }) => {
    const shown = scenario === undefined ? source && `, ${plain(source)}` : `, \`--evidence ${scenario}\``
    return `- [ ] ${sinceWord(since)}: ${plain(says)} (\`${path}\`${shown ?? ''})`
  })
  const more = `And ${rest.total} more: ${countWords(rest.weights)}; ${countWords(rest.areas)}.`
  return rest.total === 0 ? rows : [...rows, '', more]
}

/** What hurts most as a list to tick off, for an upgrade. */
export function summaryMarkdown(diff: ProfileDiff): string {
  if (diff.changes.length === 0) return `## ${plain(titleText(diff, shortSideText))}\n\nNo differences.`
  return [`## ${plain(headOf(diff))}`, '', ...checklist(diff)].join('\n')
}

/** A profile diff: what hurts most, to tick off, then a table for each weight. */
export function profileDiffMarkdown(diff: ProfileDiff): string {
  const { changes } = diff
  const head = `## ${titleText(diff, sideText)}`
  if (changes.length === 0) return `${head}\n\nNo differences.`
  const sections = grouped(changes, ({ weight }) => weight).flatMap(([weight, rows]) => [
    '',
    `### ${weight}: ${rows.length}`,
    weightClasses[weight],
    '',
    ...table(['behaviour', 'was', 'is', 'since', 'evidence'], rows.map(changeRow)),
  ])
  const count = `${counted(changes.length, 'behaviour differs', 'behaviours differ')}.`
  return [head, '', count, '', ...checklist(diff), ...sections].join('\n')
}

/** What recordings alone tell. */
export function recordedDiffMarkdown({ a, b, of, scenarios }: RecordedDiff): string {
  const head = `## ${plain(a.spec)} (${a.release}) → ${plain(b.spec)} (${b.release}), from recordings alone`
  const message =
    scenarios.length === 0 ? `No differences in ${of} scenarios.` : `${scenarios.length} of ${of} scenarios differ.`
  const sections = grouped(scenarios, ({ area }) => area).flatMap(([area, rows]) => [
    '',
    `### ${area}: ${rows.length}`,
    '',
    ...table(
      ['scenario', 'what it does'],
      rows.map(({ scenario, title }) => [code(scenario), plain(title)]),
    ),
  ])
  return [head, '', message, ...sections].join('\n')
}
