/** The words of a command line as a command is given them: its options, its words, and the options of node before a program. */

import { parseArgs } from 'node:util'
import { erasError } from '../errors'
import type { Call, Command, Option } from './command'

const help: Option = { type: 'boolean', short: 'h', what: 'this help' }

type Options = Readonly<Record<string, Option>>

interface Arguments extends Pick<Call, 'words' | 'before' | 'ofHost'> {
  readonly options: Readonly<Record<string, unknown>>
}

/**
 * Reads the arguments of a command; those of a program that it starts are left as they are.
 * @param name the command's
 * @throws ErasError ERAS_BAD_OPTION for an option that neither the command has nor node, or for a value that is missing
 */
export function readArguments(name: string, command: Command, args: string[]): Arguments {
  const options = { ...command.options, help }
  if (command.startsProgram) {
    const { own, ofHost, program } = divide(args, options)
    return { options: parse(name, own, options, false).values, words: program, before: program.length, ofHost }
  }
  const { values, positionals, tokens } = parse(name, args, options, true)
  const end = tokens.findIndex(({ kind }) => kind === 'option-terminator')
  const words = tokens.slice(0, end === -1 ? undefined : end).filter(({ kind }) => kind === 'positional')
  return { options: values, words: positionals, before: words.length, ofHost: [] }
}

interface Divided {
  readonly own: string[]
  readonly ofHost: string[]
  readonly program: string[]
}

/** Before the program stand our options and those of node, in any order. */
function divide(args: readonly string[], options: Options): Divided {
  const [own, ofHost]: string[][] = [[], []]
  let at = 0
  for (; at < args.length; at++) {
    const arg = args[at]
    if (arg === '--' || arg === '-' || !arg.startsWith('-')) break
    const ours = ownOption(arg, options)
    const takesValue = ours ? ours.type === 'string' && ours.bare === undefined : hostTakesValue(arg)
    const into = ours || takesValue === undefined ? own : ofHost
    into.push(arg)
    if (takesValue && !arg.includes('=') && at + 1 < args.length) into.push(args[++at])
  }
  const program = args.slice(at)
  if (program[0] === '--') program.shift()
  return { own, ofHost, program }
}

function ownOption(arg: string, options: Options): Option | undefined {
  if (!arg.startsWith('--')) return Object.values(options).find(({ short }) => short === arg.slice(1))
  const [name] = arg.slice(2).split('=', 1)
  return Object.hasOwn(options, name) ? options[name] : undefined
}

const hostTakesValue = (arg: string): boolean | undefined =>
  (require('../run/host-options') as typeof import('../run/host-options')).takesValue(arg)

function parse(name: string, args: string[], options: Record<string, Option>, allowPositionals: boolean) {
  try {
    const whole = args.map(arg => {
      const bare = arg.startsWith('--') ? options[arg.slice(2)]?.bare : undefined
      return bare === undefined ? arg : `${arg}=${bare}`
    })
    return parseArgs({ args: whole, options, allowPositionals, tokens: true })
  } catch (error) {
    const [message] = (error as Error).message.split('. ')
    const [, unknown] = /^Unknown option '(--[^']*)'/.exec(message) ?? []
    const { meant } = require('../profile/nearest') as typeof import('../profile/nearest')
    const known = Object.keys(options).map(option => `--${option}`)
    const guesses = unknown === undefined ? [] : meant(unknown, known)
    throw erasError(
      'ERAS_BAD_OPTION',
      name,
      guesses.length > 0 ? `${message}: did you mean ${guesses.join(' or ')}?` : message,
    )
  }
}
