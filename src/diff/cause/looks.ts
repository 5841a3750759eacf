/** What runs of mixtures show. The same mixture is run once; what no run showed before is looked at again. */

import { isDeepStrictEqual } from 'node:util'
import type { Observation } from '../program/observe'
import type { Mixture } from './mixtures'
import type { Outcomes } from './outcome'
import type { Runner, Seen, Shown, Version } from './types'

export type UnsteadyPlace = Runner['unsteady'][number]

/** A mixture as it is run. */
export type Runnable = Pick<Mixture, 'spec' | 'prelude'>

/** What was seen of a mixture, in one run or more. */
export interface Look {
  readonly shown: Shown
  /** In which places it is unlike each version. */
  readonly unlike: Readonly<Record<Version, readonly UnsteadyPlace[]>>
  readonly runs: number
  /** It did not end in its time: to look again would cost as much once more. */
  readonly late?: boolean
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

export class Looks {
  private readonly known = new Map<string, Promise<Look>>()
  /** Ways that two runs showed are no chance. */
  private readonly believed = new Set<string>()

  /** @param perform runs a mixture, with nothing beside it if it is to be alone */
  constructor(
    private readonly outcomes: Outcomes,
    private readonly perform: (mixture: Runnable, alone: boolean) => Promise<Observation>,
  ) {}

  /** The outcome of a version is known without a run. */
  know(key: string, version: Version): void {
    const { differences } = this.outcomes
    const places = new Map(differences.map(({ place, kind }) => [place, { place, kind }]))
    const unlike = { a: [...places.values()], b: [...places.values()], [version]: [] }
    const shown = new Map(differences.map(({ id }) => [id, version]))
    this.known.set(key, Promise.resolve({ shown, unlike, runs: 2 }))
  }

  /** @param anew run it though it is known, with nothing beside it */
  of(key: string, mixture: Runnable, anew = false): Promise<Look> {
    const found = (anew ? undefined : this.known.get(key)) ?? this.look(mixture, anew)
    this.known.set(key, found)
    return found
  }

  /** One run, whatever it shows: to know whether to look closer. */
  glance(key: string, mixture: Runnable): Promise<Look> {
    const found = this.known.get(key) ?? this.once(mixture, false)
    this.known.set(key, found)
    return found
  }

  /** The same as `of`; unlike a version only what two runs found so: in one it may be chance. */
  async sure(key: string, mixture: Runnable, version: Version): Promise<Look> {
    const found = await this.of(key, mixture)
    if (found.unlike[version].length === 0 || found.runs > 1 || found.late) return found
    const both = this.once(mixture, true).then(second => agreed([found, second]))
    this.known.set(key, both)
    return both
  }

  private async once(mixture: Runnable, alone: boolean): Promise<Look> {
    const run = await this.perform(mixture, alone)
    const { shownBy, unlike } = this.outcomes
    return {
      shown: shownBy(run),
      unlike: { a: unlike(run, 'a'), b: unlike(run, 'b') },
      runs: 1,
      late: run.end === 'timeout',
    }
  }

  private isNew({ shown, late }: Look): boolean {
    return !late && [...shown].some(([id, seen]) => seen.length > 1 && !this.believed.has(`${id} ${seen}`))
  }

  private async look(mixture: Runnable, alone: boolean): Promise<Look> {
    const all = [await this.once(mixture, alone)]
    if (this.isNew(all[0])) all.push(await this.once(mixture, true))
    if (all.length > 1 && !isDeepStrictEqual(all[0].shown, all[1].shown)) all.push(await this.once(mixture, true))
    const found = agreed(all)
    for (const [id, seen] of found.shown) if (seen.length > 1) this.believed.add(`${id} ${seen}`)
    return found
  }
}
