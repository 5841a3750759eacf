/** http-eras run: a program with its version's modules. */

import { erasError } from '../errors'
import type { PinOptions } from '../run/pin-options'
import { command } from './command'

export const run = command({
  synopsis: 'run --as SPEC [--faithful] [--no-prelude] [--explain] SCRIPT [args…]',
  summary: 'Runs a program with the http of a version; arguments, signals, streams and exit code are the program’s.',
  options: {
    as: {
      type: 'string',
      value: 'SPEC',
      what: 'the version: 0.6, 0.10.48, io.js, lts/argon, ">=0.4 <0.7", … (or HTTP_ERAS says it)',
    },
    faithful: { type: 'boolean', what: 'all fixes off: exactly what the release did' },
    prelude: {
      type: 'string',
      value: 'NAMES',
      what: 'of the legacy prelude only these parts, with commas between them (all that the version needs)',
    },
    'no-prelude': { type: 'boolean', what: 'nothing of the legacy prelude' },
    explain: { type: 'boolean', what: 'says on stderr which release was chosen, and why' },
  },
  startsProgram: true,
  run({ options, words: [script, ...args], terminal }) {
    const spec = options.as ?? process.env.HTTP_ERAS
    if (!spec) throw erasError('ERAS_NO_VERSION')
    if (script === undefined) throw erasError('ERAS_NO_SCRIPT')
    const { prepareProgram } = require('../run/program') as typeof import('../run/program')
    const { optionsFrom } = require('../run/pin-options') as typeof import('../run/pin-options')
    const given: PinOptions = { ...optionsFrom(process.env) }
    if (options.faithful) given.faithful = true
    if (options.prelude !== undefined) given.prelude = options.prelude.split(',').map(name => name.trim())
    if (options['no-prelude']) given.prelude = false
    const start = prepareProgram(spec, script, args, given)
    if (options.explain) {
      const { reason } = require('../profile/explain') as typeof import('../profile/explain')
      const { release, reading, why } = reason(spec)
      terminal.talk(`http-eras: '${spec}' is ${release}, as ${reading}: ${why}`)
    }
    return start
  },
})
