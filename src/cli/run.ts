/** http-eras run: a program with its version's modules. */

import { erasError } from '../errors'
import { command } from './command'

export const run = command({
  synopsis: 'run --as SPEC [--faithful] SCRIPT [args…]',
  summary: 'Runs a program with the http of a version; arguments, signals, streams and exit code are the program’s.',
  options: {
    as: { type: 'string', value: 'SPEC', what: 'the version: 0.6, 0.10.48, io.js, node@12, … (or HTTP_ERAS says it)' },
    faithful: { type: 'boolean', what: 'all fixes off: exactly what the release did' },
  },
  startsProgram: true,
  run({ options, words: [script, ...args] }) {
    const spec = options.as ?? process.env.HTTP_ERAS
    if (!spec) throw erasError('ERAS_NO_VERSION')
    if (script === undefined) throw erasError('ERAS_NO_SCRIPT')
    const { prepareProgram } = require('../run/program') as typeof import('../run/program')
    return prepareProgram(spec, script, args, { faithful: options.faithful })
  },
})
