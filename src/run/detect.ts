/**
 * Which version a program was written for, when nobody says it: the first place that decides. One that allows every
 * version, or only newer ones than we have, decides nothing, and the next is asked.
 */

import { lines } from '../../versions'
import { ErasError, erasError, plainMessage } from '../errors'
import { decide } from '../profile/resolve'
import { specWith, withText } from '../profile/with/items'
import { changesIn, foldersOf, places, type VersionMention, type VersionPlace } from './detect/places'
import { SETTLED } from './pin-options'

export interface Detection {
  readonly spec: string
  /** What was said where, a line each: what was passed over, and what decided. */
  readonly reported: readonly string[]
  /** What HTTP_ERAS_WITH says is in the spec, below what package.json says. */
  readonly hasWith?: boolean
}

/** What version managers call the newest release, or whatever is there. */
const NEWEST = /^(node|stable|current|latest|unstable|system|default)$/

/** Why a saying decides nothing; nothing if it decides. */
function whyNot({ text, spec }: VersionMention, { ours }: VersionPlace): string | undefined {
  const any = 'allows every version'
  if (!ours && NEWEST.test(text)) return 'names no version'
  try {
    decide(text)
    decide(spec)
    return undefined
  } catch (error) {
    if (!(error instanceof ErasError)) throw error
    if (error.code === 'ERAS_ANY_VERSION') return any
    return !ours && isNewer(text) ? `is newer than ${lines[lines.length - 1].name}, the newest line` : undefined
  }
}

/** Whether a version or range begins after all that we have; a long-term support that we do not know does. */
function isNewer(text: string): boolean {
  if (/^lts\/[a-z]+$/i.test(text)) return true
  const minVersion = require('semver/ranges/min-version') as typeof import('semver/ranges/min-version')
  const compare = require('semver/functions/compare') as typeof import('semver/functions/compare')
  try {
    const lowest = minVersion(text)
    return lowest !== null && compare(lowest, lines[lines.length - 1].last) > 0
  } catch {
    return false
  }
}

/** What a place says, as it is read; what is wrong with it is told in its name. */
function readIn<T>(where: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ErasError)) throw error
    throw erasError('ERAS_BAD_PLACE', where, plainMessage(error))
  }
}

/**
 * Decides for a program.
 * @param script its path; the current folder counts if there is none
 * @throws ErasError ERAS_NO_VERSION, naming all places that were asked, if nothing decides; ERAS_BAD_PLACE for a file
 *   that cannot be read as what it is, or that names a version that never was
 */
export function detect(script: string | undefined, env: NodeJS.ProcessEnv = process.env): Detection {
  let folders: readonly string[] | undefined
  const around = {
    env,
    get folders() {
      return (folders ??= foldersOf(script))
    },
  }
  const ofProcess = (!env[SETTLED] && env.HTTP_ERAS_WITH) || undefined
  const reported: string[] = []
  const asked: string[] = []
  for (const place of places) {
    let message = false
    for (const saying of place.sayings(around)) {
      message = true
      const says = `${saying.where} says '${saying.text}'`
      const not = whyNot(saying, place)
      if (not === undefined) {
        readIn(saying.where, () => decide(saying.spec))
        const changes = place.ofProcess ? undefined : changesIn(around.folders)
        if (!changes) return { spec: saying.spec, reported: [...reported, says] }
        const [spec, text] = readIn(changes.where, () => {
          const whole = specWith(specWith(saying.spec, ofProcess), changes.given)
          decide(whole)
          return [whole, withText(changes.given)]
        })
        const before = ofProcess === undefined ? [] : [`HTTP_ERAS_WITH says '${ofProcess}'`]
        return {
          spec,
          reported: [...reported, says, ...before, `${changes.where} says '${text}'`],
          ...(ofProcess !== undefined && { hasWith: true }),
        }
      }
      reported.push(`${says}, which ${not}: passed over`)
      asked.push(`${says}, which ${not}`)
    }
    if (!message) asked.push(`${place.what}: none`)
  }
  throw erasError('ERAS_NO_VERSION', around.folders[0], asked)
}
