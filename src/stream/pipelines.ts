/**
 * When pipeline calls back, which differs between releases, hosts among them: by the last stream alone, at the first failure, or
 * when all of its streams have closed. What is no stream (a function that gives pieces, say) is left to the host.
 */

import process from 'node:process'
import host, { finished } from 'node:stream'
import type { Behaviours } from '../profile/vocabulary'

type Called = (error?: Error | null, ...more: unknown[]) => void
type Failure = NodeJS.ErrnoException | null | undefined
type Way = Behaviours['stream']['pipelineTells']
type Pipeline = (...args: unknown[]) => unknown
/** A stream of any kind, and what it may say of its own end. */
type Any = NodeJS.ReadableStream & {
  readonly errored?: Error | null
  readonly _writableState?: { autoDestroy?: boolean; finished?: boolean }
  readonly _readableState?: object
}

const ofHost = host.pipeline as unknown as Pipeline

const PREMATURE = 'ERR_STREAM_PREMATURE_CLOSE'

const isStream = (value: unknown): value is Any =>
  typeof (value as Any | null)?.pipe === 'function' && typeof (value as Any).on === 'function'

/** A callback that is called once, whoever calls. */
function once(callback: Called): Called {
  let told = false
  return (...args) => {
    if (told) return
    told = true
    callback(...args)
  }
}

/**
 * Tells of each stream before the last that fails. They are watched as pipeline itself does; of the last, as few listeners as
 * can be are asked: a program may have its own, and is warned of many.
 */
function onFailures(streams: readonly Any[], told: (failure: Failure) => void): void {
  streams.slice(0, -1).forEach((stream, at) => {
    finished(stream, { readable: true, writable: at > 0 }, failure => {
      if (failure) told(failure)
    })
  })
}

const closedEarly = (): Failure => Object.assign(new Error('Premature close'), { code: PREMATURE })

/** Of two failures, the one that tells more than that a stream closed early. */
const better = (failure: Failure, other: Failure): Failure => (failure && failure.code !== PREMATURE ? failure : other)

/** Whether a stream closes when it has finished, and has nothing to be read: that is waited for. Messages of http did not say so. */
const closesItself = ({ _writableState, _readableState }: Any): boolean =>
  Boolean(_writableState?.autoDestroy && !_readableState)

/** How the last stream says it. */
interface ByLast {
  /** A failure before it is told at once, not when it has come to the last, and a last stream that closes itself is waited for. */
  readonly failsAtOnce?: boolean
  /** Who listens to its finish in the turn of the call is told before. */
  readonly later?: boolean
}

/** The last stream says it, as soon as it has finished, has failed or is closed; errors come by the host as well. */
function byLast(streams: Any[], callback: Called, { failsAtOnce, later }: ByLast = {}): unknown {
  const last = streams[streams.length - 1]
  const tell = once((...args) => {
    last.removeListener('error', fail)
    callback(...args)
  })
  const given = ofHost(...streams, tell)
  let cause: Failure
  const fail = (error: Failure) => tell(better(cause, error))
  onFailures(streams, failure => {
    cause = better(cause, failure)
    if (failsAtOnce && cause?.code !== PREMATURE) tell(cause)
  })
  const finish = () => tell()
  if (later) process.nextTick(() => last.once('finish', finish))
  else if (!failsAtOnce || !closesItself(last)) last.once('finish', finish)
  last.on('error', fail)
  last.once('close', () => {
    if (last._writableState?.finished) tell()
    else tell(cause ?? closedEarly())
  })
  return given
}

/** The first failure is told in the tick after it. */
function byFirst(streams: Any[], callback: Called): unknown {
  const tell = once(callback)
  const given = ofHost(...streams, tell)
  const fail = (failure: Failure) => process.nextTick(tell, failure)
  onFailures(streams, fail)
  const last = streams[streams.length - 1]
  // Streams of other makers may not say themselves that they have finished.
  let isFinished = false
  last.once('finish', () => {
    isFinished = true
  })
  last.once('close', () => {
    if (!isFinished) fail(last.errored ?? closedEarly())
  })
  return given
}

/** What the streams have failed with tells more than that one of them closed early. */
function byAll(streams: Any[], callback: Called): unknown {
  return ofHost(...streams, (error: Failure, ...more: unknown[]) => {
    if (!error) {
      callback(error, ...more)
      return
    }
    let open = streams.length
    let cause: Failure = error
    for (const stream of streams) {
      finished(stream, failure => {
        if (failure) cause = better(cause, failure)
        if (--open === 0) process.nextTick(callback, cause, ...more)
      })
    }
  })
}

/** When the second of two streams is a message, its listeners are told first. */
function afterFinish(streams: Any[], callback: Called): unknown {
  const last = streams[streams.length - 1]
  if (last._writableState && !last._readableState) return byLast(streams, callback, { failsAtOnce: true })
  return streams.length > 2 || last._readableState
    ? byFirst(streams, callback)
    : byLast(streams, callback, { later: true })
}

const tellings: Readonly<Record<Way, (streams: Any[], callback: Called) => unknown>> = {
  atOnce: byLast,
  whicheverFirst: (streams, callback) => byLast(streams, callback, { failsAtOnce: true }),
  afterFinish,
  atFailure: byFirst,
  whenClosed: byAll,
}

/** @returns pipeline of an era */
export function makePipeline(way: Way): Pipeline {
  function pipeline(...args: unknown[]): unknown {
    const callback = args[args.length - 1]
    const streams = args.length === 2 && Array.isArray(args[0]) ? (args[0] as unknown[]) : args.slice(0, -1)
    if (typeof callback !== 'function' || streams.length < 2 || !streams.every(isStream)) return ofHost(...args)
    return tellings[way](streams, callback as Called)
  }
  return Object.defineProperties(pipeline, Object.getOwnPropertyDescriptors(ofHost)) as Pipeline
}
