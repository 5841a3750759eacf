/** The releases of the lines, and finding among them with semver. */

import compare from 'semver/functions/compare'
import type { Line } from './line'

const listed = new Map<Line, readonly string[]>()

/** Every release of a line, oldest first. */
export function releasesOf(line: Line): readonly string[] {
  let all = listed.get(line)
  if (!all) {
    all = line.releases.split(' ').flatMap(span => {
      const [, series, first, last = first] = /^(\d+\.\d+)\.(\d+)(?:-(\d+))?$/.exec(span) as RegExpExecArray
      return Array.from({ length: +last - +first + 1 }, (_, i) => `${series}.${+first + i}`)
    })
    listed.set(line, all)
  }
  return all
}

/** The plain form of an exact release, or nothing if the text is none. */
export const exactOf = (version: string): string | undefined => (/^\d+\.\d+\.\d+$/.test(version) ? version : undefined)

/** The newest release of these lines that a semver range allows. */
export function newestIn(lines: readonly Line[], range: string): { line: Line; release: string } | undefined {
  // Ranges are rare at start-up, and their part of semver is the larger one.
  const maxSatisfying = require('semver/ranges/max-satisfying') as typeof import('semver/ranges/max-satisfying')
  for (const line of lines.toReversed()) {
    const release = maxSatisfying([...releasesOf(line)], range)
    if (release !== null) return { line, release }
  }
  return undefined
}

/** How a version compares with a release, if the text is a version or the beginning of one. */
export function orderOf(version: string): ((release: string) => number) | undefined {
  const numbers = /^(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.x)?$/.exec(version)
  if (!numbers) return undefined
  const whole = `${numbers[1]}.${numbers[2] ?? 0}.${numbers[3] ?? 0}`
  return release => compare(whole, release)
}
