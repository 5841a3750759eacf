/** http-eras profiles: the lines that there are, and what a spec resolves to, why, and where each value comes from. */

import { judged, lines } from '../../versions'
import { erasError } from '../errors'
import { type ExplainedBehaviour, explain } from '../profile/explain'
import { neededBy } from '../profile/patches'
import { resolve } from '../profile/resolve'
import { specFrom } from '../profile/with/place'
import { command } from './command'
import type { Terminal } from './terminal'
import { withOption } from './with'

const shown = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : String(value)
  const text = Array.isArray(value) ? value.join(', ') : JSON.stringify(value)
  return text.length > 90 ? `${text.slice(0, 89)}…` : text
}

// Infinity is a value that some behaviours take and that JSON has no word for.
const forJson = (_key: string, value: unknown): unknown => (value === Number.POSITIVE_INFINITY ? 'Infinity' : value)

const json = (value: unknown): string => JSON.stringify(value, forJson, 2)

function origin({ since, source, with: change }: ExplainedBehaviour): string {
  const from =
    since === null ? (source.startsWith('with: ') ? '' : `only in the manual; ${source}`) : `since ${since}; ${source}`
  if (!change) return `(${from})`
  return `(with ${change.by}; its own: ${shown(change.own)}${from && `; ${from}`})`
}

function list(asJson: boolean | undefined, terminal: Terminal): void {
  const rows = lines.map(({ name, last, codename, recorded, changes }) => ({
    name,
    last,
    codename,
    recorded,
    changes: changes.length,
    judged: recorded.some(release => judged.includes(release)),
  }))
  if (asJson) return void terminal.answer(json(rows))
  for (const row of rows) {
    const verdict = row.judged ? `judged by ${row.recorded.join(' ')}` : terminal.paint('dim', 'on its way')
    terminal.answer(`${terminal.paint('bold', row.name.padEnd(6))} ${row.last.padEnd(9)} ${verdict}`)
  }
}

function show(spec: string, asJson: boolean | undefined, terminal: Terminal): void {
  const explanation = explain(spec)
  const prelude = neededBy(resolve(spec))
  if (asJson) return void terminal.answer(json({ ...explanation, prelude: prelude.map(({ name }) => name) }))
  const { release, reading, why, behaviours, with: changed = [] } = explanation
  terminal.answer(`${spec}: ${terminal.paint('bold', release)}, as ${reading}`)
  terminal.answer(`why: ${why}`)
  if (changed.length > 0) terminal.answer(`with other values than its own: ${changed.join(', ')}`)
  for (const [area, rows] of Object.entries(behaviours)) {
    terminal.answer(terminal.paint('bold', area))
    for (const [key, row] of Object.entries(rows)) {
      const value = row.with ? terminal.paint('bold', shown(row.value)) : shown(row.value)
      terminal.answer(`  ${key.padEnd(24)} ${value}  ${terminal.paint('dim', origin(row))}`)
    }
  }
  terminal.answer(`${terminal.paint('bold', 'prelude')} (docs/prelude.md)`)
  for (const { name, what, until, source } of prelude) {
    terminal.answer(
      `  ${name.padEnd(24)} ${what}  ${terminal.paint('dim', until ? `(gone in ${until}; ${source})` : `(${source})`)}`,
    )
  }
}

/** Which fixes of the guard the release has itself, and which it gets. */
function showGuard(spec: string, terminal: Terminal): void {
  const { fixesOf } = require('../guard/listing') as typeof import('../guard/listing')
  terminal.answer(`${terminal.paint('bold', 'guard')} (docs/guard.md)`)
  for (const { id, state, what } of fixesOf(spec)) {
    terminal.answer(`  ${id.padEnd(24)} ${state.padEnd(7)}  ${terminal.paint('dim', what)}`)
  }
}

export const profiles = command({
  synopsis: 'profiles [SPEC] [--with CHANGES] [--json]',
  summary: 'Lists the lines; with SPEC, what it resolves to and why, and every behaviour with its origin.',
  options: {
    with: withOption,
    json: {
      type: 'boolean',
      what: 'as JSON: the lines, or what explain(SPEC) of the API gives, and the names of the prelude',
    },
  },
  run({ options, words: [spec], terminal }) {
    if (spec === undefined) {
      if (options.with) throw erasError('ERAS_BAD_OPTION', 'profiles', '--with changes a version: give one')
      list(options.json, terminal)
      return 0
    }
    const whole = specFrom('--with', spec, options.with)
    show(whole, options.json, terminal)
    if (!options.json) showGuard(whole, terminal)
    return 0
  },
})
