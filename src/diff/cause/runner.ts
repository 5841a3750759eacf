/** A program or a command under two versions and under mixtures of them. */

import os from 'node:os'
import { isDeepStrictEqual } from 'node:util'
import { erasError } from '../../errors'
import { isHost } from '../../profile/host'
import type { Program } from '../program/child'
import { type Observation, observe } from '../program/observe'
import { endText } from '../program/places'
import { amountOf, programDiffOf, sidesOf } from '../program/program-diff'
import { type Compared, late } from '../program/rounds'
import { readyScript } from '../program/script'
import { runSides } from '../program/sides'
import { Turns } from '../program/turns'
import { type CommandRun, runCommand } from './command'
import { type Look, Looks, type Runnable, type UnsteadyPlace } from './looks'
import type { Moving } from './met'
import { mixturesOf } from './mixtures'
import { outcomesOf } from './outcome'
import { type Kind, kinds, type Part, type Runner, type RunnerOptions, type Subject, type Version } from './types'

/** What two runs alike may be by chance is seldom so in three. */
const usualRuns = 3

/** Milliseconds that a command may take. */
const patience = 60_000

type Run = Observation & { readonly pinned?: CommandRun['pinned'] }
type Perform = (mixture: Runnable) => Promise<Run>

async function performerOf(a: string, b: string, subject: Subject, options: RunnerOptions): Promise<Perform> {
  if ('command' in subject) {
    const { command } = subject
    if (command.length === 0) throw erasError('ERAS_BAD_OPTION', 'bisect', 'there is no command behind --')
    return mixture => runCommand(mixture, command, options.timeout ?? patience)
  }
  const ready = await readyScript(a, b, subject, options)
  return ({ spec, prelude }) => observe(spec, { ...subject, ...(prelude && { prelude }) } as Program, ready)
}

const kindsIn = (places: readonly UnsteadyPlace[]): Kind[] =>
  kinds.filter(kind => places.some(one => one.kind === kind))

const failed = (runs: readonly Run[]): boolean => runs.every(({ exit, end }) => end !== 'stopped' && exit !== 0)

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
  const compared: Compared = await runSides([a, b], spec => perform({ spec }), turns, options.runs ?? usualRuns)
  const outcomes = outcomesOf(compared)
  const looks = new Looks(outcomes, (mixture, alone) => turns.take(() => perform(mixture), alone))
  // The host's own http is no profile: what stands for it has to be run.
  if (!isHost(a)) looks.know(mixtures.mixture('a', []).key, 'a')
  if (!isHost(b)) looks.know(mixtures.mixture('b', []).key, 'b')
  const mixtureOf = (base: Version, taken: readonly Part[]) => mixtures.mixture(base, mixtures.closed(base, taken))
  const asked = (base: Version, taken: readonly Part[], anew = false): Promise<Look> => {
    const mixture = mixtureOf(base, taken)
    return looks.of(mixture.key, mixture, anew)
  }
  const glance = (base: Version, taken: readonly Part[]): Promise<Look> => {
    const mixture = mixtureOf(base, taken)
    return looks.glance(mixture.key, mixture)
  }
  const sure = (base: Version, taken: readonly Part[]): Promise<Look> => {
    const mixture = mixtureOf(base, taken)
    return looks.sure(mixture.key, mixture, base)
  }
  const last = compared.runs.map(side => side[side.length - 1])
  return {
    a: sides[0],
    b: sides[1],
    parts: mixtures.parts,
    differences: outcomes.differences,
    unsteady: outcomes.unsteady,
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
    async valued(base, taken, asIn, release) {
      const mixture = mixtures.valued(base, mixtures.closed(base, taken), asIn, release)
      return mixture && (await looks.of(mixture.key, mixture)).shown
    },
    async stepped(asIn) {
      const mixture = mixtures.stepped(asIn)
      return mixture && (await looks.of(mixture.key, mixture)).shown
    },
    at: async release => (await looks.of(`at ${release}`, { spec: release })).shown,
    moved: async (base, taken, surely = false) => kindsIn((await (surely ? sure : glance)(base, taken)).unlike[base]),
    shown: async taken => (await glance('a', taken)).shown,
    async alike(base, one, other) {
      const [first, second] = [await glance(base, one), await glance(base, other)]
      return isDeepStrictEqual([first.shown, first.unlike], [second.shown, second.unlike])
    },
    close: () => turns.close(),
  }
}
