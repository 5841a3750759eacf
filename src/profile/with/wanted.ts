/** What the changes behind a version mean: each behaviour that is to have another value than its release, and whence that is. */

import { isDeepStrictEqual } from 'node:util'
import { ErasError, erasError, plainMessage } from '../../errors'
import type { Behaviour } from '../behaviour'
import { decideRelease } from '../decide'
import type { Source } from '../line'
import { nearest, slips } from '../nearest'
import { conflictOf } from '../needs'
import { freeze, isRecord, laidOver, type Profile, profileOf, walkHistory } from '../profile'
import { nameOf } from '../release'
import { type Path, vocabulary } from '../vocabulary'
import { valueFor } from './check'
import { type Item, readItems } from './items'

/** A behaviour that has a value which is not its release's own. */
export interface Wanted {
  readonly path: Path
  /** The value; of a map, all of it. */
  readonly value: unknown
  /** The change that asked for it, as it was written: `agent@18`. */
  readonly by: string
  /** Of a value that another version has: the release that brought it; null if only the manual of the line has it. */
  readonly since: string | null
  /** Where the value is known from; nothing if it was written out. */
  readonly source?: Source
  /** Of a value that another version has: that release. */
  readonly release?: string
}

type Values = Record<string, Record<string, unknown>>

const valueAt = (profile: Profile, path: Path): unknown => {
  const [area, key] = path.split('.')
  return (profile as unknown as Values)[area][key]
}

const entries = vocabulary as unknown as Record<string, Record<string, Behaviour<unknown>>>
const allPaths = Object.entries(entries).flatMap(([area, keys]) => Object.keys(keys).map(key => `${area}.${key}`))

/** The behaviours that a name means: one, or all of an area. */
function pathsOf({ name, text, from }: Item): Path[] {
  const [area, key] = name.split('.')
  if (key === undefined && Object.hasOwn(entries, area)) {
    if (from === undefined)
      throw erasError('ERAS_BAD_WITH', text, `${area} is an area, and takes the values of a version: ${area}@VERSION`)
    return allPaths.filter(path => path.startsWith(`${area}.`)) as Path[]
  }
  if (key !== undefined && Object.hasOwn(entries, area) && Object.hasOwn(entries[area], key)) return [name as Path]
  throw erasError('ERAS_UNKNOWN_BEHAVIOUR', name, meantBy(area, key ?? name))
}

/** A shorter word stands in sentences that have nothing to do with it. */
const fewestLetters = 5

/**
 * What a name that there is not may mean: the right name in another area or a slip, then what has its first part or
 * is about it (it may be an option or a property of http), then what is written alike.
 */
function meantBy(area: string, word: string): string[] {
  const asked = word.toLowerCase()
  const isAsked = (path: string) => path.split('.')[1].toLowerCase() === asked
  const isAbout = (path: string) => {
    const [where, key] = path.split('.')
    return asked.length >= fewestLetters && entries[where][key].what.toLowerCase().includes(asked)
  }
  // Of keepAlive, keep.
  const [first] = word.split(/(?=[A-Z])/)
  const hasFirst = (path: string) => first.length >= 4 && path.split('.')[1].toLowerCase().includes(first.toLowerCase())
  const about = allPaths.filter(isAbout)
  const isOfArea = (path: string) => path.startsWith(`${area}.`)
  const name = area === word ? word : `${area}.${word}`
  const words = [...allPaths, ...Object.keys(entries)]
  const parts = allPaths.filter(path => isOfArea(path) && hasFirst(path) && first !== word)
  const likely = [...allPaths.filter(isAsked), ...slips(name, words), ...parts, ...about.filter(isOfArea)]
  const all = [...likely, ...nearest(name, words, 3), ...about]
  return [...new Set(all)].slice(0, 3)
}

/** What a version that there is not may have been meant for. */
function hintFor(version: string): string {
  if (/\bwith\b/i.test(version)) return ' (a change takes a version without changes of its own)'
  return /[\w.]\s*[@=]\s*\S|;/.test(version) ? ' (several changes have commas between them)' : ''
}

type ValueOf = (path: Path) => Omit<Wanted, 'path' | 'by'>

/** The version that was asked for last: many changes in a row are of one version. */
let last: { readonly from: string; readonly valueAs: ValueOf } | undefined

/** The values of a version, each with the release that brought it. */
function versionOf(item: Item): ValueOf {
  if (last !== undefined && last.from === item.from) return last.valueAs
  try {
    const { line, release, reading, name } = decideRelease(item.from as string)
    const profile = profileOf(line, release, reading, name)
    const origins = new Map<Path, { since: string | null; source: Source }>()
    walkHistory(line, release, reading, (path, _value, source, since) =>
      origins.set(path, { since: since ?? null, source }),
    )
    const value: ValueOf = path => ({
      value: valueAt(profile, path),
      release: nameOf(line.runtime, release),
      ...origins.get(path)!,
    })
    last = { from: item.from as string, valueAs: value }
    return value
  } catch (error) {
    if (!(error instanceof ErasError)) throw error
    throw erasError('ERAS_BAD_WITH', item.text, plainMessage(error) + hintFor(item.from as string))
  }
}

function wantedBy(item: Item, own: Profile): Wanted[] {
  const paths = pathsOf(item)
  const by = item.text
  if (item.from !== undefined) {
    const value = versionOf(item)
    return paths.map(path => ({ path, by, ...value(path) }))
  }
  return paths.map(path => {
    const [area, key] = path.split('.')
    const value = valueFor(path, entries[area][key], item.value as string)
    return { path, by, since: null, value: isRecord(path) ? laidOver(valueAt(own, path), value) : value }
  })
}

/**
 * What the changes behind a version ask for; of several for one behaviour, the last counts.
 * @param own the profile of the version without them
 * @param text as it stands behind `with`
 * @returns what differs from the version's own values, in the order of the vocabulary
 * @throws ErasError ERAS_BAD_WITH, ERAS_UNKNOWN_BEHAVIOUR, ERAS_BAD_VALUE
 */
export function wantedOf(own: Profile, text: string): Wanted[] {
  const all = new Map<string, Wanted>()
  for (const item of readItems(text)) for (const one of wantedBy(item, own)) all.set(one.path, one)
  return allPaths
    .flatMap(path => all.get(path) ?? [])
    .filter(({ path, value }) => !isDeepStrictEqual(value, valueAt(own, path)))
}

function laidInto(own: Profile, wanted: readonly Pick<Wanted, 'path' | 'value'>[]): Profile {
  const copy: Values = { ...(own as unknown as Values) }
  for (const { path, value } of wanted) {
    const [area, key] = path.split('.')
    copy[area] = { ...copy[area], [key]: value }
  }
  return copy as unknown as Profile
}

type Few = readonly Pick<Wanted, 'path' | 'value' | 'release'>[]

/** What must be wanted, too, for some values of a release to stand together: items; none where no release is named. */
function cureFor(own: Profile, wanted: Few): string[] {
  const added: string[] = []
  let all = wanted
  for (;;) {
    const paths = all.map(({ path }) => path)
    const conflict = conflictOf(laidInto(own, all), paths)
    if (!conflict) return added
    const is = paths.includes(conflict.path) ? conflict.path : conflict.needs
    const lacks = is === conflict.path ? conflict.needs : conflict.path
    const { release } = all.find(({ path }) => path === is)!
    if (release === undefined || paths.includes(lacks)) return []
    const text = `${lacks}@${release}`
    added.push(text)
    all = [...all, ...wantedOf(own, text).map(one => ({ ...one, release }))]
  }
}

/** The profile of a version with other values. @throws ErasError ERAS_NEEDS if they cannot stand together */
export function profileWith(own: Profile, wanted: readonly Wanted[], name: string): Profile {
  const named = wanted.flatMap(({ path, by }) => (by.startsWith(path) ? [path] : []))
  const profile = freeze({ ...laidInto(own, wanted), name, ...(named.length > 0 && { named }) })
  const paths = wanted.map(({ path }) => path)
  const conflict = conflictOf(profile, paths)
  if (!conflict) return profile
  const asked = paths.includes(conflict.path)
  const is: string = asked ? conflict.path : conflict.needs
  const lacks: string = asked ? conflict.needs : conflict.path
  const { by } = wanted.find(({ path }) => path === is)!
  throw erasError('ERAS_NEEDS', by, cureFor(own, wanted), `${is} cannot be without ${lacks}`)
}
