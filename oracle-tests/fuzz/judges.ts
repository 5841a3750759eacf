/** Who judges what a profile's parser tells: the rules of RFC 9112, and the parser itself, used before and cut elsewhere. */

import { guard } from '../../src/guard/guard'
import type { Profile } from '../../src/profile/profile'
import { probes } from '../probes/play'
import { notAlike } from './alike'
import { bytesOf, type Case, type Event, type Told } from './cases'
import { tellerOf } from './profile-reader'
import type { Judge } from './search'

/** Milliseconds that no input of these sizes takes, unless the time that it takes grows faster than the input. */
const MOST_TIME = 50

/** The guarded parser of a profile, against the strict reader. */
export function guardedJudge(profile: Profile): Judge {
  const tell = tellerOf({ ...profile, wire: guard(profile).profile.wire })
  // Where a wish for another protocol that nobody hears ends the connection, nothing is read behind it.
  const ends = profile.server.unheardUpgrade === 'destroyed'
  return {
    name: `${profile.name} guarded`,
    judge(it) {
      const asked = ends ? { ...it, hears: true } : it
      return notAlike(asked, tell(asked))
    },
  }
}

/** Events with offsets that count from the beginning of the connection. */
function absolute(it: Case, told: Told): Event[] {
  const begins: number[] = [0]
  for (const piece of it.pieces) begins.push(begins[begins.length - 1] + piece.length)
  return told.map(event =>
    event[0] === 'error'
      ? ['error', event[1], 0, begins[event[2]] + event[3], event[4]]
      : event[0] === 'other'
        ? ['other', 0, begins[event[1]] + event[2]]
        : event,
  )
}

/** Where the era itself went by how the bytes were cut. */
function goesByCuts({ wire }: Profile, it: Case, told: Told): boolean {
  if (told.some(event => event[0] === 'error' && event[1] === 'HPE_HEADER_OVERFLOW')) return true
  if (wire.parseErrors === 'bare' && it.pieces.join('').length > wire.maxHeaderSize / 2) return true
  if (wire.headerValueBytes === 'checkedSecond' && /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(bytesOf(it))) return true
  if (wire.switchedUnasked !== 'read' && it.kind === 'RESPONSE' && / 10[01]/.test(bytesOf(it))) return true
  // The other protocol begins with the next piece, though the body before it is not over.
  if (wire.upgradeBody === 'framed' && it.hears && told.some(event => event[0] === 'head' && event[6] === true))
    return true
  return wire.afterUnheardUpgrade === 'lost' && !it.hears
}

/** The probes that are short, as seeds of cases. */
export const probeTexts = (): string[] =>
  Object.values(probes())
    .map(({ parts }) => parts.join(''))
    .filter(text => text.length < 600)

type Tell = (it: Case) => Told

/**
 * The parser of a profile, against itself: new and used, whole and in pieces, and in bounded time.
 * @param fresh what a new parser tells, and what one tells that read all cases before
 */
export function aloneJudge(
  profile: Profile,
  name = profile.name,
  fresh: Tell = tellerOf(profile, true),
  used: Tell = tellerOf(profile),
): Judge {
  const timed = (it: Case): number => {
    const before = process.cpuUsage()
    fresh(it)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  function judge(it: Case): string | undefined {
    const before = performance.now()
    const told = fresh(it)
    if (performance.now() - before > MOST_TIME && Math.min(...[1, 2, 3, 4].map(() => timed(it))) > MOST_TIME) {
      return `takes more than ${MOST_TIME} ms`
    }
    if (told.some(event => event[0] === 'threw')) return 'throws'
    if (JSON.stringify(used(it)) !== JSON.stringify(told)) return 'a parser that was used before reads it otherwise'
    if (goesByCuts(profile, it, told)) return undefined
    const whole: Case = { ...it, pieces: [bytesOf(it)] }
    const wholly = it.pieces.length === 1 ? told : fresh(whole)
    if (goesByCuts(profile, whole, wholly)) return undefined
    const same = JSON.stringify(absolute(it, told)) === JSON.stringify(absolute(whole, wholly))
    return same ? undefined : 'goes by how it is cut'
  }
  return { name: `${name} alone`, judge }
}

/** The parser of a profile alone, as its release was and guarded. */
export const aloneJudges = (profile: Profile): Judge[] => [
  aloneJudge(profile),
  aloneJudge({ ...profile, wire: guard(profile).profile.wire }, `${profile.name} guarded`),
]
