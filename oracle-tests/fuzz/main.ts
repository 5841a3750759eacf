/** The process of npm run fuzz. */

import { fuzz } from './fuzz'

// Errors are told by code and place; their stacks would be a third of the time.
Error.stackTraceLimit = 0

const talk = process.stderr.isTTY ? (text: string) => process.stderr.write(text) : () => {}

fuzz(process.argv.slice(2), text => console.log(text), talk).then(
  code => {
    process.exitCode = code
  },
  error => {
    console.error(error)
    process.exitCode = 1
  },
)
