/**
 * A program or a command under two versions and under mixtures of them. The same mixture is run once; what no run
 * showed before is looked at again, so that chance is not taken for a third way.
 */

import os from 'node:os'
import { isDeepStrictEqual } from 'node:util'
import { erasError } from '../../errors'
import { isHost } from '../../profile/host'
import type { Program } from '../program/child'
import { type Observation, observe } from '../program/observe'
import { endText } from '../program/places'
import { amountOf, programDiffOf, sidesOf } from '../program/program-diff'
import { type Compared, late, runInTurns } from '../program/rounds'
import { readyScript } from '../program/script'
import { type CommandRun, runCommand } from './command'
import type { Moving } from './met'
import { type Mixture, mixturesOf } from './mixtures'
import { kindOf, outcomesOf } from './outcome'
import { Turns } from './turns'
import {
  type Kind,
  kinds,
  type Part,
  type Runner,
  type RunnerOptions,
  type Seen,
  type Shown,
  type Subject,
  type Version,
} from './types'

/** Milliseconds that a command may take. */
const patience = 60_000

type Run = Observation & { readonly pinned?: CommandRun['pinned'] }
type Perform = (mixture: Pick<Mixture, 'spec' | 'prelude'>) => Promise<Run>

async function performerOf(a: string, b: string, subject: Subject, options: RunnerOptions): Promise<Perform> {
  if ('command' in subject) {
    const { command } = subject
    if (command.length === 0) throw erasError('ERAS_BAD_OPTION', 'bisect', 'there is no command behind --')
    return mixture => runCommand(mixture, command, options.timeout ?? patience)
  }
  const ready = await readyScript(a, b, subject, options)
  return ({ spec, prelude }) => observe(spec, { ...subject, ...(prelude && { prelude }) } as Program, ready)
}

type Place = Runner['unsteady'][number]

/** What was seen of a mixture, in one run or more. */
interface Look {
  readonly shown: Shown
  /** In which places it is unlike each version. */
  readonly unlike: Readonly<Record<Version, readonly Place[]>>
  readonly runs: number
}

/** Of several looks at the same mixture, what most of them showed; unlike a version is what all found so. */
function agreed(all: readonly Look[]): Look {
  const [first] = all
  if (all.length === 1) return first
  const shown = [...first.shown.keys()].map((id): [string, Seen] => {
    const seen = all.map(({ shown }) => shown.get(id) as Seen)
    const most = seen.find(one => seen.filter(other => other === one).length * 2 > seen.length)
    return [id, most ?? `other ${[...new Set(seen)].join(' / ')}`]
  })
  const common = (version: Version) =>
    first.unlike[version].filter(({ place }) =>
      all.every(({ unlike }) => unlike[version].some(one => one.place === place)),
    )
  return { shown: new Map(shown), unlike: { a: common('a'), b: common('b') }, runs: all.length }
}

const kindsIn = (places: readonly Place[]): Kind[] => kinds.filter(kind => places.some(one => one.kind === kind))

const failed = (runs: readonly Run[]): boolean => runs.every(({ exit, end }) => end !== 'stopped' && exit !== 0)

/** Runs both versions until more runs would tell no more: one after the other, and side by side if it bears that. */
function runSides(
  versions: readonly [string, string],
  perform: (spec: string) => Promise<Run>,
  turns: Turns,
  least = 2,
) {
  return runInTurns(async round => {
    const alone = async (spec: string) => {
      const run = await turns.take(() => perform(spec), true)
      if (run.ownPort) turns.most = 1
      return run
    }
    const [a, b] = versions
    if (round === 1 || turns.most === 1) return [await alone(a), await alone(b)]
    const pair = await Promise.all(versions.map(spec => turns.take(() => perform(spec))))
    return pair as [Run, Run]
  }, least)
}

const pinnedRuns = (spec: string, side: readonly Run[]): boolean =>
  isHost(spec) || side.every(({ pinned }) => pinned !== false)

/** @throws ErasError as `resolve` does, and for what cannot be read; nothing was run then */
export async function openRunner(
  a: string,
  b: string,
  subject: Subject,
  options: RunnerOptions = {},
): Promise<Runner & Moving> {
  const sides = sidesOf(a, b)
  const mixtures = mixturesOf(a, b)
  const performer = await performerOf(a, b, subject, options)
  const turns = new Turns(Math.max(1, options.concurrency ?? os.availableParallelism()))
  let runs = 0
  const perform: Perform = mixture => {
    options.progress?.(mixture.spec, runs)
    runs++
    return performer(mixture)
  }
  const compared: Compared = await runSides([a, b], spec => perform({ spec }), turns, options.runs)
  const { differences, unsteady, shownBy, unlike } = outcomesOf(compared)

  /** Ways that two runs showed are no chance. */
  const believed = new Set<string>()
  const isNew = ({ shown }: Look) => [...shown].some(([id, seen]) => seen.length > 1 && !believed.has(`${id} ${seen}`))
  async function once(mixture: Pick<Mixture, 'spec' | 'prelude'>, alone: boolean): Promise<Look> {
    const run = await turns.take(() => perform(mixture), alone)
    return { shown: shownBy(run), unlike: { a: unlike(run, 'a'), b: unlike(run, 'b') }, runs: 1 }
  }
  async function look(mixture: Pick<Mixture, 'spec' | 'prelude'>, alone: boolean): Promise<Look> {
    const all = [await once(mixture, alone)]
    if (isNew(all[0])) all.push(await once(mixture, true))
    if (all.length > 1 && !isDeepStrictEqual(all[0].shown, all[1].shown)) all.push(await once(mixture, true))
    const found = agreed(all)
    for (const [id, seen] of found.shown) if (seen.length > 1) believed.add(`${id} ${seen}`)
    return found
  }

  const known = new Map<string, Promise<Look>>()
  const differing = compared.places
    .filter(({ place }) => differences.some(one => one.place === place))
    .map(({ place }): Place => ({ place, kind: kindOf(place) }))
  const pure = (version: Version): Promise<Look> => {
    const shown = new Map(differences.map(({ id }) => [id, version]))
    return Promise.resolve({
      shown,
      unlike: { a: differing, b: differing, [version]: [] },
      runs: compared.runs[0].length,
    })
  }
  // The host's own http is no profile: what stands for it has to be run.
  if (!isHost(a)) known.set(mixtures.mixture('a', []).key, pure('a'))
  if (!isHost(b)) known.set(mixtures.mixture('b', []).key, pure('b'))
  const ask = (key: string, mixture: Pick<Mixture, 'spec' | 'prelude'>, anew = false): Promise<Look> => {
    const before = anew ? undefined : known.get(key)
    const found = before ?? look(mixture, anew)
    known.set(key, found)
    return found
  }
  const asked = (base: Version, taken: readonly Part[], anew = false): Promise<Look> => {
    const mixture = mixtures.mixture(base, mixtures.closed(base, taken))
    return ask(mixture.key, mixture, anew)
  }
  /** Unlike itself in two looks: in one it may be chance. */
  async function sure(base: Version, taken: readonly Part[]): Promise<Look> {
    const found = await asked(base, taken)
    if (found.unlike[base].length === 0 || found.runs > 1) return found
    const mixture = mixtures.mixture(base, mixtures.closed(base, taken))
    const both = once(mixture, true).then(second => agreed([found, second]))
    known.set(mixture.key, both)
    return both
  }
  const last = compared.runs.map(side => side[side.length - 1])
  return {
    a: sides[0],
    b: sides[1],
    parts: mixtures.parts,
    differences,
    unsteady,
    ...('script' in subject && { diff: programDiffOf(sides, subject, compared) }),
    ended: { a: endText(last[0]), b: endText(last[1]) },
    late: compared.runs.every(late),
    compared: amountOf(compared),
    fails: compared.runs.every(side => failed(side) || late(side)),
    pinned: pinnedRuns(a, compared.runs[0]) && pinnedRuns(b, compared.runs[1]),
    get runs() {
      return runs
    },
    get concurrency() {
      return turns.most
    },
    closed: mixtures.closed,
    mixed: async (base, taken) => (await asked(base, taken)).shown,
    again: async (base, taken) => (await asked(base, taken, true)).shown,
    at: async release => (await ask(`at ${release}`, { spec: release })).shown,
    moved: async (base, taken) => kindsIn((await sure(base, taken)).unlike[base]),
    async alike(base, one, other) {
      const [first, second] = [await sure(base, one), await sure(base, other)]
      return isDeepStrictEqual([first.shown, first.unlike], [second.shown, second.unlike])
    },
    close: () => turns.close(),
  }
}
