/**
 * What `npm test` prints where no person looks: a line for each suite as it ends, what failed in it, and the sum. For a
 * terminal, tap has reporters of its own.
 */

import { PassThrough } from 'node:stream'
import { Parser } from 'tap-parser'

const seconds = milliseconds => `${(milliseconds / 1000).toFixed(1)} s`

/** What a failed point says of itself, indented. */
function details({ diag }) {
  const { diff, stack, source, at, tapError, ...rest } = diag ?? {}
  const said = [diff, tapError, stack, Object.keys(rest).length > 0 && JSON.stringify(rest, null, 1)].filter(Boolean)
  return said.flatMap(text => String(text).trimEnd().split('\n')).map(line => `      ${line}`)
}

/** Takes TAP, gives lines. */
export default class Report extends PassThrough {
  constructor() {
    super()
    const parser = new Parser()
    const sum = { suites: 0, failedSuites: 0, passed: 0, failed: 0 }
    // The runner pipes TAP in by write and end; what comes out is the report alone.
    this.write = (...args) => parser.write(...args)
    this.end = (...args) => parser.end(...args)
    const print = line => super.write(`${line}\n`)

    parser.on('child', suite => {
      const counts = { passed: 0, failed: 0 }
      const failures = []
      /** Counts the points of a test. What sums up a subtest counts only if nothing in it says why it failed. */
      const watch = (test, names) => {
        let failedBefore
        test.on('child', child => {
          failedBefore = counts.failed
          watch(child, [...names, child.name])
        })
        test.on('assert', point => {
          const sumsUp = failedBefore !== undefined
          const isTold = point.ok || (sumsUp && counts.failed > failedBefore)
          failedBefore = undefined
          if (!isTold) failures.push([[...names, point.name].join(' > '), point])
          if (!isTold) counts.failed++
          else if (!sumsUp) counts.passed++
        })
      }
      watch(suite, [])
      parser.once('assert', point => {
        sum.suites++
        if (!point.ok) sum.failedSuites++
        if (!point.ok && failures.length === 0) {
          failures.push([point.name, point])
          counts.failed++
        }
        sum.passed += counts.passed
        sum.failed += counts.failed
        const time = seconds(point.time ?? 0)
        print(
          `${point.ok ? 'ok    ' : 'FAILED'}  ${point.name}  ${counts.passed} passed, ${counts.failed} failed, ${time}`,
        )
        for (const [name, failed] of failures) {
          print(`    ${name}`)
          for (const line of details(failed)) print(line)
        }
      })
    })
    parser.on('complete', ({ ok }) => {
      print(
        `${sum.suites} suites, ${sum.failedSuites} failed${ok || sum.failedSuites > 0 ? '' : '; the run itself failed'}`,
      )
      print(`${sum.passed} passed, ${sum.failed} failed`)
      super.end()
    })
  }
}
