/** A step of `npm pack`: `main.js CODE OUT` lays out the compiled code CODE, as it is packed, in the new folder OUT. */

import { mkdirSync } from 'node:fs'
import { stageCode } from './stage'

const [code, out] = process.argv.slice(2)
mkdirSync(out)
stageCode(code, out).catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
