/**
 * The names of releases, and what follows from them: the only file that knows how they are written. Recordings name
 * a release of io.js `iojs-3.3.1`, and any other by its number.
 */

import compare from 'semver/functions/compare'
import major from 'semver/functions/major'

/** What programs of a line were run with. */
export type Runtime = 'node' | 'io.js'

const IOJS = 'iojs-'

/** How people write a version, for help texts. */
export const SPEC_EXAMPLES = '0.6, 0.10.48, io.js, lts/argon, 18, ">=0.4 <0.7"'
/** How people write what is to be otherwise than in a version: one behaviour, an area, a value. */
export const CHANGE_EXAMPLES = {
  behaviour: 'agent.globalKeeps@18',
  area: 'server@18.19.0',
  value: 'server.requestTimeout=0',
  packageJson: '{ "agent": "@18", "server.requestTimeout": 0 }',
}
/** Two exact releases, for messages. */
export const RELEASE_EXAMPLES = '0.11.6 or iojs-1.6.0'
/** What the binaries of the runtimes are called. */
export const BINARIES = 'node or iojs'

/** For the compiler: the line that is named otherwise than by a number, and how specs begin that name a runtime. */
export type NamedLine = 'io.js'
export type SpecOfNamedLine = 'io.js' | 'iojs'
export type SpecOfNode = 'nodejs' | 'node.js'
/** The same in its shortest form, with which the others begin. */
export type ShortSpecOfNode = 'node'

/** The number in the name of a release: `iojs-3.3.1` is 3.3.1. */
export const numberOf = (release: string): string => (release.startsWith(IOJS) ? release.slice(IOJS.length) : release)

/** A release as the recordings name it; a name stays as it is. */
export const nameOf = (runtime: Runtime, release: string): string =>
  runtime === 'io.js' ? `${IOJS}${numberOf(release)}` : release

/** The name of a release by the name of its binary and the number that it says it has. */
export const nameByBinary = (binary: string, number: string): string =>
  nameOf(/^io\.?js/.test(binary) ? 'io.js' : 'node', number)

/** The name of the line of a release: an odd series belongs to the stable line that it became. */
export function lineNameOf(release: string): string {
  if (release.startsWith(IOJS)) return 'io.js'
  const [first, second] = release.split('.').map(Number)
  return first === 0 ? `0.${second + (second % 2)}` : String(first + (first % 2))
}

/** How two releases follow each other by number; those of io.js stand between 0.12 and 4. */
export const compareReleases = (a: string, b: string): number => compare(numberOf(a), numberOf(b))

/** The first number of a release. */
export const majorOf = (release: string): number => major(numberOf(release))

/** Whether a release is the first of its series: only such a one comes from a release that is not the one before it. */
export const beginsSeries = (release: string): boolean => /^(0\.\d+\.0|\d+\.0\.0)$/.test(numberOf(release))

/** How people write the two runtimes before a version: `node@12`, `iojs-3.3.1`, `io.js@2.4`, `v0.10.48`. */
const SPEC = /^(?:(nodejs|node\.js|node|io\.?js)[-@ ]?)?v?(.*)$/is

/** A spec taken apart. */
interface Wish {
  /** The runtime that it names, if it names one. */
  readonly runtime: Runtime | undefined
  /** What stands after it, without a `v`. */
  readonly version: string
}

export function readSpec(spec: string): Wish {
  const [, runtime, version] = SPEC.exec(spec.trim()) as RegExpExecArray
  return { runtime: runtime ? (/^io/i.test(runtime) ? 'io.js' : 'node') : undefined, version }
}

/** The spec of a range in `engines` of a package.json, by the name of the engine. */
export const engineSpecs: Readonly<Record<string, (range: string) => string>> = {
  iojs: range => `iojs@${range}`,
  node: range => range,
}

/** What stands for a line in the catalog. */
export const catalogKey = (line: string): string => (line === 'io.js' ? 'iojs' : line)

/** The line that a key of the catalog stands for. */
export const lineOfKey = (key: string): string => (key === 'iojs' ? 'io.js' : key)

/** The number of an exact release, or nothing if the text is none. */
export const exactOf = (version: string): string | undefined => /^=?\s*v?(\d+\.\d+\.\d+)$/.exec(version)?.[1]

/** How a version compares with the number of a release, if the text is a version or the beginning of one. */
export function orderOf(version: string): ((release: string) => number) | undefined {
  const numbers = /^(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.x)?$/.exec(version)
  if (!numbers) return undefined
  const whole = `${numbers[1]}.${numbers[2] ?? 0}.${numbers[3] ?? 0}`
  return release => compare(whole, release)
}
