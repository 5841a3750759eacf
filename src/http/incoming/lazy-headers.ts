/**
 * Headers that are made of the raw lines when a program asks for them: accessors of the prototype, with what was made
 * kept beside the message.
 */

import type { Headers, IncomingMessage } from '../shapes/connection'

const kHeaders = Symbol('headers')
const kTrailers = Symbol('trailers')
const kHeadersDistinct = Symbol('headersDistinct')
const kTrailersDistinct = Symbol('trailersDistinct')
const kHeaderCount = Symbol('headerCount')
const kTrailerCount = Symbol('trailerCount')

interface Lazy {
  [kHeaders]: Headers | null
  [kHeaderCount]: number
  [kHeadersDistinct]: Headers | null
  [kTrailers]: Headers | null
  [kTrailerCount]: number
  [kTrailersDistinct]: Headers | null
}
type LazyMessage = IncomingMessage & Lazy

/** A new message: nothing is made of its lines yet. */
export function clearLazy(message: IncomingMessage): void {
  const lazy = message as LazyMessage
  lazy[kHeaders] = null
  lazy[kHeaderCount] = 0
  lazy[kHeadersDistinct] = null
  lazy[kTrailers] = null
  lazy[kTrailerCount] = 0
  lazy[kTrailersDistinct] = null
}

type Kept = typeof kHeaders | typeof kTrailers | typeof kHeadersDistinct | typeof kTrailersDistinct
type Add = '_addHeaderLine' | '_addHeaderLineDistinct'

type Setter = (kept: Kept) => (this: LazyMessage, headers: Headers) => void
const keepsAssigned: Setter = kept =>
  function (headers) {
    this[kept] = headers
  }
const ignoresAssigned: Setter = () => () => {}

function accessor(kept: Kept, add: Add, ofTrailers: boolean, made: () => Headers, set: Setter): PropertyDescriptor {
  return {
    get(this: LazyMessage): Headers {
      const known = this[kept]
      if (known) return known
      const headers = (this[kept] = made())
      const lines = ofTrailers ? this.rawTrailers : this.rawHeaders
      const count = this[ofTrailers ? kTrailerCount : kHeaderCount]
      for (let i = 0; i < count; i += 2) this[add](lines[i], lines[i + 1], headers)
      return headers
    },
    set: set(kept),
    enumerable: false,
    configurable: false,
  }
}

/** The accessors by name; `bare` says that lists of distinct values have no prototype, `assigned` that what is assigned is kept. */
export function lazyAccessors(bare: boolean, assigned: boolean): Record<string, PropertyDescriptor> {
  const set = assigned ? keepsAssigned : ignoresAssigned
  const plain = (): Headers => ({})
  const made = bare ? (): Headers => Object.create(null) : plain
  return {
    headers: accessor(kHeaders, '_addHeaderLine', false, plain, set),
    headersDistinct: accessor(kHeadersDistinct, '_addHeaderLineDistinct', false, made, set),
    trailers: accessor(kTrailers, '_addHeaderLine', true, plain, set),
    trailersDistinct: accessor(kTrailersDistinct, '_addHeaderLineDistinct', true, made, set),
  }
}

/** _addHeaderLines: the lines are kept as they came, and added to what a program has looked at already. */
export function addLinesLazily(this: IncomingMessage, lines: string[] | undefined, count: number): void {
  if (!lines?.length) return
  const message = this as LazyMessage
  let headers: Headers | null
  if (message.complete) {
    message.rawTrailers = lines
    message[kTrailerCount] = count
    headers = message[kTrailers]
  } else {
    message.rawHeaders = lines
    message[kHeaderCount] = count
    headers = message[kHeaders]
  }
  if (headers) for (let i = 0; i < count; i += 2) message._addHeaderLine(lines[i], lines[i + 1], headers)
}
