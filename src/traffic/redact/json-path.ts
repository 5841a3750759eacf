/**
 * Paths into JSON, a small language. Steps stand between dots: `user.password`. `*` is any name or index, `**` any number
 * of steps, none as well; `[0]` is an index, `[*]` any; `["a.b"]` is a name with odd characters; `$` is the whole value,
 * and may stand before the first step. Names are compared without regard to case.
 */

/** A step: a name in lower case, an index, any one, or any number of them. */
export type Step = { readonly name: string } | { readonly index: number } | '*' | '**'

export interface JsonPath {
  /** As it was written. */
  readonly text: string
  readonly steps: readonly Step[]
}

const step = /(?:^|\.)(\*\*?|[^.[\]"*\s][^.[\]"*]*)|\.?\[(?:(\d+)|(\*)|("(?:[^"\\]|\\.)*"))\]/y

/** @throws SyntaxError for what is no path, saying where */
export function jsonPathOf(text: string): JsonPath {
  const whole = text.trim()
  const steps: Step[] = []
  let at = 0
  if (whole[0] === '$' && (whole.length === 1 || whole[1] === '.' || whole[1] === '[')) at = 1
  if (whole === '') throw new SyntaxError("'' is none (such as user.password, items[*].token, **.secret)")
  while (at < whole.length) {
    step.lastIndex = at
    const found = step.exec(whole)
    if (!found) throw new SyntaxError(`'${whole}' is none from '${whole.slice(at)}' on`)
    const [all, word, index, any, quoted] = found
    if (word === '**' || word === '*') steps.push(word)
    else if (word !== undefined) steps.push({ name: word.toLowerCase() })
    else if (index !== undefined) steps.push({ index: Number(index) })
    else if (any !== undefined) steps.push('*')
    else steps.push({ name: nameOf(whole, quoted).toLowerCase() })
    at += all.length
  }
  return { text: whole, steps }
}

function nameOf(whole: string, quoted: string): string {
  try {
    return JSON.parse(quoted) as string
  } catch {
    throw new SyntaxError(`'${whole}' is none: ${quoted} is no text of JSON`)
  }
}

/** How far each path has come at a place: pairs of the number of a path and that of its next step. */
export type Place = readonly number[]

/** Follows some paths into a value. */
export class Paths {
  readonly root: Place
  /** The longest name that a path has, in characters; a longer one is only met by `*`. */
  readonly longest: number

  constructor(private readonly paths: readonly JsonPath[]) {
    this.root = this.closed(paths.flatMap((_, path) => [path, 0]))
    const names = paths.flatMap(({ steps }) =>
      steps.map(one => (typeof one === 'object' && 'name' in one ? one.name.length : 0)),
    )
    this.longest = Math.max(0, ...names)
  }

  /** The path that ends at a place; undefined for none. */
  met(place: Place): string | undefined {
    for (let k = 0; k < place.length; k += 2) {
      const { steps, text } = this.paths[place[k]]
      if (place[k + 1] === steps.length) return text
    }
    return undefined
  }

  /** The place one step further: behind a name, as it stands in an object; behind an index; undefined: a name that no path has. */
  below(place: Place, to: string | number | undefined): Place {
    const next: number[] = []
    const name = typeof to === 'string' ? to.toLowerCase() : undefined
    for (let k = 0; k < place.length; k += 2) {
      const [path, at] = [place[k], place[k + 1]]
      const one = this.paths[path].steps[at]
      if (one === undefined) continue
      if (one === '**') {
        next.push(path, at)
        if (at + 1 === this.paths[path].steps.length) next.push(path, at + 1)
      } else if (one === '*' || ('name' in one ? one.name === name : one.index === to)) next.push(path, at + 1)
    }
    return this.closed(next)
  }

  /** `**` may stand for no step. */
  private closed(place: number[]): Place {
    const seen = new Set<number>()
    const all: number[] = []
    const add = (path: number, at: number): void => {
      const { steps } = this.paths[path]
      const key = path * 4096 + at
      if (seen.has(key)) return
      seen.add(key)
      all.push(path, at)
      // At the end it stands for one step at least: `a.**` is all below `a`, not `a`.
      if (steps[at] === '**' && at + 1 < steps.length) add(path, at + 1)
    }
    for (let k = 0; k < place.length; k += 2) add(place[k], place[k + 1])
    return all
  }
}
