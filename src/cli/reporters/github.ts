/**
 * --reporter github: what did not pass as annotations of GitHub Actions, and the report as Markdown at the end of the job's
 * summary, where $GITHUB_STEP_SUMMARY names its file.
 */

import { appendFileSync, statSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { counted } from '../../diff/report/words'
import type { Case } from '../../shared/cases'
import { writeRefused } from '../../shared/write-whole'
import type { Report, Reporter } from './report'

/** A step shows so many annotations of a kind. */
const most = 10
/** Characters of one. */
const longest = 4000
/** The summary of a step may have 1 MiB. */
const largest = 1024 * 1024

/** Text behind `::`: it may not begin another line. */
const data = (text: string): string => text.replace(/[%\r\n]/g, c => encodeURIComponent(c))
const property = (text: string): string => text.replace(/[%\r\n:,]/g, c => encodeURIComponent(c))

const command = (name: string, properties: Readonly<Record<string, string | undefined>>, message: string): string => {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${property(value)}`],
  )
  return `::${name}${given.length > 0 ? ` ${given.join(',')}` : ''}::${data(message)}`
}

const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

const annotation = (suite: string, { name, file, message = 'it did not pass', text }: Case): string =>
  command(
    'error',
    { title: `${suite}: ${name}`, file },
    short(stripVTControlCharacters(text === undefined ? message : `${message}\n${text}`)),
  )

const wrong = ({ status }: Case): boolean => status === 'failed' || status === 'error'

function lines(report: Report): string[] {
  const all = report.suites().flatMap(({ name, cases }) => cases.map(one => [name, one] as const))
  const failed = all.filter(([, one]) => wrong(one))
  const shown = failed.length > most ? failed.slice(0, most - 1) : failed
  const more = failed.length - shown.length
  const skipped = all.filter(([, { status }]) => status === 'skipped').length
  const passed = all.length - failed.length - skipped
  return [
    ...shown.map(([suite, one]) => annotation(suite, one)),
    ...(more > 0 ? [command('error', { title: 'http-eras' }, `and ${more} more that did not pass`)] : []),
    command(
      'notice',
      { title: 'http-eras' },
      `${counted(all.length, 'case')}: ${passed} passed, ${failed.length} did not${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    ),
  ]
}

const note = '\n\n(the rest is left out: the summary of a step has 1 MiB at most)\n'

/** As much of a text as fits; a fence that is cut open is closed. */
function fitting(text: string, room: number): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= room) return text
  const left = room - Buffer.byteLength(note) - 16
  if (left <= 0) return ''
  const kept = bytes.toString('utf8', 0, left).replace(/[^\n]*$/, '')
  const fences = [...kept.matchAll(/^(`{3,})/gm)].map(([, fence]) => fence)
  return `${kept}${fences.length % 2 === 1 ? fences[fences.length - 1].slice(0, 15) : ''}${note}`
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0 // It comes with the first who writes.
  }
}

export const github: Reporter = {
  render: report => lines(report).join('\n'),
  beside(report, { env }) {
    const file = env.GITHUB_STEP_SUMMARY
    if (!file) return
    try {
      appendFileSync(file, fitting(`${report.markdown()}\n\n`, largest - sizeOf(file)))
    } catch (error) {
      throw writeRefused(file, error, 'the summary of the job lacks this report')
    }
  },
}
