/**
 * The stream classes of an era: an old Stream of our own under the readable-stream release of the time, every era
 * with a copy of its own, so that a patched prototype stays in its era.
 */

import buffer from 'node:buffer'
import host from 'node:stream'
import { inspect, types } from 'node:util'
import type { Profile } from '../profile/profile'
import type { Behaviours } from '../profile/vocabulary'
import { makeDecoder } from './decoders'
import { listenerCount } from './emitter'
import { giveEmptyText } from './empty-text'
import { FirstBuffer } from './first-buffer'
import { hostStreams } from './host-streams'
import { inherit } from './inherit'
import { teachReadable } from './later-readable'
import { makeOldStream, type StreamConstructor } from './old-stream'
import { ownCopy } from './own-copy'
import { makePipeline } from './pipelines'
import { destroyOnRejection } from './rejections'
import type { EraStreams, Readable, ReadableConstructor } from './shapes'

const CLASSES = ['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough'] as const
type ClassName = (typeof CLASSES)[number]
const PACKAGES = {
  old: undefined,
  streams2: 'readable-stream-1',
  streams3: 'readable-stream-2',
  streams3b: 'readable-stream-3',
  host: undefined,
}

const GETTERS: Readonly<Record<string, (this: Readable) => unknown>> = {
  readableLength() {
    return this._readableState.length
  },
  readableFlowing() {
    return this._readableState.flowing
  },
  readableObjectMode() {
    return this._readableState.objectMode
  },
  readableEncoding() {
    return this._readableState.encoding
  },
  readableEnded() {
    return this._readableState.endEmitted
  },
}

const STATE = ['destroyed', 'readableHighWaterMark', 'readableBuffer', 'writableHighWaterMark', ...Object.keys(GETTERS)]

/** Shows on the prototype what the era shows, and hides the rest. */
function showState(prototype: object, shows: readonly string[]): void {
  for (const name of STATE) {
    if (!shows.includes(name)) delete (prototype as Record<string, unknown>)[name]
    else if (Object.hasOwn(GETTERS, name) && 'read' in prototype && !(name in prototype)) {
      Object.defineProperty(prototype, name, { get: GETTERS[name], configurable: true })
    }
  }
}

function loadClasses(stream: Behaviours['stream'], Stream: StreamConstructor): Partial<Record<ClassName, Function>> {
  const from = PACKAGES[stream.readable]
  if (!from) return {}
  const load = ownCopy({
    stream: Stream,
    'string_decoder/': { StringDecoder: makeDecoder(stream) },
    util: { inspect },
    buffer: stream.readable === 'streams2' ? { Buffer: FirstBuffer } : buffer,
  })
  const classes: Partial<Record<ClassName, Function>> = {}
  for (const name of CLASSES) classes[name] = load(`${from}/lib/_stream_${name.toLowerCase()}.js`) as Function
  for (const made of Object.values(classes)) {
    showState(made.prototype, stream.shows)
    if (!stream.destroy) for (const own of ['destroy', '_destroy', '_undestroy']) delete made.prototype[own]
  }
  if (!stream.writableKnowsAll) delete (classes.Writable as { [Symbol.hasInstance]?: unknown })[Symbol.hasInstance]
  teachReadable(classes.Readable as ReadableConstructor, stream)
  if (stream.rejectionDestroys) destroyOnRejection(classes.Readable, classes.Writable)
  if (stream.emptyText) giveEmptyText(classes.Readable as ReadableConstructor)
  return classes
}

/** The host's streams, sockets above all, count as instances of the era's class. */
function knowHost(made: Function, ofHost: Function): void {
  const before = made[Symbol.hasInstance]
  Object.defineProperty(made, Symbol.hasInstance, {
    value(this: Function, object: unknown) {
      return before.call(this, object) || (this === made && object instanceof ofHost)
    },
    configurable: true,
    writable: true,
  })
}

/** Functions of stream, which are the host's. */
const ofHost: Record<string, unknown> = {
  ...host,
  _isUint8Array: (value: unknown) => types.isUint8Array(value),
  _uint8ArrayToBuffer: (chunk: Uint8Array) => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength),
}

/** The names of the module that are read anew each time. */
const ACCESSORS: Readonly<Record<string, PropertyDescriptor>> = {
  promises: { get: () => host.promises, enumerable: true, configurable: true },
}

/** The classes of the packages, with parents as the era's constructors show them. */
function ownClasses(profile: Profile, Stream: StreamConstructor): Partial<Record<ClassName, Function>> {
  const classes = loadClasses(profile.stream, Stream)
  for (const own of Object.values(classes)) {
    const { super_: parent } = own as { super_?: Function }
    delete (own as { super_?: Function }).super_
    inherit(own, parent, profile.module.constructorsInherit)
  }
  return classes
}

/** The later streams count their listeners by a method of emitters, which those of an older era beside them have not. */
function giveCount(classes: Partial<Record<ClassName, Function>>): void {
  const prototype = classes.Readable?.prototype
  if (!prototype || 'listenerCount' in prototype) return
  function count(this: NodeJS.EventEmitter, event: string): number {
    return listenerCount(this, event)
  }
  Object.defineProperty(prototype, 'listenerCount', { value: count, writable: true, configurable: true })
}

export function makeStreams(profile: Profile): EraStreams {
  const { stream } = profile
  const Stream = makeOldStream(profile)
  const { classes, ...more }: { classes: Partial<Record<ClassName, Function>> } =
    stream.readable === 'host' ? hostStreams(stream, Stream) : { classes: ownClasses(profile, Stream) }
  if (stream.readable === 'streams3b' || stream.readable === 'host') giveCount(classes)
  let made: object | undefined
  const makeModule = () => {
    if (made) return made
    knowHost(Stream, host)
    for (const name of CLASSES) {
      const own = classes[name]
      if (own && (name !== 'Writable' || stream.writableKnowsAll)) knowHost(own, host[name])
    }
    const pipeline = makePipeline(stream.pipelineTells)
    const all: Record<string, unknown> = { ...ofHost, pipeline, ...more, Stream, ...classes }
    made = stream.moduleIsClass ? Stream : {}
    for (const name of stream.module) {
      if (ACCESSORS[name]) Object.defineProperty(made, name, ACCESSORS[name])
      else (made as Record<string, unknown>)[name] = all[name]
    }
    return made
  }
  return { Stream, Readable: classes.Readable as ReadableConstructor | undefined, makeModule }
}
