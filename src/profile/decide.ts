/**
 * From what a person writes to a release. An exact release is read as it was shipped; all that is wider (a line,
 * a codename, a range) is read as the manual of its line has it, at the newest release that fits.
 */

import { lines } from '../../versions'
import { type ErasError, erasError } from '../errors'
import { hostRelease, isHost } from './host'
import type { Line } from './line'
import { nearest } from './nearest'
import type { Profile } from './profile'
import { exactOf, nameOf, orderOf, type Runtime, readSpec } from './release'
import { releasesOf } from './releases'

const newestLine = lines[lines.length - 1]

/** The lines of a runtime. */
const linesOf = (runtime: Runtime | undefined): readonly Line[] =>
  lines.filter(line => runtime === undefined || line.runtime === runtime)

/** What a spec was taken for: the kinds of specs that there are. */
export type Rule = 'newest' | 'host' | 'line' | 'codename' | 'release' | 'range' | 'open range'

/** Which release a spec stands for, and how that was found. */
export interface ReleaseDecision {
  readonly line: Line
  readonly release: string
  readonly reading: Profile['reading']
  /** The spec in its plain form. */
  readonly name: string
  readonly rule: Rule
  /** The lines of which the spec, or the alternative that decided, allows a release. */
  readonly allowed: readonly Line[]
  /** Of several alternatives of a range, the one that decided. */
  readonly alternative?: string
}

const whole = (line: Line, rule: Rule): ReleaseDecision => ({
  line,
  release: line.last,
  reading: 'documented',
  name: line.name,
  rule,
  allowed: [line],
})

/** How nvm and its like call the newest release of all, if not by the runtime alone. */
const NEWEST = /^(latest|newest|current|stable)$/i

/** `lts/argon` or the bare codename; of `lts/*`, the newest, and of `lts/-1` the one before that. */
function byCodename(version: string): Line | undefined {
  const [, prefix, name] = /^(lts\/)?([a-z]+|\*|-[1-9])$/i.exec(version) ?? []
  if (prefix && (name === '*' || name.startsWith('-'))) {
    const supported = lines.filter(line => line.codename !== undefined)
    return supported[supported.length - 1 + (name === '*' ? 0 : Number(name))]
  }
  return name === undefined ? undefined : lines.find(line => line.codename === name.toLowerCase())
}

/** Longer than any spec that a person writes. */
const MOST_LETTERS = 256

/** The release of the host. */
function host(): ReleaseDecision {
  const { profile } = hostRelease()
  const line = lines.find(line => line.runtime === 'node' && releasesOf(line).includes(profile))!
  return { ...whole(line, 'host'), release: profile, reading: 'shipped', name: profile }
}

/**
 * Decides which release a spec without changes stands for.
 * @throws ErasError as `resolve` does
 */
export function decideRelease(spec: string): ReleaseDecision {
  if (isHost(spec)) return host()
  const { runtime, version } = readSpec(spec)
  const candidates = linesOf(runtime)
  const named = candidates.find(line => line.name === (version === '' ? runtime : version))
  if (named) return whole(named, 'line')
  const runtimeAlone = version === '' && runtime !== undefined && /[a-z]$/i.test(spec.trim())
  if ((NEWEST.test(version) && candidates.includes(newestLine)) || runtimeAlone) return whole(newestLine, 'newest')
  const coded = byCodename(version)
  if (coded && candidates.includes(coded)) return whole(coded, 'codename')
  const exact = exactOf(version)
  if (exact) {
    const line = candidates.find(line => releasesOf(line).includes(exact))
    if (line) {
      const name = nameOf(line.runtime, exact)
      return { line, release: exact, reading: 'shipped', name, rule: 'release', allowed: [line] }
    }
  } else if (version !== '' && version.length <= MOST_LETTERS) {
    const { readRange } = require('./range') as typeof import('./range')
    const range = readRange(candidates, version)
    if (range?.allowsAll) {
      if (candidates.length === 1) return whole(candidates[0], 'line')
      const [first, last] = [candidates[0], candidates[candidates.length - 1]]
      throw erasError('ERAS_ANY_VERSION', spec, first.name, last.name)
    }
    if (range?.choice) {
      const { line, release, open, allowed, alternative } = range.choice
      const decision = { ...whole(line, open ? 'open range' : 'range'), allowed, alternative }
      return release === line.last ? decision : { ...decision, release, name: spec.trim() }
    }
    if (range?.lowest) throw unknown(spec, range.lowest, candidates)
  }
  throw unknown(spec, exact ?? version, candidates)
}

/** The error for a spec that stands for nothing; it says so where that is only too new. */
function unknown(spec: string, version: string, candidates: readonly Line[]): ErasError {
  const { last, name } = newestLine
  const order = orderOf(version)
  return candidates.includes(newestLine) && order && order(last) > 0
    ? erasError('ERAS_UNKNOWN_VERSION', spec, [last, name], last)
    : erasError('ERAS_UNKNOWN_VERSION', spec, nearestTo(spec, version, candidates))
}

/** What is taken for no version, though people call the newest release so. */
const newest = /^(lts|next|default|latest|newest|current|stable|)$/i

/** The newest release of the series to which an exact one would belong, with its line. */
function seriesOf(version: string, candidates: readonly Line[]): string[] {
  const [series] = /^(0\.\d+\.|[1-9]\d*\.)/.exec(exactOf(version) ?? '') ?? []
  if (series === undefined) return []
  const line = candidates.find(line => releasesOf(line).some(release => release.startsWith(series)))
  if (!line) return []
  const last = releasesOf(line).findLast(release => release.startsWith(series)) as string
  return [nameOf(line.runtime, last), line.name]
}

/** For a version, the releases or lines of its runtime around it in history; for anything else, what looks like it. */
function nearestTo(spec: string, version: string, candidates: readonly Line[]): string[] {
  if (newest.test(version)) {
    const { name, last } = candidates[candidates.length - 1]
    return [name, last]
  }
  const series = seriesOf(version, candidates)
  if (series.length > 0) return series
  const order = orderOf(version)
  if (order === undefined) {
    const names = lines.flatMap(({ name, last, codename }) => [name, last, ...(codename ? [`lts/${codename}`] : [])])
    return nearest(spec, names)
  }
  const after = candidates.findIndex(line => order(line.last) <= 0)
  const around = after === -1 ? candidates.slice(-2) : candidates.slice(Math.max(0, after - 1), after + 1)
  return around.map(line => line.name)
}
