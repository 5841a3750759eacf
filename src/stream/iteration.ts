/**
 * How the first asynchronous generators went over a Readable: one that closes before its end only ends, and one that is
 * left early is destroyed by its own method, with nothing beside it, or its request is aborted.
 */

import type { Readable } from './shapes'

type Chunk = Buffer | string
interface Iterated extends Readable {
  destroyed: boolean
  /** Of an answer: what it answers. */
  req?: { abort?(): void }
  destroy(error: Error | null): unknown
}

/** What has become of a stream since somebody waits for it. */
class Watch {
  over: boolean
  failure: Error | undefined
  private wake = (): void => {}

  constructor(stream: Iterated) {
    const { endEmitted, closeEmitted } = stream._readableState
    this.over = Boolean(endEmitted || closeEmitted)
    stream.on('readable', this.look)
    stream.on('error', this.fail)
    stream.on('end', this.end)
    stream.on('close', this.end)
  }

  readonly look = (): void => this.wake()
  readonly end = (): void => {
    this.over = true
    this.wake()
  }
  readonly fail = (error: Error): void => {
    this.failure ??= error
    this.wake()
  }
  news(): Promise<void> {
    return new Promise(resolve => {
      this.wake = resolve
    })
  }
}

/** An answer goes with its request. */
function leave(stream: Iterated, failure: Error | undefined): void {
  if (typeof stream.req?.abort === 'function') stream.req.abort()
  else stream.destroy(failure ?? null)
}

async function* iterate(stream: Iterated): AsyncGenerator<Chunk> {
  const watch = new Watch(stream)
  let left = true
  try {
    while (true) {
      const chunk = stream.destroyed ? null : stream.read()
      if (chunk !== null) yield chunk
      else if (watch.failure) throw watch.failure
      else if (watch.over) break
      else await watch.news()
    }
    left = false
  } finally {
    if (left) leave(stream, watch.failure)
  }
}

/** Gives a Readable the iteration of that time. */
export function iterateByHand(prototype: object): void {
  const value = function (this: Iterated) {
    return Object.assign(iterate(this), { stream: this })
  }
  Object.defineProperty(prototype, Symbol.asyncIterator, { value, writable: true, configurable: true })
}
