import { patch } from '../patch'

/** A list of things to be used again: at most `max` wait, `make` makes more. */
class FreeList {
  readonly list: unknown[] = []
  constructor(
    readonly name: string,
    readonly max: number,
    readonly make: (...args: unknown[]) => unknown,
  ) {}
  alloc(...args: unknown[]): unknown {
    return this.list.length > 0 ? this.list.shift() : this.make.apply(this, args)
  }
  free(thing: unknown): boolean | undefined {
    if (this.list.length >= this.max) return undefined
    this.list.push(thing)
    return true
  }
}

export default patch({ makes: { freelist: () => ({ FreeList }) } })
