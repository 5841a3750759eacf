/** The releases of the lines. */

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
export const isStable = ({ name, runtime }: Line, release: string): boolean =>
  runtime !== 'node' || release.startsWith(`${name}.`)
