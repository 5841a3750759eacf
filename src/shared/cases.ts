/** What a command checked, as cases that passed or not: what reports for machines of CI are made from. */

export interface Case {
  readonly name: string
  /** `failed`: what was checked is not so. `error`: it could not be checked. */
  readonly status: 'passed' | 'failed' | 'error' | 'skipped'
  /** How long it took, where that is known. */
  readonly ms?: number
  /** Of one that did not pass: a line that says why. */
  readonly message?: string
  /** Of one that did not pass: the rest, as text. */
  readonly text?: string
  /** The program that it is about. */
  readonly file?: string
}

/** Cases that belong together. */
export interface Suite {
  readonly name: string
  readonly cases: readonly Case[]
  /** How long all of them took, where they ran beside each other. */
  readonly ms?: number
}
