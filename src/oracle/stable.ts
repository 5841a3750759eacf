/** What differs from run to run only by chance is given a name: the run's ports become `{port}`, the clock's dates `{date}`. */

import { type Connection, type Json, linesOf, type Row, type Side } from '../transcript/types'

const httpDate =
  /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT/g

const hour = 3_600_000

/** A turn while it grows. */
export interface RawTurn {
  from: Side
  bytes: string
}

export interface RawConnection {
  turns: RawTurn[]
  how?: string
}

/** Makes the function that names ports and dates in a text. Only a date of this very hour is taken for the clock's. */
export function stabilizer(ports: Iterable<number>, now: number = Date.now()): (text: string) => string {
  const own = [...new Set(ports)].filter(port => port > 0)
  const date = (text: string) => (Math.abs(Date.parse(text) - now) < hour ? '{date}' : text)
  return text => own.reduce((t, port) => t.replaceAll(String(port), '{port}'), text).replace(httpDate, date)
}

/** A connection as it stands in a transcript. */
export const stableConnection = ({ turns, how }: RawConnection, stable: (text: string) => string): Connection => ({
  closed: how ?? null,
  turns: turns.map(({ from, bytes }) => ({ from, bytes: linesOf(stable(bytes)) })),
})

/** The events with every text in them made stable; a number that is a port of the run becomes its name. */
export const stableEvents = (events: Row[], stable: (text: string) => string): Row[] =>
  events.map(row => row.map(value => stableJson(value, stable)))

function stableJson(value: Json, stable: (text: string) => string): Json {
  if (typeof value === 'string') return stable(value)
  if (typeof value === 'number') {
    const text = stable(String(value))
    return text === String(value) ? value : text
  }
  if (Array.isArray(value)) return value.map(item => stableJson(item, stable))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [stable(name), stableJson(item, stable)]))
}
