/** Why a spec resolves as it does, and where each value of its profile comes from. */

import type { Source } from './line'
import { isRecord, type Profile, profileOf, walkHistory } from './profile'
import { nameOf } from './release'
import { type Decision, decide, type Rule, resolve } from './resolve'
import { type Area, type Path, vocabulary } from './vocabulary'

/** When and where from a value came. */
export interface ValueOrigin {
  /** The exact release that brought it, as the recordings name it; null if only the manual of the line has it. */
  readonly since: string | null
  /** Where that is known from, as versions/ states it; `with: …` where the value was written out by the person who asked. */
  readonly source: Source | `with: ${string}`
}

/** Why a value is not the release's own. */
export interface ChangedValue {
  /** What asked for it: `agent@18`. */
  readonly by: string
  /** What the release has. */
  readonly own: unknown
}

/** A behaviour in one profile. */
export interface ExplainedBehaviour extends ValueOrigin {
  /** What the behaviour decides. */
  readonly what: string
  /** Its value in this profile. */
  readonly value: unknown
  /** Where the value is not the release's own: what asked for it, and what the release has. */
  readonly with?: ChangedValue
  /** Of a map that changes entry by entry: where each entry comes from. `since` and `source` are then the latest. */
  readonly entries?: Readonly<Record<string, ValueOrigin>>
}

/** What `explain` gives. */
export interface Explanation {
  /** The spec as it was given. */
  readonly spec: string
  /** The spec in its plain form, as `Profile` has it. */
  readonly name: string
  /** The release line, such as `0.10` or `io.js`. */
  readonly line: string
  /** The exact release, as the recordings name it. */
  readonly release: string
  /** As the line's manual has it, or as the release was shipped. */
  readonly reading: Profile['reading']
  /** What the spec was taken for. */
  readonly rule: Rule
  /** The rule in words, for this spec. */
  readonly why: string
  /** The behaviours that do not have the value of the release, because the spec asks for another; left out where all have. */
  readonly with?: readonly Path[]
  /** Every behaviour, by area and name. */
  readonly behaviours: Readonly<Record<Area, Readonly<Record<string, ExplainedBehaviour>>>>
}

/** The decision without the behaviours: cheap enough for the start of a program. */
type Reason = Omit<Explanation, 'behaviours'>

const lineOf = ({ line }: Decision): string => (line.runtime === line.name ? line.name : `line ${line.name}`)

function allowedBy({ allowed, alternative }: Decision): string {
  const names = allowed.map(({ name }) => name).join(', ')
  const what = allowed.length === 1 ? `one line, ${names}` : `${allowed.length} lines, ${names}`
  const it = alternative === undefined ? 'it' : `'${alternative}', of its alternatives the newest,`
  return `${it} allows releases of ${what}`
}

const manual = 'read as the manual of the line has it'

/** The rules that the words of a decision name. */
const words: Readonly<Record<Rule, (decision: Decision) => string>> = {
  newest: of => `it names the newest that is known, ${lineOf(of)}: the newest release of the line, ${manual}`,
  host: of =>
    `it is the Node that runs this, ${process.versions.node}: the profile of ${of.release}, read as it was shipped`,
  line: of => `it names ${lineOf(of)}: the newest release of the line, ${manual}`,
  codename: of => `it names long-term support ${of.line.codename}, ${lineOf(of)}: the newest release, ${manual}`,
  release: of => `it names one release: exactly that, in the history of ${lineOf(of)}, read as it was shipped`,
  range: of => `${allowedBy(of)}: the newest of them counts, at its newest release that fits, ${manual}`,
  'open range': of =>
    `${allowedBy(of)}, without an upper bound: the line in which it begins counts, as the one that its author had, at its newest release, ${manual}`,
}

const reasonOf = (spec: string, decision: Decision): Reason => ({
  spec,
  name: decision.name,
  line: decision.line.name,
  release: nameOf(decision.line.runtime, decision.release),
  reading: decision.reading,
  rule: decision.rule,
  why: words[decision.rule](decision),
  ...(decision.wanted && { with: decision.wanted.map(({ path }) => path) }),
})

/**
 * Which release a spec stands for, and why.
 * @throws ErasError as `resolve` does
 */
export const reason = (spec: string): Reason => reasonOf(spec, decide(spec))

/**
 * Explains a spec: the release, the reading, the rule that decided, and every behaviour with its value, the release
 * that brought it and the source of that.
 * @param spec what `resolve` takes
 * @returns what it stands for, and where each value comes from
 * @throws ErasError as `resolve` does
 */
export function explain(spec: string): Explanation {
  const decision = decide(spec)
  const { line, release, reading, name } = decision
  const origins = new Map<string, { latest: ValueOrigin; entries?: Record<string, ValueOrigin> }>()
  walkHistory(line, release, reading, (path, value, source, since) => {
    const latest: ValueOrigin = { since: since ?? null, source }
    if (!isRecord(path)) return void origins.set(path, { latest })
    const entries = { ...origins.get(path)?.entries }
    for (const [key, entry] of Object.entries(value as object)) {
      if (entry === null) delete entries[key]
      else entries[key] = latest
    }
    origins.set(path, { latest, entries })
  })
  const own = profileOf(line, release, reading, name)
  const profile = decision.wanted ? resolve(spec) : own
  const changes = new Map<string, { by: string; own: unknown }>()
  for (const { path, by, since, source = `with: ${by}` as const } of decision.wanted ?? []) {
    const [area, key] = path.split('.')
    origins.set(path, { latest: { since, source } })
    changes.set(path, { by, own: (own as unknown as Record<string, Record<string, unknown>>)[area][key] })
  }
  const explained = (area: Area) =>
    Object.entries(vocabulary[area] as Record<string, { what: string }>).map(([key, { what }]) => {
      const origin = origins.get(`${area}.${key}`)
      const change = changes.get(`${area}.${key}`)
      const value = (profile[area] as Record<string, unknown>)[key]
      return [
        key,
        {
          what,
          value,
          ...origin?.latest,
          ...(change && { with: change }),
          ...(origin?.entries && { entries: origin.entries }),
        },
      ]
    })
  const areas = (Object.keys(vocabulary) as Area[]).map(area => [area, Object.fromEntries(explained(area))])
  return { ...reasonOf(spec, decision), behaviours: Object.fromEntries(areas) as Explanation['behaviours'] }
}
