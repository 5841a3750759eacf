/**
 * Paths into JSON, a small language. Steps stand between dots: `user.password`. `*` is any name or index, `**` any number
 * of steps, none as well; `[0]` is an index, `[*]` any; `["a.b"]` is a name with odd characters; `$` is the whole value,
 * and may stand before the first step. Names are compared without regard to case.
 */

/** A step: a name in lower case, an index, any one, or any number of them. */
type PathStep = { readonly name: string } | { readonly index: number } | '*' | '**'

export interface JsonPath {
  /** As it was written. */
  readonly text: string
  readonly steps: readonly PathStep[]
}

const step = /(?:^|\.)(\*\*?|[^.[\]"*\s][^.[\]"*]*)|\.?\[(?:(\d+)|(\*)|("(?:[^"\\]|\\.)*"))\]/y

/** @throws SyntaxError for what is no path, saying where */
export function jsonPathOf(text: string): JsonPath {
  const whole = text.trim()
  const steps: PathStep[] = []
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
    throw new SyntaxError(`'${whole}' is none: ${quoted} is not a text of JSON`)
  }
}

/** How far each path has come somewhere in a value. */
export interface JsonPlace {
  /** Pairs of the number of a path and that of its next step. */
  readonly steps: readonly number[]
  /** The path that ends here. */
  readonly met: string | undefined
  /** The places one step further that are known: behind names and indexes that a path has, and behind all others. */
  readonly next: Map<string | number | undefined, JsonPlace>
}

/**
 * Follows some paths into a value. Names that no path has all lead to one place, so there are few places, whatever a value holds;
 * each is made once.
 */
export class Paths {
  readonly root: JsonPlace
  /** The longest name that a path has, in characters; a longer one is only met by `*`. */
  readonly longest: number
  private readonly known: ReadonlySet<string | number>
  private readonly places = new Map<string, JsonPlace>()

  constructor(private readonly paths: readonly JsonPath[]) {
    const own = paths.flatMap(({ steps }) => steps.filter(one => typeof one === 'object'))
    this.known = new Set(own.map(one => ('name' in one ? one.name : one.index)))
    this.longest = Math.max(0, ...own.map(one => ('name' in one ? one.name.length : 0)))
    this.root = this.placeOf(paths.flatMap((_, path) => [path, 0]))
  }

  /** The path that ends at a place; undefined for none. */
  met({ met }: JsonPlace): string | undefined {
    return met
  }

  /** The place one step further: behind a name, as it stands in an object; behind an index; undefined: a name that no path has. */
  below(place: JsonPlace, to: string | number | undefined): JsonPlace {
    const own = typeof to === 'string' ? to.toLowerCase() : to
    const key = own !== undefined && this.known.has(own) ? own : undefined
    let next = place.next.get(key)
    if (next) return next
    next = this.placeOf(this.stepped(place, key))
    place.next.set(key, next)
    return next
  }

  private stepped({ steps: place }: JsonPlace, key: string | number | undefined): number[] {
    const next: number[] = []
    for (let k = 0; k < place.length; k += 2) {
      const [path, at] = [place[k], place[k + 1]]
      const { steps } = this.paths[path]
      const one = steps[at]
      if (one === undefined) continue
      if (one === '**') {
        next.push(path, at)
        if (at + 1 === steps.length) next.push(path, at + 1)
      } else if (one === '*' || ('name' in one ? one.name : one.index) === key) next.push(path, at + 1)
    }
    return next
  }

  /** The place of some steps, and of those after a `**` that stands for none. */
  private placeOf(begun: readonly number[]): JsonPlace {
    const steps: number[] = []
    const seen = new Set<number>()
    const add = (path: number, at: number): void => {
      const { steps: own } = this.paths[path]
      const key = path * 4096 + at
      if (seen.has(key)) return
      seen.add(key)
      steps.push(path, at)
      // At the end it stands for one step at least: `a.**` is all below `a`, not `a`.
      if (own[at] === '**' && at + 1 < own.length) add(path, at + 1)
    }
    for (let k = 0; k < begun.length; k += 2) add(begun[k], begun[k + 1])
    const name = steps.join()
    const known = this.places.get(name)
    if (known) return known
    const ending = steps.findIndex((path, k) => k % 2 === 0 && steps[k + 1] === this.paths[path].steps.length)
    const place = { steps, met: ending < 0 ? undefined : this.paths[steps[ending]].text, next: new Map() }
    this.places.set(name, place)
    return place
  }
}
