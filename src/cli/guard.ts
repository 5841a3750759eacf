/** http-eras guard: the fixes, what each is for a release, and papers for those who audit it. */

import { lines } from '../../versions'
import { erasError } from '../errors'
import { names } from '../guard/environment'
import type { FixState } from '../guard/guard'
import { allFixes, fixesOf } from '../guard/listing'
import type { Switches } from '../guard/switches'
import type { Profile } from '../profile/profile'
import { resolve } from '../profile/resolve'
import { specFrom } from '../profile/with/place'
import { command } from './command'
import type { Terminal } from './terminal'
import { wordOf } from './values'
import { withOption } from './with'

const json = (value: unknown): string => JSON.stringify(value, null, 2)

const PAPERS = ['openvex', 'cyclonedx'] as const
type Paper = (typeof PAPERS)[number]

function listAll(asJson: boolean | undefined, terminal: Terminal): void {
  const rows = allFixes()
  if (asJson) return void terminal.answer(json(rows))
  for (const { id, cves, what, breaks, native } of rows) {
    terminal.answer(`${terminal.paint('bold', id)}${cves.length > 0 ? `  ${cves.join(', ')}` : ''}`)
    terminal.answer(`  refuses ${what}`)
    terminal.answer(`  breaks: ${breaks}`)
    const since = lines.flatMap(({ name }) => native[name] ?? [])
    if (since.length > 0) terminal.answer(terminal.paint('dim', `  native since ${since.join(', ')}`))
  }
}

const WORDS: Readonly<Record<FixState, string>> = {
  native: 'the release does so itself',
  guarded: 'guarded',
  off: 'switched off',
}

function listFor(profile: Profile, switches: Switches, asJson: boolean | undefined, terminal: Terminal): void {
  const rows = fixesOf(profile, switches)
  const { release } = profile
  if (asJson) return void terminal.answer(json({ release, fixes: rows }))
  const width = Math.max(...rows.map(({ id }) => id.length))
  terminal.answer(terminal.paint('bold', release))
  for (const { id, state, what } of rows) {
    terminal.answer(`  ${id.padEnd(width)}  ${WORDS[state].padEnd(WORDS.native.length)}  ${what}`)
  }
}

/** @throws ErasError for a spec that is not an exact release: papers speak of one */
function paperFor(spec: string | undefined, profile: Profile | undefined, paper: Paper, switches: Switches): object {
  if (!profile || profile.reading !== 'shipped') {
    const said =
      spec === undefined ? '--vex needs an exact release' : `--vex needs an exact release, and '${spec}' is none`
    const example = profile?.release ?? lines[lines.length - 1].last
    throw erasError('ERAS_BAD_OPTION', 'guard', `${said}: give one such as ${example}`)
  }
  if (profile.name !== profile.release)
    throw erasError('ERAS_BAD_OPTION', 'guard', `--vex speaks of ${profile.release} as it is: leave out --with`)
  if (paper === 'openvex') {
    return (require('../guard/papers/openvex') as typeof import('../guard/papers/openvex')).openVex(profile, switches)
  }
  return (require('../guard/papers/cyclonedx') as typeof import('../guard/papers/cyclonedx')).cycloneDx(
    profile,
    switches,
  )
}

export const guard = command({
  synopsis: 'guard [SPEC] [--with CHANGES] [--json | --vex[=cyclonedx]] [--no-guard IDS]',
  summary: 'Lists the fixes of the guard; with SPEC, which of them its release has itself and which the guard brings.',
  options: {
    with: withOption,
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
    if (spec === undefined && options.with)
      throw erasError('ERAS_BAD_OPTION', 'guard', '--with changes a version: give one')
    const profile = spec === undefined ? undefined : resolve(specFrom('--with', spec, options.with))
    if (profile) {
      for (const { id, state } of fixesOf(profile, switches)) {
        if (off.includes(id) && state === 'native')
          terminal.talk(`http-eras: ${id} is what ${profile.release} does itself: it cannot be switched off`)
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
