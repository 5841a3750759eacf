/** Secrets taken out of rows that were recorded with them, as the recorder does it. */

import { linesOf, type Traffic, type Turn } from '../../transcript/types'
import { Watch } from '../record/watch'
import { joinMasked, type Rules } from '../redact/rules'

/** What of a connection whose parts follow each other. */
interface Open {
  watch: Watch
  client: number
  server: number
}

const sides = ['client', 'server'] as const

/** The lines of a turn from its text; cut where the turn was cut. */
function maskedTurn({ from, bytes, ...rest }: Turn, watch: Watch): Turn {
  const text = watch.text(from, Buffer.from(bytes.join(''), 'latin1'))
  return { from, bytes: linesOf(text), ...rest }
}

/** A value that a program logged: its texts and numbers may be anything, so they are asterisks and ones. */
function maskedValue(value: unknown): unknown {
  if (typeof value === 'string') return '*'.repeat(value.length)
  if (typeof value === 'number') return 1
  if (Array.isArray(value)) return value.map(maskedValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskedValue(one)]))
}

/** What a program logged, with the names of the events only; and how often there was more. */
function maskedEvents(events: Traffic['events']): { events: Traffic['events']; masked: Traffic['masked'] } {
  const all = events.map(([name, ...rest]) => [name, ...rest.map(maskedValue)]) as Traffic['events']
  const changed = all.filter((event, k) => JSON.stringify(event) !== JSON.stringify(events[k])).length
  return { events: all, masked: changed > 0 ? { whole: { event: changed } } : undefined }
}

/**
 * Gives each row with placeholders in the place of the values of secret header fields, and of what the rules name.
 * @param names of the fields, in lower case
 */
export async function* redactRows<R extends { row: Traffic }>(
  rows: AsyncIterable<R>,
  names: ReadonlySet<string>,
  rules?: Rules,
): AsyncGenerator<R> {
  const parts = new Map<string, Open>()
  for await (const read of rows) {
    const { row } = read
    const open = parts.get(row.id) ?? { watch: new Watch(names, rules), client: 0, server: 0 }
    const [connection] = row.connections
    const turns = connection.turns.map(turn => maskedTurn(turn, open.watch))
    const logged = maskedEvents(row.events)
    const redacted = [...new Set([...(row.redacted ?? []), ...open.watch.redacted()])].sort()
    const masked = joinMasked([row.masked, open.watch.masked(), logged.masked], (a, b) => a + b)
    const notHttp: NonNullable<Traffic['notHttp']> = {}
    for (const side of sides) {
      const size = turns.reduce((sum, { from, bytes }) => (from === side ? sum + bytes.join('').length : sum), 0)
      const at = open.watch.notHttp(side)
      if (at >= 0 && size > 0 && at <= open[side] + size) notHttp[side] = Math.max(0, at - open[side])
      open[side] += size
    }
    if (row.more) parts.set(row.id, open)
    else parts.delete(row.id)
    const { notHttp: _old, ...rest } = row
    yield {
      ...read,
      row: {
        ...rest,
        connections: [{ ...connection, turns }],
        events: logged.events,
        ...(redacted.length > 0 ? { redacted } : {}),
        ...(masked ? { masked } : {}),
        ...(Object.keys(notHttp).length > 0 ? { notHttp } : {}),
      },
    }
  }
}
