/** http-eras profiles: the lines that there are, and what a spec resolves to. */

import { judged, lines } from '../../versions'
import type { Profile } from '../profile/profile'
import { resolve } from '../profile/resolve'
import { command } from './command'

const areas = (profile: Profile): [string, object][] =>
  Object.entries(profile).filter((entry): entry is [string, object] => typeof entry[1] === 'object')

const shown = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value : String(value)
  const text = Array.isArray(value) ? value.join(', ') : JSON.stringify(value)
  return text.length > 90 ? `${text.slice(0, 89)}…` : text
}

// Infinity is a value that some behaviours take and that JSON has no word for.
const forJson = (_key: string, value: unknown): unknown => (value === Number.POSITIVE_INFINITY ? 'Infinity' : value)

export const profiles = command({
  synopsis: 'profiles [SPEC] [--json]',
  summary: 'Lists the lines; with SPEC, what it resolves to and every behaviour of it.',
  options: { json: { type: 'boolean', what: 'as JSON' } },
  run({ options, words: [spec], terminal }) {
    if (spec === undefined) {
      const rows = lines.map(({ name, last, recorded, changes }) => ({
        name,
        last,
        recorded,
        changes: changes.length,
        judged: recorded.some(release => judged.includes(release)),
      }))
      if (options.json) terminal.answer(JSON.stringify(rows, null, 2))
      for (const row of options.json ? [] : rows) {
        const verdict = row.judged ? `judged by ${row.recorded.join(' ')}` : terminal.paint('dim', 'on its way')
        terminal.answer(`${terminal.paint('bold', row.name.padEnd(6))} ${row.last.padEnd(9)} ${verdict}`)
      }
      return 0
    }
    const profile = resolve(spec)
    if (options.json) {
      terminal.answer(JSON.stringify(profile, forJson, 2))
      return 0
    }
    terminal.answer(`${spec}: ${terminal.paint('bold', profile.release)}, as ${profile.reading}`)
    for (const [area, values] of areas(profile)) {
      terminal.answer(terminal.paint('bold', area))
      for (const [key, value] of Object.entries(values)) terminal.answer(`  ${key.padEnd(24)} ${shown(value)}`)
    }
    return 0
  },
})
