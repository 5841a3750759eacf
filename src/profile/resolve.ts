/**
 * From what a person writes to a profile. An exact release is read as it was shipped; all that is wider (a line,
 * `12.x`) is read as the manual of its line has it, at the newest release that fits.
 */

import { lines } from '../../versions'
import { erasError } from '../errors'
import type { Line } from './line'
import { nearest } from './nearest'
import { type Profile, profileOf } from './profile'
import { exactOf, newestIn, orderOf, releasesOf } from './releases'

/** How people write the two runtimes before a version: `node@12`, `iojs-3.3.1`, `io.js@2.4`, `v0.10.48`. */
const SPEC = /^(?:(node|nodejs|node\.js|io\.?js)[-@ ]?)?v?(.*)$/i

const isIoJs = (runtime: string | undefined): boolean => /^io/i.test(runtime ?? '')

interface Wish {
  /** Whether the spec says io.js or node, if it does. */
  readonly runtime: 'io.js' | 'node' | undefined
  /** What stands after it. */
  readonly version: string
}

function read(spec: string): Wish {
  const [, runtime, version] = SPEC.exec(spec.trim()) as RegExpExecArray
  return { runtime: runtime ? (isIoJs(runtime) ? 'io.js' : 'node') : undefined, version }
}

/** The lines of a runtime; io.js is a line of its own. */
const linesOf = (runtime: Wish['runtime']): readonly Line[] =>
  lines.filter(line => runtime === undefined || (line.name === 'io.js') === (runtime === 'io.js'))

/**
 * The profile that a spec names.
 * @param spec a line (`0.6`, `io.js`, `12`, `node@12`, `12.x`) or an exact release (`0.6.21`, `v0.10.4`, `iojs-3.3.1`)
 * @throws ErasError ERAS_UNKNOWN_VERSION, naming the nearest ones, if it names no line and no release
 */
export function resolve(spec: string): Profile {
  const { runtime, version } = read(spec)
  const candidates = linesOf(runtime)
  const named = candidates.find(line => line.name === (version === '' ? runtime : version))
  if (named) return profileOf(named, named.last, 'documented', named.name)
  const exact = exactOf(version)
  if (exact) {
    const line = candidates.find(line => releasesOf(line).includes(exact))
    if (line) return profileOf(line, exact, 'shipped', line.name === 'io.js' ? `iojs-${exact}` : exact)
  } else if (version !== '') {
    const newest = newestIn(candidates, version)
    if (newest) return profileOf(newest.line, newest.release, 'documented', newest.line.name)
  }
  throw erasError('ERAS_UNKNOWN_VERSION', spec, nearestTo(spec, version, candidates))
}

/** For a version, the lines of its runtime around it in history; for anything else, what looks like it. */
function nearestTo(spec: string, version: string, candidates: readonly Line[]): string[] {
  const order = orderOf(version)
  if (order === undefined) return nearest(spec, [...lines.map(line => line.name), ...lines.map(line => line.last)])
  const after = candidates.findIndex(line => order(line.last) <= 0)
  const around = after === -1 ? candidates.slice(-2) : candidates.slice(Math.max(0, after - 1), after + 1)
  return around.map(line => line.name)
}
