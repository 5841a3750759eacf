/** One call of the command line: finds the command, reads its options, and turns what happened into an exit code. */

import { ErasError, type ErrorCode, erasError } from '../errors'
import { readArguments } from './arguments'
import type { Call, Command } from './command'
import { commands } from './commands'
import type { Terminal } from './terminal'

type CommandOutcome = ReturnType<Command['run']>

/**
 * Does what the words ask for.
 * @param words what stands behind `http-eras`
 * @returns as `Command.run` does
 * @throws ErasError for a mistaken call; a promise rejects with it
 */
export function callCommand([name, ...args]: readonly string[], terminal: Terminal): CommandOutcome {
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
  const { options, ...rest } = readArguments(name, command, args)
  if (options.help) {
    terminal.answer((require('./help') as typeof import('./help')).helpOf(name, command, rest.words[0]))
    return 0
  }
  if (!/^(record|replay|transcript)$/.test(name)) return command.run({ options, ...rest, terminal } as Call)
  // What the project says of secrets and comparisons, in one place for all that heed it.
  const { withProject } = require('./project-options') as typeof import('./project-options')
  const settled = withProject(name, options, rest.words)
  if (options.explain) for (const line of settled.reported) terminal.talk(`http-eras: ${line}`)
  return command.run({ ...rest, options: settled.options, terminal } as Call)
}

/** Where the call was right, and what it was to run did not. */
const failedRuns: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['ERAS_HANDLER', 'ERAS_NOTHING_RAN'])

/** Our own errors are for a person: their message, and the exit code for usage or a failed run. Others are defects: they crash. */
export function refuse(error: unknown, terminal: Terminal): number {
  if (!(error instanceof ErasError)) throw error
  terminal.talk(error.message)
  return failedRuns.has(error.code) ? 1 : 2
}
