/** The stream classes of an era, as far as http needs them. */

import type { StreamConstructor } from './old-stream'

/** A Readable as far as http needs it. */
export interface Readable extends NodeJS.EventEmitter {
  readable: boolean
  _readableState: {
    flowing: boolean | null
    ended: boolean
    endEmitted: boolean
    length: number
    readingMore: boolean
    [name: string]: unknown
  }
  push(chunk: Buffer | string | null, encoding?: string): boolean
  read(size?: number): Buffer | string | null
  resume(): this
  pause(): this
  setEncoding(encoding?: string | null): this
}

export interface ReadableConstructor {
  new (options?: object): Readable
  (this: Readable, options?: object): void
  prototype: Readable
}

export interface EraStreams {
  /** The old Stream: an EventEmitter with pipe. Base of outgoing messages in every era. */
  readonly Stream: StreamConstructor
  /** Base of incoming messages where there is one; else they stand on Stream. */
  readonly Readable: ReadableConstructor | undefined
  /** What `require('stream')` gives. Making it teaches the classes that the host's sockets are of their kind. */
  readonly makeModule: () => object
}
