/**
 * The kinds of entries that the vocabulary is made of. An entry says what a behaviour is; its value in each
 * release is data and stands in versions/.
 */

/** One named, typed toggle. `T` is the type of its value. */
export interface Behaviour<T> {
  /** What it decides, in one or two sentences. */
  readonly what: string
  /** What kind of value it has. */
  readonly kind: 'flag' | 'count' | 'text' | 'choice' | 'table' | 'record'
  /** For a choice: every value with what it means. */
  readonly choices?: Readonly<Record<string, string>>
  /** Never set: carries the type of the value. */
  readonly type?: T
}

/** A yes or no. */
export const flag = (what: string): Behaviour<boolean> => ({ what, kind: 'flag' })

/** A number; milliseconds for times, bytes for sizes, unless `what` says otherwise. */
export const count = (what: string): Behaviour<number> => ({ what, kind: 'count' })

/** A text as it appears to the program or on the wire. */
export const text = (what: string): Behaviour<string> => ({ what, kind: 'text' })

/** One of several ways, each of which is described. */
export const choice = <const C extends Readonly<Record<string, string>>>(
  what: string,
  choices: C,
): Behaviour<Extract<keyof C, string>> => ({ what, kind: 'choice', choices })

/** A list or a map, such as the reason phrases. */
export const table = <T extends object>(what: string): Behaviour<T> => ({ what, kind: 'table' })

/** A map whose changes state only the entries that change; they are laid over the entries before them. */
export const record = <T extends object>(what: string): Behaviour<T> => ({ what, kind: 'record' })

/** The values that an area of the vocabulary takes in one profile. */
export type Values<A> = { readonly [K in keyof A]: A[K] extends Behaviour<infer T> ? T : never }
