/** The host's streams: the package that is made from Node's own. */

type Streams = typeof import('node:stream')

const host = require('readable-stream') as Streams & Record<string, unknown>
const { addAbortSignal } = require('readable-stream/lib/internal/streams/add-abort-signal.js') as Streams

const BYTES = 64 * 1024
const OBJECTS = 16

/** The package has the marks of its time; the core asks for those of the host. */
const getDefaultHighWaterMark = (objects: boolean): number => (objects ? OBJECTS : BYTES)

const all: Record<string, unknown> = Object.assign(host, { addAbortSignal, getDefaultHighWaterMark })

export const { Readable, Writable, Duplex, Transform, PassThrough, Stream, finished, pipeline, promises } = host
export { addAbortSignal, getDefaultHighWaterMark }
export default all
