/** Feeds generated cases to two parsers, and gathers what they read otherwise. */

import { type Case, firstOther, type Kind, type Reader } from './cases'
import { classOf, type Difference, kindOf } from './classes'
import { casesOf, type Wanted } from './generate'
import { shrunk } from './shrink'

export interface DifferenceClass {
  readonly title: string
  /** Inputs of its kind. */
  count: number
  /** The smallest that was found, of this class. */
  readonly example: Difference
}

export interface Outcome {
  /** Inputs that both parsers read, and how often they did: whole, and in pieces. */
  readonly inputs: number
  readonly readings: number
  /** Inputs of which some reading differed. */
  readonly different: number
  readonly classes: readonly DifferenceClass[]
}

interface Comparison {
  readonly real: Reader
  readonly ours: Reader
  /** Reads every case with a new parser. */
  readonly oursFresh: Reader
  readonly wanted: Wanted
  readonly from: number
  readonly count: number
  /** How many inputs of a kind are made small, to see what classes there are. */
  readonly shrinks: number
  progress?(done: number, different: number): void
}

/** Inputs that are sent at once. */
const BATCH = 250

export async function compare(it: Comparison): Promise<Outcome> {
  const { real, ours, oursFresh, wanted, from, count } = it
  const kinds = new Map<string, { count: number; some: Difference[] }>()
  let inputs = 0
  let readings = 0
  let different = 0
  for (let start = from; start < from + count; start += BATCH) {
    const cases: Case[] = []
    for (let number = start; number < Math.min(start + BATCH, from + count); number++)
      cases.push(...casesOf(number, wanted))
    const [told, own] = await Promise.all([real.read(cases), ours.read(cases)])
    for (let i = 0; i < cases.length; i += 2) {
      inputs++
      readings += 2
      let differs = false
      for (const j of [i, i + 1]) {
        if (differs || firstOther(told[j], own[j]) < 0) continue
        differs = true
        const [fresh] = await oursFresh.read([cases[j]])
        const before = firstOther(told[j], fresh) < 0 ? cases.slice(0, j) : undefined
        const difference: Difference = { number: start + (i >> 1), case: cases[j], real: told[j], ours: own[j], before }
        const kind = `${cases[j].kind} ${kindOf(difference)}`
        const known = kinds.get(kind) ?? { count: 0, some: [] }
        kinds.set(kind, known)
        known.count++
        // Small ones are made smaller sooner.
        known.some.push(difference)
        known.some.sort((a, b) => sizeOf(a) - sizeOf(b))
        known.some.length = Math.min(known.some.length, it.shrinks)
      }
      if (differs) different++
    }
    it.progress?.(inputs, different)
  }
  return { inputs, readings, different, classes: await classesOf(kinds, real, oursFresh) }
}

const sizeOf = ({ case: { pieces } }: Difference): number => pieces.join('').length

async function classesOf(
  kinds: ReadonlyMap<string, { count: number; some: Difference[] }>,
  real: Reader,
  oursFresh: Reader,
): Promise<DifferenceClass[]> {
  const classes: DifferenceClass[] = []
  for (const { count, some } of kinds.values()) {
    const found = new Map<string, DifferenceClass>()
    for (const difference of some) {
      const example = difference.before ? difference : await shrunk(difference, real, oursFresh)
      const title = classOf(example)
      const known = found.get(title)
      if (!known || sizeOf(example) < sizeOf(known.example)) found.set(title, { title, count, example })
    }
    classes.push(...found.values())
  }
  return classes.sort((a, b) => b.count - a.count || (a.title < b.title ? -1 : 1))
}

export const KINDS: readonly Kind[] = ['REQUEST', 'RESPONSE']
