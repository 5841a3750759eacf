/**
 * What a project always wants of record, transcript redact and replay: the environment, then the "http-eras" of the nearest package.json,
 * then the options of the command line, the later before the earlier. Lists add up: what is secret, or not compared, for one of them is.
 */

import { erasError } from '../errors'
import { parts } from '../replay/compare/verdict'
import { partsOf } from '../replay/parts/words'
import { foldersOf, ourField } from '../run/detect/places'

type Name = 'redact' | 'ignore' | 'compare'

interface OptionKind {
  readonly variable: string
  /** Lists that add up; else the last place that says something counts. */
  readonly adds: boolean
  /** What may stand there, as a person is told it. */
  readonly allowed: string
  /** @throws if it may not */
  readonly check: (word: string) => void
}

const isOneOf = (words: readonly string[]) => (word: string) => {
  if (!words.includes(word)) throw new Error(word)
}
const isPart = (kinds: Parameters<typeof partsOf>[2]) => (word: string) => void partsOf('', [word], kinds)

const kinds: Readonly<Record<Name, OptionKind>> = {
  redact: {
    variable: 'HTTP_ERAS_REDACT',
    adds: true,
    allowed: 'names of header fields, query:NAME, json:PATH or form:NAME',
    check: isPart(['header', 'query', 'json', 'form']),
  },
  ignore: {
    variable: 'HTTP_ERAS_IGNORE',
    adds: true,
    allowed: 'names of header fields, query:NAME or json:PATH',
    check: isPart(['header', 'query', 'json']),
  },
  compare: { variable: 'HTTP_ERAS_COMPARE', adds: false, allowed: parts.join(', '), check: isOneOf(parts) },
}

type Options = Readonly<Record<string, unknown>>

/** Which of them a command takes, as it is called. */
function takenBy(command: string, [action]: readonly string[], options: Options): Name[] {
  const isProxy = command === 'record' && ['listen', 'tls-listen', 'forward'].some(name => options[name] !== undefined)
  if (isProxy || (command === 'transcript' && action === 'redact')) return ['redact']
  const compares = options.to !== undefined || options.handler !== undefined
  return command === 'replay' && action !== 'merge' && compares ? ['ignore', 'compare'] : []
}

function namesIn(where: string, name: Name, value: unknown): string[] {
  const { allowed, check } = kinds[name]
  const list = typeof value === 'string' ? value.split(',') : value
  const bad = (what: unknown) =>
    erasError(
      'ERAS_BAD_PLACE',
      where,
      `"${name}" is to be ${allowed}, as a text or a list, and not ${JSON.stringify(what)}`,
    )
  if (!Array.isArray(list)) throw bad(value)
  const odd = list.find(one => {
    try {
      check((one as string).trim())
      return false
    } catch {
      return true
    }
  })
  if (list.length === 0 || odd !== undefined) throw bad(odd ?? value)
  return list.map(one => one.trim())
}

/** What a place says. */
interface GivenOptions {
  readonly where: string
  readonly list: readonly string[]
}

/** What is said of an option, the weakest first. */
function saidOf(name: Name, given: unknown, env: NodeJS.ProcessEnv, folder: string): GivenOptions[] {
  const { variable } = kinds[name]
  const text = env[variable]
  const found = ourField(foldersOf(folder))
  const value = found?.field[name]
  return [
    ...(text ? [{ where: variable, list: namesIn(variable, name, text) }] : []),
    ...(found && value !== undefined
      ? [{ where: `"http-eras" in ${found.file}`, list: namesIn(found.file, name, value) }]
      : []),
    ...(given === undefined ? [] : [{ where: `--${name}`, list: given as string[] }]),
  ]
}

/** What is to be kept out, by the options of the commands; those of targets and bodies have had their own words. */
function redactions(words: readonly string[], options: Options): Record<string, string[]> {
  const found: Record<string, string[]> = { redact: [] }
  for (const word of words) {
    const [, kind = 'header', name = word] = /^(header|query|json|form):(.*)$/s.exec(word) ?? []
    const option = kind === 'header' ? 'redact' : `redact-${kind}`
    found[option] ??= [...((options[option] as string[] | undefined) ?? [])]
    found[option].push(name)
  }
  return found
}

interface WithProject {
  readonly options: Options
  /** What was said where, a line an option. */
  readonly reported: readonly string[]
}

/**
 * The options of a command with what the project says.
 * @param words what stands beside the options
 * @param folder where is looked, from there upwards
 * @throws ErasError ERAS_BAD_PLACE for what such an option cannot be
 */
export function withProject(
  command: string,
  options: Options,
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  folder = '.',
): WithProject {
  const settled: Record<string, unknown> = { ...options }
  const reported: string[] = []
  for (const name of takenBy(command, words, options)) {
    const said = saidOf(name, options[name], env, folder)
    if (said.length === 0) continue
    const { adds } = kinds[name]
    const counted = adds ? said : said.slice(-1)
    const all = [...new Set(counted.flatMap(({ list }) => list))]
    if (name !== 'redact') settled[name] = all
    else Object.assign(settled, redactions(all, options))
    const texts = said.map(({ where, list }) => `${list.join(',')} (${where})`)
    const before = texts.slice(0, -1).join(', ')
    const last = texts[texts.length - 1]
    reported.push(before === '' ? `${name}: ${last}` : `${name}: ${last}, ${adds ? 'with' : 'before'} ${before}`)
  }
  return { options: settled, reported }
}
