/** Values in words: what a reader sees in place of `true`, `-1` or the key of a choice. */

import type { Path } from '../../profile/vocabulary'
import { hurts } from '../data/hurts'
import type { ReportBehaviour } from './input'
import { valueKey } from './value'

/** What of a behaviour says how its values are told. */
type DescribedBehaviour = Pick<ReportBehaviour, 'what' | 'kind' | 'choices'>

/** A value for people: a sentence, or what a list or a map holds, one text an entry. */
type Words = string | readonly string[]

/** What a description says of single numbers: `0: never`, `-1: there is no such property`. */
function saidOf(what: string, value: number): string | undefined {
  for (const [, number, means] of what.matchAll(/(?:^|[;,.] )(-?\d+|Infinity): ([^;.]+)/g)) {
    if (Number(number) === value) return means.trim()
  }
  return undefined
}

const grouped = (value: number): string => value.toLocaleString('en').replaceAll(',', ' ')

const round = (value: number): string => String(Math.round(value * 100) / 100)

function timeWords(value: number): string {
  if (value >= 60_000 && value % 60_000 === 0) return `${grouped(value / 60_000)} min`
  return value >= 1000 ? `${round(value / 1000)} s` : `${value} ms`
}

function sizeWords(value: number): string {
  if (value >= 1 << 20) return `${round(value / (1 << 20))} MB`
  return value >= 1024 ? `${round(value / 1024)} KB` : `${value} bytes`
}

function numberWords(what: string, value: number): string {
  const said = saidOf(what, value)
  if (said !== undefined) return upper(said)
  if (value === Number.POSITIVE_INFINITY) return 'No limit'
  if (/\bmilliseconds\b/i.test(what)) return timeWords(value)
  if (/\bbytes\b|highWaterMark|how large/i.test(what) && value >= 512) return sizeWords(value)
  return grouped(value)
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function itemWords(item: unknown): string {
  if (Array.isArray(item)) return item.map(itemWords).join(', ')
  if (typeof item === 'boolean') return item ? 'yes' : 'no'
  return typeof item === 'string' ? item || '(no name)' : valueKey(item)
}

/** What a choice means; `The same; …` says what the choice before it means, because here it stands alone. */
function meaningOf(choices: Readonly<Record<string, string>>, value: string): string | undefined {
  const means = choices[value]
  const rest = /^The same([;,.].*)$/s.exec(means ?? '')?.[1]
  const names = Object.keys(choices)
  const place = names.indexOf(value)
  if (rest === undefined || place < 1) return means
  return `${meaningOf(choices, names[place - 1])?.replace(/\.$/, '')}${rest}`
}

/** One value of a behaviour. */
export function wordsOf({ what, kind, choices }: DescribedBehaviour, value: unknown): Words {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return numberWords(what, value)
  if (typeof value === 'string') {
    const means = choices && meaningOf(choices, value)
    if (means !== undefined) return upper(means)
    return value === '' ? 'Nothing' : kind === 'text' ? `“${value}”` : value
  }
  if (Array.isArray(value)) return value.map(itemWords)
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([key, inner]) => `${key}: ${itemWords(inner)}`)
  }
  return 'Nothing'
}

const hurtOf = new Map(hurts.map((hurt, rank) => [hurt.path as string, { ...hurt, rank }]))

/** How many complained of a behaviour before others: its place in that list, which is after all places for most. */
export const rankOf = (path: string): number => hurtOf.get(path)?.rank ?? hurts.length

/** What a version with this value does, in the sentence that the list of complaints has for it. */
export const saysOf = (path: string, value: unknown): string | undefined => hurtOf.get(path as Path)?.says(value)
