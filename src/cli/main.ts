#!/usr/bin/env node
/** The command line: finds the command's own file. */

import { oracle } from './oracle'

const commands: Record<string, (args: string[]) => Promise<number>> = { oracle }

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command) {
  command(args).then(code => {
    process.exitCode = code
  })
} else {
  process.stderr.write(`usage: http-eras ${Object.keys(commands).join(' | ')} …\n`)
  process.exitCode = 2
}
