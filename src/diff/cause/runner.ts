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
import { programDiffOf, sidesOf } from '../program/program-diff'
import { type Compared, late, runInTurns } from '../program/rounds'
import { readyScript } from '../program/script'
import { type CommandRun, runCommand } from './command'
import { type Mixture, mixturesOf } from './mixtures'
import { outcomesOf } from './outcome'
import { Turns } from './turns'
import type { Part, Runner, RunnerOptions, Seen, Shown, Subject, Version } from './types'

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

/** Of several looks at the same mixture, what most of them showed. */
function agreed(all: readonly Shown[]): Shown {
  const [first] = all
  return new Map(
    [...first.keys()].map((id): [string, Seen] => {
      const seen = all.map(shown => shown.get(id) as Seen)
      const most = seen.find(one => seen.filter(other => other === one).length * 2 > seen.length)
      return [id, most ?? `other ${[...new Set(seen)].join(' / ')}`]
    }),
  )
}

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

/** @throws ErasError as `resolve` does, and for what cannot be read; nothing was run then */
export async function openRunner(a: string, b: string, subject: Subject, options: RunnerOptions = {}): Promise<Runner> {
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
  const { differences, unsteady, shownBy } = outcomesOf(compared)

  /** Ways that two runs showed are no chance. */
  const believed = new Set<string>()
  const isNew = (shown: Shown) => [...shown].some(([id, seen]) => seen.length > 1 && !believed.has(`${id} ${seen}`))
  async function look(mixture: Pick<Mixture, 'spec' | 'prelude'>, alone: boolean): Promise<Shown> {
    const once = async (alone: boolean) => shownBy(await turns.take(() => perform(mixture), alone))
    const all = [await once(alone)]
    if (isNew(all[0])) all.push(await once(true))
    if (all.length > 1 && !isDeepStrictEqual(all[0], all[1])) all.push(await once(true))
    const shown = agreed(all)
    for (const [id, seen] of shown) if (seen.length > 1) believed.add(`${id} ${seen}`)
    return shown
  }

  const known = new Map<string, Promise<Shown>>()
  const all = (seen: Version): Promise<Shown> => Promise.resolve(new Map(differences.map(({ id }) => [id, seen])))
  const pure = { a: mixtures.mixture('a', []), b: mixtures.mixture('b', []) }
  // The host's own http is no profile: what stands for it has to be run.
  if (!isHost(a)) known.set(pure.a.key, all('a'))
  if (!isHost(b)) known.set(pure.b.key, all('b'))
  const ask = (key: string, mixture: Pick<Mixture, 'spec' | 'prelude'>, anew = false): Promise<Shown> => {
    const before = anew ? undefined : known.get(key)
    const shown = before ?? look(mixture, anew)
    known.set(key, shown)
    return shown
  }
  const asked = (base: Version, taken: readonly Part[], anew = false) => {
    const mixture = mixtures.mixture(base, mixtures.closed(base, taken))
    return ask(mixture.key, mixture, anew)
  }
  const last = compared.runs.map(side => side[side.length - 1])
  const pinnedRuns = (spec: string, side: readonly Run[]) =>
    isHost(spec) || side.every(({ pinned }) => pinned !== false)
  return {
    a: sides[0],
    b: sides[1],
    parts: mixtures.parts,
    differences,
    unsteady,
    ...('script' in subject && { diff: programDiffOf(sides, subject, compared) }),
    ended: { a: endText(last[0]), b: endText(last[1]) },
    fails: compared.runs.every(side => failed(side) || late(side)),
    pinned: pinnedRuns(a, compared.runs[0]) && pinnedRuns(b, compared.runs[1]),
    get runs() {
      return runs
    },
    get concurrency() {
      return turns.most
    },
    closed: mixtures.closed,
    mixed: (base, taken) => asked(base, taken),
    again: (base, taken) => asked(base, taken, true),
    at: release => ask(`at ${release}`, { spec: release }),
    close: () => turns.close(),
  }
}
