/**
 * The streams of the eras whose Readable the host still has: classes of an era's own, with copies of the host's
 * members. What the era did not have yet is left out; what the host has no more is here. The mark of a stream, how
 * much it holds before its source or its writer is to wait, is the era's.
 */

import { EventEmitter } from 'node:events'
import host from 'node:stream'
import type { Behaviours } from '../profile/vocabulary'
import { iterateByHand } from './iteration'
import type { StreamConstructor } from './old-stream'
import type { Readable, ReadableConstructor } from './shapes'

type Options = Record<string, unknown> & { signal?: AbortSignal; construct?: unknown }
type Made = Readable & Record<string, unknown>
type Key = string | symbol

/** What every Readable has; all else that a host's has is shown where the era names it. */
const ALWAYS = new Set<Key>([
  ...[
    'constructor',
    'destroy',
    '_undestroy',
    '_destroy',
    'push',
    'unshift',
    'isPaused',
    'setEncoding',
    'read',
    '_read',
  ],
  ...['pipe', 'unpipe', 'on', 'addListener', 'removeListener', 'off', 'removeAllListeners', 'resume', 'pause', 'wrap'],
  'readable',
  Symbol.asyncIterator,
])

/** Names by which an era shows symbols. */
const SYMBOLS: Readonly<Record<string, string | undefined>> = {
  'nodejs.rejection': 'rejection',
  'nodejs.asyncDispose': 'asyncDispose',
  'Symbol.asyncDispose': 'asyncDispose',
}

const nameOf = (key: Key): string | undefined => (typeof key === 'string' ? key : SYMBOLS[key.description ?? ''])

/** Members that hosts have lost. */
const LOST = {
  asIndexedPairs(this: AsyncIterable<unknown>): unknown {
    const source = this
    return host.Readable.from(
      (async function* () {
        let index = 0
        for await (const value of source) yield [index++, value]
      })(),
    )
  },
}

const stands = Object.prototype.isPrototypeOf
const { ReadableState } = host.Readable as unknown as {
  ReadableState: new (options: Options | undefined, stream: object, isDuplex: boolean) => Readable['_readableState']
}

/** How much the streams of an era hold. */
interface Mark {
  bytes: number
  objects: number
}

const SIDES = { readableHighWaterMark: 'readableObjectMode', writableHighWaterMark: 'writableObjectMode' } as const

/** The options of a stream with the era's mark where they name none. */
function withMark(options: Options | undefined, { bytes, objects }: Mark): Options | undefined {
  if (bytes === host.getDefaultHighWaterMark(false) && objects === host.getDefaultHighWaterMark(true)) return options
  const { highWaterMark, objectMode } = options ?? {}
  if (highWaterMark !== undefined && highWaterMark !== null) return options
  const marked: Options = { ...options }
  for (const [side, inObjects] of Object.entries(SIDES)) {
    marked[side] ??= objectMode || options?.[inObjects] ? objects : bytes
  }
  return marked
}

/** The same for a stream that has one side only, which the host asks for nothing but highWaterMark. */
function withOneMark(options: Options | undefined, mark: Mark): Options | undefined {
  const marked = withMark(options, mark)
  if (marked === options) return options
  return { ...options, highWaterMark: options?.objectMode ? mark.objects : mark.bytes }
}

function copyMembers(prototype: object, shows: ReadonlySet<string>): void {
  const members = Object.getOwnPropertyDescriptors(host.Readable.prototype) as Record<Key, PropertyDescriptor>
  for (const key of Reflect.ownKeys(members)) {
    if (key === 'constructor') continue
    if (ALWAYS.has(key) || shows.has(nameOf(key) ?? '')) Object.defineProperty(prototype, key, members[key])
  }
  for (const [name, value] of Object.entries(LOST)) {
    if (!shows.has(name) || Object.hasOwn(prototype, name)) continue
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true })
  }
}

/** What a Readable may be given instead of methods of a class. */
const GIVEN = ['read', 'destroy', 'construct'] as const

/** A stream that is to be constructed first: the host does that for streams of its own class alone. */
function constructAsHost(stream: Made, options: Options): void {
  const prototype = Object.getPrototypeOf(stream) as Made
  const construct = options.construct ?? stream._construct
  Object.setPrototypeOf(stream, host.Readable.prototype)
  ;(host.Readable as unknown as Function).call(stream, { ...options, construct })
  Object.setPrototypeOf(stream, prototype)
}

function makeReadable(shows: ReadonlySet<string>, mark: Mark): ReadableConstructor {
  const Readable = function Readable(this: Made, options?: Options): unknown {
    if (!stands.call(Readable.prototype, this)) return new Made(options)
    const marked = withOneMark(options, mark)
    if (options?.construct || this._construct) {
      constructAsHost(this, marked ?? {})
      return
    }
    this._readableState = new ReadableState(marked, this, false)
    EventEmitter.call(this as never, options as never)
    if (!options) return
    for (const name of GIVEN) if (typeof options[name] === 'function') this[`_${name}`] = options[name]
    if (options.signal) host.addAbortSignal(options.signal, this as never)
  } as unknown as ReadableConstructor
  const Made = Readable as new (options?: object) => Readable
  copyMembers(Readable.prototype, shows)
  for (const name of ['ReadableState', '_fromList', 'from', 'fromWeb', 'toWeb', 'wrap']) {
    if (!shows.has(`Readable.${name}`) && name !== 'ReadableState' && name !== '_fromList' && name !== 'from') continue
    const value = (host.Readable as unknown as Record<string, unknown>)[name]
    Object.defineProperty(Readable, name, { value, writable: true, enumerable: true, configurable: true })
  }
  return Readable
}

/** The other classes stand on the host's. */
function makeOnHost(name: 'Writable' | 'Duplex' | 'Transform' | 'PassThrough', mark: Mark): Function {
  const ofHost = host[name] as unknown as Function
  const marked = name === 'Writable' ? withOneMark : withMark
  const Made = function (this: object, options?: Options): unknown {
    if (!stands.call(Made.prototype, this)) return new Made(options)
    ofHost.call(this, marked(options, mark))
  } as unknown as { new (options?: Options): object; prototype: object }
  Object.defineProperty(Made, 'name', { value: name, configurable: true })
  Object.setPrototypeOf(Made, ofHost)
  Made.prototype = Object.create(ofHost.prototype, {
    constructor: { value: Made, writable: true, configurable: true },
  })
  return Made as unknown as Function
}

/** @returns the classes by name, and what the module has of their marks */
export function hostStreams(stream: Behaviours['stream'], Stream: StreamConstructor) {
  const mark: Mark = { bytes: stream.highWaterMark, objects: 16 }
  const Readable = makeReadable(new Set(stream.shows), mark)
  if (stream.leaves === 'plainly') iterateByHand(Readable.prototype)
  Object.setPrototypeOf(Readable, Stream)
  Object.setPrototypeOf(Readable.prototype, Stream.prototype)
  return {
    classes: {
      Readable,
      Writable: makeOnHost('Writable', mark),
      Duplex: makeOnHost('Duplex', mark),
      Transform: makeOnHost('Transform', mark),
      PassThrough: makeOnHost('PassThrough', mark),
    } as Record<string, Function>,
    getDefaultHighWaterMark: (objectMode?: boolean): number => (objectMode ? mark.objects : mark.bytes),
    setDefaultHighWaterMark(objectMode: boolean, value: number): void {
      mark[objectMode ? 'objects' : 'bytes'] = value
    },
  }
}
