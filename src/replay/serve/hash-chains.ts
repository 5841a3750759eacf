/**
 * Chains of entries with the same key: which one is next, and which one is the last. Numbers side by side, about 27 bytes
 * a key at most times, because a Map of so many would need four times as much.
 */

const first = 1024

export class HashChains {
  /** By place: the key, and its entries plus one; no entries at all where the place is free. */
  private keys = new Float64Array(first)
  private nexts = new Uint32Array(first)
  private lasts = new Uint32Array(first)
  private count = 0

  /** The entry that is next; undefined for none. */
  next(key: number): number | undefined {
    const next = this.nexts[this.place(key)]
    return next === 0 ? undefined : next - 1
  }

  /** @param entry undefined if there is none any more */
  setNext(key: number, entry: number | undefined): void {
    // A key that is not known any more keeps its place: others may stand behind it.
    this.nexts[this.place(key)] = entry === undefined ? 0 : entry + 1
  }

  /** Adds an entry at the end. Gives the one before it; undefined for the first. */
  add(key: number, entry: number): number | undefined {
    const at = this.place(key)
    const before = this.lasts[at]
    this.lasts[at] = entry + 1
    if (before > 0) return before - 1
    this.keys[at] = key
    this.nexts[at] = entry + 1
    if (++this.count * 4 > this.keys.length * 3) this.grow()
    return undefined
  }

  /** Where a key stands, or is to stand. */
  private place(key: number): number {
    const { keys, lasts } = this
    const mask = keys.length - 1
    // Keys are hashes: any of their bits will do.
    let at = key % keys.length
    while (lasts[at] !== 0 && keys[at] !== key) at = (at + 1) & mask
    return at
  }

  private grow(): void {
    const { keys, nexts, lasts } = this
    const size = 2 * keys.length
    this.keys = new Float64Array(size)
    this.nexts = new Uint32Array(size)
    this.lasts = new Uint32Array(size)
    for (let k = 0; k < keys.length; k++) {
      if (lasts[k] === 0) continue
      const at = this.place(keys[k])
      this.keys[at] = keys[k]
      this.nexts[at] = nexts[k]
      this.lasts[at] = lasts[k]
    }
  }
}
