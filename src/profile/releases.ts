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

/** Whether a release belongs to the line proper, and not to the development series that led to it. */
export const isStable = (line: Line, release: string): boolean =>
  line.name === 'io.js' || release.startsWith(`${line.name}.`)

/** The plain form of an exact release, or nothing if the text is none. */
export const exactOf = (version: string): string | undefined => /^=?\s*v?(\d+\.\d+\.\d+)$/.exec(version)?.[1]

/** How a version compares with a release, if the text is a version or the beginning of one. */
export function orderOf(version: string): ((release: string) => number) | undefined {
  const numbers = /^(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.x)?$/.exec(version)
  if (!numbers) return undefined
  const whole = `${numbers[1]}.${numbers[2] ?? 0}.${numbers[3] ?? 0}`
  return release => compare(whole, release)
}
