/** One test under many versions in one process: a suite for each, in the runner that the test has. */

import { erasError } from '../errors'
import type { AnyHttp } from '../types/any-http'
import { type EraGuards, makeTestedEra, type TestedEra } from './eras'
import { type Describe, describeWith, globalOf, type RunnerFunction } from './runner'
import { type EraVersions, type FoundVersion, versionsOf } from './versions'

/** A version in a suite of `describeEras`. */
export interface SuiteEra extends TestedEra {
  /** What its suite is called. */
  readonly title: string
  /** Defines a test in its suite, by the runner's own function. */
  readonly test: RunnerFunction
}

/** How `describeEras` makes its suites. */
export interface DescribeErasOptions extends EraGuards {
  /** The runner's own `describe` (or one of its kind, such as `describe.skip`), or tap's test object; else the global one. */
  readonly describe?: Describe
  /** The runner's own `test`, for `era.test`; else the global one, or that of the suite's context. */
  readonly test?: RunnerFunction
  /**
   * Suites that run beside each other: `true` for all, or how many at most. For runners that can: node:test, vitest and tap.
   * Left out, one follows the other.
   */
  readonly concurrency?: boolean | number
  /** What a suite is called; `http of 0.10 (0.10.48)` where it is left out. */
  readonly title?: (version: FoundVersion) => string
}

const titleOf = ({ spec, release }: FoundVersion): string =>
  spec === release ? `http of ${spec}` : `http of ${spec} (${release})`

/** The function that begins suites. @throws ErasError ERAS_NO_RUNNER */
function suiteFunction(given: Describe | undefined): RunnerFunction {
  if (typeof given === 'function') return given
  if (typeof given?.test === 'function') return (...args) => given.test(...args)
  const found = given === undefined ? globalOf('describe', 'suite') : undefined
  if (!found) throw erasError('ERAS_NO_RUNNER', 'describe')
  return found
}

/** Whether a function is one of node:test, or one of their members. */
function isOfNode(describe: RunnerFunction): boolean {
  const { describe: own, suite, test, it } = require('node:test') as Record<string, RunnerFunction>
  return [own, suite, test, it].some(one => one === describe || Object.values(one).includes(describe))
}

/** The test function of node:test goes with its describe. */
const testFor = (given: RunnerFunction | undefined, describe: RunnerFunction): RunnerFunction | undefined =>
  given ??
  (globalOf('describe', 'suite') !== describe && isOfNode(describe)
    ? (require('node:test') as { test: RunnerFunction }).test
    : undefined)

/** Has suites made within one that lets them run beside each other; each is given what stands between its title and its body. */
function beside(
  given: Describe | undefined,
  describe: RunnerFunction,
  concurrency: boolean | number,
  define: (describe: RunnerFunction, ...args: unknown[]) => readonly unknown[],
): unknown {
  const members = describe as unknown as Readonly<Record<string, unknown>>
  if (typeof members.concurrent === 'function') return define(members.concurrent as RunnerFunction)
  const title = 'http of eras'
  if (typeof given === 'function' && isOfNode(given)) {
    return describe(title, { concurrency }, (context: unknown) => {
      const within = (context as { test?: RunnerFunction } | undefined)?.test
      // The test function as the suites' function: those within are its context's.
      const suites = define(within ? (...args) => within.apply(context, args) : describe)
      // A test waits for those in it; a suite does so by itself.
      return within ? Promise.all(suites) : undefined
    })
  }
  if (typeof given === 'object') {
    const jobs = concurrency === true ? Number.MAX_SAFE_INTEGER : Number(concurrency)
    return describe(title, { jobs }, (context: { test: RunnerFunction }) => {
      const { test } = context
      return Promise.all(define((...args) => test.apply(context, args), { buffered: true }))
    })
  }
  throw erasError(
    'ERAS_BAD_ERAS',
    'concurrency: this runner runs the suites of a file one after the other, so leave it out (node:test, vitest and tap can; pass their describe, or the test object of tap)',
  )
}

/**
 * Runs one test under many versions in one process: makes a suite for each version, with modules of its own.
 * @param versions a list, a text with commas, or `{ from, to }`; each is what `resolve` takes, or `host`
 * @param body defines the tests of a version, by the runner's own `test` or by `era.test`
 * @param options the runner's `describe` where it is no global, how the versions are guarded, and more
 * @returns what the runner returns for its suites: a promise where it gives one
 * @throws ErasError for versions that cannot be used, and if no runner is known; a suite without a test fails
 */
export function describeEras(
  versions: EraVersions,
  body: (http: AnyHttp, era: SuiteEra) => unknown,
  options: DescribeErasOptions = {},
): unknown {
  const { concurrency = false, title = titleOf } = options
  const all = versionsOf(versions)
  if (typeof body !== 'function')
    throw erasError('ERAS_BAD_ERAS', 'the second argument is the callback that defines the tests')
  if (typeof concurrency !== 'boolean' && !(Number.isInteger(concurrency) && concurrency >= 1))
    throw erasError('ERAS_BAD_ERAS', `concurrency is true, false or a whole number from 1, not ${String(concurrency)}`)
  const describe = suiteFunction(options.describe)
  const given = testFor(options.test, describe)
  const define = (by: RunnerFunction, ...args: unknown[]) =>
    all.map(version => {
      const name = title(version)
      const define = ({ test }: { readonly test: RunnerFunction | undefined }) => {
        const era = makeTestedEra(version, options)
        const members = Object.getOwnPropertyDescriptors({
          title: name,
          get test(): RunnerFunction {
            if (!test) throw erasError('ERAS_NO_RUNNER', 'test')
            return test
          },
        })
        return body(era.http, Object.defineProperties(era, members) as SuiteEra)
      }
      return describeWith(by, name, args, given, define, () => erasError('ERAS_NO_TEST', name))
    })
  if (concurrency) return beside(options.describe, describe, concurrency, define)
  const results = define(describe)
  return results.some(result => result instanceof Promise) ? Promise.all(results) : undefined
}
