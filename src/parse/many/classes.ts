/** Many inputs: which versions read an input alike, and how, as a class that inputs have in common. */

import { differencesOf, kindOfPlace } from '../differences'
import type { ManyReader } from '../read-bytes'
import type { Reading } from '../types'
import { spansOf } from '../words'

/** Classes that are told apart; inputs of further ones are counted together. */
const MOST_CLASSES = 10_000
const FURTHER = 'further classes'

/** The inputs of one class. */
export interface InputClass {
  /** The groups of versions, and how each reads: `0.4 … 0.10: two requests | 0.12 … 26: refuses`. */
  readonly class: string
  /** How many groups there are. */
  groups: number
  count: number
  /** The number of the first input of the class, from 1, or its name. */
  example: number
  /** That input, one byte a character; its first thousand bytes. */
  text: string
}

/** What a reading comes to, without numbers that every input has its own of. */
function shapeOf({ count, error, left, messages, state }: Reading): string {
  const kind = messages[0]?.status === undefined ? 'request' : 'answer'
  const many = count > 2 ? `3 or more ${kind}s` : count === 1 ? `1 ${kind}` : `${count} ${kind}s`
  const cut = messages.length > 0 && !messages[messages.length - 1].complete ? ' (cut)' : ''
  const end = error ? `refuses: ${error.what}` : state.is === 'waits' ? `waits in ${state.within}` : state.is
  return [`${many}${cut}`, end, ...(left ? [left.what] : [])].join(', ')
}

/** The class of what a reader was just given. */
export function classOf(reader: ManyReader): { readonly class: string; readonly groups: number } {
  const { names, of, readings } = reader.partition()
  const shapes = readings.map(shapeOf)
  const groups = readings.length
  if (groups === 1) return { class: `all: ${shapes[0]}`, groups }
  const shown = readings.map((reading, k) => {
    const twin = shapes.indexOf(shapes[k])
    // Two that come to the same differ in something else.
    const other = twin < k ? differencesOf(readings[twin], reading).find(({ place }) => place !== 'reading') : undefined
    const versions = spansOf(
      names.filter((_, at) => of[at] === k),
      names,
    )
    return `${versions}: ${shapes[k]}${other ? `, other ${kindOfPlace(other.place)}` : ''}`
  })
  return { class: shown.join(' | '), groups }
}

/** Classes with their counts, in bounded memory. */
export class Classes {
  readonly all = new Map<string, InputClass>()
  inputs = 0

  add(one: InputClass): void {
    this.inputs += one.count
    const known = this.all.get(one.class)
    if (known) {
      known.count += one.count
      if (one.example < known.example) {
        known.example = one.example
        known.text = one.text
      }
    } else if (this.all.size < MOST_CLASSES) this.all.set(one.class, { ...one })
    else {
      const further = this.all.get(FURTHER)
      if (further) {
        further.count += one.count
        further.groups = Math.max(further.groups, one.groups)
      } else this.all.set(FURTHER, { ...one, class: FURTHER })
    }
  }

  /** The most frequent first; among alike ones by their examples. */
  sorted(): InputClass[] {
    return [...this.all.values()].sort((a, b) => b.count - a.count || a.example - b.example)
  }
}
