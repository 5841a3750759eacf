/**
 * The options for node that concern http and promises, from the command line and from NODE_OPTIONS. A release takes
 * those that it had; what it did with others stands in its profile. All other options are the host's.
 */

import type { HttpOptions } from '../http/create-http'
import type { Profile } from '../profile/profile'

type RejectionsMode = 'none' | 'warn' | 'strict'

/** The options, and whether a value belongs to each. */
const OPTIONS: Readonly<Record<string, { readonly takesValue: boolean }>> = {
  '--max-http-header-size': { takesValue: true },
  '--insecure-http-parser': { takesValue: false },
  '--unhandled-rejections': { takesValue: true },
  '--use-env-proxy': { takesValue: false },
  '--no-use-env-proxy': { takesValue: false },
}

interface Given {
  readonly name: string
  readonly value: string | undefined
  /** As it was written. */
  readonly text: string
}

/** The options among the arguments of node. */
function given(args: readonly string[]): Given[] {
  return args.flatMap((arg, at) => {
    const [word] = arg.split('=', 1)
    const name = word.replaceAll('_', '-')
    if (!Object.hasOwn(OPTIONS, name)) return []
    const value = arg.includes('=') ? arg.slice(word.length + 1) : OPTIONS[name].takesValue ? args[at + 1] : undefined
    return [{ name, value, text: arg }]
  })
}

/** The words of NODE_OPTIONS. */
const wordsOf = (options: string | undefined): string[] =>
  [...(options ?? '').matchAll(/(?:"(?:\\.|[^"\\])*"|[^\s"])+/g)].map(([word]) =>
    word.replace(/"((?:\\.|[^"\\])*)"/g, '$1'),
  )

interface Taken {
  http: Pick<HttpOptions, 'maxHeaderSize' | 'insecureHTTPParser' | 'useEnvProxy'>
  rejections?: RejectionsMode
}
let taken: Taken = { http: {} }
let ofRun: readonly string[] = []

/** As C++ reads a number of 64 bits from the beginning of a text. */
function numberIn(text: string): number | undefined {
  const [, digits] = /^\s*([+-]?\d+)/.exec(text) ?? []
  return digits === undefined ? undefined : Number(BigInt.asUintN(64, BigInt(digits)))
}

/** Ends the process as node does for what it cannot start with. */
function refuse(words: string): never {
  process.stderr.write(`${process.execPath}: ${words}\n`)
  process.exit(9)
}

const MODES: readonly string[] = ['none', 'warn', 'strict']

const take: Readonly<Record<string, (value: string) => void>> = {
  '--max-http-header-size'(value) {
    const size = numberIn(value)
    if (size === undefined) refuse(`--max-http-header-size must be a number, and is '${value}'`)
    taken.http.maxHeaderSize = size
  },
  // A value is passed over, and the option with it.
  '--insecure-http-parser'(value) {
    if (value === '') taken.http.insecureHTTPParser = true
  },
  '--unhandled-rejections'(value) {
    if (!MODES.includes(value)) refuse('invalid value for --unhandled-rejections')
    taken.rejections = value as RejectionsMode
  },
  '--use-env-proxy'() {
    taken.http.useEnvProxy = true
  },
  '--no-use-env-proxy'() {
    taken.http.useEnvProxy = false
  },
}

/** Takes what the release of the profile knows, and does with the rest what it did. */
export function takeNodeOptions({ process: behaviours }: Profile): void {
  const { options, unknownOptions, optionUnderscores, readsNodeOptions } = behaviours
  const knows = ({ name, text }: Given) =>
    options.includes(name.replace('--no-', '--')) && (optionUnderscores || !text.split('=', 1)[0].includes('_'))
  taken = { http: {} }
  if (process.env.NODE_USE_ENV_PROXY === '1' && options.includes('--use-env-proxy')) taken.http.useEnvProxy = true
  const ofEnvironment = readsNodeOptions ? given(wordsOf(process.env.NODE_OPTIONS)) : []
  for (const option of ofEnvironment) {
    if (!knows(option)) refuse(`${option.text} is not allowed in NODE_OPTIONS`)
    take[option.name](option.value ?? '')
  }
  for (const option of given(process.execArgv)) {
    const { name, value = '', text } = option
    if (knows(option)) take[name](value)
    else if (unknownOptions === 'refused') refuse(`bad option: ${text}`)
    else process.stderr.write(`Error: unrecognized flag ${text}\nTry --help for options\n`)
  }
}

/** What they say to http. */
export const httpOptionsOfNode = (): Taken['http'] => taken.http

/** What they say of rejections that nobody handles, if anything, and whether the host was started with it. */
export const rejectionsMode = (): { mode: RejectionsMode | undefined; hostKnows: boolean } => ({
  mode: taken.rejections,
  hostKnows: !ofRun.some(option => option.startsWith('--unhandled-rejections')),
})

/** Options that `run` was given for its program: they stand where those of node stand. */
export function addNodeOptions(options: readonly string[]): void {
  ofRun = options
  process.execArgv.push(...options)
}
