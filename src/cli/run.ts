/** http-eras run: a program with its version's modules. */

import { erasError } from '../errors'
import { SPEC_EXAMPLES } from '../profile/release'
import { specWith, withText } from '../profile/with/items'
import type { PinOptions } from '../run/pin-options'
import { command } from './command'
import { withOption } from './with'

export const run = command({
  synopsis:
    'run [--as SPEC] [--with CHANGES] [--faithful | --no-guard IDS | --report-only] [--no-prelude] [--explain] SCRIPT [args…]',
  summary: 'Runs a program with the http of a version; arguments, signals, streams and exit code are the program’s.',
  options: {
    as: {
      type: 'string',
      value: 'SPEC',
      what: `the version: ${SPEC_EXAMPLES}, … (else it is detected)`,
    },
    with: withOption,
    faithful: { type: 'boolean', what: 'all fixes of the guard off: exactly what the release did' },
    'no-guard': {
      type: 'string',
      multiple: true,
      value: 'IDS',
      what: 'these fixes of the guard off, with commas between them (http-eras guard lists them)',
    },
    'report-only': {
      type: 'boolean',
      what: 'the guard refuses nothing, and counts what it would refuse: told at the end, and on SIGUSR2',
    },
    prelude: {
      type: 'string',
      value: 'NAMES',
      what: 'of the legacy prelude only these parts, with commas between them; default stands for all that the version needs (profiles SPEC lists them)',
    },
    'no-prelude': { type: 'boolean', what: 'nothing of the legacy prelude' },
    host: {
      type: 'string',
      multiple: true,
      value: 'PACKAGES',
      what: 'packages that keep the host’s own modules, as undici and npm do',
    },
    'max-http-header-size': { type: 'string', value: 'BYTES', what: 'the option of node, for the program' },
    'insecure-http-parser': { type: 'boolean', what: 'the option of node, for the program' },
    'unhandled-rejections': { type: 'string', value: 'MODE', what: 'the option of node, for the program' },
    explain: { type: 'boolean', what: 'says on stderr what decided, and which release was chosen' },
  },
  startsProgram: true,
  run({ options, words: [script, ...args], terminal }) {
    if (script === undefined) throw erasError('ERAS_NO_SCRIPT')
    const { names, optionsFrom } = require('../run/pin-options') as typeof import('../run/pin-options')
    const { spec, reported } =
      options.as === undefined
        ? (require('../run/detect') as typeof import('../run/detect')).detect(script)
        : { spec: options.as, reported: [] }
    const message: PinOptions = {
      ...(options.with && { with: withText(options.with) }),
      ...(options.faithful && { faithful: true }),
      ...(options['no-guard'] && {
        guard: Object.fromEntries(options['no-guard'].flatMap(names).map(id => [id, false])),
      }),
      ...(options['report-only'] && { reportOnly: true }),
      ...(options.prelude !== undefined && { prelude: names(options.prelude) }),
      ...(options['no-prelude'] && { prelude: false }),
      ...(options.host && { host: options.host.flatMap(names) }),
    }
    const ofProcess = optionsFrom(process.env)
    if (ofProcess.with || message.with) {
      const { specFrom } = require('../profile/with/place') as typeof import('../profile/with/place')
      specFrom('--with', specFrom('HTTP_ERAS_WITH', spec, ofProcess.with), message.with)
    }
    const { guardedOptions } = require('../run/guard-settings') as typeof import('../run/guard-settings')
    const given = guardedOptions(script, ofProcess, message)
    const { addNodeOptions } = require('../run/node-options') as typeof import('../run/node-options')
    addNodeOptions(
      (['max-http-header-size', 'insecure-http-parser', 'unhandled-rejections'] as const).flatMap(name => {
        const value = options[name]
        return value === undefined ? [] : [value === true ? `--${name}` : `--${name}=${value}`]
      }),
    )
    const { prepareProgram } = require('../run/program') as typeof import('../run/program')
    const start = prepareProgram(spec, script, args, given)
    if (options.explain) {
      const { reason } = require('../profile/explain') as typeof import('../profile/explain')
      const { release, reading, why, with: changed = [] } = reason(specWith(spec, given.with))
      for (const line of reported) terminal.talk(`http-eras: ${line}`)
      terminal.talk(`http-eras: '${spec}' is ${release}, as ${reading}: ${why}`)
      if (changed.length > 0) terminal.talk(`http-eras: with other values than its own: ${changed.join(', ')}`)
    }
    return start
  },
})
