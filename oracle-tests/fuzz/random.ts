/** Numbers that look random and follow from a seed: the same seed gives the same cases on every machine. */

export interface Random {
  /** From 0 up to, not including, `most`. */
  below(most: number): number
  /** True in one of `of` times. */
  once(of: number): boolean
  pick<T>(list: readonly T[]): T
}

/** Mulberry32. */
export function randomFrom(seed: number, stream: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  // What follows from neighbouring seeds is alike at first.
  next()
  const below = (most: number) => Math.floor((next() / 0x100000000) * most)
  return { below, once: of => below(of) === 0, pick: list => list[below(list.length)] }
}
