/** Two versions against each other, as data: which behaviours differ, since when, who says so, and what shows it. */

import { isDeepStrictEqual } from 'node:util'
import type { Behaviour } from '../../profile/behaviour'
import type { Profile } from '../../profile/profile'
import { nameOf } from '../../profile/release'
import { type Decision, decide } from '../../profile/resolve'
import { type Area, type Path, vocabulary } from '../../profile/vocabulary'
import { weightClasses, weights } from '../../profile/vocabulary/weights'
import { documentsOf, scenariosOf } from '../evidence/evidence'
import type {
  BehaviourChange,
  DiffSide,
  EntryChange,
  HistoryStep,
  ListChange,
  ProfileDiff,
  ProfileDiffOptions,
  Source,
  StepSource,
  Weight,
} from '../types'
import { latestOf, wayBetween } from './history-path'
import { readSince, stepsSince } from './since'

type Map_ = Readonly<Record<string, unknown>>

/** What a spec was taken for. */
export const sideOf = (spec: string, { line, release, reading, name }: Decision): DiffSide => ({
  spec,
  name,
  line: line.name,
  release: nameOf(line.runtime, release),
  reading,
})

/** The entries of a map that differ, each with the step that decided it. */
function entriesOf(from: Map_, to: Map_, steps: readonly HistoryStep[]): EntryChange[] {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  return keys
    .filter(key => !isDeepStrictEqual(from[key], to[key]))
    .map(key => {
      const own = steps.filter(step => !isDeepStrictEqual((step.from as Map_)[key], (step.to as Map_)[key]))
      const { since, source } = latestOf(own)
      return {
        key,
        ...(Object.hasOwn(from, key) && { from: from[key] }),
        ...(Object.hasOwn(to, key) && { to: to[key] }),
        since,
        source,
      }
    })
}

/** Of a step of a map: only the entries that changed. */
function entriesAlone(step: HistoryStep): HistoryStep {
  const [from, to] = [step.from as Map_, step.to as Map_]
  const changed = (key: string) => !isDeepStrictEqual(from[key], to[key])
  const only = (map: Map_) => Object.fromEntries(Object.entries(map).filter(([key]) => changed(key)))
  return { ...step, from: only(from), to: only(to) }
}

const listOf = (from: readonly unknown[], to: readonly unknown[]): ListChange => ({
  added: to.filter(item => !from.includes(item)),
  removed: from.filter(item => !to.includes(item)),
})

function changeOf(path: Path, all: readonly HistoryStep[], a: DiffSide, b: DiffSide): BehaviourChange {
  const [area, key] = path.split('.') as [Area, string]
  const { what, kind, choices } = (vocabulary[area] as Record<string, Behaviour<unknown>>)[key]
  const [from, to] = [all[0].from, all[all.length - 1].to]
  const { since, source } = latestOf(all)
  const isKnown = (one: StepSource): one is Source => !one.startsWith('with: ')
  const evidence = { path, sources: [source, ...all.map(step => step.source)].filter(isKnown), a, b }
  const isMap = typeof from === 'object' && !Array.isArray(from)
  return {
    area,
    path,
    what,
    weight: weightOf(path),
    kind,
    from,
    to,
    ...(choices && { fromMeans: choices[String(from)], toMeans: choices[String(to)] }),
    ...(isMap && { entries: entriesOf(from as Map_, to as Map_, all) }),
    ...(Array.isArray(from) && { list: listOf(from, to as unknown[]) }),
    since,
    source,
    documents: documentsOf(evidence),
    scenarios: scenariosOf(evidence),
    steps: isMap ? all.map(entriesAlone) : all,
  }
}

/** What a change of a behaviour can do at worst. */
export function weightOf(path: Path): Weight {
  const [area, key] = path.split('.')
  return (weights as Record<string, Record<string, Weight>>)[area][key]
}

/** Areas in the order of the vocabulary, and the behaviours in each. */
const paths = Object.entries(vocabulary).flatMap(([area, keys]) =>
  Object.keys(keys).map(key => `${area}.${key}`),
) as Path[]

/**
 * Which behaviours differ between two versions, most consequential first: by weight (security, wire, api, timing), then by
 * area and name in the order of the vocabulary.
 * @param a what `resolve` takes, or a profile that it gave
 * @param b the same; it may be older than `a`: the way then leads back
 * @param options which changes are left in
 * @returns for each behaviour its two values, the release that changed it, its documents and scenarios, and every step
 *   between. With `since`, the older side is the version just before that release, on the way
 * @throws ErasError as `resolve` does; ERAS_NO_RELEASE if `since` is not an exact release; ERAS_NONE_SO_NEW if both are older
 */
export function diffProfiles(a: string | Profile, b: string | Profile, options: ProfileDiffOptions = {}): ProfileDiff {
  const specs = [a, b].map(one => (typeof one === 'string' ? one : one.name))
  const decisions = specs.map(decide)
  const since = readSince(options.since, decisions)
  const [from, to] = decisions.map((decision, k) => sideOf(specs[k], decision))
  const way = wayBetween(decisions[0], decisions[1])
  const changes = paths.flatMap(path => {
    const steps = stepsSince(way.get(path) ?? [], since)
    if (steps.length === 0 || isDeepStrictEqual(steps[0].from, steps[steps.length - 1].to)) return []
    if (options.areas?.includes(path.split('.')[0] as Area) === false) return []
    if (options.weights?.includes(weightOf(path)) === false) return []
    return [changeOf(path, steps, from, to)]
  })
  const order = Object.keys(weightClasses)
  const sorted = changes.toSorted((x, y) => order.indexOf(x.weight) - order.indexOf(y.weight))
  return {
    format: 'profile-diff/1',
    a: from,
    b: to,
    ...(since !== undefined && { since: options.since }),
    changes: sorted,
  }
}
