/**
 * --reporter junit: XML as the servers of CI read it: suites, cases, times, and failures with their text. XML 1.0 has no
 * place for most control characters, not even escaped: they are shown as \xNN. A time that nobody measured is left out: 0 would
 * be a claim.
 */

import { stripVTControlCharacters } from 'node:util'
import type { Case, Suite } from '../../shared/cases'
import type { Reporter } from './report'

/** What XML 1.0 cannot hold: control characters, halves of pairs, and two that are no characters. */
const outside =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const code = (c: string): string => {
  const number = c.charCodeAt(0)
  return number < 256 ? `\\x${number.toString(16).padStart(2, '0')}` : `\\u${number.toString(16)}`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text of an element. A carriage return would be read as a line feed. */
const text = (value: string): string =>
  stripVTControlCharacters(value)
    .replace(outside, code)
    .replace(/[&<>"]/g, c => entities[c])
    .replaceAll('\r', '&#13;')

/** The value of an attribute: white space in it stays what it is. */
const attribute = (value: string): string => text(value).replace(/[\n\t]/g, c => `&#${c.charCodeAt(0)};`)

const attributes = (all: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(all)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${attribute(String(value))}"`]))
    .join('')

const time = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : (ms / 1000).toFixed(3))

const count = (cases: readonly Case[], status: Case['status']): number =>
  cases.filter(one => one.status === status).length

const totals = (cases: readonly Case[], ms: number | undefined) => ({
  tests: cases.length,
  failures: count(cases, 'failed'),
  errors: count(cases, 'error'),
  skipped: count(cases, 'skipped'),
  time: time(ms),
})

const elements = { failed: 'failure', error: 'error', skipped: 'skipped' } as const

function caseXml({ name, status, ms, message, text: rest, file }: Case, classname: string): string {
  const open = `    <testcase${attributes({ name, classname, file, time: time(ms) })}`
  if (status === 'passed') return `${open}/>`
  const element = elements[status]
  const type = status === 'skipped' ? undefined : status === 'error' ? 'error' : 'difference'
  const body = rest === undefined ? '/>' : `>${text(rest)}</${element}>`
  return `${open}>\n      <${element}${attributes({ message, type })}${body}\n    </testcase>`
}

/** The time of a suite: what it says, or that of its cases; undefined where neither is known. */
function timeOf({ cases, ms }: Suite): number | undefined {
  if (ms !== undefined || cases.every(one => one.ms === undefined)) return ms
  return cases.reduce((sum, one) => sum + (one.ms ?? 0), 0)
}

export const junit: Reporter = {
  render(report, _style, { at, ms }) {
    const suites = report.suites()
    // The time of the command is that of the only suite that it has.
    const alone = suites.length === 1 ? ms : undefined
    const timestamp = at.toISOString().slice(0, 19)
    const lines = suites.flatMap(suite => [
      `  <testsuite${attributes({ name: suite.name, ...totals(suite.cases, timeOf(suite) ?? alone), timestamp })}>`,
      ...suite.cases.map(one => caseXml(one, suite.name)),
      '  </testsuite>',
    ])
    const all = suites.flatMap(({ cases }) => cases)
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites${attributes({ name: 'http-eras', ...totals(all, ms) })}>`,
      ...lines,
      '</testsuites>',
    ].join('\n')
  },
}
