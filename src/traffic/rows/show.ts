/** A row of traffic as text for people: every byte, line ends marked, with times, and where chunks were cut. */

import { escapeBytes } from '../../transcript/compare'
import type { Traffic, Turn } from '../../transcript/types'

/** Stands where a chunk ended within a line. All else that is shown is ASCII. */
const cutMark = '‖'

interface ShowOptions {
  /** How much of a line is shown, in bytes. */
  most?: number
  paint?: (style: 'bold' | 'dim' | 'red', text: string) => string
}

/** The lines of a turn: the time of the chunk that a line begins in, if that chunk begins there or within it. */
function* turnLines({ from, bytes, chunks = [] }: Turn, most: number): Generator<string> {
  const cuts: { at: number; ms: number }[] = []
  let sum = 0
  for (const [ms, length] of chunks) {
    cuts.push({ at: sum, ms })
    sum += length
  }
  let next = 0
  let at = 0
  for (const [k, line] of bytes.entries()) {
    const end = at + line.length
    const time = cuts[next]?.at === at ? `${cuts[next++].ms.toFixed(2)}` : ''
    let text = ''
    let shown = at
    const stop = Math.min(end, at + most)
    while (next < cuts.length && cuts[next].at < end) {
      const { at: cut } = cuts[next++]
      if (cut >= stop) continue
      text += escapeBytes(line.slice(shown - at, cut - at)) + cutMark
      shown = cut
    }
    text += escapeBytes(line.slice(shown - at, stop - at))
    if (stop < end) text += ` … ${end - stop} bytes more`
    yield `${time.padStart(10)}  ${(k === 0 ? from : '').padEnd(6)}  ${text}`
    at = end
  }
}

const routeOf = ({ client, server }: Traffic): string[] =>
  client === undefined && server === undefined ? [] : [`${client ?? '?'} → ${server ?? '?'}`]

/** What was kept out of targets and bodies. */
function maskedWords({ masked = {} }: Traffic): string[] {
  const { query = [], json = [], form = [], whole = {} } = masked
  const bodies = Object.entries(whole).map(([why, count]) => `${count} whole (${why})`)
  const all = [
    ...query.map(name => `query ${name}`),
    ...json.map(path => `json ${path}`),
    ...form.map(name => `form ${name}`),
  ]
  return all.length + bodies.length > 0 ? [`masked: ${[...all, ...bodies].join(', ')}`] : []
}

/** All lines of a row. */
export function* showRow(
  row: Traffic,
  { most = Infinity, paint = (_, text) => text }: ShowOptions = {},
): Generator<string> {
  const [{ closed, turns, ends = [] }] = row.connections
  const facts = [
    ...(row.at === undefined ? [] : [row.at]),
    ...routeOf(row),
    ...(row.part === undefined ? [] : [`part ${row.part}${row.more ? ', more follow' : ', the last'}`]),
    ...(row.tls ? ['TLS'] : []),
    ...(row.redacted ? [`redacted: ${row.redacted.join(', ')}`] : []),
    ...maskedWords(row),
    ...(row.rebuilt === undefined ? [] : [`rebuilt from ${row.rebuilt}`]),
    ...Object.entries(row.notHttp ?? {}).map(([side, from]) => `${side}: no HTTP from byte ${from} on`),
  ]
  yield `${paint('bold', row.id)}  ${paint('dim', facts.join('  '))}`
  if (row.failed !== undefined) yield paint('red', `            not reached: ${row.failed}`)
  for (const turn of turns) yield* turnLines(turn, most)
  for (const { from, how, ms } of ends) yield paint('dim', `${ms.toFixed(2).padStart(10)}  ${from.padEnd(6)}  (${how})`)
  if (!row.more) yield paint('dim', `            closed: ${closed ?? 'no'}`)
  for (const event of row.events) yield paint('dim', `            event: ${JSON.stringify(event)}`)
}
