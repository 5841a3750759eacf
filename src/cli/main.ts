#!/usr/bin/env node
/** The command line: finds the command, reads its options, and turns what happened into an exit code. */

import { ErasError, erasError } from '../errors'
import { readArguments } from './arguments'
import type { Call, Command } from './command'
import { commands } from './commands'
import { processTerminal } from './terminal'

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
