/** The help texts, made from what the commands say of themselves. */

import type { Command, Option } from './command'
import { commands } from './commands'
import { environmentOf } from './environment'
import { examples } from './examples'

const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}   ${right}`).join('\n')
}

function shownValue({ type, value = 'VALUE', bare }: Option): string {
  if (type !== 'string') return ''
  return bare === undefined ? ` ${value}` : `[=${value}]`
}

const optionRow = ([name, option]: [string, Option]): [string, string] => [
  `${option.short ? `-${option.short}, ` : ''}--${name}${shownValue(option)}`,
  option.what,
]

/** What `http-eras --help` prints. */
export function helpOfAll(): string {
  const rows = Object.entries(commands).map(([name, load]): [string, string] => [name, load().summary.split('\n')[0]])
  return `http-eras: Node's http module as it was, on today's Node

usage: http-eras COMMAND [options]

${columns(rows)}

  --help after a command tells its options, with examples; --version tells the version
exit codes: 0 ok or same, 1 differences or a failed run, 2 usage`
}

const section = (title: string, rows: readonly (readonly [string, string])[]): string =>
  rows.length === 0 ? '' : `\n\n${title}:\n${columns(rows)}`

/** The examples of a command or, where an action is asked for, those that show it. */
const examplesOf = (name: string, action: string | undefined): [string, string][] =>
  examples[name]
    .filter(([words]) => action === undefined || words.split(' ')[1] === action)
    .map(([words, what]) => [`http-eras ${words}`, what])

/** What `http-eras COMMAND --help` prints, or `http-eras COMMAND ACTION --help` where it has such an action. */
export function helpOf(name: string, command: Command, word?: string): string {
  const action = word !== undefined && Object.hasOwn(command.actions ?? {}, word) ? command.actions?.[word] : undefined
  const { synopsis, summary } = action ?? command
  const options = Object.entries(command.options).filter(([name]) => action?.options.includes(name) ?? true)
  const rows = [...options.map(optionRow), ['-h, --help', 'this help'] as [string, string]]
  return [
    `usage: http-eras ${synopsis}\n\n${summary}\n\n${columns(rows)}`,
    section('examples', examplesOf(name, action && word)),
    section('environment', Object.entries(environmentOf(name))),
  ].join('')
}
