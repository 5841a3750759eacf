/** What is kept out of recordings beside header fields, as people say it, and what was met of it. */

import { erasError } from '../../errors'
import { listed } from '../../shared/listed'
import type { Masked } from '../../transcript/types'
import { type JsonPath, jsonPathOf } from './json-path'

/** Names of parameters or fields by how they are compared: in lower case, a character for each byte. */
export type Names = ReadonlyMap<string, string>

/** What is kept out. */
export interface Rules {
  /** Parameters of targets, and of URLs in header fields. */
  query: Names
  /** Values of JSON bodies. */
  json: readonly JsonPath[]
  /** Fields of forms. */
  form: Names
}

/** The same as words, as options and rows have them. */
export interface RuleWords {
  query?: readonly string[]
  json?: readonly string[]
  form?: readonly string[]
}

/** How a name is compared: letters of ASCII in any case. */
export const comparable = (bytes: string): string => bytes.replace(/[A-Z]/g, letter => letter.toLowerCase())

/** A name as it may be written: its bytes in UTF-8, and in latin1 where it has them. */
function namesOf(words: readonly string[] = []): Names {
  const names = new Map<string, string>()
  for (const word of words) {
    names.set(comparable(Buffer.from(word).toString('latin1')), word)
    if (/^[\0-\xff]*$/.test(word)) names.set(comparable(word), word)
  }
  return names
}

/** Names that may be a list with commas: each of it, and all of it as one name, as nobody can know which was meant. */
const withParts = (names: readonly string[] = []): string[] =>
  names.flatMap(name => [...new Set([name, ...listed([name])])].map(one => one.trim()))

/** The longest of some names as they may be written. */
export const longestOf = (names: Names): number => Math.max(0, ...[...names.keys()].map(name => name.length))

/**
 * @returns undefined where nothing is to be kept out
 * @throws SyntaxError for what is no path into JSON
 */
export function rulesOf({ query, json, form }: RuleWords): Rules | undefined {
  if (!query?.length && !json?.length && !form?.length) return undefined
  return { query: namesOf(query), json: [...new Set(json)].map(jsonPathOf), form: namesOf(form) }
}

/**
 * The rules that options name.
 * @param command whose options they are
 * @throws ErasError ERAS_BAD_OPTION for an empty name and for what is no path
 */
export function rulesOfOptions(
  command: string,
  options: { readonly [K in 'redact-query' | 'redact-json' | 'redact-form']?: readonly string[] },
): Rules | undefined {
  const { 'redact-query': query, 'redact-json': paths, 'redact-form': form } = options
  const json = paths && listed(paths)
  for (const [option, names] of [
    ['--redact-query', query],
    ['--redact-form', form],
  ] as const) {
    if (names?.some(name => name.trim() === ''))
      throw erasError('ERAS_BAD_OPTION', command, `${option} takes the name of a ${option.slice(9)} parameter or field`)
  }
  try {
    return rulesOf({ query: withParts(query), json, form: withParts(form) })
  } catch (error) {
    throw erasError('ERAS_BAD_OPTION', command, `--redact-json takes a path: ${(error as Error).message}`)
  }
}

/** What was met and kept out on a connection. */
export class Met {
  readonly query = new Set<string>()
  readonly json = new Set<string>()
  readonly form = new Set<string>()
  /** What was kept out whole: how often, by why. */
  readonly whole = new Map<string, number>()

  /** Notes that a body was kept out whole. */
  all(why: string): void {
    this.whole.set(why, (this.whole.get(why) ?? 0) + 1)
  }

  /** The same as a row has it; undefined for nothing. */
  get data(): Masked | undefined {
    const lists = (['query', 'json', 'form'] as const).flatMap(name =>
      this[name].size > 0 ? [[name, [...this[name]].sort()] as const] : [],
    )
    const whole = [...this.whole].sort(([a], [b]) => (a < b ? -1 : 1))
    const all = [...lists, ...(whole.length > 0 ? [['whole', Object.fromEntries(whole)] as const] : [])]
    return all.length > 0 ? Object.fromEntries(all) : undefined
  }
}

const joined = (lists: readonly (readonly string[] | undefined)[]): string[] | undefined => {
  const all = [...new Set(lists.flatMap(list => list ?? []))].sort()
  return all.length > 0 ? all : undefined
}

/**
 * What several rows, or several passes over one, kept out.
 * @param count how counts of one reason are joined: those of parts count from the beginning of the connection
 */
export function joinMasked(
  all: readonly (Masked | undefined)[],
  count: (a: number, b: number) => number,
): Masked | undefined {
  const some = all.filter(one => one !== undefined)
  if (some.length === 0) return undefined
  const whole: Record<string, number> = {}
  for (const [why, times] of some.flatMap(one => Object.entries(one.whole ?? {})))
    whole[why] = whole[why] === undefined ? times : count(whole[why], times)
  const lists = (['query', 'json', 'form'] as const).flatMap(name => {
    const list = joined(some.map(one => one[name]))
    return list ? [[name, list] as const] : []
  })
  return { ...Object.fromEntries(lists), ...(Object.keys(whole).length > 0 ? { whole } : {}) }
}
