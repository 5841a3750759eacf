/** Two releases against each other by what was recorded of them alone: no profile is needed. */

import { ErasError, erasError } from '../../errors'
import { areaOf } from '../../oracle/scenario'
import { compareReleases, nameOf, readSpec } from '../../profile/release'
import { decide } from '../../profile/resolve'
import { type EvidenceIndex, knownEvidence } from './index-file'

/** A scenario in which the two releases did not do the same. */
interface RecordedDifference {
  /** `<area>/<name>`. */
  readonly scenario: string
  readonly area: string
  readonly title: string
}

/** What `diffRecordings` gives. */
export interface RecordedDiff {
  readonly format: 'recorded-diff/1'
  readonly a: { readonly spec: string; readonly release: string }
  readonly b: { readonly spec: string; readonly release: string }
  /** In how many scenarios both were recorded. */
  readonly of: number
  readonly scenarios: readonly RecordedDifference[]
}

/** Every release that was recorded, in the order in which the recordings list them. */
const recordedReleases = (index: EvidenceIndex = knownEvidence()): string[] => [
  ...new Set(Object.values(index.scenarios).flatMap(({ variants }) => variants.flat())),
]

/** The newest recorded release that begins with a version: `18`, `v18.x`, `node@18.20`, `18.20.8`. */
export function recordedBy(spec: string, index: EvidenceIndex = knownEvidence()): string | undefined {
  const { runtime = 'node', version } = readSpec(spec)
  const numbers = version.replace(/(\.x)+$/, '')
  if (!/^\d+(\.\d+)*$/.test(numbers)) return undefined
  const name = nameOf(runtime, numbers)
  const fits = recordedReleases(index).filter(release => release === name || release.startsWith(`${name}.`))
  return fits.sort((a, b) => compareReleases(b, a))[0]
}

/** Whether a spec has a profile. */
export function hasProfile(spec: string): boolean {
  try {
    decide(spec)
    return true
  } catch (error) {
    if (!(error instanceof ErasError) || !/^ERAS_(UNKNOWN|ANY)_VERSION$/.test(error.code)) throw error
    return false
  }
}

/**
 * The recorded release that a spec stands for: that of its profile or, without a profile, the newest that begins so.
 * @throws ErasError as `resolve` does if nothing fits; ERAS_NOT_RECORDED if its release was not recorded
 */
export function recordedRelease(spec: string, index: EvidenceIndex = knownEvidence()): string {
  const direct = recordedBy(spec, index)
  if (!hasProfile(spec) && direct !== undefined) return direct
  const { line, release } = decide(spec)
  const name = nameOf(line.runtime, release)
  const all = recordedReleases(index)
  if (!all.includes(name)) throw erasError('ERAS_NOT_RECORDED', spec, all)
  return name
}

/**
 * The scenarios in which two releases were recorded to do something else.
 * @param a a spec, or the beginning of a recorded release that has no profile
 * @param b the same
 * @throws ErasError as `recordedRelease` does
 */
export function diffRecordings(a: string, b: string, index: EvidenceIndex = knownEvidence()): RecordedDiff {
  // What names nothing is told first: of the other, only recordings may be missing.
  for (const spec of [a, b]) if (!hasProfile(spec)) recordedRelease(spec, index)
  const [from, to] = [a, b].map(spec => recordedRelease(spec, index))
  const both = Object.entries(index.scenarios).flatMap(([scenario, { title, variants }]) => {
    const [of, and] = [from, to].map(release => variants.findIndex(runtimes => runtimes.includes(release)))
    return of === -1 || and === -1 ? [] : [{ scenario, area: areaOf(scenario), title, differs: of !== and }]
  })
  return {
    format: 'recorded-diff/1',
    a: { spec: a, release: from },
    b: { spec: b, release: to },
    of: both.length,
    scenarios: both.filter(({ differs }) => differs).map(({ scenario, area, title }) => ({ scenario, area, title })),
  }
}
