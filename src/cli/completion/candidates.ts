/** What may stand in the place of the last word of a command line that begins with `http-eras`. */

import type { Command, Commands, Option } from '../command'
import { type Candidate, valuesOf, wordsOf } from './values'

const describe = (text: string): string => text.split(/[.;:,(]/, 1)[0].trim()

function optionsOf(command: Command): Candidate[] {
  const own = Object.entries(command.options).map(([name, { what }]): Candidate => [`--${name}`, describe(what)])
  return [...own, ['--help', 'this help']]
}

function actionsOf({ actions = {} }: Command): Candidate[] {
  return Object.entries(actions).map(([action, { summary }]): Candidate => [action, describe(summary)])
}

/** bash takes `--mode=new` apart into three words; other shells leave it whole. */
function whole(given: readonly string[]): { given: string[]; cut: number } {
  const last = given.length - 1
  if (given[last - 1] === '=' && last > 1) {
    const option = `${given[last - 2]}=`
    return { given: [...given.slice(0, last - 2), option + given[last]], cut: option.length }
  }
  if (given[last] === '=' && last > 0) {
    const option = `${given[last - 1]}=`
    return { given: [...given.slice(0, last - 1), option], cut: option.length }
  }
  return { given: [...given], cut: 0 }
}

const found = (candidates: (() => readonly Candidate[]) | undefined): Candidate[] => [...(candidates?.() ?? [])]

/** All that may stand there, whatever has been typed of it. */
function allFor(name: string, command: Command, before: readonly string[], typed: string): Candidate[] {
  const optionOf = (word: string): [string, Option] | undefined => {
    if (!word.startsWith('-')) return undefined
    const [long] = word.replace(/^--/, '').split('=', 1)
    if (word.startsWith('--')) return Object.hasOwn(command.options, long) ? [long, command.options[long]] : undefined
    return Object.entries(command.options).find(([, { short }]) => short === word.slice(1))
  }
  const takesNext = (word: string): [string, Option] | undefined => {
    const found = word.includes('=') ? undefined : optionOf(word)
    return found?.[1].type === 'string' && found[1].bare === undefined ? found : undefined
  }
  const plain = before.filter((word, i) => !word.startsWith('-') && !(i > 0 && takesNext(before[i - 1])))
  // What a program is given is the program's.
  if (before.includes('--') || (command.startsProgram && plain.length > 0)) return []
  const waiting = before.length > 0 ? takesNext(before[before.length - 1]) : undefined
  if (waiting) return found(valuesOf(name, ...waiting))
  if (typed.startsWith('-')) {
    const option = typed.includes('=') ? optionOf(typed) : undefined
    if (!typed.includes('=')) return optionsOf(command)
    const [start] = typed.split('=', 1)
    return option ? found(valuesOf(name, ...option)).map(([word, what]): Candidate => [`${start}=${word}`, what]) : []
  }
  const ofPlace = found(wordsOf(name, plain.length))
  return plain.length === 0 ? [...actionsOf(command), ...ofPlace] : ofPlace
}

/**
 * @param commands all that there are
 * @param line the words behind `http-eras`; the last is the one that is being typed, and may be empty
 * @returns what may stand in its place; nothing where a file may
 */
export function candidatesFor(commands: Commands, line: readonly string[]): Candidate[] {
  const { given, cut } = whole(line.length === 0 ? [''] : line)
  const typed = given.pop() as string
  const [name, ...before] = given
  const all =
    name === undefined
      ? [
          ...Object.entries(commands).map(([word, load]): Candidate => [word, describe(load().summary)]),
          ['--help'] as Candidate,
          ['--version'] as Candidate,
        ]
      : Object.hasOwn(commands, name)
        ? allFor(name, commands[name](), before, typed)
        : []
  return all.filter(([word]) => word.startsWith(typed)).map(([word, what]): Candidate => [word.slice(cut), what])
}
