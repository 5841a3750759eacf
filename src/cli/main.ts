#!/usr/bin/env node
/** The command line: finds the command, reads its options, and turns what happened into an exit code. */

import { parseArgs } from 'node:util'
import { ErasError, erasError } from '../errors'
import type { Call, Command, Option } from './command'
import { commands } from './commands'
import { processTerminal } from './terminal'

const help: Option = { type: 'boolean', short: 'h', what: 'this help' }

interface Read extends Pick<Call, 'words' | 'before'> {
  readonly options: Readonly<Record<string, unknown>>
}

/** The options and words of a command's arguments. Those of a program that it starts are left as they are. */
function read(name: string, command: Command, args: string[]): Read {
  const options = { ...command.options, help }
  let own = args
  if (command.startsProgram) {
    const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true })
    const first = tokens.find(token => token.kind !== 'option')
    if (first) own = args.slice(0, first.index)
    const program = args.slice(own.length)
    if (program[0] === '--') program.shift()
    return { options: parse(name, own, options, false).values, words: program, before: program.length }
  }
  const { values, positionals, tokens } = parse(name, own, options, true)
  const end = tokens.findIndex(({ kind }) => kind === 'option-terminator')
  const words = tokens.slice(0, end === -1 ? undefined : end).filter(({ kind }) => kind === 'positional')
  return { options: values, words: positionals, before: words.length }
}

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

type Outcome = ReturnType<Command['run']>

function main([name, ...args]: string[]): Outcome {
  const terminal = processTerminal()
  if (name === '--version' || name === '-v') {
    terminal.answer((require('../../../package.json') as { version: string }).version)
    return 0
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const { helpOfAll } = require('./help') as typeof import('./help')
    terminal[name === undefined ? 'talk' : 'answer'](helpOfAll())
    return name === undefined ? 2 : 0
  }
  if (!Object.hasOwn(commands, name)) {
    const { meant } = require('../profile/nearest') as typeof import('../profile/nearest')
    const words = name.startsWith('-') ? ['--help', '--version'] : [...Object.keys(commands), 'help']
    throw erasError('ERAS_UNKNOWN_COMMAND', name, meant(name, words))
  }
  const command = commands[name]()
  const { options, words, before } = read(name, command, args)
  if (options.help) {
    terminal.answer((require('./help') as typeof import('./help')).helpOf(command, words[0]))
    return 0
  }
  return command.run({ options, words, before, terminal } as Call)
}

/** Our own errors are for a person: their message, and the exit code for usage. Others are defects: they crash. */
function refuse(error: unknown): number {
  if (!(error instanceof ErasError)) throw error
  process.stderr.write(`${error.message}\n`)
  return 2
}

const exit = (code: number) => {
  process.exitCode = code
}

let outcome: Outcome
try {
  outcome = main(process.argv.slice(2))
} catch (error) {
  outcome = refuse(error)
}
// A program starts here, outside of any try or promise, so that what it throws is uncaught as under bare node.
if (typeof outcome === 'function') outcome()
else if (typeof outcome === 'number') exit(outcome)
else outcome.catch(refuse).then(exit)
