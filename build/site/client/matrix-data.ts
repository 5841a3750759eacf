/** The data of the page of all behaviours, for who writes it and who reads it. */

export interface MatrixRow {
  readonly path: string
  readonly what: string
  /** Its place among the weights. */
  readonly weight: number
  /** Which value each line has. */
  readonly cells: readonly number[]
  /** By turns: the place of a release, and the value that begins with it. */
  readonly begins: readonly number[]
  /** The values in words; lists as places in the pool, once packed. */
  readonly words: readonly (string | readonly (string | number)[])[]
  /** What a version with each value does, as complaints have it; empty for none. */
  readonly says?: readonly string[]
  /** Its place in the list of complaints. */
  readonly rank?: number
}

export interface MatrixData {
  readonly lines: readonly string[]
  /** Every release, oldest first, with the place of its line. */
  readonly releases: readonly (readonly [name: string, line: number])[]
  readonly weights: readonly string[]
  readonly rows: readonly MatrixRow[]
  readonly pool: readonly string[]
}

const LAST = 1e6

/** By weight; within one, what more people complained of first. */
export const byWeight = (a: MatrixRow, b: MatrixRow): number =>
  a.weight - b.weight || (a.rank ?? LAST) - (b.rank ?? LAST)
