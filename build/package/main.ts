/**
 * A step of `npm pack`: `main.js code FROM OUT` lays out the compiled code FROM, as it is packed, in the new folder OUT;
 * `main.js schemas FROM OUT` the schemas.
 */

import { mkdirSync } from 'node:fs'
import { stageCode, stageSchemas } from './stage'

const steps: Record<string, (from: string, out: string) => void | Promise<void>> = {
  code: stageCode,
  schemas: stageSchemas,
}

async function main([step, from, out]: string[]): Promise<void> {
  mkdirSync(out)
  await steps[step](from, out)
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
})
