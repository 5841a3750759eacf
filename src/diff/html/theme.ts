/** The colours of the report, by day and by night. Text on each of them has a contrast of at least 4.5 (report.test.ts). */

import { COLOURS } from './table'

const names = [
  'paper',
  'raised',
  'ink',
  'soft',
  'rule',
  'link',
  'focus',
  'lost',
  'lost-mark',
  'won',
  'won-mark',
] as const

type Theme = Readonly<Record<(typeof names)[number], string>> & {
  /** The colours of variants: the first is quiet, so that what changed stands out. */
  readonly variants: readonly string[]
}

const day: Theme = {
  paper: '#fdfcf9',
  raised: '#f6f3ec',
  ink: '#23201b',
  soft: '#625c52',
  rule: '#ddd7ca',
  link: '#23527c',
  focus: '#b3471d',
  lost: '#faeae6',
  'lost-mark': '#f2c4b8',
  won: '#e8f2e4',
  'won-mark': '#bddfb2',
  variants: [
    '#f1eee6',
    '#c5d9ec',
    '#f2d69b',
    '#c6dfb8',
    '#ecc3cb',
    '#d6caec',
    '#b5dfda',
    '#f1c09e',
    '#dcd99f',
    '#c9cdd8',
  ],
}

const night: Theme = {
  paper: '#191a1c',
  raised: '#212327',
  ink: '#e9e5dc',
  soft: '#aaa59a',
  rule: '#383a3f',
  link: '#9cc4ea',
  focus: '#f0a070',
  lost: '#3a2420',
  'lost-mark': '#7a3b2d',
  won: '#1f3022',
  'won-mark': '#35612f',
  variants: [
    '#26282c',
    '#234a70',
    '#644a10',
    '#33552c',
    '#6c3242',
    '#4b3d76',
    '#1c5854',
    '#70401f',
    '#50501f',
    '#454b5c',
  ],
}

const variables = (theme: Theme): string =>
  [...names.map(name => `--${name}:${theme[name]}`), ...theme.variants.map((colour, at) => `--v${at}:${colour}`)].join(
    ';',
  )

const plain = Array.from({ length: COLOURS }, (_, at) => `.v${at}{background-color:var(--v${at})}`)

// The second round of the palette is striped.
const striped = Array.from(
  { length: COLOURS },
  (_, at) =>
    `.v${COLOURS + at}{background:repeating-linear-gradient(135deg,transparent 0 4px,var(--rule) 4px 5px) var(--v${at})}`,
)

// Within a run of one colour the gap between cells closes and the text steps back.
const runs = Array.from({ length: 2 * COLOURS }, (_, at) => `.v${at}+.v${at}`)

export const theme = `:root{${variables(day)}}
@media(prefers-color-scheme:dark){:root{${variables(night)}}}
${plain.join('')}
${striped.join('')}
.matrix :is(${runs.join(',')}){font-weight:400;border-left:0;padding-left:calc(.1rem + 2px)}
`
