/** What was compared, in words: classes with their counts, and one small input of each. */

import type { Case, Event, Told } from './cases'
import type { DifferenceClass, Outcome } from './compare'

/** Of longer texts the middle is left out. */
const MOST_SHOWN = 600

/** Bytes as a text that a person can paste into a program. */
const shown = (text: string): string => {
  if (text.length <= MOST_SHOWN) return escaped(text)
  const ends = MOST_SHOWN >> 1
  return `${escaped(text.slice(0, ends))} …${text.length - 2 * ends} bytes… ${escaped(text.slice(-ends))}`
}

const escaped = (text: string): string =>
  JSON.stringify(text).replace(/[\x7f-\xff]/g, char => `\\x${char.charCodeAt(0).toString(16)}`)

const eventText = (event: Event | undefined): string => (event ? shownAll(event) : 'nothing')

function shownAll([is, ...parts]: Event): string {
  return [
    is,
    ...parts.map(part =>
      Array.isArray(part) ? `[${part.map(shown).join(', ')}]` : typeof part === 'string' ? shown(part) : String(part),
    ),
  ].join(' ')
}

export function caseText({ kind, skips, hears, pieces }: Case): string {
  const answers = `${skips ? ', answered as without a body' : ''}${hears ? '' : ', wishes for another protocol passed over'}`
  return `${kind.toLowerCase()}${answers}: ${pieces.map(shown).join(' + ')}`
}

function tell(name: string, told: Told): string[] {
  return told.map((event, i) => `    ${i === 0 ? `${name}: ` : ' '.repeat(name.length + 2)}${eventText(event)}`)
}

function classText({ title, count, example }: DifferenceClass): string[] {
  const used = example.before ? [`    after ${example.before.length} others that the same parser read`] : []
  return [
    `${String(count).padStart(7)}  ${title} (input ${example.number})`,
    `    ${caseText(example.case)}`,
    ...used,
    ...tell('real', example.real),
    ...tell('ours', example.ours),
  ]
}

/** @param names of the two that were compared */
export function reportText(outcome: Outcome, names: string, seed: number): string {
  const { inputs, readings, different, classes } = outcome
  const lines = classes.flatMap(classText)
  const compared = `${names}: ${inputs} inputs of seed ${seed}, each read whole and in pieces (${readings} readings)`
  if (inputs === 0) lines.push(`${names}: nothing was compared`)
  else if (different === 0) lines.push(`${compared}: no difference`)
  else {
    lines.push(`${compared}: ${different} differ, in ${classes.length} ${classes.length === 1 ? 'class' : 'classes'}`)
    lines.push('A count is of the kind of difference; classes of one kind share it.')
  }
  return lines.join('\n')
}
