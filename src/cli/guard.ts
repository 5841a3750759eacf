/** http-eras guard: the fixes, what each is for a release, and papers for those who audit it. */

import { lines } from '../../versions'
import { erasError } from '../errors'
import { names } from '../guard/environment'
import { fixes } from '../guard/fixes'
import { type FixState, guard as guarded } from '../guard/guard'
import type { Switches } from '../guard/switches'
import type { Profile } from '../profile/profile'
import { resolve } from '../profile/resolve'
import { command } from './command'
import type { Terminal } from './terminal'
import { wordOf } from './values'

const json = (value: unknown): string => JSON.stringify(value, null, 2)

const PAPERS = ['openvex', 'cyclonedx'] as const
type Paper = (typeof PAPERS)[number]

/** Each fix with what it is in the newest release of each line. */
function listAll(asJson: boolean | undefined, terminal: Terminal): void {
  const states = lines.map(
    ({ name }) => [name, new Map(guarded(resolve(name)).fixes.map(row => [row.fix.id, row.state]))] as const,
  )
  const rows = fixes.map(({ id, cves, year, what, breaks }) => ({
    id,
    cves,
    year,
    what,
    breaks,
    native: states.filter(([, of]) => of.get(id) === 'native').map(([name]) => name),
  }))
  if (asJson) return void terminal.answer(json(rows))
  for (const { id, cves, what, breaks, native } of rows) {
    terminal.answer(`${terminal.paint('bold', id)}${cves.length > 0 ? `  ${cves.join(', ')}` : ''}`)
    terminal.answer(`  refuses ${what}`)
    terminal.answer(`  breaks: ${breaks}`)
    if (native.length > 0) terminal.answer(terminal.paint('dim', `  the newest of ${native.join(', ')} does so itself`))
  }
}

const WORDS: Readonly<Record<FixState, string>> = {
  native: 'the release does so itself',
  guarded: 'guarded',
  off: 'switched off',
}

function listFor(profile: Profile, switches: Switches, asJson: boolean | undefined, terminal: Terminal): void {
  const rows = guarded(profile, switches).fixes
  if (asJson) {
    const { release } = profile
    const plain = rows.map(({ fix: { id, cves, year, what, breaks, changes }, state }) => ({
      id,
      state,
      cves,
      year,
      what,
      breaks,
      behaviours: changes.map(([path]) => path),
    }))
    return void terminal.answer(json({ release, fixes: plain }))
  }
  const width = Math.max(...rows.map(({ fix }) => fix.id.length))
  terminal.answer(`${terminal.paint('bold', profile.release)}, guarded`)
  for (const { fix, state } of rows) {
    terminal.answer(`  ${fix.id.padEnd(width)}  ${WORDS[state].padEnd(WORDS.native.length)}  ${fix.what}`)
  }
}

/** @throws ErasError for a spec that is no exact release: papers speak of one */
function paperFor(spec: string | undefined, profile: Profile | undefined, paper: Paper, switches: Switches): object {
  if (!profile || profile.reading !== 'shipped') {
    const said =
      spec === undefined ? '--vex needs an exact release' : `--vex needs an exact release, and '${spec}' is none`
    const example = profile?.release ?? resolve(lines[3].name).release
    throw erasError('ERAS_BAD_OPTION', 'guard', `${said}: give one such as ${example}`)
  }
  if (paper === 'openvex') {
    return (require('../guard/papers/openvex') as typeof import('../guard/papers/openvex')).openVex(profile, switches)
  }
  return (require('../guard/papers/cyclonedx') as typeof import('../guard/papers/cyclonedx')).cycloneDx(
    profile,
    switches,
  )
}

export const guard = command({
  synopsis: 'guard [SPEC] [--json | --vex[=cyclonedx]] [--no-guard IDS]',
  summary: 'Lists the fixes of the guard; with SPEC, which of them its release has itself and which the guard brings.',
  options: {
    json: { type: 'boolean', what: 'as JSON' },
    vex: {
      type: 'string',
      bare: 'openvex',
      value: 'FORMAT',
      what: 'a statement for each CVE of http and https, for an exact release: OpenVEX 0.2.0, or with =cyclonedx CycloneDX 1.6',
    },
    'no-guard': { type: 'string', multiple: true, value: 'IDS', what: 'as if these fixes were switched off' },
    faithful: { type: 'boolean', what: 'as if all were' },
  },
  run({ options, words: [spec], terminal }) {
    const off = options['no-guard']?.flatMap(names) ?? []
    const switches: Switches = { faithful: options.faithful, guard: Object.fromEntries(off.map(id => [id, false])) }
    const profile = spec === undefined ? undefined : resolve(spec)
    if (profile) {
      for (const { fix, state } of guarded(profile, switches).fixes) {
        if (off.includes(fix.id) && state === 'native')
          terminal.talk(`http-eras: ${fix.id} is what ${profile.release} does itself: it cannot be switched off`)
      }
    }
    if (options.vex !== undefined) {
      const paper = wordOf('guard', '--vex', options.vex, PAPERS)
      terminal.answer(json(paperFor(spec, profile, paper, switches)))
    } else if (profile) listFor(profile, switches, options.json, terminal)
    else listAll(options.json, terminal)
    return 0
  },
})
