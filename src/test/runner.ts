/**
 * What test runners have in common, without one of them being loaded: a `describe` that takes a title and a body, and a way to
 * see whether the body defined a test. Each runner shows that in its own way; where none does, `era.test` counts.
 */

import { createHook } from 'node:async_hooks'

/** A function of a test runner, such as its `test`. */
// biome-ignore lint/suspicious/noExplicitAny: each runner has its own arguments
export type RunnerFunction = (...args: any[]) => any

/** The `describe` of a runner, or a test object of one that has no `describe`, such as tap's. */
export type Describe =
  | RunnerFunction
  | {
      /** Begins a test, which may hold others. */
      readonly test: RunnerFunction
    }

/** Of what a runner gives to the body of a suite: its context, if that can begin tests. */
interface Context {
  test: RunnerFunction
  readonly counts?: { readonly total?: number }
}

const isContext = (value: unknown): value is Context =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Context>).test === 'function'

type GlobalName = 'test' | 'it' | 'describe' | 'suite' | 'specify'
const globals = globalThis as Partial<Record<GlobalName, RunnerFunction>>

/** The function of a runner that is there as a global. */
export const globalOf = (...names: GlobalName[]): RunnerFunction | undefined =>
  names.map(name => globals[name]).find(one => typeof one === 'function')

/** A way to see what a body defines: it begins before the body, and counts after it. Undefined where it does not apply. */
interface Counter {
  count(): number | undefined
  stop?(): void
}

/** Tests of mocha stand in the suite that is `this` of its body. */
interface MochaSuite {
  readonly tests: readonly unknown[]
  readonly suites: readonly MochaSuite[]
}
const isMochaSuite = (value: unknown): value is MochaSuite =>
  Array.isArray((value as Partial<MochaSuite> | null)?.tests) && Array.isArray((value as Partial<MochaSuite>).suites)
const inSuite = ({ tests, suites }: MochaSuite): number =>
  tests.length + suites.reduce((sum, suite) => sum + inSuite(suite), 0)

/** `describe` of vitest returns the collector of its suite. */
interface Collector {
  readonly type?: string
  readonly tasks?: readonly Collector[]
}
const inCollector = ({ type, tasks }: Collector): number =>
  type === 'test' ? 1 : (tasks ?? []).reduce((sum, task) => sum + inCollector(task), 0)

/** Each test of node:test is a resource of async_hooks of its own, as its suite is; hooks are others. */
class NodeTests implements Counter {
  private suites = 0
  private tests = 0
  private readonly hook = createHook({
    init: (_id, type, _trigger, resource) => {
      if (type !== 'Test') return
      const { name } = resource.constructor
      if (name === 'Suite') this.suites++
      else if (name === 'Test') this.tests++
    },
  })

  constructor() {
    this.hook.enable()
  }
  /** The body begins: what came before is the suite itself, and what it stands in. */
  begin(): void {
    this.tests = 0
  }
  get apply(): boolean {
    return this.suites > 0
  }
  count(): number | undefined {
    return this.apply ? this.tests : undefined
  }
  stop(): void {
    this.hook.disable()
  }
}

/** Of some releases, node:test ends with exit code 0 where nothing failed but the body of a suite: a test fails in its place. */
function failAsTest(error: unknown): void {
  const { test } = require('node:test') as { test: RunnerFunction }
  test('the tests of this suite are defined', () => {
    throw error
  })
}

/** Global functions of a runner such as jest, with their members (`test.each`, `it.only`), count what they are called for. */
class Globals implements Counter {
  private calls = 0
  private readonly own = (['test', 'it', 'specify'] as const).flatMap(name => {
    const known = globals[name]
    return typeof known === 'function' ? [[name, known] as const] : []
  })

  constructor() {
    for (const [name, known] of this.own) globals[name] = this.counting(known)
  }
  private counting<F extends RunnerFunction>(known: F): F {
    return new Proxy(known, {
      apply: (target, self, args) => {
        this.calls++
        return Reflect.apply(target, self, args)
      },
      get: (target, key) => {
        const member = Reflect.get(target, key)
        return typeof member === 'function' && Object.hasOwn(target, key)
          ? this.counting(member as RunnerFunction)
          : member
      },
    })
  }
  count(): number | undefined {
    return this.own.length > 0 ? this.calls : undefined
  }
  stop(): void {
    for (const [name, known] of this.own) globals[name] = known
  }
}

/** What a body is given of its runner. */
interface Suite {
  /** Defines a test; undefined where it is not known how. */
  readonly test: RunnerFunction | undefined
}

/** @throws what `refuse` makes, if the body defined no test */
type SuiteBody = (suite: Suite) => unknown

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as Partial<PromiseLike<unknown>> | null)?.then === 'function'

interface ContextCounter extends Counter {
  readonly test: RunnerFunction
  /** The tests that were begun are over. */
  over(): Promise<unknown>
}

/** The test function of a context that counts its calls; what begins tests on the context itself counts, too. */
function contextCounter(context: Context): ContextCounter {
  const begun: unknown[] = []
  const known = context.test
  const test: RunnerFunction = (...args) => {
    const one = known.apply(context, args)
    begun.push(one)
    return one
  }
  try {
    context.test = test
  } catch {} // It is frozen: era.test counts all the same.
  return {
    test,
    count: () => begun.length + (context.counts?.total ?? 0),
    // A failure is the test's own, which the runner tells.
    over: () => Promise.allSettled(begun),
  }
}

/**
 * Has a runner run a body as a suite.
 * @param args what stands between the title and the body
 * @param given the test function that the caller named, if any
 * @param refuse makes the error of a body that defined no test
 */
export function describeWith(
  describe: RunnerFunction,
  title: string,
  args: readonly unknown[],
  given: RunnerFunction | undefined,
  body: SuiteBody,
  refuse: () => Error,
): unknown {
  const nodeTests = new NodeTests()
  let collector: unknown
  let begun = false
  /** `this` and the context are the runner's. */
  function run(this: unknown, context?: unknown): unknown {
    begun = true
    nodeTests.begin()
    let own = 0
    const ofContext = isContext(context) ? contextCounter(context) : undefined
    const counters: Counter[] = ofContext ? [ofContext] : [nodeTests, new Globals()]
    const known = ofContext?.test ?? given ?? globalOf('test', 'it')
    const test: RunnerFunction | undefined =
      known &&
      ((...args) => {
        own++
        return known(...args)
      })
    const stop = () => {
      for (const counter of [nodeTests, ...counters]) counter.stop?.()
    }
    const check = () => {
      const counts = counters.map(counter => counter.count() ?? 0)
      if (isMochaSuite(this)) counts.push(inSuite(this))
      if (collector !== undefined) counts.push(inCollector(collector as Collector))
      stop()
      if (Math.max(own, ...counts) === 0) throw refuse()
    }
    const failed = (error: unknown) => {
      stop()
      if (!nodeTests.apply || ofContext) throw error
      failAsTest(error)
    }
    try {
      const done = body({ test })
      // A test that holds others is over when its body is: it has to wait for them.
      if (ofContext) {
        return Promise.resolve(done)
          .then(check)
          .finally(() => ofContext.over())
      }
      if (isPromise(done)) return done.then(check).then(undefined, failed)
      check()
    } catch (error) {
      failed(error)
    }
    return undefined
  }
  const result = describe(title, ...args, run)
  if (!begun) nodeTests.stop()
  if (typeof (result as Collector | undefined)?.type === 'string') collector = result
  return result
}
