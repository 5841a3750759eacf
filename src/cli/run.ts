/** http-eras run: a program with its version's modules. */

import { type ErasError, erasError } from '../errors'
import { SPEC_EXAMPLES } from '../profile/release'
import { specWith, withText } from '../profile/with/items'
import type { Detection } from '../run/detect'
import type { PinOptions } from '../run/pin-options'
import type { Settled } from '../run/settings'
import { type Call, command } from './command'
import type { Terminal } from './terminal'
import { withOption } from './with'

const options = {
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
  eval: { type: 'string', short: 'e', value: 'CODE', what: 'runs this code, as node does with the same option' },
  print: { type: 'string', short: 'p', value: 'CODE', what: 'runs this code and prints what it gives' },
  explain: { type: 'boolean', what: 'says on stderr what decided, and which release was chosen' },
} as const

type Given = Call<typeof options>['options']

export const run = command({
  synopsis:
    'run [--as SPEC] [--with CHANGES] [--faithful | --no-guard IDS | --report-only] [--no-prelude] [--explain] [options of node] SCRIPT|-|-e CODE [args…]',
  summary: `Runs a program with the http of a version; arguments, signals, streams and exit code are the program’s.
SCRIPT is a file, - the standard input. Options of node, such as --inspect, stand before it as ours do.`,
  options,
  startsProgram: true,
  run({ options, words, ofHost, terminal }) {
    const code = codeOf(options)
    const script = code ? undefined : words[0]
    if (!code && script === undefined) throw erasError('ERAS_NO_SCRIPT')
    const file = script === '-' ? undefined : script
    const { spec, reported, hasWith }: Detection =
      options.as === undefined ? detected(file, words) : { spec: options.as, reported: [] }
    const { options: given, reported: settled } = pinOptions(spec, options, file, hasWith)
    const ofNode = nodeOptions(options)
    const start =
      file === undefined || ofHost.length > 0
        ? startNode(spec, given, [...ofHost, ...ofNode], code ? [...code, '--', ...words] : words)
        : startHere(spec, given, ofNode, file, words.slice(1))
    if (options.explain) explain(terminal, spec, [...reported, ...settled], given)
    return start
  },
})

/**
 * The version that the project says. Where there is none, and the words of the program have what was meant for us, that is told.
 * @throws ErasError as `detect` does
 */
function detected(file: string | undefined, words: readonly string[]): Detection {
  const { detect } = require('../run/detect') as typeof import('../run/detect')
  try {
    return detect(file)
  } catch (error) {
    const at = words.findIndex((word, k) => k > 0 && /^--as(?:=|$)/.test(word))
    if ((error as ErasError).code !== 'ERAS_NO_VERSION' || at === -1) throw error
    const option = words[at] === '--as' ? words.slice(at, at + 2).join(' ') : words[at]
    throw erasError(
      'ERAS_BAD_OPTION',
      'run',
      `no version is given: '${option}' stands behind the script, and so it is the program's: http-eras run ${option} ${words[0]}`,
    )
  }
}

/** The options of node for code in the place of a script. */
function codeOf({ eval: code, print }: Given): string[] | undefined {
  if (code !== undefined && print !== undefined)
    throw erasError('ERAS_BAD_OPTION', 'run', '--eval and --print: one of the two')
  if (code !== undefined) return ['--eval', code]
  return print === undefined ? undefined : ['--print', print]
}

/** How the program is pinned: by the environment, its package.json, and the options, the later before the earlier. */
function pinOptions(spec: string, options: Given, script: string | undefined, hasWith: boolean | undefined): Settled {
  const { names, optionsFrom } = require('../run/pin-options') as typeof import('../run/pin-options')
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
  if (process.env.HTTP_ERAS_DEBUG) {
    const { wordsIn } = require('../http/observe/print') as typeof import('../http/observe/print')
    wordsIn(process.env.HTTP_ERAS_DEBUG)
  }
  if (ofProcess.with || message.with) {
    const { specFrom } = require('../profile/with/place') as typeof import('../profile/with/place')
    specFrom('--with', specFrom('HTTP_ERAS_WITH', spec, ofProcess.with), message.with)
  }
  const { settle } = require('../run/settings') as typeof import('../run/settings')
  return settle(script, process.env, message, hasWith)
}

/** Those of our options that are node's own. */
const nodeOptions = (options: Given): string[] =>
  (['max-http-header-size', 'insecure-http-parser', 'unhandled-rejections'] as const).flatMap(name => {
    const value = options[name]
    return value === undefined ? [] : [value === true ? `--${name}` : `--${name}=${value}`]
  })

/** In this process, which is the fastest. */
function startHere(spec: string, given: PinOptions, ofNode: string[], script: string, args: string[]): () => void {
  const { addNodeOptions } = require('../run/node-options') as typeof import('../run/node-options')
  addNodeOptions(ofNode)
  const { prepareProgram } = require('../run/program') as typeof import('../run/program')
  return prepareProgram(spec, script, args, given)
}

/** In a node of its own, for what only a node that starts can do. */
function startNode(spec: string, given: PinOptions, ofNode: string[], words: readonly string[]): () => void {
  const { resolve } = require('../profile/resolve') as typeof import('../profile/resolve')
  resolve(specWith(spec, given.with))
  const { handedOn } = require('../run/pin-options') as typeof import('../run/pin-options')
  const { startAgain } = require('../run/start-again') as typeof import('../run/start-again')
  const preload = require.resolve('../run/register')
  return () => startAgain(['--require', preload, ...ofNode, ...words], { ...process.env, ...handedOn(spec, given) })
}

/** Says what decided. */
function explain(terminal: Terminal, spec: string, reported: readonly string[], given: PinOptions): void {
  const { reason } = require('../profile/explain') as typeof import('../profile/explain')
  const { release, reading, why, with: changed = [] } = reason(specWith(spec, given.with))
  for (const line of reported) terminal.talk(`http-eras: ${line}`)
  terminal.talk(`http-eras: '${spec}' is ${release}, as ${reading}: ${why}`)
  if (changed.length > 0) terminal.talk(`http-eras: with other values than its own: ${changed.join(', ')}`)
}
