/** The versions that bytes are read with: specs, spans (`0.10..12`) and ranges of lines, in the order of history. */

import Range = require('semver/classes/range')

import { lines } from '../../versions'
import { erasError } from '../errors'
import { everyProfile } from '../profile/every-release'
import type { Line } from '../profile/line'
import type { Profile } from '../profile/profile'
import { compareReleases, nameOf } from '../profile/release'
import { releasesOf } from '../profile/releases'
import { decide, resolve } from '../profile/resolve'

/** A version as it was asked for, in its plain form, and its profile. */
export interface ParseVersion {
  readonly name: string
  readonly profile: Profile
}

const SPAN = /^(.*?\S)\s*(?:\.\.+|…)\s*(\S.*)$/
const COMPARES = /[<>]|\|\|/

const namesOf = (line: Line): string[] => releasesOf(line).map(release => nameOf(line.runtime, release))

/** From one version to another: lines, or every release. */
function spanned(text: string, first: string, last: string, everyRelease: boolean): string[] {
  const [a, b] = [decide(first), decide(last)]
  const [low, high] = [nameOf(a.line.runtime, a.release), nameOf(b.line.runtime, b.release)]
  if (compareReleases(low, high) > 0) {
    throw erasError('ERAS_BAD_RANGE', text, `${a.name} is newer than ${b.name}: write ${last.trim()}..${first.trim()}`)
  }
  const own = lines as readonly Line[]
  const between = own.slice(own.indexOf(a.line), own.indexOf(b.line) + 1)
  if (everyRelease) {
    // A line stands for all of its releases.
    const begins = a.reading === 'documented' ? namesOf(a.line)[0] : low
    const fits = (name: string) => compareReleases(name, begins) >= 0 && compareReleases(name, high) <= 0
    return between.flatMap(namesOf).filter(fits)
  }
  const inner = between.filter(line => line !== a.line && line !== b.line).map(({ name }) => name)
  return [...new Set([a.name, ...inner, b.name])]
}

/** The lines that a range of semver allows, each as the newest release that it allows. */
function allowed(text: string, everyRelease: boolean): string[] {
  let range: Range
  try {
    range = new Range(text)
  } catch {
    throw erasError('ERAS_BAD_RANGE', text, "give one such as '>=0.10 <14', or a span such as 0.10..12")
  }
  const fitting = (lines as readonly Line[]).flatMap(line => {
    const releases = releasesOf(line).filter(release => range.test(release))
    if (releases.length === 0) return []
    if (everyRelease) return releases.map(release => nameOf(line.runtime, release))
    const newest = releases[releases.length - 1]
    return [newest === line.last ? line.name : nameOf(line.runtime, newest)]
  })
  if (fitting.length === 0) throw erasError('ERAS_BAD_RANGE', text, 'no release is in it')
  return fitting
}

function namesIn(text: string, everyRelease: boolean): string[] {
  const spec = text.trim()
  const span = / with /.test(spec) ? null : SPAN.exec(spec)
  if (span) return spanned(spec, span[1], span[2], everyRelease)
  if (COMPARES.test(spec)) return allowed(spec, everyRelease)
  const { line, name, reading, wanted } = decide(spec)
  if (everyRelease && reading === 'documented' && wanted === undefined) return namesOf(line)
  return [name]
}

/** What stands between commas; the commas behind `with` belong to it. */
const split = (text: string): string[] => (/ with /.test(text) ? [text] : text.split(',').filter(one => one.trim()))

/** What was asked for before; so many are kept. */
const MOST_KNOWN = 200
const known = new Map<string, readonly ParseVersion[]>()

const profiles = new Map<string, Profile>()

/** The profile of a spec, kept: callers read many bytes with the same few versions. @throws ErasError as `resolve` does */
export function profileOf(spec: string): Profile {
  const before = profiles.get(spec)
  if (before) return before
  if (profiles.size === MOST_KNOWN) profiles.clear()
  const profile = resolve(spec)
  profiles.set(spec, profile)
  return profile
}

/**
 * The versions that some texts ask for, oldest first, each once.
 * @param asked specs as `resolve` takes them, with commas between them, spans and ranges; none: every line
 * @param everyRelease a line stands for each of its releases
 * @throws ErasError as `resolve` does; ERAS_BAD_RANGE for a span that goes backwards, and a range without releases
 */
export function versionsOf(asked: readonly string[] | undefined, everyRelease = false): readonly ParseVersion[] {
  const key = JSON.stringify([asked, everyRelease])
  const before = known.get(key)
  if (before) return before
  if (known.size === MOST_KNOWN) known.clear()
  const all = findVersions(asked, everyRelease)
  known.set(key, all)
  return all
}

function findVersions(asked: readonly string[] | undefined, everyRelease: boolean): ParseVersion[] {
  const texts = asked?.flatMap(split) ?? (lines as readonly Line[]).map(({ name }) => name)
  const names = new Set(texts.flatMap(text => namesIn(text, everyRelease)))
  const profiled = (name: string) => (everyRelease && everyProfile().get(name)) || profileOf(name)
  const all = [...names].map(name => ({ name, profile: profiled(name) }))
  return all.sort((a, b) => compareReleases(a.profile.release, b.profile.release))
}
