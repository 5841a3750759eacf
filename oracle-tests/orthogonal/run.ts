/** Every behaviour set alone, or every two of an area, to every value that any release has. */

import { conflictOf } from '../../src/profile/needs'
import type { Profile } from '../../src/profile/profile'
import { resolve } from '../../src/profile/resolve'
import { failureOf } from './serves'
import { allSettings, areaOf, pathsOf, type Setting, withValues } from './values'

/** One release of each kind. */
const bases = ['0.4.12', '0.10.48', '4.9.1', '12.22.12', '20.20.2'] as const

/** How many eras serve and ask beside each other: most of their time they wait for acknowledgements. */
const AT_ONCE = 48

/** Of the values, one in so many is set by turns. */
const TURNS = 6

interface Plan {
  readonly pairs?: boolean
  /** Every sixth one, each on one of the releases, by turns, and not on all. */
  readonly byTurns?: boolean
  /** Without any, all. */
  readonly areas?: readonly string[]
}

export interface Result {
  readonly title: string
  readonly failure: string | undefined
}

interface Summary {
  readonly behaviours: number
  readonly ran: number
  readonly failed: number
  /** Values that need others than those of the release. */
  readonly refused: number
}

interface Case {
  readonly title: string
  readonly profile: Profile
}

function groupsOf({ pairs, areas = [] }: Plan): Setting[][] {
  const settings = allSettings().filter(({ path }) => areas.length === 0 || areas.includes(areaOf(path)))
  if (!pairs) return settings.map(one => [one])
  return settings.flatMap((one, at) =>
    settings
      .slice(at + 1)
      .filter(other => other.path !== one.path && areaOf(other.path) === areaOf(one.path))
      .map(other => [one, other]),
  )
}

/** The profiles of a plan, made one by one: all pairs together would fill the memory. @param refuse is called for each that needs others */
function* casesOf(plan: Plan, refuse: () => void): Generator<Case> {
  const groups = groupsOf(plan)
  for (const [turn, base] of bases.entries()) {
    const own = resolve(base)
    for (const [at, group] of groups.entries()) {
      if (plan.byTurns && (at % bases.length !== turn || Math.floor(at / bases.length) % TURNS > 0)) continue
      const profile = withValues(own, group)
      if (!profile) continue
      const paths = group.map(({ path }) => path)
      if (conflictOf(profile, paths)) refuse()
      else {
        const what = group.map(({ path, value, from }) => `${path} = ${JSON.stringify(value).slice(0, 80)} (${from})`)
        yield { title: `${base} with ${what.join(', ')}`, profile }
      }
    }
  }
}

/**
 * Runs a plan. What fails beside others is run again alone, and that run counts: an error that nobody caught cannot be
 * told to be one's own or another's.
 * @param tell is called with each failure
 */
export async function runAll(plan: Plan, tell: (result: Result) => void): Promise<Summary> {
  let refused = 0
  let ran = 0
  const cases = casesOf(plan, () => refused++)
  const suspects: Case[] = []
  const work = async () => {
    for (let { value: one } = cases.next(); one; { value: one } = cases.next()) {
      ran++
      if (await failureOf(one.profile)) suspects.push(one)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  let failed = 0
  for (const { title, profile } of suspects) {
    const failure = await failureOf(profile)
    if (failure === undefined) continue
    failed++
    tell({ title, failure })
  }
  return { behaviours: pathsOf().length, ran, failed, refused }
}
