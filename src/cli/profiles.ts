/** http-eras profiles: the lines that there are, and what a spec resolves to, why, and where each value comes from. */

import { judged, lines } from '../../versions'
import { type ExplainedBehaviour, explain } from '../profile/explain'
import { neededBy } from '../profile/patches'
import { resolve } from '../profile/resolve'
import { command } from './command'
import type { Terminal } from './terminal'

const shown = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : String(value)
  const text = Array.isArray(value) ? value.join(', ') : JSON.stringify(value)
  return text.length > 90 ? `${text.slice(0, 89)}…` : text
}

// Infinity is a value that some behaviours take and that JSON has no word for.
const forJson = (_key: string, value: unknown): unknown => (value === Number.POSITIVE_INFINITY ? 'Infinity' : value)

const json = (value: unknown): string => JSON.stringify(value, forJson, 2)

const origin = ({ since, source }: ExplainedBehaviour): string =>
  since === null ? `(only in the manual; ${source})` : `(since ${since}; ${source})`

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
  const { release, reading, why, behaviours } = explanation
  terminal.answer(`${spec}: ${terminal.paint('bold', release)}, as ${reading}`)
  terminal.answer(`why: ${why}`)
  for (const [area, rows] of Object.entries(behaviours)) {
    terminal.answer(terminal.paint('bold', area))
    for (const [key, row] of Object.entries(rows)) {
      terminal.answer(`  ${key.padEnd(24)} ${shown(row.value)}  ${terminal.paint('dim', origin(row))}`)
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
  synopsis: 'profiles [SPEC] [--json]',
  summary: 'Lists the lines; with SPEC, what it resolves to and why, and every behaviour with its origin.',
  options: {
    json: {
      type: 'boolean',
      what: 'as JSON: the lines, or what explain(SPEC) of the API gives, and the names of the prelude',
    },
  },
  run({ options, words: [spec], terminal }) {
    if (spec === undefined) list(options.json, terminal)
    else {
      show(spec, options.json, terminal)
      if (!options.json) showGuard(spec, terminal)
    }
    return 0
  },
})
