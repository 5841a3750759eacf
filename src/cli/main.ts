#!/usr/bin/env node
/** The command line of this process. */

import { callCommand, refuse } from './call'
import { processTerminal } from './terminal'

const terminal = processTerminal()
const refused = (error: unknown): number => refuse(error, terminal)
const exit = (code: number) => {
  process.exitCode = code
}

let outcome: ReturnType<typeof callCommand>
try {
  outcome = callCommand(process.argv.slice(2), terminal)
} catch (error) {
  outcome = refused(error)
}
// A program starts here, outside of any try or promise, so that what it throws is uncaught as under bare node.
if (typeof outcome === 'function') outcome()
else if (typeof outcome === 'number') exit(outcome)
else outcome.catch(refused).then(exit)
