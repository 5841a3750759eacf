/** The readable side of a message: how each generation of streams let itself be read. */

import type { Emitter, EventTable } from './emitter'

export interface ReadableEvents {
  /** Buffers, or texts after `setEncoding`. */
  data: [chunk: Buffer | string]
  end: []
  close: []
  error: [error: Error]
}

interface PipeOptions {
  /** Whether the sink ends with the source. Default true. */
  end?: boolean
}

interface Piped<E extends EventTable<E>> extends Emitter<E> {
  readable: boolean
  setEncoding(encoding: BufferEncoding): unknown
  pipe<T extends NodeJS.WritableStream>(sink: T, options?: PipeOptions): T
}

/** It pushes: who does not listen in time misses it. */
export interface PushedStream<E extends ReadableEvents & EventTable<E>> extends Piped<E> {
  setEncoding(encoding?: BufferEncoding): void
  pause(): void
  resume(): void
}

export interface PulledEvents extends ReadableEvents {
  readable: []
}

/** It waits to be read. */
export interface PulledStream<E extends PulledEvents & EventTable<E>> extends Piped<E> {
  read(size?: number): Buffer | string | null
  setEncoding(encoding: BufferEncoding): unknown
  pause(): unknown
  resume(): unknown
  unpipe(sink?: NodeJS.WritableStream): this
  unshift(chunk: Buffer | string): void
  wrap(stream: NodeJS.ReadableStream): this
}

/** It waits to be read, and its setters can be chained. */
export interface ChainedStream<E extends PulledEvents & EventTable<E>> extends PulledStream<E> {
  setEncoding(encoding: BufferEncoding): this
  pause(): this
  resume(): this
  isPaused(): boolean
}

/** Its chunks can be awaited, one by one. */
export interface AwaitedStream {
  [Symbol.asyncIterator](): NodeJS.AsyncIterator<Buffer | string>
}
