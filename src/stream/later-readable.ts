/** Where Readables of the time of readable-stream 3.6 and it part: when they flow, keep, decode and tell of the end. */

import type { Behaviours } from '../profile/vocabulary'
import { listenerCount } from './emitter'
import type { Readable, ReadableConstructor } from './shapes'

interface State {
  flowing: boolean | null
  length: number
  sync: boolean
  emittedReadable: boolean
  readableListening: boolean
  resumeScheduled: boolean
  paused: boolean
}
const stateOf = (stream: Readable) => stream._readableState as unknown as State

function forgetIfIgnored(stream: Readable): void {
  const state = stateOf(stream)
  const flows = state.resumeScheduled && !state.paused
  if (!flows && !state.readableListening && listenerCount(stream, 'data') === 0) state.flowing = null
}

/** Without listeners of readable and data it forgets whether it flows; a listener added then makes it flow. */
function forgetFlow(prototype: Readable): void {
  const { removeListener, removeAllListeners } = prototype
  prototype.removeListener = function (this: Readable, event, listener) {
    removeListener.call(this, event, listener)
    if (event === 'readable') process.nextTick(forgetIfIgnored, this)
    return this
  }
  prototype.removeAllListeners = function (this: Readable, ...events) {
    removeAllListeners.apply(this, events)
    if (events.length === 0 || events[0] === 'readable') process.nextTick(forgetIfIgnored, this)
    return this
  }
}

/** What comes while it flows and nobody reads data is kept for the next turn of the flow. */
function keepIgnored(prototype: Readable & { unshift(chunk: Buffer | string): boolean }): void {
  for (const name of ['push', 'unshift'] as const) {
    const add = prototype[name] as Readable['push']
    prototype[name] = function (this: Readable, chunk: Buffer | string | null, encoding?: string) {
      const state = stateOf(this)
      const ignored = state.flowing && state.length === 0 && !state.sync && chunk !== null
      if (!ignored || listenerCount(this, 'data') > 0) return add.call(this, chunk, encoding)
      state.sync = true
      try {
        return add.call(this, chunk, encoding)
      } finally {
        state.sync = false
      }
    }
  }
}

/** Its end is announced with readable at once, even when a readable is due already. */
function reportEnd(prototype: Readable): void {
  const { push } = prototype
  prototype.push = function (this: Readable, chunk, encoding) {
    if (chunk === null) {
      const state = stateOf(this)
      if (!state.sync) state.emittedReadable = false
    }
    return push.call(this, chunk, encoding)
  }
}

/** setEncoding leaves alone what was received before it. */
function encodeFromNow(prototype: Readable): void {
  const { setEncoding } = prototype
  prototype.setEncoding = function (this: Readable, encoding) {
    const state = this._readableState as unknown as { buffer: { constructor: new () => object }; length: number }
    const { buffer, length } = state
    state.buffer = new buffer.constructor() as typeof buffer
    setEncoding.call(this, encoding)
    state.buffer = buffer
    state.length = length
    return this
  }
}

export function teachReadable({ prototype }: ReadableConstructor, stream: Behaviours['stream']): void {
  if (stream.readable !== 'streams3b') return
  if (!stream.encodesBuffered) encodeFromNow(prototype)
  if (stream.forgetsFlow) forgetFlow(prototype)
  if (stream.keepsUnheard) keepIgnored(prototype as Parameters<typeof keepIgnored>[0])
  if (stream.endTellsReadable) reportEnd(prototype)
}
